import { uuidv7 } from 'uuidv7';
import type { AppDeps } from '../api/deps.ts';
import { actorOf, type Client } from '../api/http/caller.ts';
import { ifMatch } from '../api/http/conditional.ts';
import { changedMeanwhile, notFound } from '../api/http/problems.ts';
import type { PersonFields, ProfileField } from '../domain/people/person.ts';
import { applyOperations, type Json, readOperations } from '../domain/scim/patch.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import type { PersonSaid } from '../store/changePeople.ts';
import { resolvePerson } from '../store/people.ts';
import {
  addScimPerson,
  changeScimPerson,
  removeScimPerson,
  type ScimChange,
  type ScimResult,
} from '../store/scimPeople.ts';
import {
  findGoneUser,
  findScimUsers,
  hasUsername,
  readScimUser,
  readScimUsers,
  type ScimUserRow,
} from '../store/scimUsers.ts';
import { asUuid } from '../store/selection.ts';
import { erasedAmong } from '../store/tombstones.ts';
import { type Answer, type Asked, shown } from './answer.ts';
import { listAnswer, readSearch } from './list.ts';
import { type Projection, project, readProjection } from './projection.ts';
import { readUser, type Said, userResource } from './userResource.ts';
import { refused, USUAL } from './values.ts';

/** Who changes at the same time is waited for so often. */
const TRIES = 5;

/** `/Users`: people, as far as SCIM knows of them. Every change is one of the master `scim` (R38). */
export function users(deps: AppDeps, base: string) {
  const { sql, clock } = deps;

  async function present(id: string): Promise<ScimUserRow> {
    const row = asUuid(id) === null ? null : await readScimUser(sql, id);
    if (!row) throw notFound('user');
    return row;
  }

  async function answer(id: string, asked: Asked, status = 200, kept: readonly string[] = []): Promise<Answer> {
    const row = await present(id);
    const projection = readProjection(asked.query.get('attributes'), asked.query.get('excludedAttributes'));
    const given = shown(project(userResource(base, row), projection), row.version, asked, status);
    const location = status === 201 ? { Location: `${base}/Users/${id}` } : {};
    const stayed = kept.length > 0 ? { 'X-Rollbook-Kept': kept.join(', ') } : {};
    return { ...given, headers: { ...given.headers, ...location, ...stayed } };
  }

  async function managerOf({ manager }: Said, id: string | null): Promise<string | null> {
    if (manager === null) return null;
    const found = await resolvePerson(sql, manager);
    if (found === null) throw refused('manager', 'is nobody known: give an id, external id, userName or address');
    if (found === id) throw refused('manager', 'must be somebody else');
    return found;
  }

  async function list(asked: Asked): Promise<Answer> {
    const { filter, startIndex, count, projection } = readSearch(asked);
    const { total, rows } = await findScimUsers(sql, filter, startIndex - 1, count);
    return listAnswer(
      rows.map((row) => project(userResource(base, row), projection)),
      total,
      startIndex,
    );
  }

  /** R35: who was erased does not come back before an administrator lets them. */
  async function expectNotErased({
    externalId,
    username,
    email,
  }: Pick<PersonFields, 'externalId' | 'username' | 'email'>): Promise<void> {
    const key = deps.config.erasureKey;
    if (!key) throw new TypeError('erased people are known by a key, and there is none');
    const found = await erasedAmong(sql, key, [
      ...(externalId === null ? [] : [{ kind: 'external_id', value: externalId } as const]),
      { kind: 'username', value: username },
      { kind: 'email', value: email },
    ]);
    if (found.length > 0)
      throw new ScimRefusal('uniqueness', 'erased: the person was erased, and does not come back by itself');
  }

  async function create(asked: Asked): Promise<Answer> {
    const said = readUser(asked.body);
    const { fields, employeeNumber } = said;
    const by = saidBy(asked.client);
    const gone = await findGoneUser(sql, fields);
    const managerId = await managerOf(said, gone);
    const active = said.active ?? true;
    if (gone !== null) {
      const wanted = { fields: { ...fields, managerId }, active, employeeNumber };
      const result = await changeScimPerson(sql, gone, wanted, null, by, clock, { back: true });
      return answer(gone, asked, 201, expectDone(result));
    }
    if (await hasUsername(sql, fields.username)) throw new ScimRefusal('uniqueness', 'userName is in use');
    await expectNotErased(fields);
    const id = uuidv7();
    const unsaid = (['timezone', 'locale'] as const).filter((field) => fields[field] === USUAL[field]);
    const person = { ...fields, managerId, location: null, hireDate: null, unsaid };
    await addScimPerson(sql, id, { fields: person, active, employeeNumber }, by, clock);
    return answer(id, asked, 201);
  }

  /** Reads, decides and writes; when somebody else was first, and the client has not said which version it means, again. */
  async function change(asked: Asked, decide: (row: ScimUserRow) => Promise<ScimChange>): Promise<Answer> {
    const expected = ifMatch(asked.header('if-match'));
    const id = asked.id.toLowerCase();
    for (let attempt = 1; ; attempt++) {
      const row = await present(id);
      if (expected && !expected.includes(row.version)) throw changedMeanwhile(row.version);
      const wanted = await decide(row);
      const result = await changeScimPerson(sql, id, wanted, [row.version], saidBy(asked.client), clock);
      if (result.kind === 'version' && expected === null && attempt < TRIES) continue;
      return answer(id, asked, 200, expectDone(result));
    }
  }

  const replace = (asked: Asked) =>
    change(asked, async (row) => {
      const said = readUser(asked.body, row.managerId);
      const managerId = await managerOf(said, row.id);
      return differing(row, onlyOwnEmptied(row, { ...said.fields, managerId }), said);
    });

  const patch = (asked: Asked) => {
    const operations = readOperations(asked.body);
    return change(asked, async (row) => {
      const said = readUser(applyOperations(userResource(base, row), operations), row.managerId);
      return differing(row, { ...said.fields, managerId: await managerOf(said, row.id) }, said);
    });
  };

  async function remove(asked: Asked): Promise<Answer> {
    const expected = ifMatch(asked.header('if-match'));
    const { id } = await present(asked.id);
    expectDone(await removeScimPerson(sql, id, expected, saidBy(asked.client), clock));
    return { status: 204 };
  }

  /** These people, whole. */
  async function some(ids: readonly string[], projection: Projection): Promise<Map<string, Json>> {
    const rows = await readScimUsers(sql, ids);
    return new Map(rows.map((row) => [row.id, project(userResource(base, row), projection)]));
  }

  return { some, list, get: (asked: Asked) => answer(asked.id.toLowerCase(), asked), create, replace, patch, remove };
}

