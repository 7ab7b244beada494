import type { ProfileSource } from '../domain/people/person.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { allOf, asUuid, likeLiteral } from './selection.ts';
import { inTransaction } from './tx.ts';
import { recordUserEvents } from './userEvents.ts';

/** A named list of people. */
export interface GroupRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly members: number;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const select = (db: Db) => db`
  select g.id, g.code, g.name, g.version, g.created_at, g.updated_at,
    (select count(*)::int from group_members m where m.group_id = g.id) as members
  from groups g`;

/** Keeps a new group. One with this id stays as it is: a repeat. @throws the driver's 23505 when the code is in use */
export async function insertGroup(
  db: Db,
  group: Pick<GroupRow, 'id' | 'code' | 'name'>,
  at: Instant,
): Promise<void> {
  await db`insert into groups ${db({ ...group, createdAt: at, updatedAt: at })} on conflict (id) do nothing`;
}

/** One by its id or code, or null. */
export async function readGroup(db: Db, ref: string): Promise<GroupRow | null> {
  const [row] = await db<GroupRow[]>`
    ${select(db)} where g.id = ${asUuid(ref)} or g.code = ${ref} order by g.id is not distinct from ${asUuid(ref)} desc limit 1`;
  return row ?? null;
}

/** Groups in the order of their codes, behind one. */
export async function listGroups(
  db: Db,
  { q, userId }: { q?: string | undefined; userId?: string | undefined },
  after: { code: string } | null,
  limit: number,
): Promise<GroupRow[]> {
  const like = q && `%${likeLiteral(q.toLowerCase())}%`;
  const where = allOf(db, [
    ...(like ? [db`(lower(g.name) like ${like} or lower(g.code) like ${like})`] : []),
    ...(userId ? [db`exists (select from group_members m where m.group_id = g.id and m.user_id = ${userId})`] : []),
    ...(after ? [db`g.code > ${after.code}`] : []),
  ]);
  return db<GroupRow[]>`${select(db)} where ${where} order by g.code limit ${limit}`;
}

export type GroupResult = { readonly kind: 'done' | 'missing' } | { readonly kind: 'version'; readonly version: number };

/** Another name or code. @throws the driver's 23505 when the code is in use */
export async function patchGroup(
  sql: Sql,
  id: string,
  patch: Partial<Pick<GroupRow, 'code' | 'name'>>,
  expected: readonly number[] | null,
  at: Instant,
): Promise<GroupResult> {
  return inTransaction(sql, async (tx): Promise<GroupResult> => {
    const held = await hold(tx, id, expected);
    if (held.kind !== 'held') return held;
    const { code = held.code, name = held.name } = patch;
    if (code !== held.code || name !== held.name) {
      await tx`update groups set code = ${code}, name = ${name}, version = version + 1, updated_at = ${at} where id = ${id}`;
    }
    return { kind: 'done' };
  });
}

/** Takes a group away, and everybody out of it, which their histories tell. */
export async function deleteGroup(
  sql: Sql,
  id: string,
  expected: readonly number[] | null,
  said: MembershipSaid,
  at: Instant,
): Promise<GroupResult> {
  return inTransaction(sql, async (tx): Promise<GroupResult> => {
    const held = await hold(tx, id, expected);
    if (held.kind !== 'held') return held;
    const members = await tx<{ userId: string }[]>`select user_id from group_members where group_id = ${id}`;
    const remove = members.map(({ userId }) => userId);
    await writeMembers(tx, id, { add: [], remove }, said, at);
    await tx`delete from groups where id = ${id}`;
    return { kind: 'done' };
  });
}

async function hold(
  tx: Db,
  id: string,
  expected: readonly number[] | null,
): Promise<({ readonly kind: 'held' } & Pick<GroupRow, 'code' | 'name'>) | Exclude<GroupResult, { kind: 'done' }>> {
  const [row] = await tx<Pick<GroupRow, 'code' | 'name' | 'version'>[]>`
    select code, name, version from groups where id = ${id} for update`;
  if (!row) return { kind: 'missing' };
  if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
  return { kind: 'held', code: row.code, name: row.name };
}

/** Who changes who is in a group. */
export interface MembershipSaid {
  readonly source: ProfileSource;
  readonly actor: Actor;
  readonly reason: string | null;
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
    const held = await hold(tx, id, expected);
    if (held.kind !== 'held') return held;
    const written = await writeMembers(tx, id, change, said, at);
    if (written.added.length + written.removed.length > 0)
      await tx`update groups set version = version + 1, updated_at = ${at} where id = ${id}`;
    return { kind: 'done', ...written };
  });
}

async function writeMembers(
  tx: Db,
  groupId: string,
  { add, remove }: MembershipChange,
  { source, actor, reason }: MembershipSaid,
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
    select ${groupId}, id, ${source}, ${at} from users where id = any(${add as string[]})
    on conflict do nothing returning user_id`;
  const event = (type: string) => ({ userId }: { userId: string }) => {
    const status = statusOf.get(userId) ?? 'active';
    return { userId, type, from: status, to: status, at, actor, reason, differences: [], data: { source, group: groupId } };
  };
  await recordUserEvents(tx, [...removed.map(event('left_group')), ...added.map(event('joined_group'))], at);
  return { added: added.map(({ userId }) => userId), removed: removed.map(({ userId }) => userId) };
}

/** The ids of people by id, external id, username or e-mail address; who is unknown is left out. */
export async function findPeople(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ ref: string; id: string }[]>`
    select distinct on (r.ref) r.ref, u.id
    from unnest(${refs as string[]}::text[], ${refs.map(asUuid)}::uuid[]) as r (ref, uuid)
      join users u on u.id = r.uuid or u.external_id = r.ref or u.username = r.ref or lower(u.email) = lower(r.ref)
    order by r.ref, u.id is not distinct from r.uuid desc, u.external_id is not distinct from r.ref desc, u.username = r.ref desc`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}
