import type { z } from 'zod';
import { leafOf } from '../../domain/checkpoints/checkpoint.ts';
import type { InclusionProof } from '../../store/checkpointHeads.ts';
import type { CheckpointRow } from '../../store/checkpointList.ts';
import type { checkpoint, inclusion } from '../schemas/checkpoints.ts';

export function presentCheckpoint(row: CheckpointRow): z.output<typeof checkpoint> {
  const { id, number, at, day, missed, root, previous, digest, chains, total, keyId, jws } = row;
  return {
    ...{ id, number, at, day, missed: [...missed], root, previous, digest, chains: { ...chains }, total, keyId, jws },
    deliveries: row.deliveries.map(({ channel, target, status, attempts, dueAt, lastError, deliveredAt }) => ({
      channel,
      target: target === '' ? null : target,
      status,
      attempts,
      nextTryAt: status === 'waiting' ? new Date(dueAt).toISOString() : null,
      lastError,
      deliveredAt: deliveredAt && new Date(deliveredAt).toISOString(),
    })),
  };
}

export function presentProof(
  { kind, id }: { kind: string; id: string },
  { seq, head, index, size, proof, root }: InclusionProof,
  { jws }: CheckpointRow,
): z.output<typeof inclusion> {
  return { kind, id, seq, head, leaf: leafOf({ kind, id, seq, head }), index, size, proof: [...proof], root, jws };
}
