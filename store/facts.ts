import { uuidv7 } from 'uuidv7';
import type { Answer, Ask, AskSessions, DeadlineAsk, FoundSession } from '../domain/asks.ts';
import { findApprover } from '../domain/assignee.ts';
import { addDuration, nextLocalTime, planFromRule } from '../domain/calendar.ts';
import type { Assignee } from '../domain/policy.ts';
import { accessEnd, replanned } from '../domain/replanning.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { completionKey } from './completions.ts';
import type { Db } from './db.ts';
import { type FactNeeds, type Gathered, gatherFacts, type Person } from './gatherFacts.ts';
import { hasStarted, PoolCount } from './poolCount.ts';
import type { SessionKnowledge } from './sessionFacts.ts';

/**
 * What only the database can know, as it stands inside a transaction: people and their managers, activity owners, and
 * the pools, locked in the order of their ids. It counts along as it hands out seats and numbers; `saveNumbers` writes
 * the numbers back.
 */
export class Facts {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly owners: ReadonlyMap<string, string | null>;
  private readonly pools: PoolCount;
  private readonly completions: ReadonlyMap<string, Instant>;
  private readonly now: Instant;
  private readonly sessions: SessionKnowledge;

  private constructor({ people, owners, completions, pools, sessions }: Gathered, now: Instant) {
    this.completions = completions;
    this.now = now;
    this.sessions = sessions;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.owners = new Map(owners.map(({ id, ownerId }) => [id, ownerId]));
    this.pools = new PoolCount(pools, this.people);
  }

  static async gather(db: Db, needs: FactNeeds): Promise<Facts> {
    return new Facts(await gatherFacts(db, needs), needs.now);
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
    const pool = this.pools.of(state.activityId);
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
    if (ask.purpose === 'enter' && !this.isActive(state.userId)) return answer('queued', this.pools.draw(state, false));
    if (this.pools.take(pool, state.userId, ask.purpose === 'required')) return answer('taken');
    const mayWait = (seats.waitingList || pool.awaitsDraw) && !hasStarted(pool, at);
    if (ask.purpose !== 'enter' || !mayWait) return answer('full');
    return answer('queued', this.pools.draw(state, true));
  }

  /** A number in the queue; null where none is drawn, and who lost an offer cannot wait again (R17, R18). */
  private queue({ place, sessionId }: Extract<Ask, { kind: 'queue' }>, state: EnrolmentState, at: Instant): Answer {
    const pool = this.pools.of(sessionId ?? state.activityId);
    const closed = place === 'again' && pool !== undefined && hasStarted(pool, at);
    if (sessionId !== undefined)
      return { kind: 'queue', place, sessionId, queueNumber: closed ? null : this.pools.drawOfEvent(state) };
    return { kind: 'queue', place, queueNumber: closed ? null : this.pools.draw(state, place !== 'kept') };
  }

  /** R17: the claim deadline, never past the start; and the reminder, if it lies ahead. */
  private claimLimit(
    { grantId, sessionId }: Extract<Ask, { kind: 'claim-limit' }>,
    state: EnrolmentState,
    at: Instant,
    zone: string,
  ): Answer {
    const { offer } = state.policy.rules.seats;
    const startsAt = this.pools.of(sessionId ?? state.activityId)?.startsAt ?? null;
    const limit = addDuration(at, offer?.claimWithin ?? 'PT0S', zone);
    const until = startsAt !== null && startsAt > at && startsAt < limit ? startsAt : limit;
    const remindAt = offer?.remindBefore ? addDuration(until, offer.remindBefore, zone, -1) : null;
    const ahead = remindAt !== null && remindAt > at ? remindAt : null;
    return { kind: 'claim-limit', grantId, until, remindAt: ahead, ...(sessionId !== undefined && { sessionId }) };
  }

  /** One after the other, each with those before it taken for granted: two that overlap are not both given. */
  private findSessions(ask: AskSessions, state: EnrolmentState): FoundSession[] {
    const found: FoundSession[] = [];
    let sofar = state;
    for (const sessionId of ask.want) {
      const pool = this.pools.sessionPool(sessionId, state.userId);
      const one = this.sessions.find(sessionId, ask, sofar, pool, () => this.pools.drawOfEvent(state));
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
  saveNumbers(db: Db): Promise<void> {
    return this.pools.saveNumbers(db);
  }
}
