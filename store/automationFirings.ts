import type { Nothing } from '../domain/automations/firing.ts';
import type { Instant } from '../domain/words.ts';
import type { KeptAct } from './automationActs.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';

/** A firing, with what its enrolment's history says of it. */
export interface FiringRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly enrolmentId: string;
  readonly occurrence: string;
  readonly dueAt: Instant;
  readonly firedAt: Instant;
  readonly nothing: Nothing | null;
  readonly acts: readonly Omit<KeptAct, 'tell'>[];
  /** Is what it told its enrolment still on its way there? */
  readonly onTheWay: boolean;
  readonly said: readonly { index: number; outcome: string; why?: string; to?: string }[] | null;
}

export interface FiringFilter {
  readonly code?: string | undefined;
  readonly enrolmentId?: string | undefined;
  readonly did?: 'something' | 'nothing' | undefined;
}

/** Firings, the newest first, behind an id. */
export async function listFirings(
  db: Db,
  { code, enrolmentId, did }: FiringFilter,
  after: { id: string } | null,
  limit: number,
): Promise<FiringRow[]> {
  const where = allOf(db, [
    ...(code ? [db`f.code = ${code}`] : []),
    ...(enrolmentId ? [db`f.enrolment_id = ${enrolmentId}`] : []),
    ...(did ? [did === 'nothing' ? db`f.nothing is not null` : db`f.nothing is null`] : []),
    ...(after ? [db`f.id < ${after.id}`] : []),
  ]);
  return db<FiringRow[]>`
    select f.id, f.code, f.version, f.enrolment_id, f.occurrence, f.due_at, f.fired_at, f.nothing, f.acts,
      exists (select from outbox o where o.command_id = 'automation/' || f.id) as on_the_way,
      (
        select json_agg(v.data order by v.seq) from enrolment_events v
        where v.enrolment_id = f.enrolment_id and v.type = 'automated' and v.data ->> 'firing' = f.id::text
      ) as said
    from automation_firings f where ${where} order by f.id desc limit ${limit}`;
}
