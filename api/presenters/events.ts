import type { z } from 'zod';
import type { EventRow } from '../../store/history.ts';
import type { event } from '../schemas/enrolments.ts';

export function presentEvent(row: EventRow): z.output<typeof event> {
  const { seq, type, at, recordedAt, reason, reasonCommitment, data, previousHash, hash } = row;
  return {
    seq,
    type,
    from: row.fromStatus,
    to: row.toStatus,
    at,
    recordedAt,
    actor: { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf },
    reason,
    reasonCommitment,
    data,
    previousHash,
    hash,
  };
}
