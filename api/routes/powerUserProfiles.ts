import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { unfitForProfile } from '../../domain/permissions/granting.ts';
import type { Permission } from '../../domain/permissions/permissions.ts';
import type { Scope, ScopePeople } from '../../domain/permissions/reach.ts';
import { readAudience } from '../../store/audiences.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import { readGroup } from '../../store/groups.ts';
import { resolvePerson } from '../../store/people.ts';
import {
  assignProfile,
  insertProfile,
  listProfiles,
  type ProfileResult,
  type ProfileRow,
  patchProfile,
  readProfile,
  unassignProfile,
} from '../../store/powerUserProfiles.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, type FieldError, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentProfile } from '../presenters/permissions.ts';
import { idParam } from '../schemas/common.ts';
import { newProfile, profile, profileAssignment, profilePatch, type ScopeInput } from '../schemas/permissions.ts';
import { knownUser, namedUser, userParam } from './personRequests.ts';

const TAG = 'Permissions';
const RULE = people('permissions:manage');
const shownWithVersion = { schema: profile, headers: { ETag: 'The version.' } };
const assignment = z.object({ id: idParam.shape.id, user: userParam.shape.id });

/** Power users: which permissions, over whom and over what, and who has them. */
export function powerUserProfileRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readProfile(sql, id);
    if (!row) throw notFound('power user profile');
    const location = status === 201 ? { Location: `/v1/power-user-profiles/${id}` } : {};
    return { status, body: presentProfile(row), headers: { ETag: etag(row.version), ...location } };
  }

  async function done(result: Promise<ProfileResult>, id: string): Promise<Reply> {
    const outcome = await result.catch(inUse);
    if (outcome.kind === 'missing') throw notFound('power user profile');
    if (outcome.kind === 'version') throw changedMeanwhile(outcome.version);
    if (outcome.kind === 'not-a-power-user')
      throw new Problem('not-a-power-user', 'give the person the level power_user first');
    return shown(id);
  }

  function deedOf(client: Client, id: string = uuidv7()) {
    return { id, actor: actorOf(client), at: clock.now() };
  }

  return [
    route({
      method: 'post',
      path: '/v1/power-user-profiles',
      operationId: 'createPowerUserProfile',
      tag: TAG,
      summary: 'Make a profile for power users',
      description:
        'Some permissions, held to some people and activities. It holds for people of the level `power_user` to whom it is assigned; several add up.',
      access: 'admin',
      people: RULE,
      body: newProfile,
      answers: {
        201: { description: 'Made.', schema: profile, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ body, client, commandId }) => {
        expectFit(body.permissions);
        const scope = await scopeOf(deps, body.scope);
        const { code, title, permissions } = body;
        await insertProfile(sql, { code, title, permissions, scope }, deedOf(client, commandId)).catch(inUse);
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/power-user-profiles',
      operationId: 'listPowerUserProfiles',
      tag: TAG,
      summary: 'All profiles of power users',
      description: 'With who has them, the newest first.',
      access: 'read',
      people: RULE,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(profile).meta({ id: 'PowerUserProfileList' }) } },
      handle: async ({ query }) => {
        const read = (after: { id: string } | null, limit: number) => listProfiles(sql, after, limit);
        const list = { name: 'power-user-profiles', key: idKey, keyOf: ({ id }: ProfileRow) => ({ id }), read };
        return ok(await page(list, query, presentProfile));
      },
    }),
    route({
      method: 'get',
      path: '/v1/power-user-profiles/{id}',
      operationId: 'getPowerUserProfile',
      tag: TAG,
      summary: 'One profile of power users',
      description: 'With who has it.',
      access: 'read',
      people: RULE,
      params: idParam,
      answers: { 200: { description: 'The profile.', ...shownWithVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/power-user-profiles/{id}',
      operationId: 'changePowerUserProfile',
      tag: TAG,
      summary: 'Change a profile of power users',
      description: 'What is left out stays. Who has it may what it says from the next request on.',
      access: 'admin',
      people: RULE,
      params: idParam,
      body: profilePatch,
      ifMatch: true,
      answers: { 200: { description: 'The profile after it.', ...shownWithVersion } },
      refusals: [409],
      handle: async ({ params, body, client, header }) => {
        const expected = ifMatch(header('if-match'));
        if (body.permissions) expectFit(body.permissions);
        const { scope, ...rest } = body;
        const patch = { ...rest, scope: scope && (await scopeOf(deps, scope)) };
        return done(patchProfile(sql, params.id, patch, expected, deedOf(client)), params.id);
      },
    }),
    route({
      method: 'post',
      path: '/v1/power-user-profiles/{id}/assignments',
      operationId: 'assignPowerUserProfile',
      tag: TAG,
      summary: 'Assign a profile to a power user',
      description: 'To somebody of the level `power_user`; else 409. Again is the same.',
      access: 'admin',
      people: RULE,
      params: idParam,
      body: profileAssignment,
      answers: { 200: { description: 'The profile after it.', ...shownWithVersion } },
      refusals: [409],
      handle: async ({ params, body, client, commandId }) => {
        const userId = await namedUser(deps, body.user, '#/user');
        return done(assignProfile(sql, params.id, userId, deedOf(client, commandId)), params.id);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/power-user-profiles/{id}/assignments/{user}',
      operationId: 'unassignPowerUserProfile',
      tag: TAG,
      summary: 'Take a profile from a power user',
      description: 'It holds no more from the next request on. Again is the same.',
      access: 'admin',
      people: RULE,
      params: assignment,
      answers: { 200: { description: 'The profile after it.', ...shownWithVersion } },
      handle: async ({ params, client }) => {
        const userId = await knownUser(deps, params.user);
        return done(unassignProfile(sql, params.id, userId, deedOf(client)), params.id);
      },
    }),
  ];
}

/** @throws Problem 400 for a permission that can be held to nobody and nothing */
function expectFit(permissions: readonly Permission[]): void {
  const unfit = unfitForProfile(permissions);
  if (unfit === null) return;
  const detail = 'cannot be held to people or activities: give it by itself, if it can be given';
  throw invalidInput({ pointer: `#/permissions/${permissions.indexOf(unfit)}`, detail });
}

/** The scope by ids. @throws Problem 400 for whom and what nobody knows */
async function scopeOf({ sql }: AppDeps, { people: given, activities }: ScopeInput): Promise<Scope> {
  const errors: FieldError[] = [];
  const scoped: ScopePeople[] = [];
  for (const [index, { kind, value }] of given.entries()) {
    const found = await idOf({ sql }, kind, value);
    if (found === null)
      errors.push({ pointer: `#/scope/people/${index}/value`, detail: `is no ${kind} that is known` });
    else scoped.push({ kind, value: found });
  }
  if (activities === 'all') return check(errors, { people: scoped, activities });
  const ids: string[] = [];
  for (const [index, ref] of activities.entries()) {
    const id = await resolveActivity(sql, ref);
    if (id === null) errors.push({ pointer: `#/scope/activities/${index}`, detail: 'is no activity that is known' });
    else ids.push(id);
  }
  return check(errors, { people: scoped, activities: [...new Set(ids)] });
}

function check(errors: readonly FieldError[], scope: Scope): Scope {
  if (errors.length > 0) throw invalidInput(...errors.slice(0, 20));
  return scope;
}

async function idOf({ sql }: Pick<AppDeps, 'sql'>, kind: ScopePeople['kind'], value: string): Promise<string | null> {
  if (kind === 'user') return resolvePerson(sql, value);
  if (kind === 'audience') return (await readAudience(sql, value))?.id ?? null;
  if (kind === 'group') return (await readGroup(sql, value))?.id ?? null;
  if (kind === 'everyone') return '';
  return value === '' ? null : value;
}

function inUse(error: unknown): never {
  throw usedConstraint(error) === null ? error : alreadyExists('a profile', 'code');
}
