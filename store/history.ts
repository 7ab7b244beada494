import type { Actor } from '../domain/state.ts';
import type { Instant, Status } from '../domain/words.ts';
import type { Db } from './db.ts';

/** An event with the words of its reason. */
export interface EventRow {
  seq: number;
  type: string;
  fromStatus: Status | null;
  toStatus: Status;
  at: Instant;
  recordedAt: Instant;
  actorKind: Actor['kind'];
  actorId: string | null;
  onBehalfOf: string | null;
  /** Null when there was none, and when it was erased. */
  reason: string | null;
  reasonCommitment: string | null;
  data: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

/** The events of an enrolment in their order, behind a number (R36). */
export async function listEvents(
  db: Db,
  enrolmentId: string,
  after: { seq: number } | null,
  limit: number,
): Promise<EventRow[]> {
  return db<EventRow[]>`
    select v.seq, v.type, v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of,
      t.body as reason, v.reason_commitment, v.data, v.previous_hash, v.hash
    from enrolment_events v left join personal_text t on t.id = v.reason_text
    where v.enrolment_id = ${enrolmentId} and v.seq > ${after?.seq ?? 0}
    order by v.seq limit ${limit}`;
}

/** Is there such an enrolment? */
export async function enrolmentExists(db: Db, id: string): Promise<boolean> {
  const rows = await db`select from enrolments where id = ${id}`;
  return rows.length > 0;
}
