import { folded, isJoined, type Leaf, leavesOf, type TextField, type Who } from '../domain/audiences/conditions.ts';
import type { Instant } from '../domain/words.ts';
import { belowOf } from './below.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';

type Fragment = ReturnType<typeof truth>;

/**
 * The conditions as an SQL expression about the person `u`: the same as `fits` (`domain/audiences/membership.ts`), for whole
 * evaluations. A property test compares the two. Texts are never folded by the database, which knows letters otherwise: the
 * expression is given the values as they are written.
 *
 * @returns what makes the expression: a piece of a statement may not be waited for
 */
export async function fitsSql(db: Db, who: Who, now: Instant): Promise<() => Fragment> {
  const written = await writtenAs(db, who);
  const today = db`(${now}::timestamptz at time zone u.timezone)::date`;
  const build = (one: Who): Fragment => {
    if (!isJoined(one)) return leafSql(db, one, written, today);
    const parts = one.of.map(build);
    if (one.by === 'all') return db`(${allOf(db, parts)})`;
    const any = parts.reduce((some, part) => db`${some} or ${part}`, db`false`);
    return one.by === 'any' ? db`(${any})` : db`(not (${any}))`;
  };
  return () => build(who);
}

/** The person `u` is activated or active (R32). */
export function thereSql(db: Db): Fragment {
  return db`u.status in ('activated', 'active')`;
}

/** By field: the texts that people have there and that one of the conditions means. */
type Written = ReadonlyMap<TextField, readonly string[]>;

async function writtenAs(db: Db, who: Who): Promise<Written> {
  const fields = new Set(leavesOf(who).flatMap((leaf) => (isText(leaf) ? [leaf.by] : [])));
  const found = new Map<TextField, readonly string[]>();
  for (const field of fields) {
    const rows = await db<{ value: string }[]>`
      select distinct ${db(field)} as value from users where ${db(field)} is not null`;
    found.set(
      field,
      rows.map(({ value }) => value),
    );
  }
  return found;
}

function isText(leaf: Leaf): leaf is Extract<Leaf, { by: TextField }> {
  return leaf.by === 'position_title' || leaf.by === 'department' || leaf.by === 'location';
}

function leafSql(db: Db, leaf: Leaf, written: Written, today: Fragment): Fragment {
  switch (leaf.by) {
    case 'everybody':
      return db`true`;
    case 'position_title':
    case 'department':
    case 'location': {
      const wanted = new Set(leaf.in.map(folded));
      const values = (written.get(leaf.by) ?? []).filter((value) => wanted.has(folded(value)));
      return db`coalesce(u.${db(leaf.by)} = any(${values}), false)`;
    }
    case 'group':
      return db`exists (
        select from group_members m where m.user_id = u.id and m.group_id = any(${leaf.in as string[]}::uuid[])
      )`;
    case 'manager':
      return leaf.reports === 'direct'
        ? db`coalesce(u.manager_id = any(${leaf.in as string[]}::uuid[]), false)`
        : db`u.id in ${belowOf(db, leaf.in)}`;
    case 'hire_date':
      return db`coalesce(u.hire_date >= coalesce(${leaf.from}::date, u.hire_date)
        and u.hire_date <= coalesce(${leaf.until}::date, u.hire_date), false)`;
    case 'since_hire':
      return db`coalesce(u.hire_date <= ${today}
        and (${leaf.atLeast}::text is null or (u.hire_date + ${leaf.atLeast}::text::interval)::date <= ${today})
        and (${leaf.lessThan}::text is null or ${today} < (u.hire_date + ${leaf.lessThan}::text::interval)::date), false)`;
    case 'level':
      return db`u.level = any(${leaf.in as string[]})`;
    case 'users':
      return db`u.id = any(${leaf.in as string[]}::uuid[])`;
  }
}

function truth(db: Db) {
  return db`true`;
}
