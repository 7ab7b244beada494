import { uuidv7 } from 'uuidv7';
import { type PersonFacts, resolveAssignee } from '../domain/assignee.ts';
import { addDuration, planFromRule } from '../domain/calendar.ts';
import type { Answer, Ask } from '../domain/commands.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

interface Pool {
  id: string;
  maximum: number | null;
  taken: number;
  nextNumber: number;
  /** How many wait in line: none, or some. */
  waiting: number;
}

interface Person extends PersonFacts {
  timezone: string;
}

/** What a transaction must know before it can answer: read, and where seats are concerned locked, once for the whole batch. */
export interface FactNeeds {
  learnerIds: readonly string[];
  activityIds: readonly string[];
  /** Users that policies name. */
  namedIds: readonly string[];
  /** Are seats or numbers asked for? Then the activities' pools are locked. */
  seats: boolean;
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

  private constructor(people: Person[], owners: { id: string; ownerId: string | null }[], pools: Pool[]) {
    this.people = new Map(people.map((person) => [person.id, person]));
    this.owners = new Map(owners.map(({ id, ownerId }) => [id, ownerId]));
    this.pools = new Map(pools.map((pool) => [pool.id, pool]));
  }

  static async gather(db: Db, needs: FactNeeds): Promise<Facts> {
    const activityIds = [...new Set(needs.activityIds)].sort();
    const owners = await db<{ id: string; ownerId: string | null }[]>`
      select id, owner_id from activities where id = any(${activityIds})`;
    const roots = [...new Set([...needs.learnerIds, ...needs.namedIds, ...owners.flatMap((row) => row.ownerId ?? [])])];
    const people = await db<Person[]>`
      with recursive chain as (
        select id, manager_id, status, timezone from users where id = any(${roots})
        union
        select u.id, u.manager_id, u.status, u.timezone from users u join chain on u.id = chain.manager_id
      )
      select id, manager_id, status in ('activated', 'active') as active, timezone from chain`;
    if (!needs.seats) return new Facts(people, owners, []);
    const pools = await db<Pool[]>`
      select id, maximum, taken, next_number, 0 as waiting from pools where id = any(${activityIds}) order by id for update`;
    // Who is stopped, or may not be enrolled now, keeps a place in line and stands in nobody's way (R14).
    const waiting = await db<{ id: string }[]>`
      select p.id from pools p
      where p.id = any(${pools.map((pool) => pool.id)}) and exists (
        select from seats s join enrolments e on e.id = s.enrolment_id and e.status = 'waitlisted'
        join users u on u.id = e.user_id and u.status in ('activated', 'active')
        where s.pool_id = p.id and s.state = 'queued'
      )`;
    for (const { id } of waiting) {
      const pool = pools.find((one) => one.id === id);
      if (pool) pool.waiting = 1;
    }
    return new Facts(people, owners, pools);
  }

  timezoneOf(userId: string): string {
    return this.people.get(userId)?.timezone ?? 'UTC';
  }

  isActive(userId: string): boolean {
    return this.people.get(userId)?.active ?? false;
  }

  /** Answers one question of the transition function at the instant `at`. */
  answer(ask: Ask, state: EnrolmentState, at: Instant): Answer {
    const zone = this.timezoneOf(state.userId);
    switch (ask.kind) {
      case 'seat':
        return this.seat(ask, state, at, zone);
      case 'queue':
        return { kind: 'queue', place: ask.place, queueNumber: this.draw(state, ask.place === 'waitlisted') };
      case 'deadline':
        return { kind: 'deadline', plan: planFromRule(ask.rule, zone, state.policy.rules) };
      case 'assignee':
        return this.assignee(ask, state, at, zone);
    }
  }

  /** R11: a request that finds a free seat and nobody waiting takes it; whoever else queues (R12). */
  private seat(ask: Extract<Ask, { kind: 'seat' }>, state: EnrolmentState, at: Instant, zone: string): Answer {
    const pool = this.pools.get(state.activityId);
    const { seats } = state.policy.rules;
    const answer = (outcome: 'taken' | 'queued' | 'unlimited' | 'full', queueNumber: number | null = null): Answer => ({
      kind: 'seat',
      ask,
      outcome,
      queueNumber,
      heldUntil: ask.purpose === 'hold' && seats.holdFor ? addDuration(at, seats.holdFor, zone) : null,
    });
    if (!pool || pool.maximum === null) return answer('unlimited');
    if (pool.taken < pool.maximum && (pool.waiting === 0 || ask.purpose === 'required')) {
      pool.taken += 1;
      return answer('taken');
    }
    if (ask.purpose !== 'enter' || !seats.waitingList) return answer('full');
    return answer('queued', this.draw(state, true));
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

  private assignee(ask: Extract<Ask, { kind: 'assignee' }>, state: EnrolmentState, at: Instant, zone: string): Answer {
    const step = state.policy.rules.approval.steps[ask.step];
    const owner = this.owners.get(state.activityId) ?? null;
    const assigneeId = step ? resolveAssignee(step.assignee, ask.escalation, state.userId, owner, this.people) : null;
    const theirZone = assigneeId === null ? zone : this.timezoneOf(assigneeId);
    return {
      kind: 'assignee',
      ask,
      taskId: uuidv7(),
      assigneeId,
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
