import {
  insertPing,
  listDeliveries,
  type RedeliveryResult,
  readDelivery,
  redeliver,
} from '../../store/webhookDeliveries.ts';
import { readWebhook } from '../../store/webhooks.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentDelivery } from '../presenters/webhooks.ts';
import { idParam } from '../schemas/common.ts';
import { delivery, deliveryList, deliveryQuery, redelivery } from '../schemas/webhooks.ts';

const TAG = 'Webhooks';
const ofDelivery = idParam.extend({ delivery: idParam.shape.id });

/** What became of a subscription's events, sending them again, and signs of life. */
export function webhookDeliveryRoutes({ sql, clock }: AppDeps): Route[] {
  async function shownDelivery(webhookId: string, id: string) {
    const row = await readDelivery(sql, webhookId, id);
    if (!row) throw notFound('delivery');
    return presentDelivery(row);
  }

  return [
    route({
      method: 'get',
      path: '/v1/webhooks/{id}/deliveries',
      operationId: 'listWebhookDeliveries',
      tag: TAG,
      summary: 'What became of the events',
      description:
        'The newest first, each with its tries: what came of them, and the status that was answered. They are kept for 30 days; what was answered is not kept.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      query: deliveryQuery,
      answers: { 200: { description: 'A page.', schema: deliveryList } },
      handle: async ({ params, query }) => {
        if (!(await readWebhook(sql, params.id, clock.now()))) throw notFound('webhook');
        const read = (after: { id: string } | null, limit: number) =>
          listDeliveries(sql, params.id, query.status, after, limit);
        const list = { name: 'deliveries', key: idKey, keyOf: ({ id }: { id: string }) => ({ id }), read };
        return ok(await page(list, query, presentDelivery));
      },
    }),
    route({
      method: 'post',
      path: '/v1/webhooks/{id}/deliveries/{delivery}/redeliver',
      operationId: 'redeliverWebhookDelivery',
      tag: TAG,
      summary: 'Send one event again',
      description:
        'One that was delivered or given up; one that waits already stays as it is. A stopped webhook is 409.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: ofDelivery,
      answers: { 202: { description: 'It waits.', schema: delivery } },
      refusals: [409],
      handle: async ({ params, commandId }) => {
        await shownDelivery(params.id, params.delivery);
        expectAsked(await redeliver(sql, params.id, { id: params.delivery }, commandId, clock.now()));
        return { status: 202, body: await shownDelivery(params.id, params.delivery) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/webhooks/{id}/redeliver-dead',
      operationId: 'redeliverDeadWebhookDeliveries',
      tag: TAG,
      summary: 'Send all dead letters again',
      description: 'In their order, and for three days anew. A stopped webhook is 409: make it active first.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      answers: { 202: { description: 'They wait.', schema: redelivery } },
      refusals: [409],
      handle: async ({ params, commandId }) => {
        const count = expectAsked(await redeliver(sql, params.id, 'dead', commandId, clock.now()));
        return { status: 202, body: { count } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/webhooks/{id}/ping',
      operationId: 'pingWebhook',
      tag: TAG,
      summary: 'Send a sign of life',
      description:
        'An event `com.rollbook.ping`, sent once, also to a webhook that is stopped; what became of it is among the deliveries.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      answers: {
        202: { description: 'It is on its way.', schema: delivery, headers: { Location: 'Of the deliveries.' } },
      },
      handle: async ({ params, commandId }) => {
        if (!(await insertPing(sql, params.id, commandId, clock.now()))) throw notFound('webhook');
        const headers = { Location: `/v1/webhooks/${params.id}/deliveries` };
        return { status: 202, body: await shownDelivery(params.id, commandId), headers };
      },
    }),
  ];
}

/** @throws Problem 404, 409 */
function expectAsked(result: RedeliveryResult): number {
  if (result.kind === 'missing') throw notFound('webhook');
  if (result.kind === 'stopped') throw new Problem('webhook-stopped', 'nothing would be sent: make it active first');
  return result.count;
}
