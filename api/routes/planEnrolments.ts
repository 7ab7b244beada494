import { z } from 'zod';
import { PLAN_COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import { nameActivities } from '../../store/learningPlans.ts';
import { resolvePerson } from '../../store/people.ts';
import { listPlanViews, type PlanView, readPlanView } from '../../store/planEnrolments.ts';
import { listLifeEvents, PLAN_LIFE } from '../../store/watchedLife.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentPlanEnrolment, presentPlanEvent } from '../presenters/plans.ts';
import { idParam } from '../schemas/common.ts';
import {
  askedPlanEnrolment,
  newPlanEnrolment,
  planCommandBody,
  planEnrolment,
  planEnrolmentQuery,
  planEvent,
} from '../schemas/plans.ts';
import { enrolInPlan, tellPlanEnrolment } from './planRequests.ts';

const TAG = 'Learning plans';

/** Who is in which plan: enrolling, the list, one with its items and history, and what is done with it. */
export function planEnrolmentRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shownAll(views: readonly PlanView[]) {
    const ids = views.flatMap(({ state }) => state.plan.rules.items.map(({ activityId }) => activityId));
    const names = await nameActivities(sql, ids);
    return views.map((view) => presentPlanEnrolment(view, names, clock.now()));
  }

  async function shown(id: string): Promise<Reply> {
    const view = await readPlanView(sql, id);
    if (!view) throw notFound('plan enrolment');
    const [body] = await shownAll([view]);
    return { status: 200, body, headers: { ETag: etag(view.stamp.version) }, about: view.state.userId };
  }

  return [
    route({
      method: 'post',
      path: '/v1/plan-enrolments',
      operationId: 'enrolInPlan',
      tag: TAG,
      summary: 'Enrol a person in a learning plan',
      description:
        'One live enrolment for a person and a plan: asking again answers 200 with the live one, unchanged, and `existing: true`. The plan then enrols in its activities as they open, by itself; who is in one already, or has done it, is not enrolled twice.',
      access: 'write',
      people: people('plan_enrolments:enrol', 'body:user+all'),
      body: newPlanEnrolment,
      answers: {
        201: {
          description: 'It was born.',
          schema: askedPlanEnrolment,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
        200: { description: 'It was there already.', schema: askedPlanEnrolment, headers: { ETag: 'The version.' } },
      },
      refusals: [409],
      handle: async ({ body, client, may, commandId }) => {
        const { id, existing } = await enrolInPlan(deps, body, { client, may }, commandId);
        const reply = await shown(id);
        return {
          ...reply,
          status: existing ? 200 : 201,
          body: { ...(reply.body as object), existing },
          headers: { ...reply.headers, ...(existing ? {} : { Location: `/v1/plan-enrolments/${id}` }) },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/plan-enrolments',
      operationId: 'listPlanEnrolments',
      tag: TAG,
      summary: 'Find plan enrolments',
      description: 'By person, plan and status, the newest first.',
      access: 'read',
      people: people('plan_enrolments:view'),
      query: planEnrolmentQuery,
      answers: { 200: { description: 'A page.', schema: listOf(planEnrolment).meta({ id: 'PlanEnrolmentList' }) } },
      handle: async ({ query, may }) => {
        const { user, plan, status } = query;
        const reached = may.reach('plan_enrolments:view');
        const userId = user === undefined ? undefined : await resolvePerson(sql, user);
        const read = async (after: { id: string } | null, limit: number) =>
          userId === null ? [] : listPlanViews(sql, { userId, plan, status, reached }, after, limit);
        const list = {
          name: 'plan-enrolments',
          key: idKey,
          keyOf: ({ state }: PlanView) => ({ id: state.id }),
          read,
        };
        const found = await page(list, query, (view) => view);
        return ok({ items: await shownAll(found.items as PlanView[]), next: found.next });
      },
    }),
    route({
      method: 'get',
      path: '/v1/plan-enrolments/{id}',
      operationId: 'getPlanEnrolment',
      tag: TAG,
      summary: 'One plan enrolment',
      description: 'Item by item: where each stands, what keeps it locked, and the enrolment behind it (R30).',
      access: 'read',
      people: people('plan_enrolments:view', 'plan-enrolment'),
      params: idParam,
      answers: {
        200: { description: 'The plan enrolment.', schema: planEnrolment, headers: { ETag: 'The version.' } },
      },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'get',
      path: '/v1/plan-enrolments/{id}/history',
      operationId: 'getPlanEnrolmentHistory',
      tag: TAG,
      summary: 'The history of a plan enrolment',
      description: 'Every event, in order, each chained to the one before by its hash (R36).',
      access: 'read',
      people: people('plan_enrolments:view', 'plan-enrolment'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(planEvent).meta({ id: 'PlanEventList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readPlanView(sql, params.id))) throw notFound('plan enrolment');
        const read = (after: { seq: number } | null, limit: number) =>
          listLifeEvents(sql, PLAN_LIFE, params.id, after, limit);
        const list = {
          name: 'plan-events',
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }: { seq: number }) => ({ seq }),
          read,
        };
        return ok(await page(list, query, presentPlanEvent));
      },
    }),
    route({
      method: 'post',
      path: '/v1/plan-enrolments/{id}/commands',
      operationId: 'commandPlanEnrolment',
      tag: TAG,
      summary: 'Command a plan enrolment',
      description:
        'Answers with the plan enrolment after it. What becomes of the enrolments that the plan made when it is left, the plan says (`onWithdrawal`). A refused command is 409, with the present status and what is possible now.',
      access: 'write',
      people: people({ each: PLAN_COMMAND_PERMISSIONS }, 'plan-enrolment'),
      params: idParam,
      body: planCommandBody,
      ifMatch: true,
      answers: {
        200: { description: 'The plan enrolment after it.', schema: planEnrolment, headers: { ETag: 'The version.' } },
      },
      refusals: [409],
      handle: async ({ params, body, client, commandId, header }) => {
        await tellPlanEnrolment(deps, params.id, body, client, commandId, header('if-match'));
        return shown(params.id);
      },
    }),
  ];
}
