import type { z } from 'zod';
import { expiryOf, lastDayOf, standingPeriod } from '../../domain/certifications/periods.ts';
import { type CertificationState, isFollowed, type Period } from '../../domain/certifications/state.ts';
import { cycleOf, dueDayOf, possibleInCertification } from '../../domain/certifications/transition.ts';
import type { CertificationRow } from '../../store/certifications.ts';
import type { CertificationView } from '../../store/userCertifications.ts';
import type { LifeEventRow } from '../../store/watchedLife.ts';
import type { Certification, certificationEvent, UserCertification } from '../schemas/certifications.ts';
import type { Names } from './plans.ts';

export function presentCertification(row: CertificationRow, names: Names): Certification {
  const { id, code, version, title, createdAt } = row;
  const { achievedBy, enrol, ...rules } = row.rules;
  const named = (activityId: string) => {
    const known = names.get(activityId);
    return { id: activityId, code: known?.code ?? '', title: known?.title ?? '' };
  };
  const key = achievedBy.kind === 'activity' ? named(achievedBy.key).code : achievedBy.key;
  return {
    id,
    code,
    version,
    title,
    achievedBy: { [achievedBy.kind]: key },
    ...rules,
    reminders: rules.reminders.map((reminder) => ({ ...reminder })),
    enrol: enrol && { activity: named(enrol.activityId), obligation: enrol.obligation, first: enrol.first },
    createdAt,
  };
}

/** A person's certification with its periods, and the reason of what it is. */
export function presentUserCertification(view: CertificationView): UserCertification {
  const { state, stamp, title, user, createdAt, updatedAt } = view;
  const { id, code, version } = state.certification;
  const period = standingPeriod(state);
  return {
    id: state.id,
    user,
    certification: { id, code, version, title },
    source: state.source,
    status: state.status,
    valid: isValid(state),
    assignedAt: state.assignedAt,
    certifiedOn: period?.certifiedOn ?? null,
    windowOpensOn: period?.windowOpensOn ?? null,
    dueOn: isFollowed(state.status) ? dueDayOf(state) : null,
    expiresOn: period && lastDayOf(period),
    expiresAt: expiryOf(state),
    enrolmentId: state.enrolled[cycleOf(state)] ?? null,
    periods: state.periods.map(presentPeriod),
    possible: possibleInCertification(state),
    why: { status: whyStatus(state), enrolment: whyEnrolment(state) },
    version: stamp.version,
    createdAt,
    updatedAt,
  };
}

function isValid(state: CertificationState): boolean {
  if (state.status === 'overdue') return standingPeriod(state) !== null;
  return state.status === 'certified' || state.status === 'window_open';
}

function presentPeriod({
  number,
  certifiedOn,
  windowOpensOn,
  dueOn,
  expiresOn,
  extendedTo,
  achievement,
  ended,
}: Period) {
  const [source = '', id = ''] = achievement.split(/[/@]/);
  const kind = source === 'enrolment' ? source : source === 'plan' ? 'plan_enrolment' : 'training_record';
  const how = { ended: ended?.how ?? null, endedAt: ended?.at ?? null };
  return {
    number,
    certifiedOn,
    windowOpensOn,
    dueOn,
    expiresOn,
    extendedTo,
    certifiedBy: { kind, id } as const,
    ...how,
  };
}

function whyStatus(state: CertificationState): string {
  const { status, firstDue, end } = state;
  const period = standingPeriod(state);
  const last = period ? lastDayOf(period) : null;
  switch (status) {
    case 'in_progress':
      return firstDue === null ? 'Not certified yet.' : `Not certified yet; due on ${firstDue}.`;
    case 'certified':
      return `Certified on ${period?.certifiedOn}, valid until ${last}; the window opens on ${period?.windowOpensOn}.`;
    case 'window_open':
      return `Valid until ${last}; to be renewed since ${period?.windowOpensOn}, due on ${period?.dueOn}.`;
    case 'overdue':
      return period
        ? `Valid until ${last}; the renewal was due on ${period.dueOn}.`
        : `Not certified yet; it was due on ${firstDue}.`;
    case 'expired':
      return `It was valid until ${last}; within the grace it can still be renewed on time.`;
    case 'lapsed':
      return `It was valid until ${last}, and was not renewed.`;
    case 'revoked':
      return `Revoked on ${end?.at.slice(0, 10)}: reinstate it, or assign it again to have it earned anew.`;
    case 'withdrawn':
      return `Taken out on ${end?.at.slice(0, 10)}: assign it again to go on.`;
  }
}

function whyEnrolment(state: CertificationState): string {
  const { enrol } = state.certification.rules;
  if (state.enrolled[cycleOf(state)] !== undefined)
    return 'Enrolled once for this period; if that ended without success, a new enrolment by hand counts.';
  if (!isFollowed(state.status)) return 'Nobody is enrolled while it is not followed.';
  if (!enrol) return 'By its rules nobody is enrolled by itself.';
  if (state.refused !== null)
    return `Could not be enrolled (${state.refused}); it is tried again when something changes, or in a day.`;
  if (standingPeriod(state)) return 'Is enrolled when the window opens.';
  return enrol.first ? 'Is about to be enrolled.' : 'By its rules nobody is enrolled for the first certification.';
}

export function presentCertificationEvent(row: LifeEventRow): z.output<typeof certificationEvent> {
  const { fromStatus, toStatus, actorKind, actorId, onBehalfOf, ...event } = row;
  return {
    ...event,
    from: fromStatus,
    to: toStatus,
    actor: { kind: actorKind, id: actorId, onBehalfOf },
  } as z.output<typeof certificationEvent>;
}
