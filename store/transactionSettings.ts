import type { Db } from './db.ts';

/**
 * For the statement that it stands in: its commit is not waited for until it is on the disk. For what a crash of Postgres
 * may take back without harm. Whatever is committed after it and waited for makes it safe as well: the log is one line.
 */
export function notWaitedFor(db: Db) {
  return db`set_config('synchronous_commit', 'off', true)`;
}

/**
 * For the rest of the transaction: statements are planned once for each connection, for any values. Left to itself Postgres
 * plans one with a list among its values anew at every call, which for a list of one takes longer than the statement.
 */
export function plannedOnce(db: Db) {
  return db`set_config('plan_cache_mode', 'force_generic_plan', true)`;
}
