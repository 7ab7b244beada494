import type { Instant } from '../words.ts';
import { RECORD_FIELDS, type RecordState, type RecordStatus } from './record.ts';

/** An event of a record, as far as its state is made of it. */
export interface RecordEvent {
  readonly to: string;
  readonly recordedAt: Instant;
  readonly data: {
    readonly version: number;
    /** The record after it, without what is sealed. */
    readonly record: Readonly<Record<string, unknown>>;
  };
  /** What people wrote in it, opened; null where there is nothing or it was erased (R35). */
  readonly written: Readonly<Record<string, unknown>> | null;
}

/**
 * The state that the events of a record make, in their order: each says the whole of it. With an instant: as it was known
 * then (R24); null when nothing was recorded by then.
 */
export function replayRecord(events: readonly RecordEvent[], asOf?: Instant): RecordState | null {
  const known = events.filter(({ recordedAt }) => asOf === undefined || recordedAt <= asOf);
  const last = known.at(-1);
  if (!last) return null;
  const said = { ...last.data.record, ...last.written };
  const fields = Object.fromEntries(RECORD_FIELDS.map((field) => [field, said[field] ?? null]));
  const { userId, enrolmentId, attempt, source, completedAt } = said;
  const facts = { userId, enrolmentId, attempt, source, completedAt };
  return { ...fields, ...facts, status: last.to as RecordStatus, version: last.data.version } as unknown as RecordState;
}
