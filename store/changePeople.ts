import type { Clock } from '../domain/clock.ts';
import { type Decision, decideChange, type Expires, type PersonPatch } from '../domain/people/change.ts';
import { mastersAtBirth } from '../domain/people/masters.ts';
import {
  type PersonFields,
  type PersonState,
  PROFILE_FIELDS,
  type ProfileField,
  type ProfileSource,
  type UserLevel,
} from '../domain/people/person.ts';
import { expiryOn, letIn } from '../domain/people/standing.ts';
import { type Actor, SYSTEM } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type FollowedChange, followBirths, followChanges } from './followPeople.ts';
import { inTransaction } from './tx.ts';
import { userEventExists } from './userEvents.ts';

/** Who changes a person, and why (R36, R38). */
export interface PersonSaid {
  readonly source: ProfileSource;
  readonly actor: Actor;
  /** R38: also fields that another keeps; they are marked. */
  readonly override: boolean;
  /** In words. */
  readonly reason: string | null;
  /** UUID; a repeat with it does nothing. */
  readonly commandId: string | null;
  /** When it happened, if not now. */
  readonly at?: Instant;
  /** What else the history is to say: ids and codes only. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** By hand, by nobody in particular. */
export const BY_HAND: PersonSaid = { source: 'manual', actor: SYSTEM, override: false, reason: null, commandId: null };

/** What became of a change: the version that is there now, and whether it was the expected one; or why it is refused. */
export type PatchResult =
  | { kind: 'changed' | 'unchanged'; version: number }
  | { kind: 'version'; version: number }
  | { kind: 'cycle' }
  | { kind: 'missing' }
  /** R35: nothing is changed of who was erased. */
  | { kind: 'erased' }
  | Extract<Decision, { kind: 'expired' | 'own-status' | 'master' }>;

/** What of a new person is given from outside. */
export type NewPerson = PersonFields & {
  readonly level?: UserLevel;
  readonly expires?: Expires;
  /** R38: fields that have the usual value, as nobody said anything of them: the feed does not keep these. */
  readonly unsaid?: readonly ProfileField[];
};

/**
 * Keeps a new person, `activated`; a feed (HR, SCIM) is the master of what it gives (R38). One with this id stays as it is:
 * a repeat.
 *
 * @throws the driver's 23505 when a unique value is in use
 */
export async function createPerson(
  sql: Sql,
  id: string,
  given: NewPerson,
  said: PersonSaid,
  clock: Clock,
): Promise<void> {
  await inTransaction(sql, (tx) => addPerson(tx, id, given, said, clock));
}

/** The same inside the caller's transaction. */
export async function addPerson(tx: Db, id: string, given: NewPerson, said: PersonSaid, clock: Clock): Promise<void> {
  const { level = 'user', expires = null, unsaid = [], ...fields } = given;
  const dated = expires && 'on' in expires ? expiryOn(expires.on, fields.timezone) : null;
  const person: PersonState = {
    ...{ id, ...fields, level, status: 'activated', expiredFrom: null },
    ...(dated ?? { expiresAt: expires && 'at' in expires ? expires.at : null, expiresOn: null }),
    masters: mastersAtBirth(
      said.source,
      PROFILE_FIELDS.filter((field) => fields[field] !== null && !unsaid.includes(field)),
    ),
  };
  const now = clock.now();
  const row = { ...person, masters: tx.json(person.masters as never), createdAt: now, updatedAt: now };
  const { count } = await tx`insert into users ${tx(row)} on conflict (id) do nothing`;
  if (count > 0) await followBirths(tx, [person], said, clock);
}

/**
 * Changes a person, and writes it into their history (R36). In the same transaction open approvals look for their assignee
 * again where the manager or the status is another one (R2), and enrolments hear of an absence, a return, another time zone or
 * another day of hire (R21, R32). What another source keeps is refused, or overridden (R38); nobody changes their own status.
 *
 * @param expected the versions that may be changed; null: any
 * @throws the driver's 23505 when a unique value is in use
 */
export async function patchPerson(
  sql: Sql,
  id: string,
  patch: PersonPatch,
  expected: readonly number[] | null,
  clock: Clock,
  said: PersonSaid = BY_HAND,
): Promise<PatchResult> {
  return inTransaction(sql, (tx) => changePerson(tx, id, patch, expected, clock, said));
}

/** The same inside the caller's transaction, which is begun again when it is lost (`inTransaction`). */
export async function changePerson(
  tx: Db,
  id: string,
  patch: PersonPatch,
  expected: readonly number[] | null,
  clock: Clock,
  said: PersonSaid = BY_HAND,
): Promise<PatchResult> {
  // Before the row: an import holds the tree first as well.
  if (patch.managerId) await lockManagerTree(tx);
  const row = await lockPerson(tx, id);
  if (!row) return { kind: 'missing' };
  return writeChange(tx, row, patch, expected, clock, said);
}

/** Lets back in, who was deactivated: `activated`. Who is expired needs a later date. */
export async function letPersonIn(
  sql: Sql,
  id: string,
  expected: readonly number[] | null,
  clock: Clock,
  said: PersonSaid,
): Promise<PatchResult> {
  return inTransaction(sql, async (tx): Promise<PatchResult> => {
    const row = await lockPerson(tx, id);
    if (!row) return { kind: 'missing' };
    if (row.erasedAt !== null) return { kind: 'erased' };
    const back = letIn(row);
    return back === 'expired'
      ? { kind: 'expired' }
      : writeChange(tx, row, { status: back.status }, expected, clock, said);
  });
}

/** A person's row, held to the end of the transaction. */
export type HeldPerson = PersonState & { readonly version: number; readonly erasedAt: Instant | null };

async function lockPerson(tx: Db, id: string): Promise<HeldPerson | null> {
  const [row] = await tx<HeldPerson[]>`select * from users where id = ${id} for no key update`;
  return row ?? null;
}

async function writeChange(
  tx: Db,
  row: HeldPerson,
  patch: PersonPatch,
  expected: readonly number[] | null,
  clock: Clock,
  said: PersonSaid,
): Promise<PatchResult> {
  const { id, version } = row;
  if (row.erasedAt !== null) return { kind: 'erased' };
  if (said.commandId && (await userEventExists(tx, id, said.commandId))) return { kind: 'unchanged', version };
  if (expected && !expected.includes(version)) return { kind: 'version', version };
  const { source, override, actor } = said;
  const self = actor.onBehalfOf === id || (actor.kind === 'user' && actor.id === id);
  const decision = decideChange(row, patch, { source, override, self }, clock.now());
  if (decision.kind === 'unchanged') return { kind: 'unchanged', version };
  if (decision.kind !== 'changed') return decision;
  const { after } = decision;
  const moved = after.managerId !== null && after.managerId !== row.managerId;
  if (moved && (await isAbove(tx, id, after.managerId!))) return { kind: 'cycle' };
  await writeChanges(tx, [{ ...decision, before: row, said }], clock);
  return { kind: 'changed', version: version + 1 };
}

/** Writes decided changes of people whose rows are held, with all that follows from them. */
export async function writeChanges(tx: Db, changes: readonly FollowedChange[], clock: Clock): Promise<void> {
  const now = clock.now();
  for (const { before, after } of changes) {
    const differing = COLUMNS.filter((column) => before[column] !== after[column]);
    const next = Object.fromEntries(differing.map((column) => [column, after[column]]));
    const set = { ...next, masters: tx.json(after.masters as never), updatedAt: now };
    await tx`update users set ${tx(set)}, version = version + 1 where id = ${after.id}`;
  }
  await followChanges(tx, changes, clock);
}

const COLUMNS = [...PROFILE_FIELDS, 'status', 'level', 'expiresAt', 'expiresOn', 'expiredFrom'] as const;

/** One change of the tree of managers at a time, so that no two of them make a cycle together. */
export async function lockManagerTree(tx: Db): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('rollbook:manager-tree'))`;
}

/** Does the chain of managers from `below` on lead to `id`? The caller holds the tree. */
async function isAbove(tx: Db, id: string, below: string): Promise<boolean> {
  const [row] = await tx<{ found: boolean }[]>`
    with recursive chain as (
      select id, manager_id from users where id = ${below}
      union
      select u.id, u.manager_id from users u join chain on u.id = chain.manager_id
    )
    select exists (select from chain where id = ${id}) as found`;
  return row?.found ?? false;
}
