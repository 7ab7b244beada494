import type { z } from 'zod';
import { addDuration } from '../../domain/calendar.ts';
import { faultOfUrl } from '../../domain/webhooks/addresses.ts';
import {
  deleteWebhook,
  insertWebhook,
  listWebhooks,
  newWebhookSecret,
  patchWebhook,
  readWebhook,
  rotateSecret,
} from '../../store/webhooks.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { idKey, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentWebhook } from '../presenters/webhooks.ts';
import { idParam } from '../schemas/common.ts';
import {
  newWebhook,
  rotation,
  webhook,
  webhookList,
  webhookPatch,
  webhookQuery,
  webhookWithSecret,
} from '../schemas/webhooks.ts';

const TAG = 'Webhooks';
const withVersion = { headers: { ETag: 'The version.' } };

/** Subscriptions to events, which are posted to an address with signatures of Standard Webhooks. */
export function webhookRoutes({ sql, clock, config }: AppDeps): Route[] {
  async function shown(id: string): Promise<Reply> {
    const row = await readWebhook(sql, id, clock.now());
    if (!row) throw notFound('webhook');
    return ok(presentWebhook(row), { ETag: etag(row.version) });
  }

  /** With the secret, which is not kept for repeats. */
  async function withSecret(id: string, secret: string | null, status: number): Promise<Reply> {
    const reply = await shown(id);
    const body = { ...(reply.body as object), secret };
    const location = status === 201 ? { Location: `/v1/webhooks/${id}` } : {};
    const headers = { ...reply.headers, ...location, 'Cache-Control': 'no-store' };
    return { status, body, kept: { ...body, secret: null }, headers };
  }

  function expectCallable(url: string | undefined): void {
    const fault = url === undefined ? null : faultOfUrl(url, config.webhooksAllowPrivate);
    if (fault) throw invalidInput({ pointer: '#/url', detail: fault });
  }

  async function create(body: z.output<typeof newWebhook>, client: Client, id: string): Promise<Reply> {
    expectCallable(body.url);
    const secret = newWebhookSecret();
    const made = await insertWebhook(sql, { ...body, id, secret, clientId: client.id }, clock.now());
    return withSecret(id, made ? secret : null, 201);
  }

  async function change(id: string, body: z.output<typeof webhookPatch>, match: string | undefined): Promise<Reply> {
    expectCallable(body.url);
    const patch = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const result = await patchWebhook(sql, id, patch, ifMatch(match), clock.now());
    if (result.kind === 'missing') throw notFound('webhook');
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    return shown(id);
  }

  async function rotate(webhookId: string, overlap: string, id: string): Promise<Reply> {
    if (!(await readWebhook(sql, webhookId, clock.now()))) throw notFound('webhook');
    const secret = newWebhookSecret();
    const until = addDuration(clock.now(), overlap, 'UTC');
    const made = await rotateSecret(sql, { id, webhookId, secret, until }, clock.now());
    return withSecret(webhookId, made ? secret : null, 200);
  }

  return [
    route({
      method: 'post',
      path: '/v1/webhooks',
      operationId: 'createWebhook',
      tag: TAG,
      summary: 'Subscribe to events',
      description:
        'From now on each event is posted to the address as a CloudEvent, signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`). At least once, the same with the same `webhook-id`; of each subject in order: one that is not taken holds back the later ones of its subject and no others. Any answer 2xx within 10 s takes it; else it is tried again for three days, then it is a dead letter. 410 stops the subscription. The secret is shown once.',
      access: 'admin',
      people: people('webhooks:manage'),
      body: newWebhook,
      answers: {
        201: {
          description: 'Created.',
          schema: webhookWithSecret,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
      },
      handle: ({ body, client, commandId }) => create(body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/webhooks',
      operationId: 'listWebhooks',
      tag: TAG,
      summary: 'All subscriptions',
      description: 'The newest first, with how they fare.',
      access: 'admin',
      people: people('webhooks:manage'),
      query: webhookQuery,
      answers: { 200: { description: 'A page.', schema: webhookList } },
      handle: async ({ query }) => {
        const read = (after: { id: string } | null, limit: number) => listWebhooks(sql, after, limit, clock.now());
        const list = { name: 'webhooks', key: idKey, keyOf: ({ id }: { id: string }) => ({ id }), read };
        return ok(await page(list, query, presentWebhook));
      },
    }),
    route({
      method: 'get',
      path: '/v1/webhooks/{id}',
      operationId: 'getWebhook',
      tag: TAG,
      summary: 'Read a subscription',
      description: 'With how it fares: what waits, what was given up, and since when it fails.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      answers: { 200: { description: 'The subscription.', schema: webhook, ...withVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/webhooks/{id}',
      operationId: 'changeWebhook',
      tag: TAG,
      summary: 'Change a subscription',
      description: 'Its address, its types, or whether it is active. One that was paused is made active here.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      body: webhookPatch,
      ifMatch: true,
      answers: { 200: { description: 'The subscription after it.', schema: webhook, ...withVersion } },
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
    route({
      method: 'delete',
      path: '/v1/webhooks/{id}',
      operationId: 'deleteWebhook',
      tag: TAG,
      summary: 'End a subscription',
      description: 'With all that waits for it, at once and for good.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      answers: { 204: { description: 'It is gone.' } },
      handle: async ({ params }) => {
        if (!(await deleteWebhook(sql, params.id, clock.now()))) throw notFound('webhook');
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: '/v1/webhooks/{id}/rotate-secret',
      operationId: 'rotateWebhookSecret',
      tag: TAG,
      summary: 'Sign with a new secret',
      description:
        'The new secret is shown once. Until the overlap is over, each request has two signatures, so that the subscriber can change when it suits.',
      access: 'admin',
      people: people('webhooks:manage'),
      params: idParam,
      body: rotation,
      answers: { 200: { description: 'The subscription, with its new secret.', schema: webhookWithSecret } },
      handle: ({ params, body, commandId }) => rotate(params.id, body.overlap, commandId),
    }),
  ];
}
