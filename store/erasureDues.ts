import type { Clock } from '../domain/clock.ts';
import type { Waits } from '../domain/privacy/erasing.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { eraseAgain } from './erasePerson.ts';
import { eraseReportFiles } from './eraseReportFiles.ts';
import { readErasure } from './erasures.ts';
import { eachAlone, inTransaction } from './tx.ts';

const AT_ONCE = 20;
/** Between two looks at what has not ended yet. */
const AGAIN_MS = 1_000;
const LATER_MS = 5_000;
/** Enrolments that have not ended by then are told again: the telling was lost. */
const LATE_MS = 60_000;

/**
 * Sees erasures to their end: waits until what was told to end has ended, then erases what came meanwhile (an answer or words
 * of a request that was under way). Its instant is a column of its row, and each look is one transaction: nothing is lost and
 * nothing is done twice, by any number of processes. @returns how many were brought to their end
 */
export async function settleErasures(sql: Sql, clock: Clock): Promise<number> {
  const due = await sql<{ id: string }[]>`
    select id from erasures where status = 'ending' and due_at <= ${clock.now()} order by due_at, id limit ${AT_ONCE}`;
  let done = 0;
  await eachAlone(due, async ({ id }) => {
    if (await inTransaction(sql, (tx) => look(tx, id, clock))) done += 1;
  });
  return done;
}

async function look(tx: Db, id: string, clock: Clock): Promise<boolean> {
  const [held] = await tx<{ userId: string }[]>`select user_id from erasures where id = ${id} and status = 'ending'`;
  if (!held) return false;
  // The person before the erasure, as who erases takes them. Births that were under way have come behind this lock.
  await tx`select from users where id = ${held.userId} for update`;
  const rows = await tx`select from erasures where id = ${id} and status = 'ending' for update skip locked`;
  const erasure = rows.length > 0 ? await readErasure(tx, id) : null;
  if (!erasure) return false;
  const now = clock.now();
  const late = Date.parse(now) - Date.parse(erasure.askedAt) > LATE_MS;
  let open = await waits(tx, held.userId);
  if (open === null || late) {
    await eraseAgain(tx, erasure, clock);
    // What began meanwhile has been told just now, and is to end as well.
    open = await waits(tx, held.userId);
  }
  if (open !== null) {
    const dueAt: Instant = new Date(Date.parse(now) + (late ? LATER_MS : AGAIN_MS)).toISOString();
    await tx`update erasures set waits_for = ${open}, due_at = ${dueAt} where id = ${id}`;
    return false;
  }
  // Of those that were read while it was not committed yet.
  await eraseReportFiles(tx, now);
  await tx`update erasures set status = 'done', waits_for = null, done_at = ${now} where id = ${id}`;
  return true;
}

/** What of a person has not ended yet. */
async function waits(tx: Db, userId: string): Promise<Waits | null> {
  const [row] = await tx<{ live: boolean; told: boolean }[]>`
    select exists (select from enrolments where user_id = ${userId} and live) as live,
      exists (
        select from outbox o join enrolments e on e.id = o.target_id where e.user_id = ${userId}
      ) as told`;
  if (row?.live) return 'enrolments';
  return row?.told ? 'messages' : null;
}
