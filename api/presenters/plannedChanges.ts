import type { z } from 'zod';
import type { PlannedChange } from '../../store/plannedChanges.ts';
import type { plannedChange } from '../schemas/plannedChanges.ts';

export function presentPlannedChange(row: PlannedChange): z.output<typeof plannedChange> {
  const { userId: user, dueAt: at, changes, id, effectiveFrom, source, override, status } = row;
  const { refusal, reason, createdAt, settledAt } = row;
  const { managerId, ...others } = changes;
  const shown = { ...(managerId !== undefined && { manager: managerId }), ...others };
  return {
    id,
    user,
    effectiveFrom,
    at,
    changes: shown,
    source,
    override,
    status,
    refusal,
    reason,
    createdAt,
    settledAt,
  };
}
