import type { ScimFilter } from '../domain/scim/filterWords.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { type MembershipSaid, writeMembers } from './groupMembers.ts';
import { type GroupResult, holdGroup } from './groups.ts';
import { type Columns, filterSql } from './scimFilter.ts';
import { asUuid } from './selection.ts';
import { inTransaction } from './tx.ts';

/** A group as SCIM knows it. */
export interface ScimGroupRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

const select = (db: Db) => db`select g.id, g.external_id, g.name, g.version, g.created_at, g.updated_at from groups g`;

function columns(db: Db): Columns {
  const members = {
    type: 'id',
    sql: db`gm.user_id`,
    within: (condition: ReturnType<typeof select>) =>
      db`exists (select from group_members gm where gm.group_id = g.id and ${condition})`,
  } as const;
  return {
    id: { type: 'id', sql: db`g.id` },
    externalid: { type: 'exact', sql: db`g.external_id` },
    displayname: { type: 'text', sql: db`g.name` },
    members,
    'members.value': members,
    'meta.created': { type: 'instant', sql: db`g.created_at` },
    'meta.lastmodified': { type: 'instant', sql: db`g.updated_at` },
  };
}

/** One group, or null. */
export async function readScimGroup(db: Db, id: string): Promise<ScimGroupRow | null> {
  const [row] = await db<ScimGroupRow[]>`${select(db)} where g.id = ${asUuid(id)}`;
  return row ?? null;
}

/** These groups. */
export async function readScimGroups(db: Db, ids: readonly string[]): Promise<ScimGroupRow[]> {
  return db<ScimGroupRow[]>`${select(db)} where g.id = any(${ids as string[]})`;
}

/** A page of groups, the newest first, and how many there are in all. @throws ScimRefusal invalidFilter */
export async function findScimGroups(
  db: Db,
  filter: ScimFilter | null,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: ScimGroupRow[] }> {
  const where = filter === null ? db`true` : filterSql(db, filter, columns(db));
  const [counted] = await db<{ total: number }[]>`select count(*)::int as total from groups g where ${where}`;
  const total = counted?.total ?? 0;
  if (limit === 0 || offset >= total) return { total, rows: [] };
  const rows = await db<
    ScimGroupRow[]
  >`${select(db)} where ${where} order by g.id desc limit ${limit} offset ${offset}`;
  return { total, rows };
}

/** Who is in each of these groups, as far as they are there for SCIM: group → ids of people. */
export async function membersOf(db: Db, groupIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db<{ groupId: string; userId: string }[]>`
    select m.group_id, m.user_id
    from group_members m join users u on u.id = m.user_id left join scim_users s on s.user_id = m.user_id
    where m.group_id = any(${groupIds as string[]}) and (s.gone_at is null or u.status in ('activated', 'active'))
    order by m.group_id, m.user_id`;
  const found = new Map<string, string[]>(groupIds.map((id) => [id, []]));
  for (const { groupId, userId } of rows) found.get(groupId)?.push(userId);
  return found;
}

/** Which of these are the ids of people. */
export async function knownPeople(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db<{ id: string }[]>`select id from users where id = any(${ids as string[]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** What SCIM wants of a group; what is left out stays. */
export interface ScimGroupChange {
  readonly name?: string;
  readonly externalId?: string | null;
  /** These and no others are to be in it, before the next two. */
  readonly members?: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** A new group, whose code is its id until somebody gives it another. */
export async function addScimGroup(
  sql: Sql,
  id: string,
  change: ScimGroupChange & { readonly name: string },
  said: MembershipSaid,
  at: Instant,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const { name, externalId = null } = change;
    await tx`insert into groups ${tx({ id, code: id, name, externalId, createdAt: at, updatedAt: at })}`;
    await writeMembers(tx, id, { add: change.add, remove: [] }, said, at);
  });
}

/** Changes a group as SCIM says it, as a whole. */
export async function changeScimGroup(
  sql: Sql,
  id: string,
  { name, externalId, members, add, remove }: ScimGroupChange,
  expected: readonly number[] | null,
  said: MembershipSaid,
  at: Instant,
): Promise<GroupResult> {
  return inTransaction(sql, async (tx): Promise<GroupResult> => {
    const held = await holdGroup(tx, id, expected);
    if (held.kind !== 'held') return held;
    // Also who is not there for SCIM any more: "these and no others" is said of everybody.
    const rows = await tx<{ userId: string }[]>`
      select user_id from group_members where ${members !== undefined} and group_id = ${id}`;
    const present = new Set(rows.map(({ userId }) => userId));
    const wanted = new Set(members ?? []);
    const leaving = new Set([...(members ? [...present].filter((one) => !wanted.has(one)) : []), ...remove]);
    const joining = [...wanted, ...add].filter((one) => !present.has(one) || remove.includes(one));
    const written = await writeMembers(tx, id, { add: joining, remove: [...leaving] }, said, at);
    const moved = written.added.length + written.removed.length > 0;
    const next = { ...(name !== undefined && { name }), ...(externalId !== undefined && { externalId }) };
    await tx`
      update groups set ${tx({ ...next, updatedAt: at })}, version = version + 1
      where id = ${id} and (${moved} or name is distinct from ${name ?? held.name}
        or (${externalId !== undefined} and external_id is distinct from ${externalId ?? null}))`;
    return { kind: 'done' };
  });
}
