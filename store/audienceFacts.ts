import type { PersonFacts } from '../domain/audiences/membership.ts';
import type { Db } from './db.ts';

/**
 * What decides which audiences these people are in, by id; who is unknown is left out.
 *
 * @param lock hold their rows, in the order of their ids, to the end of the transaction: who changes them waits
 */
export async function audienceFacts(
  db: Db,
  ids: readonly string[],
  { lock }: { lock: boolean } = { lock: false },
): Promise<Map<string, PersonFacts>> {
  if (ids.length === 0) return new Map();
  if (lock) await db`select from users where id = any(${ids as string[]}::uuid[]) order by id for no key update`;
  const rows = await db<PersonFacts[]>`
    with recursive chain as (
      select id, manager_id, 1 as place from users where id = any(${ids as string[]}::uuid[]) and manager_id is not null
      union all
      select c.id, u.manager_id, c.place + 1 from chain c join users u on u.id = c.manager_id
      where u.manager_id is not null and c.place < 1000
    )
    select u.id, u.status, u.level, u.position_title, u.department, u.location, u.hire_date, u.timezone,
      array(select m.group_id from group_members m where m.user_id = u.id) as group_ids,
      coalesce(above.ids, '{}') as manager_ids
    from users u left join (
      select id, array_agg(manager_id order by place) as ids from chain group by id
    ) above on above.id = u.id
    where u.id = any(${ids as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
