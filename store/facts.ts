import { uuidv7 } from 'uuidv7';
import type { Answer, Ask, AskSessions, DeadlineAsk, FoundSession } from '../domain/asks.ts';
import { findApprover, type PersonFacts } from '../domain/assignee.ts';
import { addDuration, nextLocalTime, planFromRule } from '../domain/calendar.ts';
import type { Assignee } from '../domain/policy.ts';
import { accessEnd, replanned } from '../domain/replanning.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { type Awaited, completionKey, completionsOf } from './completions.ts';
import type { Db } from './db.ts';
import { holdsAt } from './delegations.ts';
import { somebodyEligible } from './eligibility.ts';
import { openReservations } from './reservations.ts';
import { asUuid } from './selection.ts';
import { SessionKnowledge, type SessionPool } from './sessionFacts.ts';

interface Pool {
  id: string;
  maximum: number | null;
  taken: number;
  nextNumber: number;
  /** Kept for teams, and not free. */
  reserved: number;
  startsAt: Instant | null;
  /** Everyone waits until lots were drawn. */
  awaitsDraw: boolean;
  /** How many wait in line: none, or some. */
  waiting: number;
  /** Seats kept for teams that nobody has yet, the oldest first. */
  reservations: { managerId: string; left: number }[];
}

/** R18: from its start on there is no waiting list. */
function hasStarted({ startsAt }: Pool, at: Instant): boolean {
  return startsAt !== null && startsAt <= at;
}

interface Person extends PersonFacts {
  timezone: string;
  hireDate: LocalDate | null;
}

/** What a transaction must know before it can answer: read, and where seats are concerned locked, once for the whole batch. */
export interface FactNeeds {
  learnerIds: readonly string[];
  activityIds: readonly string[];
  /** Users that policies name. */
  namedIds: readonly string[];
  /** Are seats or numbers asked for? Then the activities' pools are locked. */
  seats: boolean;
  /** For what is looked at again at promotion (R14), and for who stands in for whom (R5). */
  now: Instant;
  /** Whose completion of what may be asked for, as deadlines are counted from it. */
  awaited?: readonly Awaited[];
  /** The sessions that are asked for, and those that one is in already. */
  sessionIds?: readonly string[];
}

/**
 * What only the database can know, as it stands inside a transaction: people and their managers, activity owners, and
 * the pools, locked in the order of their ids. It counts along as it hands out seats and numbers; `saveNumbers` writes
 * the numbers back.
 */
export class Facts {
  private readonly people: Map<string, Person>;
  private readonly owners: Map<string, string | null>;
  private readonly pools: Map<string, Pool>;
  private readonly completions: ReadonlyMap<string, Instant>;
  private readonly now: Instant;
  private readonly sessions: SessionKnowledge;

  private constructor(
    people: Person[],
    owners: { id: string; ownerId: string | null }[],
    completions: ReadonlyMap<string, Instant>,
    pools: Pool[],
    now: Instant,
    sessions: SessionKnowledge,
  ) {
    this.completions = completions;
    this.now = now;
    this.sessions = sessions;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.owners = new Map(owners.map(({ id, ownerId }) => [id, ownerId]));
    this.pools = new Map(pools.map((pool) => [pool.id, pool]));
  }

