import { z } from 'zod';
import type { MappingRules } from '../../domain/mapping/rules.ts';
import {
  insertMappingVersion,
  listMappings,
  listMappingVersions,
  type MappingRow,
  readMapping,
} from '../../store/importMappings.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { code } from '../schemas/activities.ts';
import { mapping, newMapping } from '../schemas/importMappings.ts';

const tag = 'Imports';
const one = z.object({ code });
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ override: { type: 'integer', minimum: 1 } });

const present = ({ code, version, rules, createdAt }: MappingRow) => ({ code, version, ...rules, createdAt });

/** Saved mappings: how the columns of an HR system's own file are read (R38). */
export function importMappingRoutes({ sql, clock }: AppDeps): Route[] {
  function shown(row: MappingRow | null): Reply {
    if (!row) throw notFound('mapping');
    return ok(present(row));
  }

  return [
    route({
      method: 'post',
      path: '/v1/import-mappings',
      operationId: 'createImportMappingVersion',
      tag,
      summary: 'Create the next version of a mapping',
      description:
        'The first under a code is version 1. An import keeps the version it began with. Columns of the file that the mapping does not name are dropped before anything is stored (R38).',
      access: 'write',
      people: people('imports:run'),
      body: newMapping,
      answers: { 201: { description: 'Created.', schema: mapping, headers: { Location: 'The address.' } } },
      handle: async ({ body, client, commandId }) => {
        const { code, ...rules } = body;
        const given = { code, rules: rules as MappingRules, clientId: client.id, commandId };
        const row = await insertMappingVersion(sql, given, clock.now());
        const Location = `/v1/import-mappings/${code}/versions/${row.version}`;
        return { status: 201, body: present(row), headers: { Location } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/import-mappings',
      operationId: 'listImportMappings',
      tag,
      summary: 'All mappings',
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      people: people('imports:run'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(mapping).meta({ id: 'ImportMappingList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listMappings(sql, after, limit);
        const keyOf = ({ code }: MappingRow) => ({ code });
        return ok(await page({ name: 'import-mappings', key: one, keyOf, read }, query, present));
      },
    }),
    route({
      method: 'get',
      path: '/v1/import-mappings/{code}',
      operationId: 'getImportMapping',
      tag,
      summary: 'A mapping',
      description: 'Its newest version.',
      access: 'read',
      people: people('imports:run'),
      params: one,
      answers: { 200: { description: 'The mapping.', schema: mapping } },
      handle: async ({ params }) => shown(await readMapping(sql, params.code)),
    }),
    route({
      method: 'get',
      path: '/v1/import-mappings/{code}/versions',
      operationId: 'listImportMappingVersions',
      tag,
      summary: 'The versions of a mapping',
      description: 'The newest first.',
      access: 'read',
      people: people('imports:run'),
      params: one,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(mapping).meta({ id: 'ImportMappingVersionList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readMapping(sql, params.code))) throw notFound('mapping');
        const key = z.object({ version: z.int() });
        const read = (after: { version: number } | null, limit: number) =>
          listMappingVersions(sql, params.code, after, limit);
        const keyOf = ({ version }: MappingRow) => ({ version });
        return ok(await page({ name: `import-mapping/${params.code}`, key, keyOf, read }, query, present));
      },
    }),
    route({
      method: 'get',
      path: '/v1/import-mappings/{code}/versions/{version}',
      operationId: 'getImportMappingVersion',
      tag,
      summary: 'One version of a mapping',
      description: 'A version never changes.',
      access: 'read',
      people: people('imports:run'),
      params: z.object({ code, version }),
      answers: { 200: { description: 'The version.', schema: mapping } },
      handle: async ({ params }) => shown(await readMapping(sql, params.code, params.version)),
    }),
  ];
}
