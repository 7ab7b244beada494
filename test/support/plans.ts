import { uuidv7 } from 'uuidv7';
import type { PlanRules } from '../../domain/plans/rules.ts';
import type { PlanState } from '../../domain/plans/state.ts';
import { SYSTEM } from '../../domain/state.ts';
import type { Obligation } from '../../domain/words.ts';
import { insertPlanVersion, type PlanRow } from '../../store/learningPlans.ts';
import { assignPlan, commandPlan, type PlanCommandResult } from '../../store/planCommands.ts';
import { loadPlanEnrolment } from '../../store/planEnrolments.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** The next version of a plan. */
export function makePlan({ sql, clock }: World, code: string, rules: PlanRules): Promise<PlanRow> {
  return insertPlanVersion(sql, uuidv7(), { code, title: 'A Plan', rules }, clock.now());
}

/** Enrols in a plan; fails the test if that is refused. Returns the plan enrolment's id. */
export async function assign(
  { sql, clock }: World,
  plan: PlanRow,
  userId: string,
  obligation: Obligation = 'optional',
): Promise<string> {
  const { id, code, version, rules } = plan;
  const pinned = { id, code, version, rules };
  const given = { id: uuidv7(), userId, plan: pinned, obligation, source: 'administrator' as const, deadline: null };
  const result = await assignPlan(sql, { ...given, actor: SYSTEM, reason: null }, clock);
  if (result.kind === 'refused') throw new Error(result.rejection.detail);
  return result.id;
}

/** Says something to a plan enrolment. */
export function tellPlan(
  { sql, clock }: World,
  id: string,
  type: 'withdraw' | 'cancel' | 'reopen',
  commandId: string = uuidv7(),
): Promise<PlanCommandResult> {
  const command = (reason: PlanReason) => ({ type, actor: SYSTEM, reason });
  return commandPlan(sql, { id, commandId, expected: null, reason: type === 'reopen' ? 'why' : null, command }, clock);
}
type PlanReason = { id: string; commitment: string } | null;

export async function planState({ sql }: World, id: string): Promise<PlanState> {
  const loaded = await loadPlanEnrolment(sql, id);
  if (!loaded) throw new Error('no such plan enrolment');
  return loaded.state;
}

/** Waits until the plan enrolment's state fits. */
export function whenPlan(
  world: World,
  id: string,
  fits: (state: PlanState) => boolean,
  what: string,
): Promise<PlanState> {
  return until(async () => {
    const state = await planState(world, id);
    return fits(state) && state;
  }, what);
}

/** The types of its events, in order. */
export async function planHistory({ sql }: World, id: string): Promise<string[]> {
  const rows = await sql<{ type: string }[]>`
    select type from plan_enrolment_events where plan_enrolment_id = ${id} order by seq`;
  return rows.map(({ type }) => type);
}

/** The enrolments of a person in an activity, the first first. */
export async function attemptsOf({ sql }: World, userId: string, activityId: string) {
  return sql<{ id: string; status: string; source: string; obligation: string; deadlineAt: string | null }[]>`
    select id, status, source, obligation, deadline_at from enrolments
    where user_id = ${userId} and activity_id = ${activityId} order by attempt`;
}
