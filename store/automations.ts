import type { AutomationState, NamedAutomation } from '../domain/automations/rules.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One version of an automation, and where the automation stands. */
export interface AutomationRow extends NamedAutomation {
  readonly id: string;
  readonly title: string;
  readonly state: AutomationState;
  readonly onSince: Instant | null;
  /** Is every enrolment looked at since it was switched on? */
  readonly ready: boolean;
  /** What fell due and could not be carried out so far; it is tried again. Null: nothing. */
  readonly troubled: { readonly firings: number; readonly lastError: string } | null;
  readonly createdAt: Instant;
}

const select = (db: Db) => db`
  select v.id, v.code, v.version, v.title, v.rules, v.created_at, a.state, a.on_since,
    not exists (select from automation_backfills b where b.code = a.code) as ready, (
      select json_build_object('firings', count(*)::int, 'lastError', (array_agg(d.last_error order by d.wait_until desc))[1])
      from automation_dues d where d.code = a.code and d.last_error is not null having count(*) > 0
    ) as troubled
  from automation_versions v join automations a on a.code = v.code`;

/**
 * Keeps the next version under a code, beginning with 1, a draft. One with this id stays: a repeat. Of one that is on the new
 * version holds from now on: every enrolment is looked at again, and what lay back by now does not fire by it.
 */
export async function insertAutomationVersion(
  sql: Sql,
  id: string,
  { code, title, rules }: Pick<AutomationRow, 'code' | 'title' | 'rules'>,
  clientId: string,
  now: Instant,
): Promise<AutomationRow> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`automation/${code}`}, 0))`;
    const written = await tx<{ version: number }[]>`
      insert into automation_versions (id, code, version, title, rules, created_at)
      select ${id}, ${code}, coalesce(max(version), 0) + 1, ${title}, ${tx.json(rules as never)}, ${now}
      from automation_versions where code = ${code}
      on conflict (id) do nothing returning version`;
    const [first] = written;
    if (first) {
      const [row] = await tx<{ state: AutomationState }[]>`
        insert into automations (code, version, state, changed_by, created_at, updated_at)
        values (${code}, ${first.version}, 'draft', ${clientId}, ${now}, ${now})
        on conflict (code) do update set version = excluded.version, changed_by = excluded.changed_by, updated_at = ${now},
          on_since = case when automations.state = 'on' then ${now}::timestamptz end
        returning state`;
      if (row?.state === 'on') await lookAtAll(tx, code);
    }
    const [row] = await tx<AutomationRow[]>`${select(tx)} where v.id = ${id}`;
    if (!row) throw new Error('an automation was not kept');
    return row;
  });
}

/**
 * Switches an automation on or off; as it is already, it stays. Off, nothing of it falls due any more: what a worker has in
 * hand is finished, and nothing after it. Returns null when there is none.
 */
export async function switchAutomation(
  sql: Sql,
  code: string,
  on: boolean,
  clientId: string,
  now: Instant,
): Promise<AutomationRow | null> {
  return inTransaction(sql, async (tx) => {
    const state = on ? 'on' : 'off';
    // Who carries something out holds this row shared.
    const changed = await tx`
      update automations set state = ${state}, on_since = ${on ? now : null}, changed_by = ${clientId}, updated_at = ${now}
      where code = ${code} and state <> ${state}`;
    if (changed.count > 0 && on) await lookAtAll(tx, code);
    if (changed.count > 0 && !on) {
      await tx`delete from automation_backfills where code = ${code}`;
      await tx`delete from automation_dues where code = ${code}`;
    }
    return readAutomation(tx, code);
  });
}

async function lookAtAll(tx: Db, code: string): Promise<void> {
  await tx`
    insert into automation_backfills (code) values (${code})
    on conflict (code) do update set fence = null, after_id = null`;
  await tx`select pg_notify('rollbook_relay', 'automations')`;
}

/** One version of an automation, or its newest; null when there is none. */
export async function readAutomation(db: Db, code: string, version?: number): Promise<AutomationRow | null> {
  const [row] = await db<AutomationRow[]>`
    ${select(db)} where v.code = ${code} and v.version = ${version === undefined ? db`a.version` : version}`;
  return row ?? null;
}

/** The newest version of each automation in the order of the codes, behind a code. */
export async function listAutomations(
  db: Db,
  state: AutomationState | undefined,
  after: { code: string } | null,
  limit: number,
): Promise<AutomationRow[]> {
  return db<AutomationRow[]>`
    ${select(db)} where v.version = a.version and ${state ? db`a.state = ${state}` : db`true`}
      and ${after ? db`a.code > ${after.code}` : db`true`}
    order by a.code limit ${limit}`;
}

/** All versions under a code, the newest first, behind a version. */
export async function listAutomationVersions(
  db: Db,
  code: string,
  after: { version: number } | null,
  limit: number,
): Promise<AutomationRow[]> {
  return db<AutomationRow[]>`
    ${select(db)} where v.code = ${code} and ${after ? db`v.version < ${after.version}` : db`true`}
    order by v.version desc limit ${limit}`;
}

/** An automation that is on, as those need it who carry it out. */
export interface RunningAutomation extends NamedAutomation {
  readonly onSince: Instant;
}

/** All that are on. */
export async function runningAutomations(db: Db): Promise<RunningAutomation[]> {
  return db<RunningAutomation[]>`
    select a.code, a.version, a.on_since, v.rules
    from automations a join automation_versions v on v.code = a.code and v.version = a.version where a.state = 'on'`;
}

/** One that is on; who switches it off, or gives it another version, waits. Null when it is not on. */
export async function holdRunning(tx: Db, code: string): Promise<RunningAutomation | null> {
  const [row] = await tx<RunningAutomation[]>`
    select a.code, a.version, a.on_since, v.rules
    from automations a join automation_versions v on v.code = a.code and v.version = a.version
    where a.code = ${code} and a.state = 'on' for share of a`;
  return row ?? null;
}
