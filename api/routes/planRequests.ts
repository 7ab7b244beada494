import type { z } from 'zod';
import { possibleInPlan } from '../../domain/plans/transition.ts';
import type { Deadline } from '../../domain/state.ts';
import { readPlan } from '../../store/learningPlans.ts';
import { resolvePerson } from '../../store/people.ts';
import { assignPlan, commandPlan } from '../../store/planCommands.ts';
import { dayDeadline, timezoneOf } from '../../store/planDeadlines.ts';
import { readPlanView } from '../../store/planEnrolments.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { sourceFor } from '../http/enrolling.ts';
import { refused } from '../http/failures.ts';
import { changedMeanwhile, type FieldError, invalidInput, notFound } from '../http/problems.ts';
import type { DeadlineInput } from '../schemas/enrolments.ts';
import type { newPlanEnrolment, planCommandBody } from '../schemas/plans.ts';

/**
 * Enrols a person in a plan, or finds the live one.
 * @param id the plan enrolment's id, should it be born: a repeat finds it by this
 * @throws Problem
 */
export async function enrolInPlan(
  deps: AppDeps,
  body: z.output<typeof newPlanEnrolment>,
  { client, may }: { readonly client: Client; readonly may: Authority },
  id: string,
): Promise<{ id: string; existing: boolean }> {
  const { sql, clock } = deps;
  const [userId, plan] = await Promise.all([resolvePerson(sql, body.user), readPlan(sql, body.plan)]);
  const errors: FieldError[] = [];
  if (!userId)
    errors.push({
      pointer: '#/user',
      detail: 'is nobody known: give an id, external id, username or e-mail address',
    });
  if (!plan) errors.push({ pointer: '#/plan', detail: 'is no learning plan: create it first' });
  if (!userId || !plan) throw invalidInput(...errors);
  const deadline = body.deadline && toDeadline(body.deadline, await timezoneOf(sql, userId), 'request');
  if (deadline && deadline.at <= clock.now())
    throw refused({ rejected: 'deadline-in-past', detail: 'the deadline must lie ahead', status: null });
  const { code, version, rules } = plan;
  const { obligation, reason } = body;
  const asked = { obligation, source: body.source, role: 'learner', deadline: deadline !== null, note: false } as const;
  const about = { userId, activityId: null };
  const source = await sourceFor(deps, { client, may }, about, asked, 'plan_enrolments:manage');
  const actor = actorOf(client);
  const pinned = { id: plan.id, code, version, rules };
  const result = await assignPlan(
    sql,
    { id, userId, plan: pinned, obligation, source, deadline, actor, reason },
    clock,
  );
  if (result.kind === 'refused') throw refused(result.rejection);
  return { id: result.id, existing: result.kind === 'live' };
}

/** Carries out a command, once for its id. @throws Problem */
export async function tellPlanEnrolment(
  { sql, clock }: AppDeps,
  id: string,
  body: z.output<typeof planCommandBody>,
  client: Client,
  commandId: string,
  match: string | undefined,
): Promise<void> {
  const expected = ifMatch(match);
  const view = await readPlanView(sql, id);
  if (!view) throw notFound('plan enrolment');
  const actor = actorOf(client);
  const deadline =
    body.command === 'set-deadline' && body.deadline
      ? toDeadline(body.deadline, await timezoneOf(sql, view.user.id), 'by-hand')
      : null;
  const result = await commandPlan(
    sql,
    {
      id,
      commandId,
      expected,
      reason: body.reason,
      command: (reason) =>
        body.command === 'set-deadline'
          ? { type: body.command, deadline, actor, reason }
          : { type: body.command, actor, reason },
    },
    clock,
  );
  if (result.kind === 'missing') throw notFound('plan enrolment');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
  if (result.kind === 'refused') {
    const now = await readPlanView(sql, id);
    const status = now?.state.status ?? null;
    throw refused({ ...result.rejection, status }, now ? possibleInPlan(now.state) : []);
  }
}

function toDeadline(given: DeadlineInput, timezone: string, rule: string): Deadline {
  if ('at' in given) return { at: given.at, localDate: null, timezone, rule };
  return dayDeadline(given.localDate, given.timezone ?? timezone, rule);
}
