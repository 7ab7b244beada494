import type { AskSessions, FoundSession } from '../domain/asks.ts';
import { addDuration } from '../domain/calendar.ts';
import { hasSeat, type SessionFacts } from '../domain/sessions.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Db } from './db.ts';
import { onlyOffered } from './sessionOffers.ts';

interface Row extends Omit<SessionFacts, 'reminders' | 'parts'> {
  activityId: string;
  timezone: string;
  remindBefore: string[];
  times: { startsAt: string; endsAt: string }[];
}

/** A session as an enrolment keeps it. Instants inside JSON come in Postgres' form. */
interface Known {
  readonly activityId: string;
  readonly facts: SessionFacts;
  readonly times: readonly { startsAt: number; endsAt: number }[];
}

/** A session's pool, as the learner finds it; what is given out is counted along. */
export interface SessionPool {
  /** R11: is there a free seat and nobody waiting for it, or one that is kept for the learner's team? */
  isFree(): boolean;
  /** Takes that seat; false: there is none. */
  take(): boolean;
  /** One more waits. */
  wait(): void;
}

/**
 * What a transaction must know of sessions: their facts, and when the learners are elsewhere. Whoever chooses sessions for
 * a person holds that person's lock until the end of the transaction, so that two choices at once see one another.
 */
export class SessionKnowledge {
  private readonly sessions: Map<string, Known>;
  /** By user: the sessions in which they have a seat, whatever the event. */
  private readonly held: Map<string, Set<string>>;
  /** By session: who leads it. */
  private readonly leaders: Map<string, Set<string>>;

  private constructor(
    sessions: Map<string, Known>,
    held: Map<string, Set<string>>,
    leaders: Map<string, Set<string>> = new Map(),
  ) {
    this.sessions = sessions;
    this.held = held;
    this.leaders = leaders;
  }

  static async gather(db: Db, sessionIds: readonly string[], learnerIds: readonly string[]): Promise<SessionKnowledge> {
    if (sessionIds.length === 0) return new SessionKnowledge(new Map(), new Map());
    const learners = [...new Set(learnerIds)].sort();
    await db`
      select pg_advisory_xact_lock(hashtextextended('sessions of ' || id, 0))
      from unnest(${learners}::text[]) with ordinality as one (id, place) order by place`;
    const wanted = [...new Set(sessionIds)].filter(isUuid).sort();
    await db`select from sessions where id = any(${wanted}) order by id for share`;
    const elsewhere = await db<{ userId: string; sessionId: string }[]>`
      select e.user_id, p.session_id from enrolments e
        join seats s on s.enrolment_id = e.id and s.state in ('held', 'beyond')
        join pools p on p.id = s.pool_id and p.session_id is not null
        join sessions o on o.id = p.session_id and o.status = 'planned'
      where e.user_id = any(${learners}) and not ${onlyOffered(db)}`;
    const held = new Map<string, Set<string>>();
    for (const { userId, sessionId } of elsewhere) held.set(userId, (held.get(userId) ?? new Set()).add(sessionId));
    const ids = [...new Set([...wanted, ...elsewhere.map(({ sessionId }) => sessionId)])];
    const rows = await db<Row[]>`
      select s.id, s.activity_id, s.version, s.status, s.timezone, s.starts_at, s.ends_at, s.sign_up_from,
        coalesce(s.sign_up_until, s.starts_at) as sign_up_until, coalesce(s.cancel_until, s.starts_at) as cancel_until,
        s.partly_counts, s.no_show_fails, s.remind_before, s.offers, s.offer_until,
        (select json_agg(json_build_object('startsAt', p.starts_at, 'endsAt', p.ends_at) order by p.position)
          from session_parts p where p.session_id = s.id) as times
      from sessions s where s.id = any(${ids})`;
    const led = await db<{ sessionId: string; userId: string }[]>`
      select session_id, user_id from session_instructors where session_id = any(${wanted}) and user_id = any(${learners})`;
    const leaders = new Map<string, Set<string>>();
    for (const { sessionId, userId } of led) leaders.set(sessionId, (leaders.get(sessionId) ?? new Set()).add(userId));
    return new SessionKnowledge(new Map(rows.map((row) => [row.id, toKnown(row)])), held, leaders);
  }

  /** Answers what is asked of one session. `draw` gives the next number of the event's queue (R12). */
  find(
    sessionId: string,
    ask: AskSessions,
    state: EnrolmentState,
    pool: SessionPool | undefined,
    draw: () => number,
  ): FoundSession {
    const known = this.sessions.get(sessionId);
    if (!known || known.activityId !== state.activityId) {
      return { sessionId, session: null, seat: 'full', queueNumber: null, clash: null };
    }
    const leads = this.leaders.get(sessionId)?.has(state.userId) === true;
    const found = {
      sessionId,
      session: known.facts,
      clash: this.clashOf(sessionId, ask, state),
      ...(leads && { leads }),
    };
    switch (ask.purpose) {
      case 'choose': {
        const seat = pool?.isFree() ? 'taken' : state.policy.rules.seats.waitingList ? 'queued' : 'full';
        return { ...found, seat, queueNumber: ask.keepNumber ?? draw() };
      }
      case 'admit':
      case 'hold': {
        // Who may not have it, as the transition will say, takes nothing.
        const may = (found.clash === null || ask.override) && known.facts.status === 'planned';
        const takes = may && pool?.take() === true;
        const waits = !takes && ask.purpose === 'admit' && state.policy.rules.seats.waitingList;
        if (waits) pool?.wait();
        return { ...found, seat: takes ? 'taken' : waits ? 'queued' : 'full', queueNumber: null };
      }
      case 'granted':
      case 'refresh':
        return { ...found, seat: 'taken', queueNumber: null };
    }
  }

  /** Another session, of any event, that this person has a seat in and that overlaps with it. */
  private clashOf(sessionId: string, { replaces }: AskSessions, state: EnrolmentState): string | null {
    const own = state.sessions.flatMap((place) =>
      hasSeat(place) && place.session.status === 'planned' ? [place.session.id] : [],
    );
    const others = new Set([...(this.held.get(state.userId) ?? []), ...own]);
    const mine = this.sessions.get(sessionId)?.times ?? [];
    for (const other of others) {
      if (other === sessionId || other === replaces || this.isGivenBack(other, state)) continue;
      const theirs = this.sessions.get(other)?.times ?? [];
      if (mine.some((a) => theirs.some((b) => a.startsAt < b.endsAt && b.startsAt < a.endsAt))) return other;
    }
    return null;
  }

  /** Of this event, and given back by the very command that is being decided. */
  private isGivenBack(sessionId: string, state: EnrolmentState): boolean {
    if (this.sessions.get(sessionId)?.activityId !== state.activityId) return false;
    const place = state.sessions.find(({ session }) => session.id === sessionId);
    return place === undefined || !hasSeat(place);
  }
}

function toKnown({ activityId, timezone, remindBefore, times, ...row }: Row): Known {
  const reminders = remindBefore.map((before) => ({
    rule: `before-${before}`,
    at: addDuration(row.startsAt, before, timezone, -1),
  }));
  return {
    activityId,
    facts: { ...row, parts: times.length, reminders },
    times: times.map(({ startsAt, endsAt }) => ({ startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) })),
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
