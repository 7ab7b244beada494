import type { AutomationFacts } from '../domain/automations/facts.ts';
import { duesOf } from '../domain/automations/occurrences.ts';
import type { Instant } from '../domain/words.ts';
import { automationFacts } from './automationFacts.ts';
import { type RunningAutomation, runningAutomations } from './automations.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** How many enrolments are asked for at once when an automation is switched on; how many are looked at together. */
const ASKED_AT_ONCE = 1_000;
const LOOKED_AT_ONCE = 100;

/** Is there anything for the loop to do: one question a second while there is not. */
export async function automationsWait(sql: Sql, now: Instant): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }[]>`
    select exists (select from automation_stale) or exists (select from automation_backfills)
      or exists (select from automation_dues where due_at <= ${now} and (wait_until is null or wait_until <= ${now})) as waits`;
  return row?.waits ?? false;
}

/**
 * An automation was switched on: asks for a look at every enrolment, so many at a time, after every transaction has ended that
 * may have begun before the triggers knew of it. Any number of processes share this. Returns whether there is more.
 */
export async function askForLooks(sql: Sql): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const [one] = await tx<{ code: string; afterId: string | null; fenced: boolean; clear: boolean }[]>`
      select code, after_id, fence is not null as fenced,
        coalesce(pg_snapshot_xmin(pg_current_snapshot()) >= fence, false) as clear
      from automation_backfills order by code limit 1 for update skip locked`;
    if (!one) return false;
    const { code, afterId } = one;
    if (!one.fenced) {
      await tx`update automation_backfills set fence = pg_snapshot_xmax(pg_current_snapshot()) where code = ${code}`;
      return true;
    }
    if (!one.clear) return false;
    const rows = await tx<{ id: string }[]>`
      select id from enrolments where ${afterId === null ? tx`true` : tx`id > ${afterId}`} order by id limit ${ASKED_AT_ONCE}`;
    const last = rows.at(-1);
    if (last) {
      await tx`
        insert into automation_stale (enrolment_id) select unnest(${rows.map(({ id }) => id)}::uuid[])`;
    }
    if (last && rows.length === ASKED_AT_ONCE)
      await tx`update automation_backfills set after_id = ${last.id} where code = ${code}`;
    else await tx`delete from automation_backfills where code = ${code}`;
    return true;
  });
}

/**
 * Looks at enrolments of which something changed: what falls due for them is made to follow from the facts. Asked for again
 * while it looks, it looks again after it. Returns whether there may be more.
 */
export async function lookAtStale(sql: Sql): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const rows = await tx<{ enrolmentId: string }[]>`
      delete from automation_stale where id in (
        select id from automation_stale order by id limit ${LOOKED_AT_ONCE} for update skip locked
      ) returning enrolment_id`;
    const ids = [...new Set(rows.map(({ enrolmentId }) => enrolmentId))].sort();
    if (ids.length === 0) return false;
    // One look at an enrolment at a time: the later one has read the later facts. Those are read behind the lock.
    await tx`select pg_advisory_xact_lock(hashtextextended('automations/' || id, 0)) from unnest(${ids}::text[]) as id`;
    const running = await runningAutomations(tx);
    const facts = await automationFacts(tx, ids);
    await keepDues(tx, ids, facts, running);
    return rows.length === LOOKED_AT_ONCE;
  });
}

interface DueRow {
  code: string;
  enrolmentId: string;
  occurrence: string;
  dueAt: Instant;
}

async function keepDues(
  tx: Db,
  ids: readonly string[],
  facts: ReadonlyMap<string, AutomationFacts>,
  running: readonly RunningAutomation[],
): Promise<void> {
  const kept = await tx<DueRow[]>`
    select code, enrolment_id, occurrence, due_at from automation_dues where enrolment_id = any(${ids as string[]})`;
  const wanted = [...facts].flatMap(([enrolmentId, one]) =>
    running.flatMap(({ code, rules, onSince }) => {
      const mine = kept.filter((due) => due.enrolmentId === enrolmentId && due.code === code);
      const before = new Map(mine.map(({ occurrence, dueAt }) => [occurrence, dueAt]));
      return duesOf(rules, one, onSince, before).map(({ key, dueAt }) => ({ code, enrolmentId, key, dueAt }));
    }),
  );
  const list = tx.json(wanted as never);
  await tx`
    delete from automation_dues d
    where d.enrolment_id = any(${ids as string[]}) and not exists (
      select from jsonb_to_recordset(${list}) as w(code text, "enrolmentId" uuid, key text)
      where w.code = d.code and w."enrolmentId" = d.enrolment_id and w.key = d.occurrence
    )`;
  if (wanted.length === 0) return;
  await tx`
    insert into automation_dues (code, enrolment_id, occurrence, due_at)
    select w.code, w."enrolmentId", w.key, w."dueAt"
    from jsonb_to_recordset(${list}) as w(code text, "enrolmentId" uuid, key text, "dueAt" timestamptz)
      -- Who switches it off meanwhile takes its dues away: those that come here later find it off.
      join automations a on a.code = w.code and a.state = 'on'
    where not exists (
      select from automation_firings f
      where f.enrolment_id = w."enrolmentId" and f.code = w.code and f.occurrence = w.key
    )
    on conflict (enrolment_id, code, occurrence) do update set due_at = excluded.due_at
      where automation_dues.due_at <> excluded.due_at`;
}
