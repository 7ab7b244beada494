import type { Db } from './db.ts';

/** Whoever is below any of these people in the tree of managers, at any distance: a set of ids, as part of a statement. */
export function belowOf(db: Db, ids: readonly string[]) {
  return db`(
    with recursive below as (
      select id from users where manager_id = any(${ids as string[]}::uuid[])
      union
      select b.id from users b join below on b.manager_id = below.id
    )
    select id from below
  )`;
}
