import { policyMoveCommandId } from '../domain/ids.ts';
import { fullRules } from '../domain/upgrade.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import type { PolicyRow } from './policies.ts';
import { inTransaction } from './tx.ts';

/** Whom a move is about: all that live and follow an older version, of one activity or everywhere; or these, whatever they are. */
export interface MoveScope {
  readonly activityId: string | null;
  readonly enrolments: readonly string[] | null;
}

/** What becomes of each that a move is about. */
export const MOVE_OUTCOMES = ['waiting', 'moved', 'unchanged', 'refused'] as const;
export type MoveOutcome = (typeof MOVE_OUTCOMES)[number];

export interface PolicyMoveRow {
  id: string;
  code: string;
  version: number;
  total: number;
  waiting: number;
  moved: number;
  unchanged: number;
  refused: number;
  createdAt: Instant;
}

export interface PolicyMoveOutcome {
  enrolmentId: string;
  fromVersion: number;
  outcome: MoveOutcome;
  refusal: string | null;
}

/** Which enrolments (`e`, with their policy `p`) a move to this version is about. */
export function inScope(db: Db, { code, version }: PolicyRow, { activityId, enrolments }: MoveScope) {
  return db`p.code = ${code} and ${
    enrolments === null ? db`e.live and p.version < ${version}` : db`e.id = any(${enrolments as string[]})`
  } and ${activityId === null ? db`true` : db`e.activity_id = ${activityId}`}`;
}

/**
 * R37: begins a move to this version. Each enrolment gets a command of its own, left in the outbox in the transaction of the
 * move's row: none without the other. One with this id stays: a repeat.
 */
export async function beginPolicyMove(
  sql: Sql,
  id: string,
  policy: PolicyRow,
  scope: MoveScope,
  clientId: string,
  now: Instant,
): Promise<void> {
  const { id: policyId, code, version } = policy;
  const rules = fullRules(policy.rules);
  const command = { type: 'move-policy', policy: { id: policyId, code, version, rules }, move: id };
  await inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into policy_moves (id, policy_id, client_id, total, created_at)
      values (${id}, ${policyId}, ${clientId}, 0, ${now}) on conflict do nothing`;
    if (written.count === 0) return;
    const rows = await tx`
      with about as (
        insert into policy_move_rows (move_id, enrolment_id, from_version)
        select ${id}, e.id, p.version from enrolments e join policies p on p.id = e.policy_id
        where ${inScope(tx, policy, scope)}
        returning enrolment_id
      )
      insert into outbox (kind, target_id, command_id, command, due_at)
      select 'tell', enrolment_id, ${policyMoveCommandId(id, '')}::text || enrolment_id, ${tx.json(command as never)}, ${now}
      from about`;
    await tx`update policy_moves set total = ${rows.count} where id = ${id}`;
    await tx`select pg_notify('rollbook_relay', 'messages')`;
  });
}

/** The rows of a move, each with what became of it: by its command, by the message that is still to be told, or by neither. */
function outcomes(db: Db, moveId: string) {
  return db`
    select r.enrolment_id, r.from_version, r.refusal, case
      when exists (
        select from commands c
        where c.enrolment_id = r.enrolment_id and c.command_id = ${policyMoveCommandId(moveId, '')}::text || r.enrolment_id
          and c.changed
      ) then 'moved'
      when r.refusal is not null then 'refused'
      when exists (select from outbox o where o.command_id = ${policyMoveCommandId(moveId, '')}::text || r.enrolment_id)
        then 'waiting'
      else 'unchanged' end as outcome
    from policy_move_rows r where r.move_id = ${moveId}`;
}

/** A move with how far it is; null when there is none. */
export async function readPolicyMove(db: Db, id: string): Promise<PolicyMoveRow | null> {
  const [row] = await db<PolicyMoveRow[]>`
    select m.id, p.code, p.version, m.total, m.created_at,
      count(*) filter (where o.outcome = 'waiting')::int as waiting,
      count(*) filter (where o.outcome = 'moved')::int as moved,
      count(*) filter (where o.outcome = 'unchanged')::int as unchanged,
      count(*) filter (where o.outcome = 'refused')::int as refused
    from policy_moves m join policies p on p.id = m.policy_id left join (${outcomes(db, id)}) o on true
    where m.id = ${id} group by m.id, p.id`;
  return row ?? null;
}

/** What became of each, in the order of their ids, behind one. */
export async function listPolicyMoveOutcomes(
  db: Db,
  id: string,
  after: { id: string } | null,
  limit: number,
): Promise<PolicyMoveOutcome[]> {
  return db<PolicyMoveOutcome[]>`
    ${outcomes(db, id)} and ${after ? db`r.enrolment_id > ${after.id}` : db`true`}
    order by r.enrolment_id limit ${limit}`;
}

/** A rule refused it, or what it met: it is seen with the move. */
export async function noteMoveRefusal(db: Db, moveId: string, enrolmentId: string, code: string): Promise<void> {
  await db`update policy_move_rows set refusal = ${code} where move_id = ${moveId} and enrolment_id = ${enrolmentId}`;
}

/** Those of the list that follow this policy, in whatever version. */
export async function followersAmong(db: Db, code: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db<{ id: string }[]>`
    select e.id from enrolments e join policies p on p.id = e.policy_id
    where e.id = any(${ids as string[]}) and p.code = ${code}`;
  return new Set(rows.map(({ id }) => id));
}
