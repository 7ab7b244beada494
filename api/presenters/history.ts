import type { z } from 'zod';
import type { HistoryRow, KeptText } from '../../store/wholeHistory.ts';
import type { historyItem } from '../schemas/history.ts';

type Item = z.output<typeof historyItem>;

/** A text that an event stands for, by its id and commitment. */
interface Ref {
  readonly id: string | null;
  readonly commitment: string;
}

/** @param texts what is kept of the texts that the rows refer to; null: nobody asked for them */
export function presentHistoryRow(row: HistoryRow, texts: ReadonlyMap<string, KeptText> | null): Item {
  const { kind, id, rowSeq, rowHead, marks } = row;
  return {
    kind,
    id,
    row: rowSeq === null || rowHead === null ? null : { seq: rowSeq, head: rowHead },
    event: eventOf(row),
    marks: marks?.map((mark) => ({ ...mark })) ?? null,
    ...(texts && { texts: refsOf(row).map((ref) => presentText(ref, texts.get(ref.id ?? ''))) }),
  };
}

function eventOf(row: HistoryRow): Item['event'] {
  const { seq, type, fromStatus, toStatus, at, recordedAt, reasonCommitment, data, previousHash, hash } = row;
  if (type === null) return null;
  const actor = { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf };
  return {
    ...{ seq, type, from: fromStatus, to: toStatus, at, recordedAt, actor, reasonCommitment, data, previousHash, hash },
  };
}

function presentText({ commitment }: Ref, kept: KeptText | undefined): NonNullable<Item['texts']>[number] {
  return { commitment, salt: kept?.salt ? kept.salt.toString('base64') : null, body: kept?.body ?? null };
}

/** The texts that an event refers to with id and commitment: its reason, and whatever stands so in its data. */
export function refsOf({ reasonText, reasonCommitment, data }: HistoryRow): Ref[] {
  const reason = reasonCommitment === null ? [] : [{ id: reasonText, commitment: reasonCommitment }];
  return [...reason, ...refsIn(data)];
}

function refsIn(value: unknown): Ref[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRef(value)) return [value];
  return Object.values(value).flatMap(refsIn);
}

function isRef(value: object): value is Ref {
  const { id, commitment } = value as Partial<Ref>;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && typeof commitment === 'string';
}
