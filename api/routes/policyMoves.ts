import { z } from 'zod';
import { resolveActivity } from '../../store/catalogue.ts';
import { type PolicyRow, readPolicy } from '../../store/policies.ts';
import {
  beginPolicyMove,
  followersAmong,
  listPolicyMoveOutcomes,
  type MoveScope,
  type PolicyMoveOutcome,
  readPolicyMove,
} from '../../store/policyMoves.ts';
import { countInScope, type PolicyMovePreview, previewPolicyMove } from '../../store/policyMoveTrial.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentPolicyMove, presentPolicyMovePreview } from '../presenters/policyMoves.ts';
import { code } from '../schemas/activities.ts';
import { policyMove, policyMoveBody, policyMovePreview } from '../schemas/policyMoves.ts';

const TAG = 'Policies';

type Body = z.output<typeof policyMoveBody>;
interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** R37: living enrolments to a newer version of their policy, tried first. */
export function policyMoveRoutes({ sql, clock }: AppDeps): Route[] {
  async function target(code: string, version: number | undefined): Promise<PolicyRow> {
    if (!(await readPolicy(sql, code))) throw notFound('policy');
    const policy = await readPolicy(sql, code, version);
    if (!policy) throw invalidInput({ pointer: '#/toVersion', detail: 'is no version of this policy' });
    return policy;
  }

  async function scopeOf(code: string, { activity, enrolments }: Body): Promise<MoveScope> {
    const activityId = activity === undefined ? null : await resolveActivity(sql, activity);
    if (activity !== undefined && !activityId)
      throw invalidInput({ pointer: '#/activity', detail: 'is no activity known: give an id or code' });
    const known = await followersAmong(sql, code, enrolments ?? []);
    const errors = (enrolments ?? []).flatMap((id, index) =>
      known.has(id) ? [] : [{ pointer: `#/enrolments/${index}`, detail: 'is no enrolment that follows this policy' }],
    );
    if (errors.length > 0) throw invalidInput(...errors);
    return { activityId, enrolments: enrolments ?? null };
  }

  async function tried(policy: PolicyRow, scope: MoveScope, query: Paging): Promise<Reply> {
    const list = {
      name: `policy-move-trial/${policy.id}`,
      key: idKey,
      keyOf: ({ id }: PolicyMovePreview) => ({ id }),
      read: (after: { id: string } | null, limit: number) =>
        previewPolicyMove(sql, policy, scope, { after, limit }, clock.now()),
    };
    const total = await countInScope(sql, policy, scope);
    const found = await page(list, query, presentPolicyMovePreview);
    return ok({ dryRun: true, policy: { code: policy.code, version: policy.version }, total, ...found });
  }

  async function shown(id: string, code: string, query: Paging): Promise<Reply> {
    const move = await readPolicyMove(sql, id);
    if (move?.code !== code) throw notFound('move');
    const list = {
      name: `policy-move/${id}`,
      key: idKey,
      keyOf: ({ enrolmentId }: PolicyMoveOutcome) => ({ id: enrolmentId }),
      read: (after: { id: string } | null, limit: number) => listPolicyMoveOutcomes(sql, id, after, limit),
    };
    return ok({ ...presentPolicyMove(move), ...(await page(list, query, (row) => row)) });
  }

  return [
    route({
      method: 'post',
      path: '/v1/policies/{code}/move',
      operationId: 'movePolicy',
      tag: TAG,
      summary: 'Move living enrolments to a newer version of their policy',
      description:
        'With `dryRun` it tells, page by page, what would change for each and which cannot be moved, and why; it changes nothing. Without, each gets a command of its own, carried out whatever is restarted meanwhile (R37). A deadline that came by a rule is counted by the new one; one that was set by hand keeps its day. Seats, offers, access and decided steps stay as they are.',
      access: 'write',
      people: people('policies:edit'),
      params: z.object({ code }),
      query: z.strictObject(pageQuery),
      body: policyMoveBody,
      answers: {
        200: { description: 'What would change.', schema: policyMovePreview },
        202: { description: 'Begun.', schema: policyMove, headers: { Location: 'Where its outcomes are.' } },
      },
      handle: async ({ params, query, body, client, commandId }) => {
        const policy = await target(params.code, body.toVersion);
        const scope = await scopeOf(params.code, body);
        if (body.dryRun) return tried(policy, scope, query);
        await beginPolicyMove(sql, commandId, policy, scope, client.id, clock.now());
        const reply = await shown(commandId, params.code, query);
        return {
          ...reply,
          status: 202,
          headers: { Location: `/v1/policies/${params.code}/moves/${commandId}` },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/policies/{code}/moves/{id}',
      operationId: 'getPolicyMove',
      tag: TAG,
      summary: 'A move, and what became of each enrolment',
      description:
        'How many were moved, were there already, were refused or are still to come; and each, page by page.',
      access: 'read',
      people: people('policies:edit'),
      params: z.object({ code, id: z.uuid().meta({ override: { type: 'string', format: 'uuid' } }) }),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'The move.', schema: policyMove } },
      handle: ({ params, query }) => shown(params.id.toLowerCase(), params.code, query),
    }),
  ];
}