  static async gather(db: Db, needs: FactNeeds): Promise<Facts> {
    const activityIds = [...new Set(needs.activityIds)].sort();
    const roots = [...new Set([...needs.learnerIds, ...needs.namedIds])];
    const known = await db<(Person & { owns: string[] | null })[]>`
      with recursive owners as (
        select id, owner_id from activities where id = any(${activityIds}) and owner_id is not null
      ), chain as (
        select u.id, u.manager_id, u.status, u.timezone, u.hire_date, d.delegate_id
          from users u left join delegations d on d.principal_id = u.id and ${holdsAt(db, needs.now)}
          where u.id = any(${roots}) or u.id in (select owner_id from owners)
        union
        select u.id, u.manager_id, u.status, u.timezone, u.hire_date, d.delegate_id
          from chain cross join lateral (values (chain.manager_id), (chain.delegate_id)) next (id)
            join users u on u.id = next.id left join delegations d on d.principal_id = u.id and ${holdsAt(db, needs.now)}
      )
      select id, manager_id, delegate_id, status in ('activated', 'active') as active, timezone, hire_date,
        (select array_agg(o.id) from owners o where o.owner_id = chain.id) as owns
      from chain`;
    const people = known.map(({ owns: _owns, ...person }) => person);
    const owners = known.flatMap(({ id, owns }) => (owns ?? []).map((activityId) => ({ id: activityId, ownerId: id })));
    const completions = await completionsOf(db, needs.awaited ?? []);
    const { sessionIds = [] } = needs;
    const sessions = await SessionKnowledge.gather(db, sessionIds, needs.learnerIds);
    if (!needs.seats) return new Facts(people, owners, completions, [], needs.now, sessions);
    const poolIds = [...activityIds, ...sessionIds.flatMap((id) => asUuid(id) ?? [])];
    const pools = await db<Pool[]>`
      select id, maximum, taken, next_number, reserved, starts_at, awaits_draw, 0 as waiting, array[]::text[] as reservations
      from pools where id = any(${poolIds}) order by id for update`;
    for (const pool of pools) if (pool.reserved > 0) pool.reservations = await openReservations(db, pool.id);
    // Who is stopped, or may not be enrolled now, keeps a place in line and stands in nobody's way (R14).
    const limited = pools.flatMap(({ id, maximum }) => (maximum === null ? [] : [id]));
    if (limited.length === 0) return new Facts(people, owners, completions, pools, needs.now, sessions);
    const waiting = await db<{ id: string }[]>`
      select p.id from pools p
      where p.id = any(${limited}) and ${somebodyEligible(db, needs.now)}`;
    for (const { id } of waiting) {
      const pool = pools.find((one) => one.id === id);
      if (pool) pool.waiting = 1;
    }
    return new Facts(people, owners, completions, pools, needs.now, sessions);
  }

  timezoneOf(userId: string): string {
    return this.people.get(userId)?.timezone ?? 'UTC';
  }

  isActive(userId: string): boolean {
    return this.people.get(userId)?.active ?? false;
  }

  /** Who is behind a relation now, or stands in for them (R5), or is the next above who is there; null: nobody. */
  personFor(assignee: Assignee, learnerId: string, activityId: string): string | null {
    const owner = this.owners.get(activityId) ?? null;
    return findApprover(assignee, 0, learnerId, owner, this.people)?.assigneeId ?? null;
  }

  /** Answers one question of the transition function at the instant `at`. */
  answer(ask: Ask, state: EnrolmentState, at: Instant): Answer {
    const zone = this.timezoneOf(state.userId);
    switch (ask.kind) {
      case 'seat':
        return this.seat(ask, state, at, zone);
      case 'queue':
        return this.queue(ask, state, at);
      case 'claim-limit':
        return this.claimLimit(ask, state, at, zone);
      case 'deadline':
        return this.deadline(ask.rule, state, zone);
      case 'replan':
        return { kind: 'deadline', plan: replanned(state, ask.how, zone), replanned: true };
      case 'access':
        return { kind: 'access', until: accessEnd(state, ask, zone) };
      case 'seat-grace':
        return { kind: 'seat-grace', until: addDuration(ask.from, ask.after, zone) };
      case 'next-attempt':
        return { kind: 'next-attempt', next: ask.next, active: this.isActive(state.userId) };
      case 'presence':
        return { kind: 'presence', active: this.isActive(state.userId) };
      case 'manager':
        return {
          kind: 'manager',
          managerId: findApprover({ relation: 'manager' }, 0, state.userId, null, this.people)?.assigneeId ?? null,
        };
      case 'sessions':
        return { kind: 'sessions', ask, found: this.findSessions(ask, state) };
      case 'assignee':
        return this.assignee(ask, state, at, zone);
    }
  }

