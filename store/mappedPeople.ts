import type { Db } from './db.ts';

/** A row of a mapped file by its ids. */
export interface MappedNode {
  line: number;
  externalId: string;
  username: string;
  email: string;
  /** What it says of the manager; '' for none. */
  manager: string;
  personKey: string | null;
  rank: number;
  /** What others name this row by, and what it names its manager's row by. */
  ownKey: string | null;
  managerKey: string | null;
  open: boolean;
}

/** Every row of a mapped import by its ids, in the order of the file. */
export async function mappedNodes(db: Db, importId: string): Promise<MappedNode[]> {
  return db<MappedNode[]>`
    select line, coalesce(values ->> 'external_id', '') as external_id, coalesce(values ->> 'username', '') as username,
      coalesce(values ->> 'email', '') as email, coalesce(values ->> 'manager', '') as manager,
      person_key, coalesce(rank, 0) as rank, own_key, manager_key, outcome is null as open
    from import_rows where import_id = ${importId} order by line`;
}

/** The external ids of people by username, or by e-mail address in lower case; who has none is left out. */
export async function externalIdsBy(
  db: Db,
  by: 'username' | 'email',
  names: readonly string[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const name = by === 'username' ? db`username` : db`lower(email)`;
  const rows = await db<{ name: string; externalId: string }[]>`
    select ${name} as name, external_id from users
    where ${name} = any(${names as string[]}) and external_id is not null`;
  return new Map(rows.map(({ name, externalId }) => [name, externalId]));
}

/** The external ids of people by id. */
export async function externalIdsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db<{ id: string; externalId: string }[]>`
    select id, external_id from users where id = any(${ids as string[]}) and external_id is not null`;
  return new Map(rows.map(({ id, externalId }) => [id, externalId]));
}

/** These people were brought by this import, and by its source. */
export async function markBrought(
  tx: Db,
  { id, source }: { id: string; source: string },
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await tx`
    insert into hr_people (user_id, source, import_id)
    select distinct brought, ${source}, ${id}::uuid from unnest(${userIds as string[]}::uuid[]) as brought
    on conflict (user_id) do update set source = excluded.source, import_id = excluded.import_id`;
}
