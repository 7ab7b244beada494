import { z } from 'zod';
import { nameActivities, type PlanRow, readPlan } from '../../store/learningPlans.ts';
import { beginMove, countToMove, type MovePreview, previewMove, readMove } from '../../store/planMoves.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentMove, presentMovePreview } from '../presenters/plans.ts';
import { code } from '../schemas/activities.ts';
import { moveBody, movePreview, planMove } from '../schemas/plans.ts';

const TAG = 'Learning plans';

/** R37: everybody in a plan to another of its versions, tried first. */
export function planMoveRoutes({ sql, clock }: AppDeps): Route[] {
  async function target(code: string, version: number | undefined): Promise<PlanRow> {
    if (!(await readPlan(sql, code))) throw notFound('learning plan');
    const plan = await readPlan(sql, code, version);
    if (!plan) throw invalidInput({ pointer: '#/version', detail: 'is no version of this plan' });
    return plan;
  }

  async function tried(plan: PlanRow, query: { limit: number; cursor?: string | undefined }): Promise<Reply> {
    const list = {
      name: `plan-move/${plan.id}`,
      key: idKey,
      keyOf: ({ id }: { id: string }) => ({ id }),
      read: (after: { id: string } | null, limit: number) => previewMove(sql, plan, after, limit),
    };
    const [found, total] = await Promise.all([page(list, query, (row) => row), countToMove(sql, plan)]);
    const previews = found.items as MovePreview[];
    const ids = previews.flatMap(({ added, removed, enrols }) => [...added, ...removed, ...enrols]);
    const names = await nameActivities(sql, ids);
    return ok({
      dryRun: true,
      plan: { code: plan.code, version: plan.version },
      total,
      items: previews.map((preview) => presentMovePreview(preview, names)),
      next: found.next,
    });
  }

  async function shown(id: string, code: string): Promise<Reply> {
    const move = await readMove(sql, id);
    if (move?.code !== code) throw notFound('move');
    return ok(presentMove(move));
  }

  return [
    route({
      method: 'post',
      path: '/v1/learning-plans/{code}/move',
      operationId: 'moveLearningPlan',
      tag: TAG,
      summary: 'Move everybody in a plan to one of its versions',
      description:
        'With `dryRun` it tells, page by page, what would change for whom, and changes nothing. Without, each is moved in their own turn, whatever is restarted meanwhile: new items are enrolled in, the enrolments of removed ones stay (R37).',
      access: 'write',
      people: people('plans:edit'),
      params: z.object({ code }),
      query: z.strictObject(pageQuery),
      body: moveBody,
      answers: {
        200: { description: 'What would change.', schema: movePreview },
        202: { description: 'Begun.', schema: planMove, headers: { Location: 'Where its progress is.' } },
      },
      handle: async ({ params, query, body, client, commandId }) => {
        const plan = await target(params.code, body.version);
        if (body.dryRun) return tried(plan, query);
        await beginMove(sql, commandId, plan, client.id, clock.now());
        const reply = await shown(commandId, params.code);
        return {
          ...reply,
          status: 202,
          headers: { Location: `/v1/learning-plans/${params.code}/moves/${commandId}` },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/learning-plans/{code}/moves/{id}',
      operationId: 'getLearningPlanMove',
      tag: TAG,
      summary: 'The progress of a move',
      description: 'How many were moved, and how many are still to come.',
      access: 'read',
      people: people('plans:edit'),
      params: z.object({ code, id: z.uuid().meta({ override: { type: 'string', format: 'uuid' } }) }),
      answers: { 200: { description: 'The move.', schema: planMove } },
      handle: ({ params }) => shown(params.id.toLowerCase(), params.code),
    }),
  ];
}