  /** R21: counted from what the ask brings, or from what is looked up here. */
  private deadline(ask: DeadlineAsk, state: EnrolmentState, zone: string): Answer {
    const { rules } = state.policy;
    if (ask.basis === 'hire_date')
      return {
        kind: 'deadline',
        plan: planFromRule(ask, zone, rules, this.people.get(state.userId)?.hireDate ?? null),
      };
    if (ask.basis === 'completion') {
      const known = () => this.completions.get(completionKey({ userId: state.userId, activity: ask.activity ?? '' }));
      const completion = ask.anchor ?? known() ?? null;
      const plan = planFromRule(ask, zone, rules, completion);
      return { kind: 'deadline', plan, ...(completion !== null && { anchor: { completion } }) };
    }
    return { kind: 'deadline', plan: planFromRule(ask, zone, rules) };
  }

  /** R11: a request that finds a free seat and nobody waiting takes it; whoever else queues (R12). */
  private seat(ask: Extract<Ask, { kind: 'seat' }>, state: EnrolmentState, at: Instant, zone: string): Answer {
    const pool = this.pools.get(state.activityId);
    const { seats } = state.policy.rules;
    const because = (pool?.awaitsDraw && 'draw') || (pool && hasStarted(pool, at) && 'started');
    const answer = (outcome: 'taken' | 'queued' | 'unlimited' | 'full', queueNumber: number | null = null): Answer => ({
      kind: 'seat',
      ask,
      outcome,
      queueNumber,
      ...(outcome === 'full' && because && { because }),
      heldUntil: ask.purpose === 'hold' && seats.holdFor ? addDuration(at, seats.holdFor, zone) : null,
    });
    if (!pool || pool.maximum === null) return answer('unlimited');
    // R14: no seat for who is away; they wait, in nobody's way, until they are back.
    if (ask.purpose === 'enter' && !this.isActive(state.userId)) return answer('queued', this.draw(state, false));
    if (this.take(pool, state.userId, ask.purpose === 'required')) return answer('taken');
    const mayWait = (seats.waitingList || pool.awaitsDraw) && !hasStarted(pool, at);
    if (ask.purpose !== 'enter' || !mayWait) return answer('full');
    return answer('queued', this.draw(state, true));
  }

  /**
   * A seat of the learner's own team, or one that is free for all. Counted here as the database will count it: which
   * reservation it is, the nearest manager's first, is decided there by the same rule.
   */
  private take(pool: Pool, userId: string, pastTheLine: boolean): boolean {
    if (!this.isFree(pool, userId, pastTheLine)) return false;
    const own = this.reservationFor(pool, userId);
    if (own) {
      own.left -= 1;
      pool.reserved -= 1;
    }
    pool.taken += 1;
    return true;
  }

  private isFree(pool: Pool, userId: string, pastTheLine: boolean): boolean {
    const { maximum, awaitsDraw, taken, reserved, waiting } = pool;
    if (awaitsDraw) return false;
    if (maximum === null) return true;
    if (taken >= maximum) return false;
    if (this.reservationFor(pool, userId)) return true;
    return taken + reserved < maximum && (waiting === 0 || pastTheLine);
  }

  /** A session's seats, for this learner. */
  private sessionPool(sessionId: string, userId: string): SessionPool | undefined {
    const pool = this.pools.get(sessionId);
    return (
      pool && {
        isFree: () => this.isFree(pool, userId, false),
        take: () => this.take(pool, userId, false),
        wait: () => {
          pool.waiting += 1;
        },
      }
    );
  }

  private reservationFor(pool: Pool, userId: string): { left: number } | undefined {
    if (pool.reservations.length === 0) return undefined;
    const seen = new Set<string>();
    for (let id = this.people.get(userId)?.managerId; id && !seen.has(id); id = this.people.get(id)?.managerId) {
      const kept = pool.reservations.find(({ managerId, left }) => managerId === id && left > 0);
      if (kept) return kept;
      seen.add(id);
    }
    return undefined;
  }

  /** A number in the queue; null where none is drawn, and who lost an offer cannot wait again (R17, R18). */
  private queue({ place, sessionId }: Extract<Ask, { kind: 'queue' }>, state: EnrolmentState, at: Instant): Answer {
    const pool = this.pools.get(sessionId ?? state.activityId);
    const closed = place === 'again' && pool !== undefined && hasStarted(pool, at);
    if (sessionId !== undefined)
      return { kind: 'queue', place, sessionId, queueNumber: closed ? null : this.drawOfEvent(state) };
    return { kind: 'queue', place, queueNumber: closed ? null : this.draw(state, place !== 'kept') };
  }

