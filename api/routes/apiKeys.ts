import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type ApiKeyRow, insertApiKey, listApiKeys, readApiKey, revokeApiKey } from '../../store/apiKeys.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { apiKey, presentApiKey, SCOPES } from '../presenters/apiKeys.ts';
import { text } from '../schemas/common.ts';

const TAG = 'API keys';
const keyId = z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hexadecimal digits');
const one = z.object({ id: keyId });

const newApiKey = z
  .strictObject({ name: text(200), scopes: z.array(z.enum(SCOPES)).min(1).max(3) })
  .meta({ id: 'NewApiKey' });

const shownOnce = apiKey
  .extend({
    secret: z
      .string()
      .nullable()
      .meta({ description: 'The key itself: shown this once. Null in a repeat of the request.' }),
  })
  .meta({ id: 'ApiKeyWithSecret' });

/** Keys for machines. */
export function apiKeyRoutes({ sql, clock, config }: AppDeps): Route[] {
  async function create({ name, scopes }: z.output<typeof newApiKey>, commandId: string): Promise<Reply> {
    // The last digits of a UUIDv7 are random, and the same for a repeat.
    const id = commandId.slice(-12);
    const secret = `rb_${id}_${randomBytes(32).toString('base64url')}`;
    const hash = createHash('sha256').update(secret, 'utf8').digest();
    const made = await insertApiKey(sql, { id, name, hash, scopes, createdAt: clock.now() });
    const row = await readApiKey(sql, id);
    if (!row) throw notFound('API key');
    const shown = presentApiKey(row);
    const headers = { Location: `/v1/api-keys/${id}`, 'Cache-Control': 'no-store' };
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
        '`read` reads, without internal notes; `write` also changes; `admin` may all. The key is stored as a hash: it is shown once, and a repeat with the same Idempotency-Key answers without it.',
      access: 'admin',
      body: newApiKey,
      answers: { 201: { description: 'Created.', schema: shownOnce, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/api-keys',
      operationId: 'listApiKeys',
      tag: TAG,
      summary: 'All API keys',
      description: 'Revoked ones as well, without their secrets.',
      access: 'admin',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(apiKey).meta({ id: 'ApiKeyList' }) } },
      handle: async ({ query }) => {
        const read = (after: { id: string } | null, limit: number) => listApiKeys(sql, after?.id ?? null, limit);
        return ok(
          await page(
            { name: 'api-keys', key: one, keyOf: ({ id }: ApiKeyRow) => ({ id }), read },
            query,
            presentApiKey,
          ),
        );
      },
    }),
    route({
      method: 'delete',
      path: '/v1/api-keys/{id}',
      operationId: 'revokeApiKey',
      tag: TAG,
      summary: 'Revoke an API key',
      description: 'At once and for good; again is the same.',
      access: 'admin',
      params: one,
      answers: { 204: { description: 'Revoked.' } },
      handle: async ({ params }) => {
        // Set by the configuration, it would be back at the next start: there it is changed, and the old one ends.
        if (config.adminApiKey?.startsWith(`rb_${params.id}_`)) {
          throw invalidInput({
            pointer: '#/id',
            detail:
              'is the administrator’s own key: give the API another ADMIN_API_KEY, which ends this one at its start',
          });
        }
        if (!(await revokeApiKey(sql, params.id, clock.now()))) throw notFound('API key');
        return { status: 204 };
      },
    }),
  ];
}
