import type { z } from 'zod';
import type { RuleDeadline, RuleTarget } from '../../domain/rules/rule.ts';
import { readAudience } from '../../store/audiences.ts';
import { findActivities, readPlan } from '../../store/learningPlans.ts';
import { readPolicy } from '../../store/policies.ts';
import { type RuleFields, type RuleRow, readRule } from '../../store/rules.ts';
import type { AppDeps } from '../deps.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import type { rulePatch } from '../schemas/rules.ts';

/** The rule in the path. @throws Problem 404 */
export async function knownRule({ sql }: AppDeps, ref: string): Promise<RuleRow> {
  const row = await readRule(sql, ref);
  if (!row) throw notFound('rule');
  return row;
}

/** What a rule enrols in. @throws Problem 400 when it is not there */
export async function targetOf(
  { sql }: AppDeps,
  { activity, plan }: { activity?: string | undefined; plan?: string | undefined },
): Promise<RuleTarget> {
  if (activity !== undefined) {
    const activityId = (await findActivities(sql, [activity])).get(activity);
    if (!activityId) throw invalidInput({ pointer: '#/activity', detail: 'is no activity known: give an id or code' });
    return { activityId, planCode: null };
  }
  const found = plan === undefined ? null : await readPlan(sql, plan);
  if (!found) throw invalidInput({ pointer: '#/plan', detail: 'is no learning plan: create it first' });
  return { activityId: null, planCode: found.code };
}

/** The id of an audience in the body. @throws Problem 400 */
export async function namedAudience({ sql }: AppDeps, ref: string): Promise<string> {
  const row = await readAudience(sql, ref);
  if (!row) throw invalidInput({ pointer: '#/audience', detail: 'is no audience known: give an id or code' });
  return row.id;
}

/** @throws Problem 400 when there is no such policy, or the rule is about a plan */
export async function expectPolicy({ sql }: AppDeps, policy: string | null, { activityId }: RuleTarget): Promise<void> {
  if (policy === null) return;
  if (activityId === null)
    throw invalidInput({ pointer: '#/policy', detail: 'must be left out with a plan, whose items have their own' });
  if (!(await readPolicy(sql, policy)))
    throw invalidInput({ pointer: '#/policy', detail: 'is no policy known: create it first' });
}

/** What is given of a rule's fields, as they are kept. @throws Problem 400 */
export async function fieldsOf(
  deps: AppDeps,
  given: z.output<typeof rulePatch>,
  target: RuleTarget,
): Promise<Partial<RuleFields>> {
  const { title, audience, obligation, deadline, policy, onLeave, on } = given;
  if (policy !== undefined) await expectPolicy(deps, policy, target);
  return {
    ...(title !== undefined && { title }),
    ...(audience !== undefined && { audienceId: await namedAudience(deps, audience) }),
    ...(obligation !== undefined && { obligation }),
    ...(deadline !== undefined && { deadline: deadline as RuleDeadline | null }),
    ...(policy !== undefined && { policyCode: policy }),
    ...(onLeave !== undefined && { onLeave }),
    ...(on !== undefined && { active: on }),
  };
}
