import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type MembershipSaid, writeMembers } from './groupMembers.ts';
import { allOf, asUuid, likeLiteral } from './selection.ts';
import { inTransaction } from './tx.ts';

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
export async function insertGroup(db: Db, group: Pick<GroupRow, 'id' | 'code' | 'name'>, at: Instant): Promise<void> {
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

export type GroupResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'version'; readonly version: number };

/** Another name or code. @throws the driver's 23505 when the code is in use */
export async function patchGroup(
  sql: Sql,
  id: string,
  patch: Partial<Pick<GroupRow, 'code' | 'name'>>,
  expected: readonly number[] | null,
  at: Instant,
): Promise<GroupResult> {
  return inTransaction(sql, async (tx): Promise<GroupResult> => {
    const held = await holdGroup(tx, id, expected);
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
    const held = await holdGroup(tx, id, expected);
    if (held.kind !== 'held') return held;
    const members = await tx<{ userId: string }[]>`select user_id from group_members where group_id = ${id}`;
    const remove = members.map(({ userId }) => userId);
    await writeMembers(tx, id, { add: [], remove }, said, at);
    await tx`delete from groups where id = ${id}`;
    return { kind: 'done' };
  });
}

/** Holds a group to the end of the transaction. */
export async function holdGroup(
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

/** The ids of groups by id or code; what is no group is left out. */
export async function findGroups(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ ref: string; id: string }[]>`
    select distinct on (r.ref) r.ref, g.id
    from unnest(${refs as string[]}::text[], ${refs.map(asUuid)}::uuid[]) as r (ref, uuid)
      join groups g on g.id = r.uuid or g.code = r.ref
    order by r.ref, g.id is not distinct from r.uuid desc`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}

/** The codes of groups by their ids. */
export async function groupCodes(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ id: string; code: string }[]>`
    select id, code from groups where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, code }) => [id, code]));
}
