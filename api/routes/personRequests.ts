import { z } from 'zod';
import { isLocalDate } from '../../domain/calendar.ts';
import type { Expires } from '../../domain/people/change.ts';
import { fieldName, type ProfileSource } from '../../domain/people/person.ts';
import { isThere } from '../../domain/people/standing.ts';
import type { PatchResult, PersonSaid } from '../../store/changePeople.ts';
import { readPerson, resolvePerson } from '../../store/people.ts';
import { erasedAmong } from '../../store/tombstones.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { usedConstraint } from '../http/conditional.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, type Reply } from '../http/route.ts';
import { presentUser } from '../presenters/users.ts';
import { text } from '../schemas/common.ts';
import type { ExpiryInput } from '../schemas/users.ts';

/** In a path. */
export const userParam = z.object({
  id: text(320).meta({ description: 'Id, external id, username or e-mail address.' }),
});

/** The id of the person in the path. @throws Problem 404 */
export async function knownUser({ sql }: AppDeps, ref: string): Promise<string> {
  const id = await resolvePerson(sql, ref);
  if (!id) throw notFound('user');
  return id;
}

/** The id of a person in the body. @throws Problem 400 */
export async function namedUser({ sql }: AppDeps, ref: string, pointer: string): Promise<string> {
  const id = await resolvePerson(sql, ref);
  if (!id) {
    throw invalidInput({ pointer, detail: 'is nobody known: give an id, external id, username or e-mail address' });
  }
  return id;
}

/** One person, with the version. */
export async function shownUser({ sql }: AppDeps, id: string, status = 200): Promise<Reply> {
  const row = await readPerson(sql, id);
  if (!row) throw notFound('user');
  const location = status === 201 ? { Location: `/v1/users/${id}` } : {};
  return { status, body: presentUser(row), headers: { ETag: etag(row.version), ...location }, about: id };
}

/** R36: who says it, for whom, and why; what comes by the API is by hand (R38). */
export async function saidBy(
  deps: AppDeps,
  client: Client,
  { by = null, reason = null, override = false }: { by?: string | null; reason?: string | null; override?: boolean },
  commandId: string | null,
): Promise<PersonSaid> {
  const onBehalfOf = by === null ? null : await actingUser(deps, by);
  if (client.person && onBehalfOf !== null && onBehalfOf !== client.person.userId)
    throw new Problem('forbidden', 'people who are signed in act as themselves: leave out by');
  const source: ProfileSource = 'manual';
  return { source, actor: actorOf(client, onBehalfOf), override, reason, commandId };
}

async function actingUser(deps: AppDeps, by: string): Promise<string> {
  const id = await namedUser(deps, by, '#/by');
  const status = (await readPerson(deps.sql, id))?.status ?? 'expired';
  if (!isThere(status)) throw invalidInput({ pointer: '#/by', detail: `is ${status}: it must be somebody active` });
  return id;
}

export function expiresOf(given: ExpiryInput): Expires {
  if (given === null) return null;
  return isLocalDate(given) ? { on: given } : { at: given };
}

/** 409: nothing is done with who was erased (R35). */
export function erased(): Problem {
  return new Problem('erased', 'the person was erased: there is nobody to whom this could be done');
}

/** By what somebody would be known again. */
interface Names {
  readonly externalId?: string | null | undefined;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
}

/** R35: who was erased does not come back before an administrator lets them. @throws Problem 409 */
export async function expectNotErased({ sql, config }: AppDeps, { externalId, username, email }: Names): Promise<void> {
  const known = [
    ...(externalId ? [{ kind: 'external_id', value: externalId } as const] : []),
    ...(username ? [{ kind: 'username', value: username } as const] : []),
    ...(email ? [{ kind: 'email', value: email } as const] : []),
  ];
  const [found] = await erasedAmong(sql, keyOf(config), known);
  if (!found) return;
  const field = found.kind === 'external_id' ? 'externalId' : found.kind;
  throw new Problem('erased', 'who is known by this was erased: an administrator can lift that', {
    errors: [{ pointer: `#/${field}`, detail: 'is of somebody who was erased' }],
  });
}

/** What tombstones are made with. */
export function keyOf({ erasureKey }: AppDeps['config']): string {
  if (!erasureKey) throw new TypeError('erased people are known by a key, and there is none');
  return erasureKey;
}

/** @throws Problem for whatever is not done */
export function expectDone(result: PatchResult): void {
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return;
    case 'missing':
      throw notFound('user');
    case 'erased':
      throw erased();
    case 'version':
      throw changedMeanwhile(result.version);
    case 'cycle':
      throw invalidInput({
        pointer: '#/manager',
        detail: 'must not report to this person, directly or through others',
      });
    case 'expired':
      throw new Problem(
        'status-locked',
        'the person has expired: only a later expiry date brings back the status from before',
      );
    case 'own-status':
      throw new Problem('own-status', 'status, expiry and level are changed by somebody else');
    case 'master':
      throw new Problem('other-master', 'nothing was changed: change it there, or repeat with override', {
        errors: result.fields.map(({ field, master }) => ({
          pointer: `#/${fieldName(field)}`,
          detail: `is kept by ${KEEPERS[master]}`,
        })),
      });
  }
}

const KEEPERS: Readonly<Record<ProfileSource, string>> = {
  hr: 'the HR system’s file (hr)',
  scim: 'SCIM (scim)',
  manual: 'hand (manual)',
};

/** What only superadmins may, and keys with the scope `admin`. @throws Problem 403 */
export function expectAdmin(client: Client, wanted: Readonly<Record<string, unknown>>): void {
  const [field] = Object.keys(wanted).filter((name) => wanted[name] !== undefined);
  if (field !== undefined && !client.scopes.has('admin'))
    throw new Problem('forbidden', `${field} is changed by superadmins, and by keys with the scope admin`);
}

const UNIQUE: Readonly<Record<string, string>> = {
  users_external_id_key: 'externalId',
  users_username_key: 'username',
  users_email: 'email',
};

/** @throws Problem 409 where a value that must be unique is in use */
export function inUse(error: unknown): never {
  const field = UNIQUE[usedConstraint(error) ?? ''];
  throw field ? alreadyExists('a person', field) : error;
}
