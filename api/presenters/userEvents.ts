import type { z } from 'zod';
import type { Difference } from '../../domain/people/change.ts';
import { fieldName } from '../../domain/people/person.ts';
import type { UserEventRow } from '../../store/userEvents.ts';
import type { userEvent } from '../schemas/userHistory.ts';

export function presentUserEvent(row: UserEventRow): z.output<typeof userEvent> {
  const { seq, type, at, recordedAt, reason, reasonCommitment, data, previousHash, hash } = row;
  const hidden = data.sealed ? (row.values === null ? erased(data.sealed.fields) : read(row.values)) : [];
  const changes = [...data.changes, ...hidden].map(({ field, from, to }) => ({ field: fieldName(field), from, to }));
  const actor = { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf };
  return {
    ...{ seq, type, from: row.fromStatus, to: row.toStatus, at, recordedAt, actor, reason, reasonCommitment },
    ...{ changes, erased: data.sealed !== undefined && row.values === null, data, previousHash, hash },
  };
}

function read(values: string): Difference[] {
  return JSON.parse(values) as Difference[];
}

/** R35: which fields changed is still known, and nothing of what stood in them. */
function erased(fields: readonly string[]): Difference[] {
  return fields.map((field) => ({ field, from: null, to: null }));
}
