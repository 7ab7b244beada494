import { uuidv7 } from 'uuidv7';
import type { RecordCommand } from '../../domain/records/change.ts';
import type { RecordFields } from '../../domain/records/record.ts';
import type { RecordEvent } from '../../domain/records/replay.ts';
import { type Actor, SYSTEM } from '../../domain/state.ts';
import type { Db, Sql } from '../../store/db.ts';
import { addRecord, commandRecord, type RecordResult } from '../../store/recordCommands.ts';
import { listRecordEvents } from '../../store/recordEvents.ts';
import type { MovableClock } from './clock.ts';

interface Where {
  readonly sql: Sql;
  readonly clock: MovableClock;
}

/** A record with nothing in it that can be left out. */
export const BARE: RecordFields = {
  recordType: 'course',
  objectId: null,
  title: 'First Aid',
  trainingProvider: null,
  completionDate: '2025-01-31',
  otherInformation: null,
  qualificationCode: null,
  expiresAt: null,
  evidence: null,
};

/** A record by hand; what is left out is made up. Returns its id. */
export async function addByHand(
  { sql, clock }: Where,
  userId: string,
  fields: Partial<RecordFields> = {},
): Promise<string> {
  const id = uuidv7();
  const record = { ...BARE, ...fields, id, userId, source: 'manual' as const };
  const result = await addRecord(sql, record, { actor: SYSTEM, reason: null }, clock);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return id;
}

/** Says something to a record, with a reason. */
export function tellRecord(
  { sql, clock }: Where,
  id: string,
  command: RecordCommand,
  { commandId = uuidv7(), actor = SYSTEM }: { commandId?: string; actor?: Actor } = {},
): Promise<RecordResult> {
  return commandRecord(sql, { id, command, expected: null, actor, reason: 'why', commandId }, clock);
}

/** The events of a record, with what people wrote in them. */
export async function recordEvents(db: Db, id: string): Promise<RecordEvent[]> {
  const rows = await listRecordEvents(db, id, null, 1_000);
  return rows.map(({ toStatus, recordedAt, data, written }) => ({
    to: toStatus,
    recordedAt,
    data,
    written: written === null ? null : JSON.parse(written),
  }));
}
