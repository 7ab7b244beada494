import type { PersonFacts } from '../domain/assignee.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { SessionPool } from './sessionFacts.ts';

/** A pool as a transaction that has it locked counts it along. */
export interface Pool {
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
export function hasStarted({ startsAt }: Pool, at: Instant): boolean {
  return startsAt !== null && startsAt <= at;
}

/** Seats and numbers of locked pools, counted along as a transaction hands them out (R11, R12). */
export class PoolCount {
  private readonly pools: ReadonlyMap<string, Pool>;
  private readonly people: ReadonlyMap<string, Pick<PersonFacts, 'managerId'>>;

  constructor(pools: readonly Pool[], people: ReadonlyMap<string, Pick<PersonFacts, 'managerId'>>) {
    this.pools = new Map(pools.map((pool) => [pool.id, pool]));
    this.people = people;
  }

  /** The pool of an activity or a session, if it was locked. */
  of(id: string): Pool | undefined {
    return this.pools.get(id);
  }

  /**
   * A seat of the learner's own team, or one that is free for all. Counted here as the database will count it: which
   * reservation it is, the nearest manager's first, is decided there by the same rule.
   */
  take(pool: Pool, userId: string, pastTheLine: boolean): boolean {
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
  sessionPool(sessionId: string, userId: string): SessionPool | undefined {
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

  /** The number drawn when a seat was asked for: once for each attempt, under the pool's lock (R12). */
  draw(state: EnrolmentState, waits: boolean): number | null {
    const pool = this.pools.get(state.activityId);
    if (!pool || pool.maximum === null) return null;
    if (waits) pool.waiting += 1;
    if (state.queueNumber !== null) return state.queueNumber;
    const number = pool.nextNumber;
    pool.nextNumber += 1;
    return number;
  }

  /** The sessions of an event share its numbers, so that a place can be taken along from one to another (R12). */
  drawOfEvent(state: EnrolmentState): number {
    const pool = this.pools.get(state.activityId);
    if (!pool) throw new Error('an event with sessions has a pool');
    const number = pool.nextNumber;
    pool.nextNumber += 1;
    return number;
  }

  /** Writes back how many numbers were drawn. Seats themselves are counted by the database. */
  async saveNumbers(db: Db): Promise<void> {
    for (const pool of this.pools.values()) {
      await db`update pools set next_number = ${pool.nextNumber} where id = ${pool.id} and next_number < ${pool.nextNumber}`;
    }
  }
}
