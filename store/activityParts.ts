import type { Clock } from '../domain/clock.ts';
import { type CompletionRule, type Part, type PinnedCompletion, pin } from '../domain/completion.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** What of a part is given from outside. */
export interface PartFields {
  code: string;
  title: string;
  required: boolean;
  position: number;
  xapiId: string | null;
}

export interface PartRow extends PartFields {
  activityId: string;
  createdAt: Instant;
  updatedAt: Instant;
}

/** The parts of the activity `a` of the surrounding statement as JSON, as enrolments pin them. */
export function partsOf(db: Db) {
  return db`coalesce((
    select jsonb_agg(jsonb_build_object('code', part.code, 'required', part.required) order by part.position, part.code)
    from activity_parts part where part.activity_id = a.id
  ), '[]')`;
}

/** The rule and the parts that an enrolment would pin now; undefined when there is no such activity. */
export async function readCompletion(db: Db, activityId: string): Promise<PinnedCompletion | null | undefined> {
  const [row] = await db<{ completion: CompletionRule | null; parts: Part[] }[]>`
    select a.completion, ${partsOf(db)} as parts from activities a where a.id = ${activityId}`;
  return row && pin(row.completion, row.parts);
}

/** The parts of an activity in their order, behind one. */
export async function listParts(
  db: Db,
  activityId: string,
  after: { position: number; code: string } | null,
  limit: number,
): Promise<PartRow[]> {
  return db<PartRow[]>`
    select * from activity_parts
    where activity_id = ${activityId} and ${after ? db`(position, code) > (${after.position}, ${after.code})` : db`true`}
    order by position, code limit ${limit}`;
}

/** One part, or null. */
export async function readPart(db: Db, activityId: string, code: string): Promise<PartRow | null> {
  const [row] = await db<PartRow[]>`select * from activity_parts where activity_id = ${activityId} and code = ${code}`;
  return row ?? null;
}

/** An activity has at most so many parts: they are pinned whole. */
export const MOST_PARTS = 100;

/**
 * Keeps a new part. One with this code stays as it is: a repeat, or a code in use.
 * @param position null: behind the others
 */
export async function insertPart(
  sql: Sql,
  activityId: string,
  { position, ...part }: Omit<PartFields, 'position'> & { position: number | null },
  clock: Clock,
): Promise<'created' | 'there' | 'too-many'> {
  return inTransaction(sql, async (tx) => {
    // Births share this row: they see the parts of before or those of after, never half of them.
    await tx`select from activities where id = ${activityId} for update`;
    const [there] = await tx<{ parts: number; last: number }[]>`
      select count(*)::int as parts, coalesce(max(position), 0)::int as last from activity_parts where activity_id = ${activityId}`;
    if ((there?.parts ?? 0) >= MOST_PARTS) return 'too-many';
    const now = clock.now();
    const row = { activityId, ...part, position: position ?? (there?.last ?? 0) + 1, createdAt: now, updatedAt: now };
    const { count } = await tx`insert into activity_parts ${tx(row)} on conflict (activity_id, code) do nothing`;
    return count > 0 ? 'created' : 'there';
  });
}

/** Changes a part; for enrolments that come. Resolves with false when it is not there. */
export async function patchPart(
  sql: Sql,
  activityId: string,
  code: string,
  patch: Partial<Omit<PartFields, 'code'>>,
  clock: Clock,
): Promise<boolean> {
  const { count } = await sql`
    update activity_parts set ${sql({ ...patch, updatedAt: clock.now() })}
    where activity_id = ${activityId} and code = ${code}`;
  return count > 0;
}

/** Takes a part away; enrolments that began with it keep it. Resolves with false when it was not there. */
export async function deletePart(sql: Sql, activityId: string, code: string): Promise<boolean> {
  const { count } = await sql`delete from activity_parts where activity_id = ${activityId} and code = ${code}`;
  return count > 0;
}
