import type { z } from 'zod';
import type { ComplianceCounts, ComplianceRow } from '../../store/compliance.ts';
import type { ExemptionRow } from '../../store/exemptions.ts';
import type { QualificationRow } from '../../store/qualificationCodes.ts';
import type { RequirementRow, Satisfier } from '../../store/requirements.ts';
import type { Column } from '../http/csv.ts';
import type { compliance, complianceCounts, exemption, qualification, requirement } from '../schemas/requirements.ts';
import { fullName, presentPersonRef } from './users.ts';

export function presentQualification(row: QualificationRow): z.output<typeof qualification> {
  const { code, title, equivalents, validFor, reminders, renewal, renewalActivity, retiredAt } = row;
  const { version, createdAt, updatedAt } = row;
  return {
    code,
    title,
    equivalents,
    validFor,
    reminders: reminders.map(({ before, manager }) => ({ before, manager })),
    renewal: renewal && {
      activity: { id: renewal.activityId, code: renewalActivity ?? '' },
      obligation: renewal.obligation,
      before: renewal.before,
    },
    retiredAt,
    version,
    createdAt,
    updatedAt,
  };
}

export function presentRequirement(row: RequirementRow): z.output<typeof requirement> {
  const { code, version, title, source, who, startsOn, endsOn, dueOn, dueAfter, recordedAt } = row;
  return {
    code,
    version,
    title,
    source,
    who,
    satisfiedBy: row.satisfiedBy.map(({ kind, key, activityCode }) => {
      if (kind === 'activity') return { activity: { id: key, code: activityCode ?? '' } };
      return kind === 'certification' ? { certification: key } : { qualificationCode: key };
    }),
    from: startsOn,
    until: endsOn,
    dueOn,
    dueAfter,
    recordedAt,
  };
}

export function presentExemption(row: ExemptionRow): z.output<typeof exemption> {
  const { id, code, startsOn, endsOn, reason, actorKind, actorId, createdAt, withdrawnAt } = row;
  return {
    id,
    requirement: code,
    user: presentPersonRef({ ...row, id: row.userId }),
    from: startsOn,
    until: endsOn,
    reason,
    actor: { kind: actorKind, id: actorId },
    createdAt,
    withdrawnAt,
  };
}

const NAMED: Record<Satisfier['kind'], string> = {
  qualification: 'qualificationCode',
  activity: 'activity',
  certification: 'certification',
};

/** How a person stands to a requirement. @param knowledge as it was asked for */
export function presentCompliance(row: ComplianceRow, knowledge: 'today' | 'then'): z.output<typeof compliance> {
  const { code, version, title, state, dueOn, onDay, heldKind, heldSince, exemptionId, exemptUntil } = row;
  return {
    requirement: { code, version, title },
    user: presentPersonRef({ ...row, id: row.userId }),
    asOf: onDay,
    knowledge,
    state,
    compliant: state !== 'missing',
    dueOn,
    held:
      heldKind && heldSince
        ? {
            [NAMED[heldKind]]: heldName(row),
            countsAs: row.countsAs,
            recordId: row.recordId,
            since: heldSince,
            until: row.heldUntil,
            lapsed: row.heldUntil !== null && row.heldUntil < onDay,
          }
        : null,
    exemption: exemptionId && exemptUntil ? { id: exemptionId, until: exemptUntil } : null,
    why: whyOf(row),
  };
}

function heldName({ activityCode, heldKey }: ComplianceRow): string {
  return activityCode ?? heldKey ?? '';
}

/** One sentence: what it rests on. */
function whyOf(row: ComplianceRow): string {
  const { state, countsAs, heldSince, heldUntil, exemptUntil, dueOn } = row;
  const held = `${heldName(row)}${countsAs ? `, which counts as ${countsAs},` : ''}`;
  if (state === 'satisfied')
    return `holds ${held} since ${heldSince}, valid ${heldUntil ? `until ${heldUntil}` : 'for ever'}`;
  if (state === 'exempt') return `is exempt until ${exemptUntil}`;
  const before = heldSince ? `held ${held} until ${heldUntil}, and nothing valid since` : 'holds nothing valid';
  return state === 'due' ? `${before}; has until ${dueOn}` : `${before}; it was due on ${dueOn}`;
}

export function presentCounts({
  team,
  name,
  satisfied,
  exempt,
  due,
  missing,
  total,
}: ComplianceCounts): z.output<typeof complianceCounts> {
  return { team: team === '' ? null : { id: team, name }, satisfied, exempt, due, missing, total };
}

export const complianceColumns: readonly Column<ComplianceRow>[] = [
  ['requirement', ({ code }) => code],
  ['external_id', ({ externalId }) => externalId],
  ['name', fullName],
  ['email', ({ email }) => email],
  ['department', ({ department }) => department],
  ['as_of', ({ onDay }) => onDay],
  ['state', ({ state }) => state],
  ['due_on', ({ dueOn }) => dueOn],
  ['held', (row) => (row.heldKind ? heldName(row) : null)],
  ['counts_as', ({ countsAs }) => countsAs],
  ['held_since', ({ heldSince }) => heldSince],
  ['held_until', ({ heldUntil }) => heldUntil],
  ['exempt_until', ({ exemptUntil }) => exemptUntil],
  ['why', whyOf],
];

export const countColumns: readonly Column<ComplianceCounts>[] = [
  ['team', ({ team }) => team],
  ['name', ({ name }) => name],
  ['satisfied', ({ satisfied }) => satisfied],
  ['exempt', ({ exempt }) => exempt],
  ['due', ({ due }) => due],
  ['missing', ({ missing }) => missing],
  ['total', ({ total }) => total],
];