  /** R17: the claim deadline, never past the start; and the reminder, if it lies ahead. */
  private claimLimit(
    { grantId, sessionId }: Extract<Ask, { kind: 'claim-limit' }>,
    state: EnrolmentState,
    at: Instant,
    zone: string,
  ): Answer {
    const { offer } = state.policy.rules.seats;
    const startsAt = this.pools.get(sessionId ?? state.activityId)?.startsAt ?? null;
    const limit = addDuration(at, offer?.claimWithin ?? 'PT0S', zone);
    const until = startsAt !== null && startsAt > at && startsAt < limit ? startsAt : limit;
    const remindAt = offer?.remindBefore ? addDuration(until, offer.remindBefore, zone, -1) : null;
    const ahead = remindAt !== null && remindAt > at ? remindAt : null;
    return { kind: 'claim-limit', grantId, until, remindAt: ahead, ...(sessionId !== undefined && { sessionId }) };
  }

  /** The number drawn when a seat was asked for: once for each attempt, under the pool's lock (R12). */
  private draw(state: EnrolmentState, waits: boolean): number | null {
    const pool = this.pools.get(state.activityId);
    if (!pool || pool.maximum === null) return null;
    if (waits) pool.waiting += 1;
    if (state.queueNumber !== null) return state.queueNumber;
    const number = pool.nextNumber;
    pool.nextNumber += 1;
    return number;
  }

  /** One after the other, each with those before it taken for granted: two that overlap are not both given. */
  private findSessions(ask: AskSessions, state: EnrolmentState): FoundSession[] {
    const found: FoundSession[] = [];
    let sofar = state;
    for (const sessionId of ask.want) {
      const pool = this.sessionPool(sessionId, state.userId);
      const one = this.sessions.find(sessionId, ask, sofar, pool, () => this.drawOfEvent(state));
      found.push(one);
      const { session, seat } = one;
      if (!session || seat !== 'taken' || one.clash !== null) continue;
      const place = {
        session,
        seat: 'held' as const,
        queueNumber: null,
        replaces: null,
        attendance: null,
        remindedUntil: null,
      };
      sofar = { ...sofar, sessions: [...sofar.sessions.filter((other) => other.session.id !== sessionId), place] };
    }
    return found;
  }

  /** The sessions of an event share its numbers, so that a place can be taken along from one to another (R12). */
  private drawOfEvent(state: EnrolmentState): number {
    const pool = this.pools.get(state.activityId);
    if (!pool) throw new Error('an event with sessions has a pool');
    const number = pool.nextNumber;
    pool.nextNumber += 1;
    return number;
  }

  private assignee(ask: Extract<Ask, { kind: 'assignee' }>, state: EnrolmentState, at: Instant, zone: string): Answer {
    const { steps, digest } = state.policy.rules.approval;
    const step = steps[ask.step];
    const owner = this.owners.get(state.activityId) ?? null;
    const before = ask.why === 'escalated' ? (state.task?.assigneeId ?? null) : null;
    const found = step && findApprover(step.assignee, ask.escalation, state.userId, owner, this.people, before);
    const assigneeId = found?.assigneeId ?? null;
    const theirZone = assigneeId === null ? zone : this.timezoneOf(assigneeId);
    return {
      kind: 'assignee',
      ask,
      taskId: uuidv7(),
      assigneeId,
      principalId: found?.principalId ?? null,
      level: found?.level ?? ask.escalation,
      digestAt: digest ? nextLocalTime(this.now, digest.at, theirZone) : null,
      dueAt: step?.timeLimit ? addDuration(at, step.timeLimit, theirZone) : null,
      reminders: (step?.remindAfter ?? []).map((after) => ({ rule: after, at: addDuration(at, after, theirZone) })),
    };
  }

  /** Writes back how many numbers were drawn. Seats themselves are counted by the database. */
  async saveNumbers(db: Db): Promise<void> {
    for (const pool of this.pools.values()) {
      await db`update pools set next_number = ${pool.nextNumber} where id = ${pool.id} and next_number < ${pool.nextNumber}`;
    }
  }
}
