import type { Clock } from '../domain/clock.ts';
import type { PersonPatch } from '../domain/people/change.ts';
import { fieldName, type PersonFields } from '../domain/people/person.ts';
import { isThere } from '../domain/people/standing.ts';
import { addPerson, changePerson, type NewPerson, type PersonSaid } from './changePeople.ts';
import type { Db, Sql } from './db.ts';
import { readScimUser } from './scimUsers.ts';
import { inTransaction } from './tx.ts';
import { recordUserEvents } from './userEvents.ts';

/** What SCIM wants of a person; what is left out stays. */
export interface ScimChange {
  readonly fields: Partial<PersonFields>;
  readonly active?: boolean;
  readonly employeeNumber?: string | null;
}

export type ScimResult =
  /** `kept`: what stays as it is, as another is its master (R38), or, of `active`, as the person has expired. */
  | { readonly kind: 'done'; readonly kept: readonly string[] }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'cycle' }
  | { readonly kind: 'missing' };

/** A new person, also one that is not active. @throws the driver's 23505 when a unique value is in use */
export async function addScimPerson(
  sql: Sql,
  id: string,
  given: { readonly fields: NewPerson; readonly active: boolean; readonly employeeNumber: string | null },
  said: PersonSaid,
  clock: Clock,
): Promise<void> {
  const { fields, active, employeeNumber } = given;
  await inTransaction(sql, async (tx) => {
    await addPerson(tx, id, fields, said, clock);
    await apply(tx, id, { fields: {}, active, employeeNumber }, null, said, clock);
  });
}

/**
 * Changes a person as SCIM says it. A field that another keeps stays as it is, and the rest is done: who feeds by SCIM repeats
 * a refused change for ever, and the change of the other fields with it (R38).
 *
 * @param back lets somebody be there again for SCIM whom it had deleted
 * @throws the driver's 23505 when a unique value is in use
 */
export async function changeScimPerson(
  sql: Sql,
  id: string,
  change: ScimChange,
  expected: readonly number[] | null,
  said: PersonSaid,
  clock: Clock,
  { back = false } = {},
): Promise<ScimResult> {
  return inTransaction(sql, async (tx) => {
    if (back) await tx`update scim_users set gone_at = null where user_id = ${id}`;
    return apply(tx, id, change, expected, said, clock);
  });
}

/** Deactivates a person, who is not there for SCIM from then on; nothing is erased. */
export async function removeScimPerson(
  sql: Sql,
  id: string,
  expected: readonly number[] | null,
  said: PersonSaid,
  clock: Clock,
): Promise<ScimResult> {
  return inTransaction(sql, async (tx) => {
    const result = await apply(tx, id, { fields: {}, active: false }, expected, said, clock);
    if (result.kind === 'done') {
      await tx`insert into scim_users (user_id, gone_at) values (${id}, ${clock.now()})
        on conflict (user_id) do update set gone_at = excluded.gone_at`;
    }
    return result;
  });
}

async function apply(
  tx: Db,
  id: string,
  { fields, active, employeeNumber }: ScimChange,
  expected: readonly number[] | null,
  said: PersonSaid,
  clock: Clock,
): Promise<ScimResult> {
  // Changes of the tree of managers hold it before the row (`changePerson`): nothing is locked here.
  const before = await readScimUser(tx, id, { gone: true });
  if (!before) return { kind: 'missing' };
  const kept: string[] = [];
  let patch: PersonPatch = { ...fields };
  // Who has expired is not active in any case; that they shall be is refused by the change itself.
  const toggled = active !== undefined && active !== isThere(before.status);
  if (toggled) patch.status = active ? 'activated' : 'deactivated';
  let result = await changePerson(tx, id, patch, expected, clock, said);
  while (result.kind === 'master' || result.kind === 'expired') {
    const others: readonly string[] = result.kind === 'master' ? result.fields.map(({ field }) => field) : ['status'];
    kept.push(...others.map((field) => (field === 'status' ? 'active' : fieldName(field))));
    patch = Object.fromEntries(Object.entries(patch).filter(([field]) => !others.includes(field)));
    result = await changePerson(tx, id, patch, expected, clock, said);
  }
  if (result.kind === 'erased') return { kind: 'missing' };
  if (result.kind === 'own-status') throw new Error('SCIM speaks for nobody');
  if (result.kind === 'version' || result.kind === 'cycle' || result.kind === 'missing') return result;
  await keepNumber(tx, before, employeeNumber, said, clock);
  return { kind: 'done', kept };
}

/** The number has no master: only SCIM speaks of it. It is in the history as all else is (R36). */
async function keepNumber(
  tx: Db,
  { id, employeeNumber: from }: { readonly id: string; readonly employeeNumber: string | null },
  to: string | null | undefined,
  said: PersonSaid,
  clock: Clock,
): Promise<void> {
  if (to === undefined || to === from) return;
  const now = clock.now();
  await tx`insert into scim_users (user_id, employee_number) values (${id}, ${to})
    on conflict (user_id) do update set employee_number = excluded.employee_number`;
  const [row] = await tx<{ status: 'active' }[]>`
    update users set version = version + 1, updated_at = ${now} where id = ${id} returning status`;
  if (!row) return;
  const { source, actor, reason, commandId } = said;
  const differences = [{ field: 'employeeNumber', from, to }];
  const event = { userId: id, type: 'changed', from: row.status, to: row.status, at: now, actor, reason, commandId };
  await recordUserEvents(tx, [{ ...event, differences, data: { source } }], now);
}
