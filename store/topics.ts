import { uuidv7 } from 'uuidv7';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** Somebody who was named for a topic, and may be asked. */
export interface ExpertRow {
  id: string;
  givenName: string;
  familyName: string;
}

/** What activities are about, with the persons to ask. */
export interface TopicRow {
  code: string;
  title: string;
  experts: ExpertRow[];
  activities: number;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** The experts of a topic `t`. Who is no longer there cannot be asked: they are shown again when they are back. */
const experts = (db: Db) => db`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', u.id, 'givenName', u.given_name, 'familyName', u.family_name)
      order by u.family_name, u.given_name, u.id)
    from topic_experts e join users u on u.id = e.user_id
    where e.code = t.code and e.ended_at is null and u.status in ('activated', 'active')
  ), '[]')`;

/** What an activity `a` is about, each with its experts. */
export const topicsOf = (db: Db) => db`
  coalesce((
    select jsonb_agg(jsonb_build_object('code', t.code, 'title', t.title, 'experts', ${experts(db)}) order by t.code)
    from activity_topics at join topics t on t.code = at.code where at.activity_id = a.id
  ), '[]')`;

const select = (db: Db) => db`
  select t.*, ${experts(db)} as experts,
    (select count(*)::int from activity_topics a where a.code = t.code) as activities
  from topics t`;

/** One topic, or null. */
export async function readTopic(db: Db, code: string): Promise<TopicRow | null> {
  const [row] = await db<TopicRow[]>`${select(db)} where t.code = ${code}`;
  return row ?? null;
}

/** All topics in the order of their codes, behind a code. */
export async function listTopics(db: Db, after: { code: string } | null, limit: number): Promise<TopicRow[]> {
  return db<TopicRow[]>`
    ${select(db)} where ${after ? db`t.code > ${after.code}` : db`true`} order by t.code limit ${limit}`;
}

/** Which of these codes are no topic. */
export async function unknownTopics(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db<{ code: string }[]>`
    select c.code from unnest(${codes as string[]}::text[]) as c(code)
    where not exists (select from topics t where t.code = c.code)`;
  return rows.map(({ code }) => code);
}

/** Who names experts, and when. */
export interface Naming {
  readonly actor: Actor;
  readonly at: Instant;
}

/** Keeps a new topic. False when there is one with this code, and nothing was written. */
export async function insertTopic(
  sql: Sql,
  { code, title, experts }: { code: string; title: string; experts: readonly string[] },
  by: Naming,
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const written = await tx`
      insert into topics (code, title, created_at, updated_at) values (${code}, ${title}, ${by.at}, ${by.at})
      on conflict do nothing`;
    if (written.count === 0) return false;
    await writeExperts(tx, code, experts, by);
    return true;
  });
}

export type TopicChange = { kind: 'changed' } | { kind: 'missing' } | { kind: 'version'; version: number };

/**
 * Changes a topic; an expert who is left out of a given list is one no longer.
 *
 * @param expected the versions that may be changed; null: any
 */
export async function patchTopic(
  sql: Sql,
  code: string,
  patch: { title?: string | undefined; experts?: readonly string[] | undefined },
  expected: readonly number[] | null,
  by: Naming,
): Promise<TopicChange> {
  return inTransaction(sql, async (tx): Promise<TopicChange> => {
    const [row] = await tx<{ version: number; title: string }[]>`
      select version, title from topics where code = ${code} for no key update`;
    if (!row) return { kind: 'missing' };
    if (expected && !expected.includes(row.version)) return { kind: 'version', version: row.version };
    await tx`
      update topics set title = ${patch.title ?? row.title}, version = version + 1, updated_at = ${by.at}
      where code = ${code}`;
    if (patch.experts) await writeExperts(tx, code, patch.experts, by);
    return { kind: 'changed' };
  });
}

async function writeExperts(tx: Db, code: string, userIds: readonly string[], { actor, at }: Naming): Promise<void> {
  const wanted = [...new Set(userIds)];
  await tx`
    update topic_experts set ended_at = ${at}, ended_by_kind = ${actor.kind}, ended_by_id = ${actor.id}
    where code = ${code} and ended_at is null and not user_id = any(${wanted}::uuid[])`;
  const named = { namedAt: at, namedByKind: actor.kind, namedById: actor.id };
  const rows = wanted.map((userId) => ({ id: uuidv7(), code, userId, ...named }));
  if (rows.length > 0) await tx`insert into topic_experts ${tx(rows)} on conflict do nothing`;
}

/** What an activity is about: all of its topics. Resolves with whether they are others than before. */
export async function writeActivityTopics(tx: Db, activityId: string, codes: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(codes)];
  const gone = await tx`
    delete from activity_topics where activity_id = ${activityId} and not code = any(${wanted}::text[])`;
  const come = await tx`
    insert into activity_topics (activity_id, code) select ${activityId}, unnest(${wanted}::text[]) on conflict do nothing`;
  return gone.count + come.count > 0;
}
