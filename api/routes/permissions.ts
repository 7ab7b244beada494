import { NOTHING_ABOUT, type Subject } from '../../domain/permissions/reach.ts';
import { resolvePerson } from '../../store/people.ts';
import { withAudiences } from '../../store/scopeAudiences.ts';
import { subjectOfPerson } from '../../store/subjects.ts';
import { whoIs } from '../../store/whoIs.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentEffective, presentPermissions } from '../presenters/permissions.ts';
import { effectivePermissions, effectiveQuery, permissions } from '../schemas/permissions.ts';
import { knownUser, userParam } from './personRequests.ts';

const TAG = 'Permissions';
const answers = { 200: { description: 'What they may.', schema: effectivePermissions } };

/** A person about whom nothing is known: whoever asks about somebody whom they do not know is told no more. */
const STRANGER: Subject = {
  ...NOTHING_ABOUT,
  person: {
    ...{ id: '', level: 'user', managers: [] },
    ...{ groups: [], audiences: [], department: null, location: null },
  },
};

/** The closed list, and what somebody may, with the reason for each. */
export function permissionRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(userId: string, about: string | undefined, tellUnknown: boolean): Promise<Reply> {
    const known = await whoIs(sql, userId, clock.now());
    if (!known) throw notFound('user');
    const aboutId = about === undefined ? undefined : await resolvePerson(sql, about);
    if (aboutId === null && tellUnknown) throw invalidInput({ pointer: '?about', detail: 'is nobody known' });
    const found = aboutId ? await subjectOfPerson(sql, userId, aboutId) : null;
    const subject = await withAudiences(sql, known.audiences, found);
    return ok(presentEffective(known, about === undefined ? null : (subject ?? STRANGER)));
  }

  return [
    route({
      method: 'get',
      path: '/v1/permissions',
      operationId: 'listPermissions',
      tag: TAG,
      summary: 'Every permission there is',
      description: 'A closed list: what each lets one do, how far it can reach, and who has it by who they are.',
      access: 'read',
      people: people('permissions:view'),
      answers: { 200: { description: 'The list.', schema: permissions } },
      handle: async () => ok({ items: presentPermissions() }),
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}/effective-permissions',
      operationId: 'getEffectivePermissions',
      tag: TAG,
      summary: 'What a person may, and why',
      description:
        'Each permission with every reason: the level, being registered, a role by its facts, what was given to them, to a group, to a role or to all, a power user’s profile. With `about`, only what holds for that person, in something that they are in.',
      access: 'read',
      people: people('permissions:view', 'user'),
      params: userParam,
      query: effectiveQuery,
      answers,
      handle: async ({ params, query, may }) => shown(await knownUser(deps, params.id), query.about, may.held === null),
    }),
    route({
      method: 'get',
      path: '/v1/me/effective-permissions',
      operationId: 'getOwnEffectivePermissions',
      tag: TAG,
      summary: 'What I may, and why',
      description: 'The same for who is signed in.',
      access: 'person',
      query: effectiveQuery,
      answers,
      handle: ({ query, client }) => shown(client.person?.userId ?? '', query.about, client.scopes.has('admin')),
    }),
  ];
}
