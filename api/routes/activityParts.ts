import { z } from 'zod';
import {
  deletePart,
  insertPart,
  listParts,
  MOST_PARTS,
  type PartRow,
  patchPart,
  readPart,
} from '../../store/activityParts.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import type { AppDeps } from '../deps.ts';
import { usedConstraint } from '../http/conditional.ts';
import { listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, notFound, Problem } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { presentPart } from '../presenters/completion.ts';
import { activityRef } from '../schemas/common.ts';
import { newPart, part, partPatch } from '../schemas/completion.ts';

const TAG = 'Activities';
const ofActivity = z.object({ id: activityRef });
const one = z.object({ id: activityRef, code: z.string().max(100) });

/** What an activity consists of: the parts whose progress makes its own. */
export function activityPartRoutes({ sql, clock }: AppDeps): Route[] {
  const activityId = async (ref: string): Promise<string> => {
    const id = await resolveActivity(sql, ref);
    if (!id) throw notFound('activity');
    return id;
  };

  async function shown(id: string, code: string, status = 200): Promise<Reply> {
    const row = await readPart(sql, id, code);
    if (!row) throw notFound('part');
    return {
      status,
      body: presentPart(row),
      headers: status === 201 ? { Location: `/v1/activities/${id}/parts/${code}` } : {},
    };
  }

  const inUse = (error: unknown) => {
    throw usedConstraint(error) === 'activity_parts_xapi_id' ? alreadyExists('a part', 'xapiId') : error;
  };

  async function create(ref: string, body: z.output<typeof newPart>): Promise<Reply> {
    const id = await activityId(ref);
    const outcome = await insertPart(sql, id, body, clock).catch(inUse);
    if (outcome === 'there' && !isSame(await readPart(sql, id, body.code), body)) throw alreadyExists('a part', 'code');
    if (outcome === 'too-many') throw new Problem('already-exists', `an activity has at most ${MOST_PARTS} parts`);
    return shown(id, body.code, 201);
  }

  return [
    route({
      method: 'post',
      path: '/v1/activities/{id}/parts',
      operationId: 'createActivityPart',
      tag: TAG,
      summary: 'Add a part',
      description: 'For enrolments that begin from now on; those that began keep the parts that they began with.',
      access: 'write',
      people: people('activities:edit', 'activity'),
      params: ofActivity,
      body: newPart,
      answers: { 201: { description: 'Added.', schema: part, headers: { Location: 'The address.' } } },
      refusals: [409],
      handle: ({ params, body }) => create(params.id, body),
    }),
    route({
      method: 'get',
      path: '/v1/activities/{id}/parts',
      operationId: 'listActivityParts',
      tag: TAG,
      summary: 'The parts of an activity',
      description: 'In their order.',
      access: 'read',
      people: people('catalogue:view'),
      params: ofActivity,
      query: z.strictObject(pageQuery),
      answers: {
        200: { description: 'A page.', schema: listOf(part).meta({ id: 'ActivityPartList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const id = await activityId(input.params.id);
        const list = {
          name: 'activity-parts',
          key: z.object({ position: z.int(), code: z.string() }),
          keyOf: ({ position, code }: PartRow) => ({ position, code }),
          read: (after: { position: number; code: string } | null, limit: number) => listParts(sql, id, after, limit),
          columns: COLUMNS,
        };
        return listReply(input, list, presentPart);
      },
    }),
    route({
      method: 'patch',
      path: '/v1/activities/{id}/parts/{code}',
      operationId: 'changeActivityPart',
      tag: TAG,
      summary: 'Change a part',
      description: 'What is left out stays. Whether it is required holds for enrolments that begin from now on.',
      access: 'write',
      people: people('activities:edit', 'activity'),
      params: one,
      body: partPatch,
      answers: { 200: { description: 'The part after it.', schema: part } },
      refusals: [409],
      handle: async ({ params, body }) => {
        const id = await activityId(params.id);
        const patch = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
        if (Object.keys(patch).length > 0) await patchPart(sql, id, params.code, patch, clock).catch(inUse);
        return shown(id, params.code);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/activities/{id}/parts/{code}',
      operationId: 'removeActivityPart',
      tag: TAG,
      summary: 'Take a part away',
      description: 'Enrolments that began with it keep it.',
      access: 'write',
      people: people('activities:edit', 'activity'),
      params: one,
      answers: { 204: { description: 'It is gone.' } },
      handle: async ({ params }) => {
        if (!(await deletePart(sql, await activityId(params.id), params.code))) throw notFound('part');
        return { status: 204 };
      },
    }),
  ];
}

const COLUMNS = [
  ['code', (row: PartRow) => row.code],
  ['title', (row: PartRow) => row.title],
  ['required', (row: PartRow) => row.required],
  ['position', (row: PartRow) => row.position],
  ['xapi_id', (row: PartRow) => row.xapiId],
] as const;

/** Is it what was asked for? Then it is a repeat. */
function isSame(row: PartRow | null, body: z.output<typeof newPart>): boolean {
  return row?.title === body.title && row.required === body.required && row.xapiId === body.xapiId;
}
