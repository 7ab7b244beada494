import type { Rejection } from '../domain/outcome.ts';
import { isRejection } from '../domain/outcome.ts';
import { settle } from '../domain/settle.ts';
import { type EnrolmentState, SYSTEM } from '../domain/state.ts';
import { transition } from '../domain/transition.ts';
import { fullRules } from '../domain/upgrade.ts';
import type { Instant } from '../domain/words.ts';
import { sessionsIn } from './commit.ts';
import { awaitedBy } from './completions.ts';
import type { Db, Sql } from './db.ts';
import { loadEnrolments } from './enrolments.ts';
import { Facts } from './facts.ts';
import type { PolicyRow } from './policies.ts';
import { inScope, type MoveScope } from './policyMoves.ts';
import { inTransaction } from './tx.ts';

/** What a move would make of one enrolment; `after` is null for one that cannot be moved. */
export interface PolicyMovePreview {
  readonly id: string;
  readonly before: EnrolmentState;
  readonly after: EnrolmentState | null;
  readonly refusal: Rejection | null;
}

/**
 * R37, tried first: what a move to this version would change, one by one, by the very rules and on the facts of now. Nothing
 * is written; the pools' locks end with the transaction.
 */
export async function previewPolicyMove(
  sql: Sql,
  policy: PolicyRow,
  scope: MoveScope,
  page: { after: { id: string } | null; limit: number },
  now: Instant,
): Promise<PolicyMovePreview[]> {
  const { after, limit } = page;
  return inTransaction(sql, async (tx) => {
    const rows = await tx<{ id: string }[]>`
      select e.id from enrolments e join policies p on p.id = e.policy_id
      where ${inScope(tx, policy, scope)} and ${after ? tx`e.id > ${after.id}` : tx`true`} order by e.id limit ${limit}`;
    const loaded = await loadEnrolments(
      tx,
      rows.map(({ id }) => id),
    );
    const previews: PolicyMovePreview[] = [];
    for (const { id } of rows) {
      const state = loaded.get(id)?.state;
      if (state) previews.push(await tried(tx, state, policy, now));
    }
    return previews;
  });
}

/** Each for itself, as if it were moved alone: who would get the last seat depends on the order in which they are moved. */
async function tried(tx: Db, before: EnrolmentState, policy: PolicyRow, now: Instant): Promise<PolicyMovePreview> {
  const { id, code, version } = policy;
  const rules = fullRules(policy.rules);
  const command = { type: 'move-policy', policy: { id, code, version, rules }, move: 'trial', actor: SYSTEM } as const;
  const first = transition(before, command, now);
  if (isRejection(first)) return { id: before.id, before, after: null, refusal: first };
  if (first.asks.length === 0) return { id: before.id, before, after: first.state, refusal: null };
  const { state, asks } = first;
  const facts = await Facts.gather(tx, {
    learnerIds: [state.userId],
    activityIds: [state.activityId],
    namedIds: rules.approval.steps.flatMap((step) => step.assignee.user ?? []),
    seats: asks.some((ask) => ['seat', 'queue', 'claim-limit', 'sessions'].includes(ask.kind)),
    now,
    awaited: state.deadline ? [] : awaitedBy(state.userId, rules),
    sessionIds: sessionsIn(state, asks),
  });
  const settled = settle(first, command, now, (ask, at) => facts.answer(ask, at, now));
  return isRejection(settled)
    ? { id: before.id, before, after: null, refusal: settled }
    : { id: before.id, before, after: settled.state, refusal: null };
}

/** How many a move to this version would be about now. */
export async function countInScope(db: Db, policy: PolicyRow, scope: MoveScope): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from enrolments e join policies p on p.id = e.policy_id where ${inScope(db, policy, scope)}`;
  return row?.n ?? 0;
}
