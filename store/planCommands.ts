import type { Clock } from '../domain/clock.ts';
import type { AssignCommand, PlanCommand } from '../domain/plans/state.ts';
import { type PlanRejection, planTransition } from '../domain/plans/transition.ts';
import type { TextRef } from '../domain/state.ts';
import type { Db, Sql } from './db.ts';
import { isErased } from './erasures.ts';
import { saveText } from './personalText.ts';
import { itemDeadlines } from './planDeadlines.ts';
import { loadPlanEnrolment } from './planEnrolments.ts';
import { Refused, refusing } from './refusing.ts';
import { inTransaction, Raced } from './tx.ts';
import { isKnown, PLAN_LIFE } from './watchedLife.ts';
import { askLooks } from './watchers.ts';
import { writePlan, writePlanBirth } from './writePlan.ts';

export type AssignResult =
  | { readonly kind: 'born' | 'live'; readonly id: string }
  | { readonly kind: 'refused'; readonly rejection: PlanRejection };

/** What is asked for: a person's enrolment in a plan. `reason`: in words, stored with it. */
export type Assignment = Omit<AssignCommand, 'type' | 'reason' | 'itemDeadlines'> & { readonly reason: string | null };

/**
 * Enrols in a plan, or finds the live one, which stays as it is; two at the same instant make one. From then on its
 * workflow enrols in the plan's activities.
 */
export async function assignPlan(sql: Sql, asked: Assignment, clock: Clock): Promise<AssignResult> {
  return inTransaction(sql, (tx) => assignPlanIn(tx, asked, clock));
}

/** The same inside the caller's transaction, which is begun again when it is lost (`inTransaction`). */
export async function assignPlanIn(tx: Db, asked: Assignment, clock: Clock): Promise<AssignResult> {
  const { reason: words, ...given } = asked;
  // At once as strongly as `watch` wants it: two that each hold a little of it would wait for one another.
  const [person] = await tx<{ status: string; timezone: string; erased: boolean }[]>`
    select status, timezone, erased_at is not null as erased from users where id = ${given.userId} for update`;
  if (await loadPlanEnrolment(tx, given.id)) return { kind: 'born', id: given.id };
  const live = await liveIn(tx, given.userId, given.plan.code);
  if (live) return { kind: 'live', id: live };
  if (person?.erased) return { kind: 'refused', rejection: { ...ERASED, status: null } };
  if (person?.status !== 'active' && person?.status !== 'activated') {
    const detail = 'the person is deactivated, expired or unknown';
    return { kind: 'refused', rejection: { rejected: 'not-eligible', detail, status: null } };
  }
  const now = clock.now();
  const reason = words === null ? null : await saveText(tx, given.userId, words, now);
  const due = itemDeadlines(given.plan.rules, now, person.timezone);
  const outcome = planTransition(null, { type: 'assign', ...given, itemDeadlines: due, reason }, now);
  if (outcome.rejected) return { kind: 'refused', rejection: outcome };
  const born = await writePlanBirth(tx, { commandId: given.id, type: 'assign', outcome }, now);
  if (!born) throw new Raced('a live plan enrolment appeared');
  return { kind: 'born', id: given.id };
}

/** R35: what is said to who asks something of a person who was erased. */
export const ERASED = { rejected: 'erased', detail: 'the person was erased' } as const;

async function liveIn(db: Db, userId: string, code: string): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select id from plan_enrolments where user_id = ${userId} and plan_code = ${code} and live`;
  return row?.id ?? null;
}

export type PlanCommandResult =
  | { readonly kind: 'done' | 'known' | 'missing' }
  /** It stands at another version than was expected. */
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'refused'; readonly rejection: PlanRejection };

export interface PlanOrder {
  readonly id: string;
  readonly commandId: string;
  /** Only at one of these versions; null: at any. */
  readonly expected: readonly number[] | null;
  /** Why, in words. */
  readonly reason: string | null;
  /** The command; the reference is that of the stored words. */
  readonly command: (reason: TextRef | null) => PlanCommand;
}

/** Decides and commits one command of a person or machine, once for its id; what follows from it is the workflow's. */
export async function commandPlan(sql: Sql, order: PlanOrder, clock: Clock): Promise<PlanCommandResult> {
  try {
    return await refusing<PlanRejection, PlanCommandResult>(() =>
      inTransaction(sql, async (tx): Promise<PlanCommandResult> => {
        const { id, commandId, expected } = order;
        const loaded = await loadPlanEnrolment(tx, id, true);
        if (!loaded) return { kind: 'missing' };
        if (await isKnown(tx, PLAN_LIFE, id, commandId)) return { kind: 'known' };
        const { state, stamp } = loaded;
        if (expected && !expected.includes(stamp.version)) return { kind: 'version', version: stamp.version };
        if (await isErased(tx, state.userId)) throw new Refused({ ...ERASED, status: state.status });
        const now = clock.now();
        const reason = order.reason === null ? null : await saveText(tx, state.userId, order.reason, now);
        const command = order.command(reason);
        const outcome = planTransition(state, command, now);
        if (outcome.rejected) throw new Refused(outcome);
        await writePlan(tx, stamp, { commandId, type: command.type, outcome }, now);
        await askLooks(tx, 'plan', [id], now);
        return { kind: 'done' };
      }),
    );
  } catch (error) {
    if ((error as { constraint_name?: string }).constraint_name === 'plan_enrolments_one_live') {
      const detail = 'the person has begun this plan again; that one lives';
      return { kind: 'refused', rejection: { rejected: 'later-attempt-lives', detail, status: null } };
    }
    throw error;
  }
}
