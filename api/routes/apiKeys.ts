import { z } from 'zod';
import { makeApiKey } from '../../store/apiKeyChanges.ts';
import { type KeyEventRow, listKeyEvents } from '../../store/apiKeyEvents.ts';
import { type ApiKeyRow, listApiKeys, readApiKey } from '../../store/apiKeys.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import type { KnownKeys } from '../http/knownKeys.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentApiKey, presentKeyEvent } from '../presenters/apiKeys.ts';
import { apiKey, apiKeyEvent, apiKeyWithSecret, keyParam, newApiKey } from '../schemas/apiKeys.ts';
import { expectAhead, newSecret } from './apiKeySecrets.ts';

const TAG = 'API keys';

/** Keys for machines: made, found, and what was done with each. */
export function apiKeyRoutes({ sql, clock }: AppDeps, keys: KnownKeys): Route[] {
  async function create(body: z.output<typeof newApiKey>, client: Client, commandId: string): Promise<Reply> {
    const { name, scopes, expiresAt = null, requestsPerMinute = null } = body;
    const now = clock.now();
    expectAhead(expiresAt, now);
    // The last digits of a UUIDv7 are random, and the same for a repeat.
    const id = commandId.slice(-12);
    const { secret, hash } = newSecret(id);
    const key = { id, name, hash, scopes, createdAt: now, expiresAt, perMinute: requestsPerMinute };
    const made = await makeApiKey(sql, key, { id: commandId, clientId: client.id, at: now });
    keys.forget(id);
    const shown = presentApiKey((await readApiKey(sql, id)) ?? unknown(), now);
    const headers = { Location: `/v1/api-keys/${id}`, ETag: etag(shown.version), 'Cache-Control': 'no-store' };
    return { status: 201, body: { ...shown, secret: made ? secret : null }, kept: { ...shown, secret: null }, headers };
  }

  return [
    route({
      method: 'post',
      path: '/v1/api-keys',
      operationId: 'createApiKey',
      tag: TAG,
      summary: 'Create an API key',
      description:
        '`read` reads, without internal notes; `write` also changes; `admin` may all. `enrolments:read`, `people:write` and so on are the same for one resource. The key is stored as a hash: it is shown once, and a repeat with the same Idempotency-Key answers without it.',
      access: 'admin',
      people: people('api_keys:manage'),
      body: newApiKey,
      answers: {
        201: {
          description: 'Created.',
          schema: apiKeyWithSecret,
          headers: { Location: 'The address.', ETag: 'The version.' },
        },
      },
      handle: ({ body, client, commandId }) => create(body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/api-keys',
      operationId: 'listApiKeys',
      tag: TAG,
      summary: 'All API keys',
      description: 'Those that have ended as well, without their secrets.',
      access: 'admin',
      people: people('api_keys:manage'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(apiKey).meta({ id: 'ApiKeyList' }) } },
      handle: async ({ query }) => {
        const now = clock.now();
        const read = (after: { id: string } | null, limit: number) => listApiKeys(sql, after?.id ?? null, limit);
        const list = { name: 'api-keys', key: keyParam, keyOf: ({ id }: ApiKeyRow) => ({ id }), read };
        return ok(await page(list, query, (row) => presentApiKey(row, now)));
      },
    }),
    route({
      method: 'get',
      path: '/v1/api-keys/{id}',
      operationId: 'getApiKey',
      tag: TAG,
      summary: 'One API key',
      description: 'Without its secret. When it was last used is noted once a minute.',
      access: 'admin',
      people: people('api_keys:manage'),
      params: keyParam,
      answers: { 200: { description: 'The key.', schema: apiKey, headers: { ETag: 'The version.' } } },
      handle: async ({ params }) => {
        const row = (await readApiKey(sql, params.id)) ?? unknown();
        return ok(presentApiKey(row, clock.now()), { ETag: etag(row.version) });
      },
    }),
    route({
      method: 'get',
      path: '/v1/api-keys/{id}/events',
      operationId: 'listApiKeyEvents',
      tag: TAG,
      summary: 'What was done with an API key',
      description: 'Made, changed, rotated, revoked: when, and by which key. The first first.',
      access: 'admin',
      people: people('api_keys:manage'),
      params: keyParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(apiKeyEvent).meta({ id: 'ApiKeyEventList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readApiKey(sql, params.id))) unknown();
        const read = (after: { id: string } | null, limit: number) =>
          listKeyEvents(sql, params.id, after?.id ?? null, limit);
        const key = z.object({ id: z.uuid() });
        const list = { name: 'api-key-events', key, keyOf: ({ id }: KeyEventRow) => ({ id }), read };
        return ok(await page(list, query, presentKeyEvent));
      },
    }),
  ];
}

function unknown(): never {
  throw notFound('API key');
}
