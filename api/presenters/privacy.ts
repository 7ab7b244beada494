import type { z } from 'zod';
import { FIXED_RETENTION } from '../../domain/privacy/retention.ts';
import type { Trial } from '../../store/erasePerson.ts';
import type { ErasureRow } from '../../store/erasures.ts';
import type { RetentionRuleRow } from '../../store/retentionRules.ts';
import type { erasure, erasureTrial, retention, retentionRule } from '../schemas/privacy.ts';

export function presentErasure(row: ErasureRow): z.output<typeof erasure> {
  const { id, userId, grounds, status, waitsFor, counts, recordsKept, recordsUntil } = row;
  const { askedAt, doneAt, journaledAt, reappliedAt, liftedAt } = row;
  return {
    ...{ id, userId, reason: grounds, status, waitsFor, counts, recordsKept, recordsUntil, askedAt, doneAt },
    ...{ keptOutside: journaledAt !== null, reappliedAt, liftedAt },
  };
}

export function presentTrial(userId: string, { counts, restricted }: Trial): z.output<typeof erasureTrial> {
  return { dryRun: true, userId, counts, restricted: [...restricted] };
}

export function presentRule(row: RetentionRuleRow): z.output<typeof retentionRule> {
  const { id, kind, recordType, qualificationCode, basis, keepFor, countedFrom, scope } = row;
  const { version, createdAt, updatedAt } = row;
  return {
    ...{ id, kind, recordType, qualificationCode, basis, keepFor, from: countedFrom, scope },
    ...{ version, createdAt, updatedAt },
  };
}

export function presentRetention(rules: readonly RetentionRuleRow[]): z.output<typeof retention> {
  const fixed = FIXED_RETENTION.map(({ kind, basis, keepFor, countedFrom: from }) => ({ kind, basis, keepFor, from }));
  return { items: rules.map(presentRule), fixed };
}
