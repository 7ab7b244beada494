import { z } from 'zod';
import { endOfDay } from '../../domain/calendar.ts';
import { fieldName, PLANNABLE_FIELDS, type ProfileField, USER_LEVELS } from '../../domain/people/person.ts';
import { USER_STATUSES } from '../../domain/words.ts';
import { readGroup } from '../../store/groups.ts';
import {
  createPerson,
  listPeople,
  type PersonFilter,
  type PersonPatch,
  patchPerson,
  readPerson,
  resolvePerson,
} from '../../store/people.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { presentUser, userColumns } from '../presenters/users.ts';
import { text, userRef } from '../schemas/common.ts';
import { plannedChange } from '../schemas/plannedChanges.ts';
import { newUser, user, userPatch } from '../schemas/users.ts';
import {
  expectAdmin,
  expectDone,
  expectNotErased,
  expiresOf,
  inUse,
  knownUser,
  namedUser,
  saidBy,
  shownUser,
  userParam,
} from './personRequests.ts';
import { isAhead, planFor } from './plannedChanges.ts';

const TAG = 'Users';
const shownWithVersion = { schema: user, headers: { ETag: 'The version.' } };

const query = z.strictObject({
  ...pageQuery,
  q: text(200).optional().meta({ description: 'Part of the name, e-mail address or username.' }),
  status: z.enum(USER_STATUSES).optional(),
  level: z.enum(USER_LEVELS).optional(),
  department: text(200).optional(),
  group: text(200).optional().meta({ description: 'Only members of this group: its id or code.' }),
  manager: userRef.optional().meta({ description: 'Only direct reports of this person.' }),
});

