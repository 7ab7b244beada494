import { uuidv7 } from 'uuidv7';
import { addDuration } from '../../domain/calendar.ts';
import type { Duration } from '../../domain/words.ts';
import { changeApiKey, type KeyOutcome, revokeApiKey, rotateApiKey } from '../../store/apiKeyChanges.ts';
import { readApiKey } from '../../store/apiKeys.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import type { KnownKeys } from '../http/knownKeys.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentApiKey } from '../presenters/apiKeys.ts';
import { apiKey, apiKeyPatch, apiKeyWithSecret, keyParam, rotation } from '../schemas/apiKeys.ts';
import { expectAhead, newSecret } from './apiKeySecrets.ts';

const TAG = 'API keys';
const LONGEST_OVERLAP = 'P90D';

/** Keys for machines: changed, rotated, revoked. */
export function apiKeyChangeRoutes({ sql, clock, config }: AppDeps, keys: KnownKeys): Route[] {
  /** Set by the configuration, it would be back at the next start: there it is changed, and the old one ends. */
  function expectNotConfigured(id: string): void {
    if (!config.adminApiKey?.startsWith(`rb_${id}_`)) return;
    const detail =
      'is the administrator’s own key: give the API another ADMIN_API_KEY, which ends this one at its start';
    throw invalidInput({ pointer: '{id}', detail });
  }

  /** What is known of the key is read anew, whatever became of the wish. */
  async function settled(id: string, wish: Promise<KeyOutcome>): Promise<KeyOutcome> {
    const outcome = await wish.finally(() => keys.forget(id));
    if (outcome.kind === 'unknown') throw notFound('API key');
    if (outcome.kind === 'changed-meanwhile') throw changedMeanwhile(outcome.version);
    if (outcome.kind === 'revoked') throw new Problem('key-over', 'it was revoked: make another one');
    if (outcome.kind === 'expired') throw new Problem('key-over', 'it has expired: move its end first');
    return outcome;
  }

  async function present(id: string) {
    const row = await readApiKey(sql, id);
    if (!row) throw notFound('API key');
    return presentApiKey(row, clock.now());
  }

  async function rotate(id: string, overlap: Duration, client: Client, commandId: string): Promise<Reply> {
    expectNotConfigured(id);
    const now = clock.now();
    const formerUntil = addDuration(now, overlap, 'UTC');
    if (formerUntil > addDuration(now, LONGEST_OVERLAP, 'UTC'))
      throw invalidInput({ pointer: '#/overlap', detail: 'must be at most 90 days' });
    const { secret, hash } = newSecret(id);
    const deed = { id: commandId, clientId: client.id, at: now };
    const { kind } = await settled(id, rotateApiKey(sql, id, { hash, formerUntil }, deed));
    const shown = await present(id);
    const headers = { ETag: etag(shown.version), 'Cache-Control': 'no-store' };
    const body = { ...shown, secret: kind === 'done' ? secret : null };
    return { status: 200, body, kept: { ...shown, secret: null }, headers };
  }

  return [
    route({
      method: 'patch',
      path: '/v1/api-keys/{id}',
      operationId: 'changeApiKey',
      tag: TAG,
      summary: 'Change an API key',
      description:
        'Its name, its end, or how many requests it may send. What is left out stays. Its scopes never change.',
      access: 'admin',
      people: people('api_keys:manage'),
      params: keyParam,
      body: apiKeyPatch,
      ifMatch: true,
      answers: { 200: { description: 'The key after it.', schema: apiKey, headers: { ETag: 'The version.' } } },
      refusals: [409],
      handle: async ({ params: { id }, body, client, header }) => {
        const now = clock.now();
        expectAhead(body.expiresAt, now);
        if (body.expiresAt) expectNotConfigured(id);
        const { name, expiresAt, requestsPerMinute: perMinute } = body;
        const deed = { id: uuidv7(), clientId: client.id, at: now };
        const expected = ifMatch(header('if-match'));
        await settled(id, changeApiKey(sql, id, { name, expiresAt, perMinute }, expected, deed));
        const shown = await present(id);
        return ok(shown, { ETag: etag(shown.version) });
      },
    }),
    route({
      method: 'post',
      path: '/v1/api-keys/{id}/rotate',
      operationId: 'rotateApiKey',
      tag: TAG,
      summary: 'Give an API key a new secret',
      description:
        'The key stays the same one: its id, scopes, limit and history. The secret before stays valid for the overlap. The new one is shown once: a repeat with the same Idempotency-Key answers without it; if the first answer was lost, rotate again.',
      access: 'admin',
      people: people('api_keys:manage'),
      params: keyParam,
      body: rotation,
      answers: {
        200: {
          description: 'The key with its new secret.',
          schema: apiKeyWithSecret,
          headers: { ETag: 'The version.' },
        },
      },
      refusals: [409],
      handle: ({ params, body, client, commandId }) => rotate(params.id, body.overlap, client, commandId),
    }),
    route({
      method: 'delete',
      path: '/v1/api-keys/{id}',
      operationId: 'revokeApiKey',
      tag: TAG,
      summary: 'Revoke an API key',
      description:
        'For good and with all of its secrets; again is the same. Other processes of the API heed it within a second.',
      access: 'admin',
      people: people('api_keys:manage'),
      params: keyParam,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ params: { id }, client }) => {
        expectNotConfigured(id);
        await settled(id, revokeApiKey(sql, id, { id: uuidv7(), clientId: client.id, at: clock.now() }));
        return { status: 204 };
      },
    }),
  ];
}
