import { uuidv7 } from 'uuidv7';
import { nextDue } from '../domain/due.ts';
import type { Effect } from '../domain/outcome.ts';
import type { EnrolmentState } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';

/** A reminder later than this after its instant is listed, not sent (R23): the system was down, or was restored. */
export const LATE_REMINDER_MS = 60 * 60 * 1000;

/** The columns that are derived from the state; `state` itself is kept without the policy's rules, which are pinned by id. */
export function columnsOf(state: EnrolmentState) {
  const { rules: _rules, ...policy } = state.policy;
  return {
    obligation: state.obligation,
    status: state.status,
    reason: state.end?.reason ?? null,
    progress: state.progress,
    requestedAt: state.requestedAt,
    enrolledAt: state.enrolledAt,
    startedAt: state.startedAt,
    completedAt: state.completedAt,
    lastVisitAt: state.lastVisitAt,
    deadlineAt: state.deadline?.deadline.at ?? null,
    policyId: state.policy.id,
    gradeText: state.grade?.id ?? null,
    feedbackText: state.feedback?.id ?? null,
    noteText: state.note?.id ?? null,
    state: { ...state, policy },
    nextDue: nextDue(state),
  };
}

/** For who has no lot of a draw; the column's default. */
export const NO_LOT = 2_147_483_647;

/** R12: behind everybody whom an administrator ranked; the column's default. */
const UNRANKED = 1_000_000;

/** The seat row that a state wants, or null for none. */
export function seatOf(
  state: Pick<EnrolmentState, 'seat' | 'queueNumber' | 'queueRank'>,
): { state: string; number: number | null; rank: number } | null {
  const { seat, queueNumber: number, queueRank } = state;
  const rank = queueRank ?? UNRANKED;
  if (seat === 'held') return { state: 'held', number, rank };
  if (seat === 'beyond_maximum') return { state: 'beyond', number, rank };
  if (seat === 'queued') return { state: 'queued', number, rank };
  return number === null ? null : { state: 'asked', number, rank };
}

/** The seat rows that a state wants in sessions. */
export function sessionSeatsOf({ sessions }: Pick<EnrolmentState, 'sessions'>) {
  return sessions.flatMap((place) => {
    const seat = seatOf({ ...place, queueRank: place.queueRank ?? null });
    return seat ? [{ poolId: place.session.id, ...seat }] : [];
  });
}

/** The mails among the effects, as rows. Whom nobody is behind (the administrators' queue) gets none. */
export function mailRows(enrolmentId: string, effects: readonly Effect[], recordedAt: Instant) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'mail' || effect.to === null) return [];
    const late = Date.parse(recordedAt) - Date.parse(effect.at) > LATE_REMINDER_MS;
    return [
      {
        id: uuidv7(),
        enrolmentId,
        taskId: effect.taskId,
        template: effect.template,
        toUserId: effect.to,
        occurrence: effect.occurrence,
        at: effect.at,
        atMostOnce: effect.atMostOnce,
        status: effect.atMostOnce && late ? 'missed' : 'waiting',
        dueAt: effect.notBefore && effect.notBefore > recordedAt ? effect.notBefore : recordedAt,
        createdAt: recordedAt,
      },
    ];
  });
}

/** The approval task that a state has open, as a row. */
export function taskRow(state: EnrolmentState) {
  const { task } = state;
  return (
    task && {
      id: task.taskId,
      enrolmentId: state.id,
      step: task.step,
      assigneeId: task.assigneeId,
      principalId: task.principalId,
      assignment: task.assignment,
      openedAt: task.openedAt,
      dueAt: task.dueAt,
    }
  );
}

/** The tasks that the effects close, as rows. */
export function closedTaskRows(effects: readonly Effect[]) {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'close-task') return [];
    const { taskId: id, status, at: decidedAt, by, comment } = effect;
    const { kind: decidedByKind, id: decidedById, onBehalfOf } = by;
    return [{ id, status, decidedAt, decidedByKind, decidedById, onBehalfOf, commentText: comment?.id ?? null }];
  });
}
