import type { PlanRules } from '../domain/plans/rules.ts';
import { type PlanStanding, planStanding } from '../domain/plans/standing.ts';
import { isPlanEnded } from '../domain/plans/state.ts';
import { planTransition } from '../domain/plans/transition.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type PlanRow, readPlanById } from './learningPlans.ts';
import { itemDeadlines, timezoneOf } from './planDeadlines.ts';
import { type LoadedPlan, listPlanViews, type PlanView } from './planEnrolments.ts';
import { readItemFacts } from './planFacts.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';
import { writePlan } from './writePlan.ts';

/** A change of everybody in a plan to one of its versions. */
export interface MoveRow {
  id: string;
  planId: string;
  code: string;
  version: number;
  total: number;
  moved: number;
  unchanged: number;
  ended: number;
  open: number;
  createdAt: Instant;
}

/**
 * R37: moves everybody who lives in the plan to this version. Each is noted in this transaction, and moved by their own
 * next look, however long that takes and whatever crashes. One with this id stays: a repeat.
 */
export async function beginMove(sql: Sql, id: string, plan: PlanRow, clientId: string, now: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into plan_moves (id, plan_id, client_id, total, created_at) values (${id}, ${plan.id}, ${clientId}, 0, ${now})
      on conflict do nothing`;
    if (written.count === 0) return;
    const rows = await tx<{ planEnrolmentId: string }[]>`
      insert into plan_move_rows (move_id, plan_enrolment_id)
      select ${id}, id from plan_enrolments where plan_code = ${plan.code} and live and plan_id <> ${plan.id}
      returning plan_enrolment_id`;
    await tx`update plan_moves set total = ${rows.length} where id = ${id}`;
    await askLooks(
      tx,
      'plan',
      rows.map(({ planEnrolmentId }) => planEnrolmentId),
      now,
    );
  });
}

/** A move with its progress; null when there is none. */
export async function readMove(db: Db, id: string): Promise<MoveRow | null> {
  const [row] = await db<MoveRow[]>`
    select m.id, m.plan_id, p.code, p.version, m.total, m.created_at,
      count(*) filter (where r.outcome = 'moved')::int as moved, count(*) filter (where r.outcome = 'unchanged')::int as unchanged,
      count(*) filter (where r.outcome = 'ended')::int as ended,
      count(r.move_id) filter (where r.outcome is null)::int as open
    from plan_moves m join learning_plans p on p.id = m.plan_id left join plan_move_rows r on r.move_id = m.id
    where m.id = ${id} group by m.id, p.id`;
  return row ?? null;
}

/** Carries out the moves that wait for this plan enrolment, in their order, under its lock. Returns where it stands then. */
export async function movePending(tx: Db, loaded: LoadedPlan, now: Instant): Promise<LoadedPlan> {
  const pending = await tx<{ moveId: string; planId: string; clientId: string }[]>`
    select r.move_id, m.plan_id, m.client_id from plan_move_rows r join plan_moves m on m.id = r.move_id
    where r.plan_enrolment_id = ${loaded.state.id} and r.outcome is null order by m.created_at, m.id`;
  let at = loaded;
  for (const { moveId, planId, clientId } of pending) {
    const plan = await readPlanById(tx, planId);
    if (!plan) throw new Error('a move to a plan that is none');
    const actor: Actor = { kind: 'client', id: clientId, onBehalfOf: null };
    const next = await move(tx, at, plan, actor, `move/${moveId}`, now);
    const outcome = next ? 'moved' : isPlanEnded(at.state.status) ? 'ended' : 'unchanged';
    await tx`
      update plan_move_rows set outcome = ${outcome}
      where move_id = ${moveId} and plan_enrolment_id = ${at.state.id}`;
    at = next ?? at;
  }
  return at;
}

async function move(
  tx: Db,
  { state, stamp }: LoadedPlan,
  plan: PlanRow,
  actor: Actor,
  commandId: string,
  now: Instant,
): Promise<LoadedPlan | null> {
  const deadlines = itemDeadlines(plan.rules, state.startedAt, await timezoneOf(tx, state.userId));
  const { id, code, version, rules } = plan;
  const command = { type: 'move', plan: { id, code, version, rules }, itemDeadlines: deadlines, actor } as const;
  const outcome = planTransition(state, command, now);
  if (outcome.rejected || outcome.events.length === 0) return null;
  const next = await writePlan(tx, stamp, { commandId, type: 'move', outcome }, now);
  return { state: outcome.state, stamp: next };
}

/** What a move would change for one person. */
export interface MovePreview {
  readonly id: string;
  readonly user: PlanView['user'];
  readonly fromVersion: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The activities that the person would be enrolled in at once. */
  readonly enrols: readonly string[];
  readonly before: Pick<PlanStanding, 'status' | 'progress'>;
  readonly after: Pick<PlanStanding, 'status' | 'progress'>;
}

/** R37, tried first: what a move to this version would change, person by person, on the facts of now. Writes nothing. */
export async function previewMove(
  db: Db,
  plan: PlanRow,
  after: { id: string } | null,
  limit: number,
): Promise<MovePreview[]> {
  const views = await listPlanViews(db, { plan: plan.code, notAt: plan.id }, after, limit);
  return Promise.all(views.map((view) => previewOne(db, view, plan)));
}

async function previewOne(db: Db, { state, user }: PlanView, plan: PlanRow): Promise<MovePreview> {
  const now = planStanding(state.plan.rules, await readItemFacts(db, state));
  const then = planStanding(plan.rules, await readItemFacts(db, { ...state, plan }));
  const ids = (rules: PlanRules) => rules.items.map(({ activityId }) => activityId);
  const [old, fresh] = [ids(state.plan.rules), ids(plan.rules)];
  const short = ({ status, progress }: PlanStanding) => ({ status, progress });
  return {
    id: state.id,
    user,
    fromVersion: state.plan.version,
    added: fresh.filter((id) => !old.includes(id)),
    removed: old.filter((id) => !fresh.includes(id)),
    enrols:
      then.status === 'completed'
        ? []
        : then.items.filter((item) => item.state === 'open').map(({ activityId }) => activityId),
    before: short(now),
    after: short(then),
  };
}

/** How many a move to this version would move now. */
export async function countToMove(db: Db, { id, code }: PlanRow): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from plan_enrolments where plan_code = ${code} and live and plan_id <> ${id}`;
  return row?.n ?? 0;
}
