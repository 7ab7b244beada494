import type { PlanRules } from '../domain/plans/rules.ts';
import type { PlanState } from '../domain/plans/state.ts';
import type { Stamp } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import { allOf } from './selection.ts';

/** A plan enrolment as Postgres holds it. */
export interface LoadedPlan {
  readonly state: PlanState;
  readonly stamp: Stamp;
}

interface Row {
  state: Omit<PlanState, 'plan'> & { plan: Omit<PlanState['plan'], 'rules'> };
  version: number;
  seq: number;
  head: string;
  rules: PlanRules;
}

/**
 * One plan enrolment, with the rules that it pinned; null if there is none.
 * @param lock to change it: whoever else wants that waits
 */
export async function loadPlanEnrolment(db: Db, id: string, lock = false): Promise<LoadedPlan | null> {
  const [row] = await db<Row[]>`
    select e.state, e.version, e.seq, e.head, p.rules
    from plan_enrolments e join learning_plans p on p.id = e.plan_id where e.id = ${id}
    ${lock ? db`for update of e` : db``}`;
  return row ? toLoaded(row) : null;
}

function toLoaded({ state, version, seq, head, rules }: Row): LoadedPlan {
  return { state: { ...state, plan: { ...state.plan, rules } }, stamp: { version, seq, head } };
}

/** A plan enrolment with what people read beside it. */
export interface PlanView extends LoadedPlan {
  readonly planTitle: string;
  readonly user: { id: string; externalId: string | null; name: string; email: string };
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface PlanFilter {
  userId?: string | undefined;
  plan?: string | undefined;
  status?: readonly string[] | undefined;
  /** Those that live at another version than this one: who would be moved to it. */
  notAt?: string | undefined;
  /** Only what lies within this reach; left out: everything. */
  reached?: Reached | undefined;
}

interface ViewRow extends Row, Omit<PlanView, 'state' | 'stamp'> {}

const select = (db: Db) => db`
  select e.id, e.state, e.version, e.seq, e.head, p.rules, p.title as plan_title, e.created_at, e.updated_at,
    json_build_object('id', u.id, 'externalId', u.external_id, 'name', u.given_name || ' ' || u.family_name, 'email', u.email) as "user"
  from plan_enrolments e join learning_plans p on p.id = e.plan_id join users u on u.id = e.user_id`;

/** One plan enrolment as it is shown. */
export async function readPlanView(db: Db, id: string): Promise<PlanView | null> {
  const [row] = await db<ViewRow[]>`${select(db)} where e.id = ${id}`;
  return row ? toView(row) : null;
}

/** Plan enrolments, the newest first, behind an id. */
export async function listPlanViews(
  db: Db,
  filter: PlanFilter,
  after: { id: string } | null,
  limit: number,
): Promise<PlanView[]> {
  const where = allOf(db, [
    ...(filter.userId ? [db`e.user_id = ${filter.userId}`] : []),
    ...(filter.plan ? [db`e.plan_code = ${filter.plan}`] : []),
    ...(filter.status ? [db`e.status = any(${filter.status as string[]})`] : []),
    ...(filter.notAt ? [db`e.live and e.plan_id <> ${filter.notAt}`] : []),
    ...(filter.reached ? [within(db, filter.reached, { user: db`e.user_id`, activity: 'all' })] : []),
    ...(after ? [db`e.id < ${after.id}`] : []),
  ]);
  const rows = await db<ViewRow[]>`${select(db)} where ${where} order by e.id desc limit ${limit}`;
  return rows.map(toView);
}

function toView(row: ViewRow): PlanView {
  const { planTitle, user, createdAt, updatedAt } = row;
  return { ...toLoaded(row), planTitle, user, createdAt, updatedAt };
}
