import { z } from 'zod';
import {
  insertRequirement,
  listRequirements,
  listRequirementVersions,
  type RequirementFields,
  type RequirementRow,
  readRequirement,
  replaceRequirement,
} from '../../store/requirements.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch } from '../http/conditional.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentRequirement } from '../presenters/requirements.ts';
import { code } from '../schemas/activities.ts';
import { newRequirement, requirement, requirementPatch } from '../schemas/requirements.ts';
import { checkSpan, keptFields } from './requirementFields.ts';

const TAG = 'Requirements';
const one = z.object({ code });
const VERSION = { ETag: 'The version.' };

/** Requirements: who must hold what, apart from any enrolment. */
export function requirementRoutes({ sql, clock }: AppDeps): Route[] {
  async function shown(code: string, status = 200): Promise<Reply> {
    const row = await readRequirement(sql, code);
    if (!row) throw notFound('requirement');
    const headers = { ETag: etag(row.version), ...(status === 201 ? { Location: `/v1/requirements/${code}` } : {}) };
    return { status, body: presentRequirement(row), headers };
  }

  async function create({ code, ...given }: z.output<typeof newRequirement>, id: string): Promise<Reply> {
    const at = clock.now();
    const kept = await keptFields(sql, { ...given, from: given.from ?? at.slice(0, 10) });
    const fields = kept as RequirementFields;
    checkSpan(fields);
    if (!(await insertRequirement(sql, id, code, fields, at))) throw alreadyExists('a requirement', 'code');
    return shown(code, 201);
  }

  return [
    route({
      method: 'post',
      path: '/v1/requirements',
      operationId: 'createRequirement',
      tag: TAG,
      summary: 'Create a requirement',
      description:
        'Who must hold a valid X, from when and by when. It belongs to no enrolment: what is declined, expires or is cancelled leaves it as it is; a valid record, whatever made it, an equivalent or an exemption satisfies it.',
      access: 'write',
      people: people('requirements:edit'),
      body: newRequirement,
      answers: {
        201: { description: 'Created.', schema: requirement, headers: { ...VERSION, Location: 'The address.' } },
      },
      refusals: [409],
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/requirements',
      operationId: 'listRequirements',
      tag: TAG,
      summary: 'All requirements',
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      people: people('catalogue:view'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(requirement).meta({ id: 'RequirementList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listRequirements(sql, after, limit);
        const list = { name: 'requirements', key: one, keyOf: ({ code }: RequirementRow) => ({ code }), read };
        return ok(await page(list, query, presentRequirement));
      },
    }),
    route({
      method: 'get',
      path: '/v1/requirements/{code}',
      operationId: 'getRequirement',
      tag: TAG,
      summary: 'A requirement',
      description: 'Its newest version.',
      access: 'read',
      people: people('catalogue:view'),
      params: one,
      answers: { 200: { description: 'The requirement.', schema: requirement, headers: VERSION } },
      handle: ({ params }) => shown(params.code),
    }),
    route({
      method: 'get',
      path: '/v1/requirements/{code}/versions',
      operationId: 'listRequirementVersions',
      tag: TAG,
      summary: 'The versions of a requirement',
      description: 'The newest first. Compliance at a past date, by what was known then, goes by the version of then.',
      access: 'read',
      people: people('catalogue:view'),
      params: one,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(requirement).meta({ id: 'RequirementVersionList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readRequirement(sql, params.code))) throw notFound('requirement');
        const read = (after: { version: number } | null, limit: number) =>
          listRequirementVersions(sql, params.code, after, limit);
        const key = z.object({ version: z.int() });
        const keyOf = ({ version }: RequirementRow) => ({ version });
        return ok(await page({ name: `requirement/${params.code}`, key, keyOf, read }, query, presentRequirement));
      },
    }),
    route({
      method: 'patch',
      path: '/v1/requirements/{code}',
      operationId: 'changeRequirement',
      tag: TAG,
      summary: 'Change a requirement',
      description: 'Makes its next version. With `until` it ends.',
      access: 'write',
      people: people('requirements:edit'),
      params: one,
      body: requirementPatch,
      ifMatch: true,
      answers: { 200: { description: 'The requirement after it.', schema: requirement, headers: VERSION } },
      handle: async ({ params, body, header }) => {
        const expected = ifMatch(header('if-match'));
        const patch = await keptFields(sql, body);
        const change = (row: RequirementRow): RequirementFields => {
          const { code: _code, version: _version, recordedAt: _recorded, ...present } = row;
          const next = { ...present, ...patch };
          checkSpan(next);
          return next;
        };
        const result = await replaceRequirement(sql, params.code, change, expected, clock.now());
        if (!result) throw notFound('requirement');
        if (!result.changed) throw changedMeanwhile(result.version);
        return shown(params.code);
      },
    }),
  ];
}
