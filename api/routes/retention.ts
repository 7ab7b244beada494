import { listRetentionRules, removeRetentionRule, setRetentionRule } from '../../store/retentionRules.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentRetention, presentRule } from '../presenters/privacy.ts';
import { idParam } from '../schemas/common.ts';
import { retention, retentionInput, retentionRule } from '../schemas/privacy.ts';

const TAG = 'Privacy';

/** R35: how long what is kept, and why it may be. */
export function retentionRoutes({ sql, clock }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/retention',
      operationId: 'getRetention',
      tag: TAG,
      summary: 'How long what is kept',
      description:
        'The rules that were set; without one nothing is kept of who is erased, and nothing is deleted of anybody else. Beside them what the product itself keeps for a time.',
      access: 'admin',
      people: people('privacy:manage'),
      answers: { 200: { description: 'All rules.', schema: retention } },
      handle: async () => ok(presentRetention(await listRetentionRules(sql))),
    }),
    route({
      method: 'post',
      path: '/v1/retention',
      operationId: 'setRetention',
      tag: TAG,
      summary: 'Set a rule',
      description:
        'In place of the one for the same kind, type and code. It holds for who is erased from now on, and for what is looked at from now on; records that are restricted already keep their end.',
      access: 'admin',
      people: people('privacy:manage'),
      body: retentionInput,
      answers: { 200: { description: 'The rule.', schema: retentionRule } },
      handle: async ({ body, client, commandId }) => {
        const { from: countedFrom, ...rule } = body;
        const id = await setRetentionRule(sql, commandId, { ...rule, countedFrom }, client.id, clock.now());
        const row = (await listRetentionRules(sql)).find((one) => one.id === id);
        if (!row) throw notFound('rule');
        return ok(presentRule(row));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/retention/{id}',
      operationId: 'removeRetention',
      tag: TAG,
      summary: 'Take a rule away',
      description: 'Records that are restricted by it already keep their end.',
      access: 'admin',
      people: people('privacy:manage'),
      params: idParam,
      answers: { 204: { description: 'Gone.' } },
      handle: async ({ params }) => {
        if (!(await removeRetentionRule(sql, params.id))) throw notFound('rule');
        return { status: 204 };
      },
    }),
  ];
}
