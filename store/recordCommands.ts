import type { Clock } from '../domain/clock.ts';
import {
  decideRecord,
  type RecordCommand,
  type RecordDecision,
  type RecordRefusal,
  unfitDays,
} from '../domain/records/change.ts';
import { type RecordFields, type RecordSource, type RecordState, WRITTEN_FIELDS } from '../domain/records/record.ts';
import type { Actor, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { saveText, saveTexts } from './personalText.ts';
import { type RecordSaid, recordEventExists } from './recordEvents.ts';
import { recordStates } from './records.ts';
import { inTransaction } from './tx.ts';

/** A record that no completion made. */
export interface NewRecord extends RecordFields {
  readonly id: string;
  readonly userId: string;
  readonly source: Exclude<RecordSource, 'completion'>;
}

/** A change that was decided on a record which is held. */
export interface DecidedChange {
  readonly id: string;
  readonly decision: Extract<RecordDecision, { kind: 'changed' }>;
  readonly said: RecordSaid;
}

export type RecordResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'refused'; readonly why: RecordRefusal };

/**
 * Adds records for what was achieved elsewhere; one with an id that is there stays as it is: a repeat. Their history begins in
 * the same statement (R36), with what people wrote in it by commitment alone (R35).
 */
export async function addRecords(
  tx: Db,
  records: readonly (NewRecord & { said: RecordSaid })[],
  at: Instant,
): Promise<void> {
  if (records.length === 0) return;
  const sealed = await seal(tx, records, at);
  const rows = records.map(({ said, ...record }, index) => ({
    ...record,
    said: tx.json(said as never),
    sealed: tx.json(sealed[index] as never),
    createdAt: at,
  }));
  await tx`insert into training_records ${tx(rows)} on conflict (id) do nothing`;
}

/** Writes decided changes of records that are held: the former versions stay to be read (R27). */
export async function writeRecordChanges(tx: Db, changes: readonly DecidedChange[], at: Instant): Promise<void> {
  if (changes.length === 0) return;
  const written = changes.filter(({ decision }) => decision.differences.some((field) => WRITTEN.has(field)));
  const sealed = await seal(
    tx,
    written.map(({ decision }) => decision.after),
    at,
  );
  const seals = new Map(written.map(({ id }, index) => [id, sealed[index]]));
  const rows = changes.map(({ id, decision, said }) => ({
    ...decision.after,
    id,
    said,
    sealed: seals.get(id) ?? null,
  }));
  await tx`
    update training_records r set
      record_type = c."recordType", object_id = c."objectId", title = c.title, training_provider = c."trainingProvider",
      completion_date = c."completionDate", completed_at = c."completedAt", other_information = c."otherInformation",
      qualification_code = c."qualificationCode", expires_at = c."expiresAt", evidence = c.evidence,
      deleted_at = case when c.status = 'deleted' then coalesce(r.deleted_at, ${at}) end, version = c.version, said = c.said,
      sealed = coalesce(c.sealed, r.sealed), recorded_at = ${at}
    from jsonb_to_recordset(${tx.json(rows as never)}) as c(id uuid, "recordType" text, "objectId" uuid, title text,
      "trainingProvider" text, "completionDate" date, "completedAt" timestamptz, "otherInformation" text,
      "qualificationCode" text, "expiresAt" date, evidence text, status text, version int, said jsonb, sealed jsonb)
    where r.id = c.id`;
}

const WRITTEN: ReadonlySet<string> = new Set(WRITTEN_FIELDS);

/** R35: what people wrote, stored apart, and what stands for it. */
async function seal(
  tx: Db,
  records: readonly (RecordFields & Pick<RecordState, 'userId'>)[],
  at: Instant,
): Promise<{ fields: readonly string[]; text: TextRef }[]> {
  const bodies = records.map((record) => ({
    personId: record.userId,
    body: JSON.stringify(Object.fromEntries(WRITTEN_FIELDS.map((field) => [field, record[field]]))),
  }));
  const texts = await saveTexts(tx, bodies, at);
  return texts.map((text) => ({ fields: WRITTEN_FIELDS, text }));
}

/** Adds one by hand, once for its id. */
export async function addRecord(
  sql: Sql,
  record: NewRecord,
  { actor, reason }: { actor: Actor; reason: string | null },
  clock: Clock,
): Promise<RecordResult> {
  const now = clock.now();
  const why = unfitDays(record, now);
  if (why) return { kind: 'refused', why };
  return inTransaction(sql, async (tx): Promise<RecordResult> => {
    const known = await recordStates(tx, [record.id], { lock: false });
    if (known.size > 0) return { kind: 'done' };
    const said = { actor, reason: await wordsOf(tx, record.userId, reason, now), command: record.id };
    await addRecords(tx, [{ ...record, said }], now);
    return { kind: 'done' };
  });
}

/** What is asked of one record. */
export interface RecordAsk {
  readonly id: string;
  readonly command: RecordCommand;
  /** The versions that may be changed; null: any. */
  readonly expected: readonly number[] | null;
  readonly actor: Actor;
  /** In words. */
  readonly reason: string | null;
  /** UUID; a repeat with it does nothing. */
  readonly commandId: string | null;
}

/** Corrects, deletes or restores one record, with who and why (R27). */
export async function commandRecord(sql: Sql, ask: RecordAsk, clock: Clock): Promise<RecordResult> {
  return inTransaction(sql, async (tx): Promise<RecordResult> => commandHeld(tx, ask, clock.now()));
}

/** The same inside the caller's transaction. */
export async function commandHeld(tx: Db, ask: RecordAsk, now: Instant): Promise<RecordResult> {
  const { id, command, expected, actor, commandId } = ask;
  const state = (await recordStates(tx, [id], { lock: true })).get(id);
  if (!state) return { kind: 'missing' };
  if (commandId && (await recordEventExists(tx, id, commandId))) return { kind: 'done' };
  if (expected && !expected.includes(state.version)) return { kind: 'version', version: state.version };
  const decision = decideRecord(state, command, now);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'unchanged') return { kind: 'done' };
  const reason = await wordsOf(tx, state.userId, ask.reason, now);
  const said = { actor, reason, ...(commandId && { command: commandId }) };
  await writeRecordChanges(tx, [{ id, decision, said }], now);
  return { kind: 'done' };
}

async function wordsOf(tx: Db, personId: string, reason: string | null, at: Instant): Promise<TextRef | null> {
  return reason === null ? null : saveText(tx, personId, reason, at);
}
