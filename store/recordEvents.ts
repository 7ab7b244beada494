import type { Actor, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** What a record's row says of who made its version and why; the event is made of it by the row's trigger (R36). */
export interface RecordSaid {
  readonly actor: Actor;
  readonly reason: TextRef | null;
  /** What made it: a repeat finds it (`recordEventExists`). */
  readonly command?: string;
  /** The import that it came by. */
  readonly import?: string;
}

export function saidOf({ actor, reason }: { actor: Actor; reason?: TextRef | null | undefined }): RecordSaid {
  const { kind, id, onBehalfOf } = actor;
  const why = reason ? { id: reason.id, commitment: reason.commitment } : null;
  return { actor: { kind, id, onBehalfOf }, reason: why };
}

/** Was this command carried out on this record before? */
export async function recordEventExists(db: Db, recordId: string, commandId: string): Promise<boolean> {
  const rows = await db`
    select from training_record_events where command_id = ${commandId} and record_id = ${recordId}`;
  return rows.length > 0;
}

/** An event of a record with its words, as far as they are not erased. */
export interface RecordEventRow {
  seq: number;
  type: string;
  fromStatus: string | null;
  toStatus: string;
  at: Instant;
  recordedAt: Instant;
  actorKind: Actor['kind'];
  actorId: string | null;
  onBehalfOf: string | null;
  reason: string | null;
  reasonCommitment: string | null;
  data: { version: number; record: Record<string, unknown>; sealed?: { fields: string[] }; import?: string };
  /** What people wrote in it, as JSON: the chain carries its commitment; null when there is nothing, and when it was erased. */
  written: string | null;
  previousHash: string;
  hash: string;
}

/** The events of a record in their order, behind a number (R36). */
export async function listRecordEvents(
  db: Db,
  recordId: string,
  after: { seq: number } | null,
  limit: number,
): Promise<RecordEventRow[]> {
  return db<RecordEventRow[]>`
    select v.seq, v.type, v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of,
      t.body as reason, v.reason_commitment, v.data, s.body as written, v.previous_hash, v.hash
    from training_record_events v left join personal_text t on t.id = v.reason_text
      left join personal_text s on s.id = (v.data #>> '{sealed,text,id}')::uuid
    where v.record_id = ${recordId} and v.seq > ${after?.seq ?? 0}
    order by v.seq limit ${limit}`;
}
