import { z } from 'zod';
import { erasePerson } from '../../store/erasePerson.ts';
import { type ErasureRow, listErasures, readErasure } from '../../store/erasures.ts';
import { journalErasures } from '../../store/reapplyErasures.ts';
import { liftTombstones } from '../../store/tombstones.ts';
import type { AppDeps } from '../deps.ts';
import { reduced } from '../http/failures.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentErasure, presentTrial } from '../presenters/privacy.ts';
import { idParam } from '../schemas/common.ts';
import { eraseBody, erased, erasure } from '../schemas/privacy.ts';
import { keyOf, knownUser, saidBy, userParam } from './personRequests.ts';

const TAG = 'Privacy';

/** R35: a person becomes a pseudonym, for good. */
export function erasureRoutes(deps: AppDeps): Route[] {
  const { sql, clock, config, log } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readErasure(sql, id);
    if (!row) throw notFound('erasure');
    return { status, body: presentErasure(row) };
  }

  /** Nobody is told that it is done before it is written down where a restored backup does not reach. */
  async function keepOutside(): Promise<void> {
    try {
      await journalErasures(sql, { file: config.erasuresFile }, clock);
    } catch (error) {
      log.error({ error: reduced(error) }, 'an erasure was not written down outside of the database');
      const detail = 'it is done, and not written down outside of the database yet: repeat it in a moment';
      throw new Problem('unavailable', detail, { headers: { 'Retry-After': '2' } });
    }
  }

  async function erase(
    ref: string,
    { reason, dryRun, by }: z.output<typeof eraseBody>,
    asked: { client: Parameters<typeof saidBy>[1]; commandId: string },
  ): Promise<Reply> {
    const before = await readErasure(sql, asked.commandId);
    const userId = before?.userId ?? (await knownUser(deps, ref));
    const { actor } = await saidBy(deps, asked.client, { by }, null);
    const order = { id: asked.commandId, userId, grounds: reason, actor, dryRun };
    const result = await erasePerson(sql, order, keyOf(config), clock);
    switch (result.kind) {
      case 'missing':
        throw notFound('user');
      case 'own-erasure':
        throw new Problem('own-erasure', 'a superadmin is erased by somebody else');
      case 'last-superadmin':
        throw new Problem('last-superadmin', 'somebody else must be a superadmin first');
      case 'trial':
        return ok(presentTrial(userId, result.trial));
      default:
        await keepOutside();
        return shown(result.erasure.id, result.kind === 'erased' ? 202 : 200);
    }
  }

  return [
    route({
      method: 'post',
      path: '/v1/users/{id}/erase',
      operationId: 'eraseUser',
      tag: TAG,
      summary: 'Erase a person',
      description:
        'R35: at once, and for good. The profile becomes a pseudonym, the words about the person are gone, what goes on is cancelled (their seats go on, open approvals move), and who is known by the same external id, username or address does not come again until that is lifted. Records under retention stay, restricted, to its end. Who was erased already stays so: 200. A superadmin does not erase themselves, nor is the last one erased: 409.',
      access: 'admin',
      people: people('privacy:manage'),
      params: userParam,
      body: eraseBody,
      answers: {
        200: { description: 'A dry run; or the person was erased before.', schema: erased },
        202: { description: 'A pseudonym by now; the rest is under way.', schema: erasure },
      },
      refusals: [409],
      handle: ({ params, body, client, commandId }) => erase(params.id, body, { client, commandId }),
    }),
    route({
      method: 'get',
      path: '/v1/erasures',
      operationId: 'listErasures',
      tag: TAG,
      summary: 'Who was erased',
      description: 'By ids, the newest first.',
      access: 'admin',
      people: people('privacy:manage'),
      query: z.strictObject({ ...pageQuery, status: z.enum(['ending', 'done']).optional() }),
      answers: { 200: { description: 'A page.', schema: listOf(erasure).meta({ id: 'ErasureList' }) } },
      handle: async ({ query }) => {
        const { status } = query;
        const read = (after: { id: string } | null, limit: number) => listErasures(sql, { status }, after, limit);
        const list = { name: 'erasures', key: idKey, keyOf: ({ id }: ErasureRow) => ({ id }), read };
        return ok(await page(list, query, presentErasure));
      },
    }),
    route({
      method: 'get',
      path: '/v1/erasures/{id}',
      operationId: 'getErasure',
      tag: TAG,
      summary: 'One erasure',
      description: 'How far it is, what it did, and what is still kept.',
      access: 'admin',
      people: people('privacy:manage'),
      params: idParam,
      answers: { 200: { description: 'The erasure.', schema: erasure } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'post',
      path: '/v1/erasures/{id}/lift',
      operationId: 'liftErasure',
      tag: TAG,
      summary: 'Let an erased person come again',
      description:
        'For who is hired again: from now on files, SCIM and the API may bring somebody with the same external id, username or address, who begins as a new person. What was erased stays erased.',
      access: 'admin',
      people: people('privacy:manage'),
      params: idParam,
      answers: { 200: { description: 'The erasure.', schema: erasure } },
      handle: async ({ params, client }) => {
        await liftTombstones(sql, params.id, client.id, clock.now());
        const reply = await shown(params.id);
        await keepOutside();
        return reply;
      },
    }),
  ];
}
