import { accessAt } from '../../domain/accessEnd.ts';
import type { PublicCommandType } from '../../domain/commands.ts';
import { isOverdue } from '../../domain/deadlines.ts';
import { possible } from '../../domain/possible.ts';
import { isOnOffer, type SessionPlace } from '../../domain/sessions.ts';
import type { Deadline } from '../../domain/state.ts';
import { type Instant, isEnded } from '../../domain/words.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import type { LedgerRow } from '../../store/ledger.ts';
import type { Column } from '../http/csv.ts';
import type { Enrolment } from '../schemas/enrolments.ts';
import { presentCompletion } from './completion.ts';
import { fullName, presentPersonRef } from './users.ts';
import { why } from './why.ts';

/** What of an enrolment is shown to who asks. */
export interface Seen {
  /** The internal note? */
  readonly note: boolean;
  /** Is this command theirs to send? */
  readonly may: (command: PublicCommandType) => boolean;
}

/** An enrolment as who asks sees it at an instant: what they may not see is left out, and so are the commands of others. */
export function presentEnrolment(view: EnrolmentView, seen: Seen, now: Instant): Enrolment {
  const { state, user, activity, version, createdAt, updatedAt, grade, feedback, queuePosition } = view;
  return {
    id: state.id,
    user: presentPersonRef(user),
    activity,
    sessions: presentPlaces(view),
    attempt: state.attempt,
    obligation: state.obligation,
    source: state.source,
    rule: state.rule ?? null,
    role: state.role,
    status: state.status,
    reason: state.end?.reason ?? null,
    progress: state.progress,
    enrolledAt: state.enrolledAt,
    startedAt: state.startedAt,
    completedAt: state.completedAt,
    lastVisitAt: state.lastVisitAt,
    deadline: state.deadline && shownInstant(state.deadline.deadline),
    overdue: isOverdue(state, !isEnded(state.status), now),
    accessUntil: state.accessUntil && shownInstant(state.accessUntil),
    grade,
    feedback,
    ...(seen.note ? { internalNote: view.note } : {}),
    completion: presentCompletion(state, now),
    access: accessAt(state, now),
    possible: possible(state, now).filter(seen.may),
    why: why(view, now),
    seat: state.seat,
    offeredUntil: state.offer?.until ?? null,
    queuePosition,
    queueRank: state.queueRank,
    policy: { id: state.policy.id, version: state.policy.version },
    version,
    createdAt,
    updatedAt,
  };
}

function presentPlaces({ state, sessionQueues }: EnrolmentView): Enrolment['sessions'] {
  return state.sessions.map((place) => ({
    id: place.session.id,
    status: placeStatus(place, isEnded(state.status)),
    claimUntil: place.offer?.until ?? null,
    attendance: place.attendance,
    startsAt: place.session.startsAt,
    endsAt: place.session.endsAt,
    replaces: place.replaces,
    queuePosition: sessionQueues?.find(({ sessionId }) => sessionId === place.session.id)?.position ?? null,
    queueRank: place.queueRank ?? null,
    offers: [...place.session.offers],
    offerUntil: place.session.offerUntil,
  }));
}

function placeStatus(place: SessionPlace, ended: boolean): Enrolment['sessions'][number]['status'] {
  const { seat, session } = place;
  if (session.status === 'cancelled') return 'cancelled';
  if (isOnOffer(place)) return 'offered';
  if (seat === 'held') return 'confirmed';
  if (seat === 'beyond_maximum') return seat;
  if (seat === 'queued') return 'waitlisted';
  return ended ? 'left' : 'asked';
}

function shownInstant({ at, localDate, timezone, rule }: Deadline) {
  return { at, localDate, timezone, rule };
}

/** The ledger as a file. */
export const ledgerColumns: readonly Column<LedgerRow>[] = [
  ['id', (row) => row.id],
  ['external_id', (row) => row.externalId],
  ['name', fullName],
  ['email', (row) => row.email],
  ['department', (row) => row.department],
  ['activity', (row) => row.activityCode],
  ['title', (row) => row.activityTitle],
  ['type', (row) => row.activityType],
  ['attempt', (row) => row.attempt],
  ['obligation', (row) => row.obligation],
  ['source', (row) => row.source],
  ['role', (row) => row.role],
  ['status', (row) => row.status],
  ['reason', (row) => row.reason],
  ['progress', (row) => row.progress],
  ['enrolled_at', (row) => row.enrolledAt],
  ['started_at', (row) => row.startedAt],
  ['completed_at', (row) => row.completedAt],
  ['deadline_at', (row) => row.deadlineAt],
  ['created_at', (row) => row.createdAt],
];
