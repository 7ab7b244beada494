import { z } from 'zod';
import type { Permission } from '../../domain/permissions/permissions.ts';
import { listOf, pageQuery, pageTogether } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { code } from '../schemas/activities.ts';

/*
 * Policies, learning plans and certifications are kept under a code in versions that never change. They are read by the same
 * four routes; how a version is made differs.
 */

/** A path's code. */
export const byCode = z.object({ code });

const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ override: { type: 'integer', minimum: 1 } });

interface Version {
  readonly code: string;
  readonly version: number;
}

/** What is kept in versions, and how it is read and shown. */
export interface VersionedCatalogue<Row extends Version> {
  /** Its path below `/v1/`, which names its list as well. */
  readonly path: string;
  readonly tag: string;
  /** In the ids of operations, for one and for many: `Policy`, `Policies`. */
  readonly ids: readonly [one: string, many: string];
  /** In words, for one, for the same again, and for many: `learning plan`, `plan`, `learning plans`. */
  readonly words: readonly [one: string, again: string, many: string];
  readonly schema: z.ZodType;
  /** What people need to read it; left out: what everybody has who is registered. */
  readonly viewedBy?: Permission;
  readonly read: (code: string, version?: number) => Promise<Row | null>;
  readonly list: (after: { code: string } | null, limit: number) => Promise<Row[]>;
  readonly versions: (code: string, after: { version: number } | null, limit: number) => Promise<Row[]>;
  /** Together, so that what they name is looked up once. */
  readonly present: (rows: readonly Row[]) => Promise<unknown[]>;
}

/** The answer to who made the next version. */
export async function createdVersion<Row extends Version>(
  { path, present }: VersionedCatalogue<Row>,
  row: Row,
): Promise<Reply> {
  const [body] = await present([row]);
  return { status: 201, body, headers: { Location: `/v1/${path}/${row.code}/versions/${row.version}` } };
}

/** The routes by which it is read: all, one, its versions, and one of them. */
export function versionedRoutes<Row extends Version>(catalogue: VersionedCatalogue<Row>): Route[] {
  const { path, tag, schema, present, viewedBy = 'catalogue:view' } = catalogue;
  const [id, ids] = catalogue.ids;
  const [one, again, many] = catalogue.words;

  async function shown(row: Row | null): Promise<Reply> {
    if (!row) throw notFound(one);
    return ok((await present([row]))[0]);
  }

  return [
    route({
      method: 'get',
      path: `/v1/${path}`,
      operationId: `list${ids}`,
      tag,
      summary: `All ${many}`,
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      people: people(viewedBy),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(schema).meta({ id: `${id}List` }) } },
      handle: async ({ query }) => {
        const keyOf = ({ code }: Row) => ({ code });
        return ok(await pageTogether({ name: path, key: byCode, keyOf, read: catalogue.list }, query, present));
      },
    }),
    route({
      method: 'get',
      path: `/v1/${path}/{code}`,
      operationId: `get${id}`,
      tag,
      summary: `A ${one}`,
      description: 'Its newest version.',
      access: 'read',
      people: people(viewedBy),
      params: byCode,
      answers: { 200: { description: `The ${again}.`, schema } },
      handle: async ({ params }) => shown(await catalogue.read(params.code)),
    }),
    route({
      method: 'get',
      path: `/v1/${path}/{code}/versions`,
      operationId: `list${id}Versions`,
      tag,
      summary: `The versions of a ${one}`,
      description: 'The newest first.',
      access: 'read',
      people: people(viewedBy),
      params: byCode,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(schema).meta({ id: `${id}VersionList` }) } },
      handle: async ({ params, query }) => {
        if (!(await catalogue.read(params.code))) throw notFound(one);
        const key = z.object({ version: z.int() });
        const keyOf = ({ version }: Row) => ({ version });
        const read = (after: { version: number } | null, limit: number) =>
          catalogue.versions(params.code, after, limit);
        return ok(await pageTogether({ name: `${path}/${params.code}`, key, keyOf, read }, query, present));
      },
    }),
    route({
      method: 'get',
      path: `/v1/${path}/{code}/versions/{version}`,
      operationId: `get${id}Version`,
      tag,
      summary: `One version of a ${one}`,
      description: 'A version never changes.',
      access: 'read',
      people: people(viewedBy),
      params: z.object({ code, version }),
      answers: { 200: { description: 'The version.', schema } },
      handle: async ({ params }) => shown(await catalogue.read(params.code, params.version)),
    }),
  ];
}
