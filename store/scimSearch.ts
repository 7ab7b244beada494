import type { Db } from './db.ts';

/** A person or a group, as a search over both finds it. */
export interface FoundRow {
  readonly kind: 'User' | 'Group';
  readonly id: string;
}

/** A page of people and groups together, the newest first, and how many there are in all. */
export async function findScimResources(
  db: Db,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: FoundRow[] }> {
  const all = db`(
    select 'User' as kind, u.id from users u left join scim_users s on s.user_id = u.id
      where s.gone_at is null or u.status in ('activated', 'active')
    union all
    select 'Group', id from groups
  )`;
  const [counted] = await db<{ total: number }[]>`select count(*)::int as total from ${all} as found`;
  const rows = await db<FoundRow[]>`
    select kind, id from ${all} as found order by id desc limit ${limit} offset ${offset}`;
  return { total: counted?.total ?? 0, rows };
}