/** People: create, find, change. */
export function userRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function create(body: z.output<typeof newUser>, client: Client, id: string): Promise<Reply> {
    const { manager, expiresAt, level, ...fields } = body;
    if (await readPerson(sql, id)) return shownUser(deps, id, 201);
    await expectNotErased(deps, fields);
    if (level !== 'user') expectAdmin(client, { level });
    const expires = expiresOf(expiresAt);
    const expiresFrom = expires && ('at' in expires ? expires.at : endOfDay(expires.on, fields.timezone));
    if (expiresFrom && expiresFrom <= clock.now())
      throw invalidInput({ pointer: '#/expiresAt', detail: 'must lie in the future' });
    const managerId = manager === null ? null : await namedUser(deps, manager, '#/manager');
    const said = await saidBy(deps, client, {}, id);
    await createPerson(sql, id, { ...fields, managerId, level, expires }, said, clock).catch(inUse);
    return shownUser(deps, id, 201);
  }

  async function change(
    ref: string,
    body: z.output<typeof userPatch>,
    client: Client,
    match: string | undefined,
  ): Promise<Reply> {
    const expected = ifMatch(match);
    const id = await knownUser(deps, ref);
    const { manager, expiresAt, masters, override, effectiveFrom, reason, by, ...fields } = body;
    expectAdmin(client, { level: fields.level, masters });
    await expectNotErased(deps, fields);
    const managerId = manager === undefined || manager === null ? manager : await namedUser(deps, manager, '#/manager');
    if (managerId === id) throw invalidInput({ pointer: '#/manager', detail: 'must be somebody else' });
    const patch = {
      ...fields,
      ...(managerId !== undefined && { managerId }),
      ...(expiresAt !== undefined && { expires: expiresOf(expiresAt) }),
      ...(masters !== undefined && { masters: byField(masters) }),
    } as PersonPatch;
    const said = await saidBy(deps, client, { by, reason, override }, null);
    if (effectiveFrom !== undefined) {
      expectPlannable(patch);
      if (await isAhead(deps, id, effectiveFrom)) {
        return planFor(deps, id, { changes: patch, effectiveFrom }, expected, said);
      }
    }
    expectDone(await patchPerson(sql, id, patch, expected, clock, said).catch(inUse));
    return shownUser(deps, id);
  }

  /** Nobody, where there is no filter that anybody could fit. */
  async function list(filter: PersonFilter | null, input: Parameters<typeof listReply>[0]): Promise<Reply> {
    const read = async (after: { id: string } | null, limit: number) =>
      filter ? listPeople(sql, filter, after, limit) : [];
    return listReply(
      input,
      { name: 'users', key: idKey, keyOf: ({ id }) => ({ id }), read, columns: userColumns },
      presentUser,
    );
  }

  return [
    route({
      method: 'post',
      path: '/v1/users',
      operationId: 'createUser',
      tag: TAG,
      summary: 'Create a person',
      description: 'External id, username and e-mail address are unique. The status begins as `activated`.',
      access: 'write',
      people: people('people:create', 'body:new-person'),
      body: newUser,
      answers: {
        201: { description: 'Created.', schema: user, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: ({ body, client, commandId }) => create(body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/users',
      operationId: 'listUsers',
      tag: TAG,
      summary: 'Find people',
      description: 'The newest first. As `text/csv` the whole selection, with the heads of an import of people.',
      access: 'read',
      people: people('people:view'),
      query,
      answers: { 200: { description: 'A page.', schema: listOf(user).meta({ id: 'UserList' }), also: ['text/csv'] } },
      handle: async (input) => {
        const { q, status, level, department, manager, group } = input.query;
        const reached = input.may.reach('people:view');
        const managerId = manager === undefined ? undefined : await resolvePerson(sql, manager);
        const groupId = group === undefined ? undefined : ((await readGroup(sql, group))?.id ?? null);
        if (managerId === null || groupId === null) {
          // Who does not see everybody is not told who or what is known.
          if (reached !== 'all') return list(null, input);
          throw invalidInput(
            ...(managerId === null ? [{ pointer: '?manager', detail: 'is nobody known' }] : []),
            ...(groupId === null ? [{ pointer: '?group', detail: 'is no group' }] : []),
          );
        }
        return list({ q, status, level, department, managerId, groupId, reached }, input);
      },
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}',
      operationId: 'getUser',
      tag: TAG,
      summary: 'One person',
      description: 'By id, external id, username or e-mail address, looked for in this order.',
      access: 'read',
      people: people('people:view', 'user'),
      params: userParam,
      answers: { 200: { description: 'The person.', ...shownWithVersion } },
      handle: async ({ params }) => shownUser(deps, await knownUser(deps, params.id)),
    }),
    route({
      method: 'patch',
      path: '/v1/users/{id}',
      operationId: 'changeUser',
      tag: TAG,
      summary: 'Change a person',
      description:
        'What is left out stays. Another manager, or another status, moves open approvals to who decides now (R2). A field that the HR file or SCIM keeps is refused and named, or changed with `override` (R38); what is refused in one field is refused in all. With `effectiveFrom` ahead it is planned for that day.',
      access: 'write',
      people: people('people:edit', 'user'),
      params: userParam,
      body: userPatch,
      ifMatch: true,
      answers: {
        200: { description: 'The person after it.', ...shownWithVersion },
        202: { description: 'It is planned.', schema: plannedChange },
      },
      refusals: [409],
      handle: ({ params, body, client, header }) => change(params.id, body, client, header('if-match')),
    }),
  ];
}

/** @throws Problem 400 for what cannot be dated ahead */
function expectPlannable(patch: PersonPatch): void {
  const given = Object.keys(patch).filter((name) => patch[name as keyof PersonPatch] !== undefined);
  const unfit = given.filter((name) => !(PLANNABLE_FIELDS as readonly string[]).includes(name));
  const pointers = unfit.map((name) => (name === 'expires' ? 'expiresAt' : fieldName(name)));
  if (pointers.length > 0) {
    throw invalidInput(...pointers.map((name) => ({ pointer: `#/${name}`, detail: 'takes no effectiveFrom' })));
  }
  if (given.length === 0)
    throw invalidInput({ pointer: '#/effectiveFrom', detail: 'needs something that is to change' });
}

function byField(masters: Readonly<Record<string, unknown>>): NonNullable<PersonPatch['masters']> {
  const entries = Object.entries(masters).filter(([, master]) => master !== undefined);
  return Object.fromEntries(
    entries.map(([name, master]) => [(name === 'manager' ? 'managerId' : name) as ProfileField, master]),
  ) as NonNullable<PersonPatch['masters']>;
}
