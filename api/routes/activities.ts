import { z } from 'zod';
import { ACTIVITY_TYPES } from '../../domain/words.ts';
import {
  type ActivityFields,
  type ActivityPatch,
  insertActivity,
  listActivities,
  patchActivity,
  readActivity,
  resolveActivity,
} from '../../store/catalogue.ts';
import { resolvePerson } from '../../store/people.ts';
import { readPolicy } from '../../store/policies.ts';
import { unknownTopics } from '../../store/topics.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { etag, type Reply, type Route, route } from '../http/route.ts';
import { activityColumns, presentActivity } from '../presenters/activities.ts';
import { activity, activityPatch, newActivity } from '../schemas/activities.ts';
import { activityRef, text } from '../schemas/common.ts';

const TAG = 'Activities';
const one = z.object({ id: activityRef });

const query = z.strictObject({
  ...pageQuery,
  q: text(200).optional().meta({ description: 'Part of the title or code.' }),
  type: z.enum(ACTIVITY_TYPES).optional(),
  policy: text(100).optional(),
});

/** The catalogue: what one can be enrolled in. */
export function activityRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readActivity(sql, id);
    if (!row) throw notFound('activity');
    const headers = { ETag: etag(row.version), ...(status === 201 ? { Location: `/v1/activities/${id}` } : {}) };
    return { status, body: presentActivity(row), headers };
  }

  /**
   * Policy and owner as they are kept; what is left out stays out.
   * @throws Problem 400 for what, or who, is not known
   */
  async function resolved({ policy, owner, topics }: z.output<typeof activityPatch>) {
    const unknown = topics ? await unknownTopics(sql, topics) : [];
    if (topics && unknown.length > 0) {
      const errors = topics.map((code, at) => ({
        code,
        pointer: `#/topics/${at}`,
        detail: 'is no topic: create it first',
      }));
      throw invalidInput(...errors.filter(({ code }) => unknown.includes(code)).map(({ code: _, ...error }) => error));
    }
    if (policy && !(await readPolicy(sql, policy))) {
      throw invalidInput({ pointer: '#/policy', detail: 'is no policy: create it first' });
    }
    const ownerId = owner ? await resolvePerson(sql, owner) : owner;
    if (owner && !ownerId) {
      throw invalidInput({
        pointer: '#/owner',
        detail: 'is nobody known: give an id, external id, username or e-mail address',
      });
    }
    return { ...(policy === undefined ? {} : { policyCode: policy }), ...(ownerId === undefined ? {} : { ownerId }) };
  }

  async function create({ policy, owner, topics, ...given }: z.output<typeof newActivity>, id: string): Promise<Reply> {
    const fields = { ...given, ...(await resolved({ policy, owner, topics })) } as ActivityFields & {
      maximum: number | null;
    };
    await insertActivity(sql, id, { ...fields, topics }, clock.now()).catch(inUse);
    return shown(id, 201);
  }

  async function change(ref: string, body: z.output<typeof activityPatch>, match: string | undefined): Promise<Reply> {
    const expected = ifMatch(match);
    const id = await resolveActivity(sql, ref);
    if (!id) throw notFound('activity');
    const { policy, owner, ...given } = body;
    const patch = { ...given, ...(await resolved(body)) } as ActivityPatch;
    const result = await patchActivity(sql, id, patch, expected, clock).catch(inUse);
    if (result.kind === 'missing') throw notFound('activity');
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    return shown(id);
  }

  return [
    route({
      method: 'post',
      path: '/v1/activities',
      operationId: 'createActivity',
      tag: TAG,
      summary: 'Create an activity',
      description: 'The code is unique and stays. With a maximum, seats are limited (R11).',
      access: 'write',
      people: people('activities:edit', 'new-activity'),
      body: newActivity,
      answers: {
        201: { description: 'Created.', schema: activity, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/activities',
      operationId: 'listActivities',
      tag: TAG,
      summary: 'Find activities',
      description: 'The newest first. As `text/csv` the whole selection, with the heads of an import of activities.',
      access: 'read',
      people: people('catalogue:view'),
      query,
      answers: {
        200: { description: 'A page.', schema: listOf(activity).meta({ id: 'ActivityList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const { q, type, policy } = input.query;
        const read = (after: { id: string } | null, limit: number) =>
          listActivities(sql, { q, type, policyCode: policy }, after, limit);
        const list = {
          name: 'activities',
          key: idKey,
          keyOf: ({ id }: { id: string }) => ({ id }),
          read,
          columns: activityColumns,
        };
        return listReply(input, list, presentActivity);
      },
    }),
    route({
      method: 'get',
      path: '/v1/activities/{id}',
      operationId: 'getActivity',
      tag: TAG,
      summary: 'One activity',
      description: 'By id or code, with its seats.',
      access: 'read',
      people: people('catalogue:view'),
      params: one,
      answers: { 200: { description: 'The activity.', schema: activity, headers: { ETag: 'The version.' } } },
      handle: async ({ params }) => shown((await resolveActivity(sql, params.id)) ?? none()),
    }),
    route({
      method: 'patch',
      path: '/v1/activities/{id}',
      operationId: 'changeActivity',
      tag: TAG,
      summary: 'Change an activity',
      description:
        'What is left out stays. A raised maximum gives seats to who waits (R13); a lowered one demotes nobody (R15). Another policy holds for new enrolments (R37).',
      access: 'write',
      people: people('activities:edit', 'activity'),
      params: one,
      body: activityPatch,
      ifMatch: true,
      answers: { 200: { description: 'The activity after it.', schema: activity, headers: { ETag: 'The version.' } } },
      refusals: [409],
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
  ];
}

/** What must be unique, and is there already. */
function inUse(error: unknown): never {
  const constraint = usedConstraint(error);
  if (constraint === 'activities_code_key') throw alreadyExists('an activity', 'code');
  throw constraint === 'activities_xapi_id' ? alreadyExists('an activity', 'xapiId') : error;
}

function none(): never {
  throw notFound('activity');
}