/** R36, R38. */
function saidBy(client: Client): PersonSaid {
  const actor = actorOf(client);
  return { source: 'scim', actor, override: false, reason: null, commandId: null };
}

/** What is different from now; what is not, nobody has to be asked about. */
function differing(row: ScimUserRow, fields: Partial<PersonFields>, { active, employeeNumber }: Said): ScimChange {
  const entries = Object.entries(fields).filter(([field, value]) => row[field as ProfileField] !== value);
  return { fields: Object.fromEntries(entries), employeeNumber, ...(active !== null && { active }) };
}

/**
 * Of a PUT: what is left out is emptied where SCIM has said it; what the HR file or a hand has written there, the client may
 * know nothing of.
 */
function onlyOwnEmptied(row: ScimUserRow, fields: Partial<PersonFields>): Partial<PersonFields> {
  const usual: Partial<PersonFields> = USUAL;
  const entries = Object.entries(fields) as [ProfileField, string | null][];
  return Object.fromEntries(
    entries.filter(([field, value]) => value !== (usual[field] ?? null) || row.masters[field]?.master === 'scim'),
  );
}

/** What was kept. @throws whatever is not done */
function expectDone(result: ScimResult): readonly string[] {
  if (result.kind === 'done') return result.kept;
  if (result.kind === 'missing') throw notFound('user');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
  throw refused('manager', 'must not report to this person, directly or through others');
}
