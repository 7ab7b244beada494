import type { OnLeave, RuleDeadline } from '../domain/rules/rule.ts';
import type { Instant, Obligation } from '../domain/words.ts';
import { evaluateAgain, type VersionRow } from './audiences.ts';
import type { Db, Sql } from './db.ts';
import { allOf, asUuid } from './selection.ts';
import { inTransaction } from './tx.ts';

/** What can be changed of a rule. */
export interface RuleFields {
  readonly title: string;
  readonly audienceId: string;
  readonly obligation: Obligation;
  readonly deadline: RuleDeadline | null;
  readonly policyCode: string | null;
  readonly onLeave: OnLeave;
  readonly active: boolean;
}

/** How far the last evaluation for everybody is. */
export interface EvaluationRow {
  readonly status: 'waiting' | 'running' | 'completed' | 'stopped';
  readonly total: number;
  readonly checked: number;
  readonly enrolled: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly askedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

/** A rule as it is shown. */
export interface RuleRow extends RuleFields {
  readonly id: string;
  readonly code: string;
  readonly audience: { readonly id: string; readonly code: string; readonly title: string };
  readonly activity: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly type: string;
  } | null;
  readonly planCode: string | null;
  readonly evaluation: EvaluationRow | null;
  /** How many are in it, and how many are left out as they were removed by hand. */
  readonly members: { readonly in: number; readonly excluded: number };
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const select = (db: Db) => db`
  select r.id, r.code, r.title, r.audience_id, r.plan_code, r.obligation, r.deadline, r.policy_code, r.on_leave, r.active,
    r.version, r.created_at, r.updated_at, json_build_object('id', a.id, 'code', a.code, 'title', a.title) as audience,
    case when c.id is not null then
      json_build_object('id', c.id, 'code', c.code, 'title', c.title, 'type', c.type)
    end as activity, (
      select json_build_object('in', count(*) filter (where m.state = 'in')::int,
        'excluded', count(*) filter (where m.state = 'excluded')::int)
      from rule_members m where m.rule_id = r.id
    ) as members, (
      select jsonb_build_object('status', v.status, 'total', v.total, 'checked', v.checked, 'enrolled', v.enrolled,
        'withdrawn', v.withdrawn, 'refused', v.refused, 'askedAt', ${isoOf(db, 'asked_at')},
        'startedAt', ${isoOf(db, 'started_at')}, 'finishedAt', ${isoOf(db, 'finished_at')})
      from rule_evaluations v where v.rule_id = r.id
    ) as evaluation
  from rules r join audiences a on a.id = r.audience_id left join activities c on c.id = r.activity_id`;

/** Inside of JSON an instant is written by the database. */
function isoOf(db: Db, column: string) {
  return db`to_char(v.${db(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** What a new rule is made of. */
export type NewRule = RuleFields & Pick<RuleRow, 'code' | 'planCode'> & { readonly activityId: string | null };

/** Keeps a new rule; on, it is evaluated for everybody. One with this id stays: a repeat. @throws the driver's 23505 */
export async function insertRule(sql: Sql, id: string, given: NewRule, clientId: string, at: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const row = { id, ...given, deadline: tx.json(given.deadline as never), createdAt: at, updatedAt: at };
    const { count } = await tx`insert into rules ${tx(row)} on conflict (id) do nothing`;
    if (count === 0) return;
    await waitForChangesOfPeople(tx);
    await note(tx, id, 1, given, clientId, at);
    await evaluateAgain(tx, { ruleId: id }, at);
  });
}

/**
 * Who changes people holds this lock shared, in the triggers that look for rules: whoever changes somebody while a rule is
 * switched on has either told of it, or is waited for here, and then seen by the evaluation.
 */
async function waitForChangesOfPeople(tx: Db): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('rollbook:rules'))`;
}

/** One by its id or code, or null. */
export async function readRule(db: Db, ref: string): Promise<RuleRow | null> {
  const [row] = await db<RuleRow[]>`
    ${select(db)} where r.id = ${asUuid(ref)} or r.code = ${ref}
    order by r.id is not distinct from ${asUuid(ref)} desc limit 1`;
  return row ?? null;
}

export interface RuleFilter {
  readonly audience?: string | undefined;
  readonly activity?: string | undefined;
  readonly plan?: string | undefined;
  readonly on?: boolean | undefined;
}

/** Rules in the order of their codes, behind one. */
export async function listRules(
  db: Db,
  { audience, activity, plan, on }: RuleFilter,
  after: { code: string } | null,
  limit: number,
): Promise<RuleRow[]> {
  const where = allOf(db, [
    ...(audience ? [db`(a.code = ${audience} or a.id = ${asUuid(audience)})`] : []),
    ...(activity ? [db`(c.code = ${activity} or c.id = ${asUuid(activity)})`] : []),
    ...(plan ? [db`r.plan_code = ${plan}`] : []),
    ...(on === undefined ? [] : [db`r.active = ${on}`]),
    ...(after ? [db`r.code > ${after.code}`] : []),
  ]);
  return db<RuleRow[]>`${select(db)} where ${where} order by r.code limit ${limit}`;
}

export type RuleResult = { readonly kind: 'done' | 'missing' } | { readonly kind: 'version'; readonly version: number };

/** Changes a rule; on, it is evaluated for everybody again. What it enrols in stays: that would be another rule. */
export async function patchRule(
  sql: Sql,
  id: string,
  patch: Partial<RuleFields>,
  expected: readonly number[] | null,
  clientId: string,
  at: Instant,
): Promise<RuleResult> {
  return inTransaction(sql, async (tx): Promise<RuleResult> => {
    // Who evaluates it holds this row shared.
    const [row] = await tx<(RuleFields & { version: number })[]>`
      select title, audience_id, obligation, deadline, policy_code, on_leave, active, version
      from rules where id = ${id} for update`;
    if (!row) return { kind: 'missing' };
    const { version, ...before } = row;
    if (expected && !expected.includes(version)) return { kind: 'version', version };
    const after: RuleFields = { ...before, ...patch };
    if (JSON.stringify(before) === JSON.stringify(after)) return { kind: 'done' };
    // After the row: an evaluation that holds it may wait for somebody whom a change of people holds.
    if (after.active && !before.active) await waitForChangesOfPeople(tx);
    const set = { ...after, deadline: tx.json(after.deadline as never), updatedAt: at };
    await tx`update rules set ${tx(set)}, version = version + 1 where id = ${id}`;
    await note(tx, id, version + 1, after, clientId, at);
    if (before.active && !after.active)
      await tx`
        update rule_evaluations set status = 'stopped', finished_at = ${at}
        where rule_id = ${id} and status in ('waiting', 'running')`;
    await evaluateAgain(tx, { ruleId: id }, at);
    return { kind: 'done' };
  });
}

/** Its versions, the newest first, behind one (R36). */
export async function listRuleChanges(
  db: Db,
  id: string,
  after: { version: number } | null,
  limit: number,
): Promise<VersionRow<RuleFields>[]> {
  return db<VersionRow<RuleFields>[]>`
    select version, client_id, at, data from rule_changes
    where rule_id = ${id} and ${after ? db`version < ${after.version}` : db`true`} order by version desc limit ${limit}`;
}

async function note(tx: Db, id: string, version: number, data: object, clientId: string, at: Instant): Promise<void> {
  await tx`
    insert into rule_changes (rule_id, version, client_id, at, data)
    values (${id}, ${version}, ${clientId}, ${at}, ${tx.json(data as never)})`;
}
