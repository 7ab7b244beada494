import { z } from 'zod';
import { isErased } from '../../store/erasures.ts';
import {
  type ExemptionRow,
  insertExemption,
  listExemptions,
  readExemption,
  withdrawExemption,
} from '../../store/exemptions.ts';
import { resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import { readRequirement } from '../../store/requirements.ts';
import { inTransaction } from '../../store/tx.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentExemption } from '../presenters/requirements.ts';
import { code } from '../schemas/activities.ts';
import { idParam } from '../schemas/common.ts';
import { exemption, newExemption } from '../schemas/requirements.ts';
import { erased } from './personRequests.ts';

const TAG = 'Requirements';
const all = z.object({ code });
const one = z.object({ code, id: idParam.shape.id });

/** Exemptions: who need not fulfil a requirement, until when, and why. */
export function exemptionRoutes({ sql, clock }: AppDeps): Route[] {
  async function shown(code: string, id: string, status = 200): Promise<Reply> {
    const row = await readExemption(sql, code, id);
    if (!row) throw notFound('exemption');
    return { status, body: presentExemption(row), about: row.userId };
  }

  async function create(
    code: string,
    { user, from, until, reason }: z.output<typeof newExemption>,
    client: Client,
    id: string,
  ): Promise<Reply> {
    if (!(await readRequirement(sql, code))) throw notFound('requirement');
    const at = clock.now();
    const startsOn = from ?? at.slice(0, 10);
    if (until < startsOn)
      throw invalidInput({ pointer: '#/until', detail: `must not lie before ${startsOn}, its first day` });
    const userId = await resolvePerson(sql, user);
    if (!userId) {
      const detail = 'is nobody known: give an id, external id, username or e-mail address';
      throw invalidInput({ pointer: '#/user', detail });
    }
    if (await isErased(sql, userId)) throw erased();
    await inTransaction(sql, async (tx) => {
      if (await readExemption(tx, code, id)) return;
      const kept = await saveText(tx, userId, reason, at);
      const actor = actorOf(client);
      await insertExemption(tx, id, { code, userId, startsOn, endsOn: until, reason: kept, actor }, at);
    });
    return shown(code, id, 201);
  }

  return [
    route({
      method: 'post',
      path: '/v1/requirements/{code}/exemptions',
      operationId: 'createExemption',
      tag: TAG,
      summary: 'Exempt somebody from a requirement',
      description: 'For a time, with a reason. It says nothing of what the person holds.',
      access: 'write',
      people: people('requirements:exempt', 'body:user'),
      params: all,
      body: newExemption,
      answers: { 201: { description: 'Exempt.', schema: exemption } },
      handle: ({ params, body, client, commandId }) => create(params.code, body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/requirements/{code}/exemptions',
      operationId: 'listExemptions',
      tag: TAG,
      summary: 'The exemptions from a requirement',
      description: 'The newest first; ended and withdrawn ones too.',
      access: 'read',
      people: people('requirements:exempt'),
      params: all,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(exemption).meta({ id: 'ExemptionList' }) } },
      handle: async ({ params, query, may }) => {
        if (!(await readRequirement(sql, params.code))) throw notFound('requirement');
        const reached = may.reach('requirements:exempt');
        const read = (after: { id: string } | null, limit: number) =>
          listExemptions(sql, params.code, after, limit, reached);
        const keyOf = ({ id }: ExemptionRow) => ({ id });
        return ok(await page({ name: `exemptions/${params.code}`, key: idKey, keyOf, read }, query, presentExemption));
      },
    }),
    route({
      method: 'delete',
      path: '/v1/requirements/{code}/exemptions/{id}',
      operationId: 'withdrawExemption',
      tag: TAG,
      summary: 'Withdraw an exemption',
      description: 'It counts no more, and is kept for questions about a past date. Again is the same.',
      access: 'write',
      people: people('requirements:exempt', 'exemption'),
      params: one,
      answers: { 200: { description: 'The exemption after it.', schema: exemption } },
      handle: async ({ params }) => {
        await withdrawExemption(sql, params.code, params.id, clock.now());
        return shown(params.code, params.id);
      },
    }),
  ];
}
