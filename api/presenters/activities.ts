import type { ActivityRow } from '../../store/catalogue.ts';
import type { Column } from '../http/csv.ts';
import type { Activity } from '../schemas/activities.ts';
import { presentSeats } from './seats.ts';
import { fullName } from './users.ts';

export function presentActivity(row: ActivityRow): Activity {
  const { id, code, title, type, maximum, deadlineAfter, trainingEvent, validFor } = row;
  const { trainingProvider, qualificationCode, completion, xapiId, parts, version, createdAt, updatedAt } = row;
  const seats = maximum === null ? null : presentSeats(row);
  const owner = row.ownerId && {
    id: row.ownerId,
    name: fullName({ givenName: row.ownerGivenName ?? '', familyName: row.ownerFamilyName ?? '' }),
  };
  return {
    id,
    code,
    title,
    type,
    maximum,
    seats,
    policy: row.policyCode,
    owner: owner || null,
    deadlineAfter,
    trainingEvent,
    validFor,
    trainingProvider,
    qualificationCode,
    completion: presentRule(completion),
    xapiId,
    topics: row.topics.map((topic) => ({
      ...topic,
      experts: topic.experts.map((expert) => ({ id: expert.id, name: fullName(expert) })),
    })),
    parts,
    version,
    createdAt,
    updatedAt,
  };
}

/** Lists are the reader's own. */
function presentRule(rule: ActivityRow['completion']): Activity['completion'] {
  return (
    rule && { ...rule, evidence: rule.evidence && { ...rule.evidence, mediaTypes: [...rule.evidence.mediaTypes] } }
  );
}

/** The heads of an import of activities, so that what comes out can go in again. */
export const activityColumns: readonly Column<ActivityRow>[] = [
  ['id', (row) => row.id],
  ['code', (row) => row.code],
  ['title', (row) => row.title],
  ['type', (row) => row.type],
  ['capacity', (row) => row.maximum],
  ['deadline_after', (row) => row.deadlineAfter],
  ['training_event', (row) => row.trainingEvent],
  ['valid_for', (row) => row.validFor],
  ['training_provider', (row) => row.trainingProvider],
  ['qualification_code', (row) => row.qualificationCode],
  ['policy', (row) => row.policyCode],
];
