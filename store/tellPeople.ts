import type { Clock } from '../domain/clock.ts';
import type { UserStatus } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { Told } from './relay.ts';

/** What of a person's profile their live enrolments go by, before or after a change. */
export interface FollowedProfile {
  readonly id: string;
  readonly hireDate: string | null;
  readonly status: UserStatus;
  readonly timezone: string;
}

/**
 * These people changed: their live enrolments that go by what changed are told to look again, each by a message with a
 * command id of its own. Called in the transaction of the change, after it.
 */
export async function tellEnrolments(
  db: Db,
  changes: readonly { readonly before: FollowedProfile; readonly after: FollowedProfile }[],
  clock: Clock,
): Promise<void> {
  const whose = (differs: (before: FollowedProfile, after: FollowedProfile) => boolean) =>
    changes.filter(({ before, after }) => differs(before, after)).map(({ after }) => after.id);
  // R21: deadlines that are counted from the day of hire.
  const hired = whose((before, after) => after.hireDate !== null && before.hireDate !== after.hireDate);
  await tell(db, hired, { type: 'anchor', basis: 'hire_date', anchor: null }, 'hired', clock, (sql) => {
    return sql`p.rules #>> '{deadline,basis}' = 'hire_date'`;
  });
  // R32: who is deactivated or expired, or is back.
  const come = whose((before, after) => isThere(before) !== isThere(after));
  await tell(db, come, { type: 'presence' }, 'presence', clock, (sql) => sql`true`);
  // R32: days that end where the person is.
  const moved = whose((before, after) => before.timezone !== after.timezone);
  await tell(db, moved, { type: 'rezone' }, 'rezone', clock, (sql) => {
    return sql`(e.state ->> 'deadline' is not null or e.state ->> 'accessUntil' is not null)`;
  });
}

function isThere({ status }: FollowedProfile): boolean {
  return status === 'activated' || status === 'active';
}

/** Leaves a message for every live enrolment of these people for which the condition holds (`e`, and its policy `p`). */
async function tell(
  db: Db,
  userIds: readonly string[],
  command: Told,
  about: string,
  clock: Clock,
  condition: (db: Db) => ReturnType<typeof fragment>,
): Promise<void> {
  if (userIds.length === 0) return;
  await db`
    with told as (
      insert into outbox (kind, target_id, command_id, command, due_at)
      select 'tell', e.id, ${`${about}/`}::text || e.id || '/' || gen_random_uuid(), ${db.json(command as never)}, ${clock.now()}
      from enrolments e join policies p on p.id = e.policy_id
      where e.user_id = any(${userIds as string[]}) and e.live and ${condition(db)}
      returning id
    )
    select pg_notify('rollbook_relay', 'messages') from told limit 1`;
}

function fragment(db: Db) {
  return db`true`;
}
