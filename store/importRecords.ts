import type { Db } from './db.ts';
import { stands } from './recordValidity.ts';
import { asUuid } from './selection.ts';
import { peopleNamed } from './userStatuses.ts';

/** A record that a file made before, or that is there already. */
export interface KnownAchievement {
  readonly recordId: string;
  /** By a row just like this one? Else it came by another way. */
  readonly applied: boolean;
}

/** People by what a file of records calls them: username first, then external id, then e-mail address. */
export async function recordOwners(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const by of ['username', 'external_id', 'email'] as const) {
    const open = names.filter((name) => !found.has(name));
    for (const [name, id] of await peopleNamed(db, by, open)) found.set(name, id);
  }
  return found;
}

/** The ids of activities and learning plans by id or code; what is unknown is left out. */
export async function recordObjects(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const asked = [...new Set(refs)];
  const rows = await db<{ ref: string; id: string }[]>`
    select n.ref, coalesce(a.id, p.id) as id
    from unnest(${asked}::text[], ${asked.map(asUuid)}::uuid[]) as n(ref, uuid)
      left join lateral (
        select id from activities where id = n.uuid or code = n.ref order by id is not distinct from n.uuid desc limit 1
      ) a on true
      left join lateral (
        select id from learning_plans where id = n.uuid or code = n.ref
        order by id is not distinct from n.uuid desc, version desc limit 1
      ) p on true
    where coalesce(a.id, p.id) is not null`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}

/** An achievement as rows of files are known by it (R34). */
export interface Achieved {
  readonly userId: string;
  readonly recordType: string;
  readonly objectId: string | null;
  readonly title: string;
  readonly completionDate: string;
  /** Made of all but the person. */
  readonly key: string;
}

/** Which of these achievements have a record: by a row that was applied before (for ever), or by one that is valid now. */
export async function knownAchievements(db: Db, asked: readonly Achieved[]): Promise<Map<string, KnownAchievement>> {
  if (asked.length === 0) return new Map();
  const rows = await db<{ place: number; recordId: string; applied: boolean }[]>`
    select a.n::int - 1 as place, coalesce(k.record_id, r.id) as record_id, k.record_id is not null as applied
    from jsonb_to_recordset(${db.json(asked.map((one, n) => ({ ...one, n: n + 1 })) as never)}) as a(n int, "userId" uuid,
        "recordType" text, "objectId" uuid, title text, "completionDate" date, key text)
      left join lateral (
        -- by its key, also while the statistics of a table that was just filled know nothing of it
        select record_id from record_rows_applied where user_id = a."userId" and key = a.key limit 1
      ) k on true
      left join lateral (
        select t.id from training_records t
        where k.record_id is null and t.user_id = a."userId" and t.title = a.title and t.completion_date = a."completionDate"
          and t.record_type = a."recordType" and t.object_id is not distinct from a."objectId"
          and ${stands(db, 't')}
        order by t.id limit 1
      ) r on true
    where coalesce(k.record_id, r.id) is not null`;
  return new Map(rows.map(({ place, recordId, applied }) => [knownBy(asked[place]!), { recordId, applied }]));
}

/** Tells achievements of many people apart. */
export const knownBy = ({ userId, key }: Pick<Achieved, 'userId' | 'key'>): string => `${userId}/${key}`;

/** R34: these rows are known from now on, whatever becomes of their records. */
export async function markApplied(
  tx: Db,
  rows: readonly (Pick<Achieved, 'userId' | 'key'> & { recordId: string })[],
): Promise<void> {
  const marked = rows.map(({ userId, key, recordId }) => ({ userId, key, recordId }));
  if (marked.length > 0) await tx`insert into record_rows_applied ${tx(marked)} on conflict do nothing`;
}

/** Two files of the same people are carried out one after the other: neither may miss what the other one makes. */
export async function holdOwners(tx: Db, userIds: readonly string[]): Promise<void> {
  await tx`select from users where id = any(${userIds as string[]}::uuid[]) order by id for no key update`;
}
