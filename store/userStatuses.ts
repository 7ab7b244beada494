import type { Clock } from '../domain/clock.ts';
import { type Actor, SYSTEM } from '../domain/state.ts';
import type { UserStatus } from '../domain/words.ts';
import { changePerson, type PersonSaid } from './changePeople.ts';
import type { Db } from './db.ts';
import { asUuid } from './selection.ts';

/** Whether somebody is let in, or not. */
export interface StatusAsk {
  readonly id: string;
  readonly enabled: boolean;
}

/** Only a later expiry date brings back who is expired. */
export type StatusOutcome = 'changed' | 'unchanged' | 'expired';

/** What would become of a person who stands like this. Who comes back is `activated`; who could all along stays as they are. */
export function statusOutcome(status: UserStatus, enabled: boolean): StatusOutcome {
  if (status === 'expired') return 'expired';
  return (status !== 'deactivated') === enabled ? 'unchanged' : 'changed';
}

/** How people stand. @param lock hold them until the transaction ends, in the order of their ids */
export async function statusesOf(
  db: Db,
  ids: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, UserStatus>> {
  const rows = await db<{ id: string; status: UserStatus }[]>`
    select id, status from users where id = any(${ids as string[]}) order by id ${lock ? db`for no key update` : db``}`;
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** What the history of the people says of a change by an import (R36): its client, or nobody where it comes by a day. */
export function saidByImport(importId: string, clientId: string | null, source: PersonSaid['source']): PersonSaid {
  const actor: Actor = clientId === null ? SYSTEM : { kind: 'client', id: clientId, onBehalfOf: null };
  return { source, actor, override: false, reason: null, commandId: null, data: { import: importId } };
}

/**
 * Lets people in or lets them go, each with all that follows from it (R2, R32). Part of the caller's transaction, which is
 * begun again when it loses a race.
 */
export async function setEnabled(
  tx: Db,
  asks: readonly StatusAsk[],
  clock: Clock,
  said: PersonSaid,
): Promise<Map<string, StatusOutcome>> {
  const statuses = await statusesOf(
    tx,
    asks.map(({ id }) => id),
    { lock: true },
  );
  const outcomes = new Map<string, StatusOutcome>();
  for (const { id, enabled } of [...asks].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const outcome = statusOutcome(statuses.get(id) ?? 'deactivated', enabled);
    outcomes.set(id, outcome);
    if (outcome === 'changed')
      await changePerson(tx, id, { status: enabled ? 'activated' : 'deactivated' }, null, clock, said);
  }
  return outcomes;
}

/** By what a file names somebody; `user`: an id, external id, username or e-mail address, looked for in this order. */
export const NAMED_BY = ['user', 'external_id', 'username', 'email'] as const;
export type NamedBy = (typeof NAMED_BY)[number];

/** The ids of people by how they are named; who is unknown is left out. Addresses are compared in whatever case. */
export async function peopleNamed(db: Db, by: NamedBy, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const asked = [...new Set(names)];
  const uuids = asked.map(asUuid);
  const fits = {
    user: db`u.id = n.uuid or u.external_id = n.name or u.username = n.name or lower(u.email) = lower(n.name)`,
    external_id: db`u.external_id = n.name`,
    username: db`u.username = n.name`,
    email: db`lower(u.email) = lower(n.name)`,
  }[by];
  const rows = await db<{ name: string; id: string }[]>`
    select n.name, found.id
    from unnest(${asked}::text[], ${uuids}::uuid[]) as n(name, uuid), lateral (
      select u.id from users u where ${fits}
      order by u.id is not distinct from n.uuid desc, u.external_id is not distinct from n.name desc, u.username = n.name desc
      limit 1
    ) found`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}
