import type { Db } from '../store/db.ts';
import {
  type AppliedKey,
  activitiesByCode,
  appliedRows,
  decidingAttempts,
  type KnownActivity,
  type KnownAttempt,
  type KnownUser,
  usersByExternalId,
} from '../store/importEnrolments.ts';
import type { EnrolmentAsk } from './enrolmentRow.ts';

/** The attempt behind a pair of person and activity. A dry run's own attempts have no id. */
export type Standing = Pick<KnownAttempt, 'obligation' | 'source' | 'status' | 'live'> & { id: string | null };

/** What the rows so far would have changed; kept over a whole dry run, over one transaction otherwise. */
export class EnrolmentMemory {
  /** Enrolment ids by identity of the row. */
  readonly applied = new Map<string, string | null>();
  /** By pair. */
  readonly standings = new Map<string, Standing>();
  /** Births by activity, as far as they take a seat. */
  readonly seated = new Map<string, number>();
}

export const pairOf = (key: Pick<AppliedKey, 'userId' | 'activityId'>): string => `${key.userId}/${key.activityId}`;
export const identityOf = (key: AppliedKey): string => `${pairOf(key)}/${key.source}/${key.obligation}/${key.key}`;

/** What the database says about a batch of rows, looked up in four statements, with the memory laid over it. */
export class EnrolmentFacts {
  private readonly users: Map<string, KnownUser>;
  private readonly activities: Map<string, KnownActivity>;
  private readonly applied = new Map<string, string>();
  private readonly standings = new Map<string, Standing>();
  private readonly memory: EnrolmentMemory;

  private constructor(users: KnownUser[], activities: KnownActivity[], memory: EnrolmentMemory) {
    this.users = new Map(users.map((user) => [user.externalId, user]));
    this.activities = new Map(activities.map((activity) => [activity.code, activity]));
    this.memory = memory;
  }

  static async gather(db: Db, asks: readonly EnrolmentAsk[], memory: EnrolmentMemory): Promise<EnrolmentFacts> {
    // Both at once each time: on one connection the second goes out before the first has come back.
    const [users, activities] = await Promise.all([
      usersByExternalId(
        db,
        asks.map((ask) => ask.externalId),
      ),
      activitiesByCode(
        db,
        asks.map((ask) => ask.activityCode),
      ),
    ]);
    const facts = new EnrolmentFacts(users, activities, memory);
    const keys = asks.flatMap((ask) => facts.keyOf(ask) ?? []);
    const [applied, attempts] = await Promise.all([appliedRows(db, keys), decidingAttempts(db, keys)]);
    for (const row of applied) facts.applied.set(identityOf(row), row.enrolmentId);
    for (const row of attempts) facts.standings.set(pairOf(row), row);
    return facts;
  }

  user(externalId: string): KnownUser | undefined {
    return this.users.get(externalId);
  }

  activity(code: string): KnownActivity | undefined {
    return this.activities.get(code);
  }

  /** The identity of a row whose person and activity are known (R34). */
  keyOf({ externalId, activityCode, source, obligation, key }: EnrolmentAsk): AppliedKey | null {
    const user = this.users.get(externalId);
    const activity = this.activities.get(activityCode);
    return user && activity ? { userId: user.id, activityId: activity.id, source, obligation, key } : null;
  }

  /** Was this row applied before? With the enrolment it was applied to (null: by this dry run). */
  appliedTo(key: AppliedKey): string | null | undefined {
    const identity = identityOf(key);
    return this.memory.applied.has(identity) ? this.memory.applied.get(identity) : this.applied.get(identity);
  }

  standing(key: AppliedKey): Standing | undefined {
    return this.memory.standings.get(pairOf(key)) ?? this.standings.get(pairOf(key));
  }

  /** Would a dry run find no seat, where the policy then refuses? */
  isFull({ id, seatsLeft }: KnownActivity): boolean {
    return seatsLeft !== null && (this.memory.seated.get(id) ?? 0) >= seatsLeft;
  }
}
