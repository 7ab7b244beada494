import type { z } from 'zod';
import type { DelegationRow } from '../../store/delegations.ts';
import type { delegation } from '../schemas/delegations.ts';

export function presentDelegation(row: DelegationRow): z.output<typeof delegation> {
  const { id, principal, delegate, startsAt, endsAt, status, note, openTasks, version, createdAt, updatedAt } = row;
  return {
    id,
    principal: { ...principal },
    delegate: { ...delegate },
    from: startsAt,
    until: endsAt,
    status,
    note,
    openApprovals: openTasks,
    version,
    createdAt,
    updatedAt,
  };
}
