import { z } from 'zod';
import { countAudience } from '../../store/audienceMembers.ts';
import {
  type AudienceResult,
  type AudienceRow,
  deleteAudience,
  insertAudience,
  listAudienceChanges,
  listAudiences,
  patchAudience,
  readAudience,
} from '../../store/audiences.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { listOf, pageTogether } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentAudience, presentAudienceChange } from '../presenters/audiences.ts';
import { audience, audienceChange, audiencePatch, newAudience, pageOnly } from '../schemas/audiences.ts';
import { text } from '../schemas/common.ts';
import { codesIn, whoOf } from './audienceConditions.ts';

const TAG = 'Audiences';

/** In a path. */
export const audienceParam = z.object({ id: text(100).meta({ description: 'Id or code.' }) });

/** The audience in the path. @throws Problem 404 */
export async function knownAudience({ sql }: AppDeps, ref: string): Promise<AudienceRow> {
  const row = await readAudience(sql, ref);
  if (!row) throw notFound('audience');
  return row;
}

/** @throws Problem for whatever is not done */
function expectAudience(result: AudienceResult): void {
  if (result.kind === 'missing') throw notFound('audience');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
  if (result.kind === 'used')
    throw new Problem('audience-in-use', 'give its rules another audience first; a rule that is off counts as well');
}

const shownWithVersion = { schema: audience, headers: { ETag: 'The version.' } };

/** Audiences: create, find, change, take away. */
export function audienceRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(ref: string, status = 200): Promise<Reply> {
    const row = await knownAudience(deps, ref);
    const [codes, members] = await Promise.all([codesIn(deps, [row.who]), countAudience(sql, row.who, clock.now())]);
    const location = status === 201 ? { Location: `/v1/audiences/${row.id}` } : {};
    return { status, body: presentAudience(row, codes, members), headers: { ETag: etag(row.version), ...location } };
  }

  return [
    route({
      method: 'post',
      path: '/v1/audiences',
      operationId: 'createAudience',
      tag: TAG,
      summary: 'Create an audience',
      description: 'By what profiles say, by group, by manager, by the day of hire, or listed. Its code is unique.',
      access: 'write',
      people: people('audiences:edit'),
      body: newAudience,
      answers: {
        201: { description: 'Created.', schema: audience, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ body, client, commandId }) => {
        const given = { ...body, who: await whoOf(deps, body.who) };
        await insertAudience(sql, commandId, given, client.id, clock.now()).catch(inUse);
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/audiences',
      operationId: 'listAudiences',
      tag: TAG,
      summary: 'All audiences',
      description: 'In the order of their codes.',
      access: 'read',
      people: people('audiences:view'),
      query: pageOnly,
      answers: { 200: { description: 'A page.', schema: listOf(audience).meta({ id: 'AudienceList' }) } },
      handle: async ({ query }) => {
        const list = {
          name: 'audiences',
          key: z.object({ code: z.string() }),
          keyOf: ({ code }: AudienceRow) => ({ code }),
          read: (after: { code: string } | null, limit: number) => listAudiences(sql, after, limit),
        };
        return ok(
          await pageTogether(list, query, async (rows) => {
            const codes = await codesIn(
              deps,
              rows.map(({ who }) => who),
            );
            return rows.map((row) => presentAudience(row, codes));
          }),
        );
      },
    }),
    route({
      method: 'get',
      path: '/v1/audiences/{id}',
      operationId: 'getAudience',
      tag: TAG,
      summary: 'One audience',
      description: 'With how many are in it now. By id or code.',
      access: 'read',
      people: people('audiences:view'),
      params: audienceParam,
      answers: { 200: { description: 'The audience.', ...shownWithVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/audiences/{id}',
      operationId: 'changeAudience',
      tag: TAG,
      summary: 'Change an audience',
      description: 'With other conditions, the rules that go by it and are on look at everybody again.',
      access: 'write',
      people: people('audiences:edit'),
      params: audienceParam,
      body: audiencePatch,
      ifMatch: true,
      answers: { 200: { description: 'The audience after it.', ...shownWithVersion } },
      refusals: [409],
      handle: async ({ params, body, client, header }) => {
        const { id } = await knownAudience(deps, params.id);
        const { code, title, who } = body;
        const patch = {
          ...(code !== undefined && { code }),
          ...(title !== undefined && { title }),
          ...(who !== undefined && { who: await whoOf(deps, who) }),
        };
        const expected = ifMatch(header('if-match'));
        expectAudience(await patchAudience(sql, id, patch, expected, client.id, clock.now()).catch(inUse));
        return shown(id);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/audiences/{id}',
      operationId: 'deleteAudience',
      tag: TAG,
      summary: 'Take an audience away',
      description: 'Not while a rule goes by it.',
      access: 'write',
      people: people('audiences:edit'),
      params: audienceParam,
      ifMatch: true,
      answers: { 204: { description: 'It is gone.' } },
      refusals: [409],
      handle: async ({ params, header }) => {
        const { id } = await knownAudience(deps, params.id);
        expectAudience(await deleteAudience(sql, id, ifMatch(header('if-match'))));
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/audiences/{id}/history',
      operationId: 'getAudienceHistory',
      tag: TAG,
      summary: 'What an audience was, since when, and by whom',
      description: 'Its versions, the newest first (R36).',
      access: 'read',
      people: people('audiences:view'),
      params: audienceParam,
      query: pageOnly,
      answers: { 200: { description: 'A page.', schema: listOf(audienceChange).meta({ id: 'AudienceChangeList' }) } },
      handle: async ({ params, query }) => {
        const { id } = await knownAudience(deps, params.id);
        const list = {
          name: `audience-history/${id}`,
          key: z.object({ version: z.int() }),
          keyOf: ({ version }: { version: number }) => ({ version }),
          read: (after: { version: number } | null, limit: number) => listAudienceChanges(sql, id, after, limit),
        };
        return ok(
          await pageTogether(list, query, async (rows) => {
            const codes = await codesIn(
              deps,
              rows.map(({ data }) => data.who),
            );
            return rows.map((row) => presentAudienceChange(row, codes));
          }),
        );
      },
    }),
  ];
}

function inUse(error: unknown): never {
  throw usedConstraint(error) === 'audiences_code_key' ? alreadyExists('an audience', 'code') : error;
}
