import { z } from 'zod';
import { USER_STATUSES } from '../../domain/words.ts';
import {
  insertPerson,
  listPeople,
  type PersonFilter,
  type PersonPatch,
  patchPerson,
  readPerson,
  resolvePerson,
} from '../../store/people.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, type Reply, type Route, route } from '../http/route.ts';
import { presentUser, userColumns } from '../presenters/users.ts';
import { text, userRef } from '../schemas/common.ts';
import { newUser, user, userPatch } from '../schemas/users.ts';

const TAG = 'Users';
const one = z.object({ id: text(320).meta({ description: 'Id, external id, username or e-mail address.' }) });

const query = z.strictObject({
  ...pageQuery,
  q: text(200).optional().meta({ description: 'Part of the name, e-mail address or username.' }),
  status: z.enum(USER_STATUSES).optional(),
  department: text(200).optional(),
  manager: userRef.optional().meta({ description: 'Only direct reports of this person.' }),
});

/** People: create, find, change, deactivate. */
export function userRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readPerson(sql, id);
    if (!row) throw notFound('user');
    const body = presentUser(row);
    return {
      status,
      body,
      headers: { ETag: etag(row.version), ...(status === 201 ? { Location: `/v1/users/${id}` } : {}) },
      about: id,
    };
  }

  async function managerOf(ref: string | null): Promise<string | null> {
    if (ref === null) return null;
    const id = await resolvePerson(sql, ref);
    if (!id)
      throw invalidInput({
        pointer: '#/manager',
        detail: 'is nobody known: give an id, external id, username or e-mail address',
      });
    return id;
  }

  async function create({ manager, ...fields }: z.output<typeof newUser>, id: string): Promise<Reply> {
    await insertPerson(sql, id, { ...fields, managerId: await managerOf(manager) }, clock.now()).catch(inUse);
    return shown(id, 201);
  }

  async function change(
    ref: string,
    { manager, ...fields }: z.output<typeof userPatch>,
    match: string | undefined,
  ): Promise<Reply> {
    const expected = ifMatch(match);
    const id = await resolvePerson(sql, ref);
    if (!id) throw notFound('user');
    const managerId = manager === undefined ? undefined : await managerOf(manager);
    if (managerId === id) throw invalidInput({ pointer: '#/manager', detail: 'must be somebody else' });
    const patch = { ...fields, ...(managerId === undefined ? {} : { managerId }) } as PersonPatch;
    const result = await patchPerson(sql, id, patch, expected, clock).catch(inUse);
    if (result.kind === 'missing') throw notFound('user');
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    if (result.kind === 'cycle')
      throw invalidInput({
        pointer: '#/manager',
        detail: 'must not report to this person, directly or through others',
      });
    if (result.kind === 'expired')
      throw new Problem(
        'status-locked',
        'the person has expired: only a later expiry date brings back the status from before',
      );
    return shown(id);
  }

  async function list(filter: PersonFilter, input: Parameters<typeof listReply>[0]): Promise<Reply> {
    const read = (after: { id: string } | null, limit: number) => listPeople(sql, filter, after, limit);
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
      body: newUser,
      answers: {
        201: { description: 'Created.', schema: user, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/users',
      operationId: 'listUsers',
      tag: TAG,
      summary: 'Find people',
      description: 'The newest first. As `text/csv` the whole selection, with the heads of an import of people.',
      access: 'read',
      query,
      answers: { 200: { description: 'A page.', schema: listOf(user).meta({ id: 'UserList' }), also: ['text/csv'] } },
      handle: async (input) => {
        const { q, status, department, manager } = input.query;
        const managerId = manager && (await resolvePerson(sql, manager));
        if (managerId === null) throw invalidInput({ pointer: '?manager', detail: 'is nobody known' });
        return list({ q, status, department, managerId }, input);
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
      params: one,
      answers: { 200: { description: 'The person.', schema: user, headers: { ETag: 'The version.' } } },
      handle: async ({ params }) => shown((await resolvePerson(sql, params.id)) ?? nobody()),
    }),
    route({
      method: 'patch',
      path: '/v1/users/{id}',
      operationId: 'changeUser',
      tag: TAG,
      summary: 'Change a person',
      description:
        'What is left out stays. Another manager, or another status, moves open approvals to who decides now (R2).',
      access: 'write',
      params: one,
      body: userPatch,
      ifMatch: true,
      answers: { 200: { description: 'The person after it.', schema: user, headers: { ETag: 'The version.' } } },
      refusals: [409],
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
  ];
}

function nobody(): never {
  throw notFound('user');
}

const UNIQUE: Readonly<Record<string, string>> = {
  users_external_id_key: 'externalId',
  users_username_key: 'username',
  users_email: 'email',
};

function inUse(error: unknown): never {
  const field = UNIQUE[usedConstraint(error) ?? ''];
  throw field ? alreadyExists('a person', field) : error;
}
