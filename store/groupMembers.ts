import type { ProfileSource } from '../domain/people/person.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type GroupResult, holdGroup } from './groups.ts';
import { asUuid } from './selection.ts';
import { inTransaction } from './tx.ts';
import { recordUserEvents } from './userEvents.ts';

/** Who is in a group, and since when. */
export interface MemberRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly source: ProfileSource;
  readonly since: Instant;
}

/** The members of a group in the order of their ids, behind one. */
export async function listMembers(
  db: Db,
  groupId: string,
  after: { id: string } | null,
  limit: number,
): Promise<MemberRow[]> {
  return db<MemberRow[]>`
    select u.id, u.external_id, u.given_name, u.family_name, u.email, m.source, m.since
    from group_members m join users u on u.id = m.user_id
    where m.group_id = ${groupId} and ${after ? db`m.user_id > ${after.id}` : db`true`}
    order by m.user_id limit ${limit}`;
}

/** Who changes who is in a group. */
export interface MembershipSaid {
  readonly source: ProfileSource;
  readonly actor: Actor;
  readonly reason: string | null;
  /** UUID; a repeat with it does nothing. */
  readonly commandId: string | null;
}

export interface MembershipChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type MembersResult =
  | { readonly kind: 'done'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | Exclude<GroupResult, { kind: 'done' }>;

/**
 * Puts people into a group, and takes others out; who is there already, or is not, stays so. Each who came or went has an
 * event of it (R36), in the same transaction.
 */
export async function changeMembers(
  sql: Sql,
  id: string,
  change: MembershipChange,
  expected: readonly number[] | null,
  said: MembershipSaid,
  at: Instant,
): Promise<MembersResult> {
  return inTransaction(sql, async (tx): Promise<MembersResult> => {
    const held = await holdGroup(tx, id, expected);
    if (held.kind !== 'held') return held;
    if (said.commandId && (await isDone(tx, said.commandId))) return { kind: 'done', added: [], removed: [] };
    const written = await writeMembers(tx, id, change, said, at);
    if (written.added.length + written.removed.length > 0)
      await tx`update groups set version = version + 1, updated_at = ${at} where id = ${id}`;
    return { kind: 'done', ...written };
  });
}

async function isDone(tx: Db, commandId: string): Promise<boolean> {
  const rows = await tx`select from user_events where command_id = ${commandId} limit 1`;
  return rows.length > 0;
}

/** Inside the caller's transaction, which holds the group. */
export async function writeMembers(
  tx: Db,
  groupId: string,
  { add, remove }: MembershipChange,
  { source, actor, reason, commandId }: MembershipSaid,
  at: Instant,
): Promise<{ added: string[]; removed: string[] }> {
  const ids = [...new Set([...add, ...remove])];
  const people = await tx<{ id: string; status: UserStatus }[]>`
    select id, status from users where id = any(${ids}) order by id for no key update`;
  const statusOf = new Map(people.map(({ id, status }) => [id, status]));
  const removed = await tx<{ userId: string }[]>`
    delete from group_members where group_id = ${groupId} and user_id = any(${remove as string[]}) returning user_id`;
  const added = await tx<{ userId: string }[]>`
    insert into group_members (group_id, user_id, source, since)
    select ${groupId}, id, ${source}, ${at} from users where id = any(${add as string[]}) and erased_at is null
    on conflict do nothing returning user_id`;
  const event =
    (type: string) =>
    ({ userId }: { userId: string }) => {
      const status = statusOf.get(userId) ?? 'active';
      const data = { source, group: groupId };
      return { userId, type, from: status, to: status, at, actor, reason, commandId, differences: [], data };
    };
  await recordUserEvents(tx, [...removed.map(event('left_group')), ...added.map(event('joined_group'))], at);
  return { added: added.map(({ userId }) => userId), removed: removed.map(({ userId }) => userId) };
}

/** The ids of people by id, external id, username or e-mail address; who is unknown is left out. */
export async function findPeople(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ ref: string; id: string }[]>`
    select distinct on (r.ref) r.ref, u.id
    from unnest(${refs as string[]}::text[], ${refs.map(asUuid)}::uuid[]) as r (ref, uuid)
      join users u on u.erased_at is null
        and (u.id = r.uuid or u.external_id = r.ref or u.username = r.ref or lower(u.email) = lower(r.ref))
    order by r.ref, u.id is not distinct from r.uuid desc, u.external_id is not distinct from r.ref desc, u.username = r.ref desc`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}
