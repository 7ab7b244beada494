import { z } from 'zod';
import type { PersonSaid } from '../../store/changePeople.ts';
import { letPersonIn, type PatchResult, patchPerson } from '../../store/people.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { people } from '../http/people.ts';
import type { Reply, Route } from '../http/route.ts';
import { route } from '../http/route.ts';
import { changeReason, expiryInput, user } from '../schemas/users.ts';
import { expectDone, expiresOf, knownUser, saidBy, shownUser, userParam } from './personRequests.ts';

const TAG = 'Users';
const answers = { 200: { description: 'The person after it.', schema: user, headers: { ETag: 'The version.' } } };
const why = z.strictObject(changeReason).meta({ id: 'UserStatusChange' });
const expiry = z.strictObject({ expiresAt: expiryInput, ...changeReason }).meta({ id: 'UserExpiry' });

interface Asked {
  readonly params: { readonly id: string };
  readonly body: { readonly by: string | null; readonly reason: string | null };
  readonly client: Client;
  readonly commandId: string;
  header(name: string): string | undefined;
}

/** May somebody come in: deactivating, activating, and the date on which one expires. */
export function userStatusRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function done(
    { params, body, client, commandId, header }: Asked,
    work: (id: string, expected: readonly number[] | null, said: PersonSaid) => Promise<PatchResult>,
  ): Promise<Reply> {
    const expected = ifMatch(header('if-match'));
    const id = await knownUser(deps, params.id);
    expectDone(await work(id, expected, await saidBy(deps, client, body, commandId)));
    return shownUser(deps, id);
  }

  return [
    route({
      method: 'post',
      path: '/v1/users/{id}/deactivate',
      operationId: 'deactivateUser',
      tag: TAG,
      summary: 'Deactivate a person',
      description:
        'At once. Open approvals move to who decides now (R2), reminders pause, and seats are kept for the policy’s grace (R32). Nothing is erased. Who is deactivated already stays so.',
      access: 'write',
      people: people('people:set_status', 'user'),
      params: userParam,
      body: why,
      ifMatch: true,
      answers,
      refusals: [409],
      handle: (asked) =>
        done(asked, (id, expected, said) => patchPerson(sql, id, { status: 'deactivated' }, expected, clock, said)),
    }),
    route({
      method: 'post',
      path: '/v1/users/{id}/activate',
      operationId: 'activateUser',
      tag: TAG,
      summary: 'Let a person in again',
      description:
        'Who was deactivated is `activated`, and `active` from the next access on; what was missed is looked at again (R32). Who is expired needs a later expiry date: 409.',
      access: 'write',
      people: people('people:set_status', 'user'),
      params: userParam,
      body: why,
      ifMatch: true,
      answers,
      refusals: [409],
      handle: (asked) => done(asked, (id, expected, said) => letPersonIn(sql, id, expected, clock, said)),
    }),
    route({
      method: 'post',
      path: '/v1/users/{id}/expiry',
      operationId: 'setUserExpiry',
      tag: TAG,
      summary: 'Set when a person expires',
      description:
        'At that instant the person is `expired`, by itself; a date that lies back expires at once. For who is expired, a later date, and only that, brings back the status from before.',
      access: 'write',
      people: people('people:set_status', 'user'),
      params: userParam,
      body: expiry,
      ifMatch: true,
      answers,
      refusals: [409],
      handle: (asked) =>
        done(asked, (id, expected, said) =>
          patchPerson(sql, id, { expires: expiresOf(asked.body.expiresAt) }, expected, clock, said),
        ),
    }),
  ];
}
