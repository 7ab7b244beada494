import { accessAnswered } from './accessEnd.ts';
import { achieve } from './achieving.ts';
import { assigneeAnswered, decide, reassign, seek, seekAgain } from './approvals.ts';
import type { Answer } from './asks.ts';
import { attend } from './attending.ts';
import { automate } from './automating.ts';
import { askFor, choose, sessionChanged, sessionGranted, sessionsAnswered } from './choosing.ts';
import type { Command, RequestCommand } from './commands.ts';
import { NOTHING_ACHIEVED } from './completion.ts';
import { anchorCame, deadlineAnswered } from './deadlines.ts';
import { manage } from './desk.ts';
import { Draft, notPossible, reject } from './draft.ts';
import { carryOut, managerFound, nextDue } from './due.ts';
import { learn } from './learning.ts';
import { closeWaiting, drawLot, passOver } from './line.ts';
import { movePolicy } from './movingPolicy.ts';
import { isOffered } from './offering.ts';
import { offered, queueAgain } from './offers.ts';
import type { Outcome, Rejection } from './outcome.ts';
import { nextAttempt } from './resetting.ts';
import { rezone } from './rezoning.ts';
import { admit, entryStatus, queued, seatAnswered } from './seats.ts';
import { offeredInSession, queueAgainInSession } from './sessionOffers.ts';
import { presence, presenceAnswered, seatReleased } from './standstill.ts';
import type { EnrolmentState } from './state.ts';
import { hear } from './statements.ts';
import type { Instant, Status } from './words.ts';

/**
 * The one place where an enrolment's life is decided: pure and total. Birth is `transition(null, request)`. What only
 * the database can know comes back as `asks`; each answer is a transition too.
 *
 * @param state the enrolment as it stands, or null before its birth
 * @param at the instant of the decision, which dates its events unless the command says when it happened
 */
export function transition(state: EnrolmentState | null, command: Command, at: Instant): Outcome {
  if (command.happenedAt && command.happenedAt > at)
    return reject('bad-request', 'it cannot have happened in the future', state);
  if (state === null) {
    return command.type === 'request'
      ? born(command, at)
      : reject('bad-request', `${command.type} needs an enrolment that exists`, null);
  }
  const draft = new Draft(state, dated(command, at), at);
  const refused = apply(draft, command);
  return refused ?? draft.done();
}

/** What a rule does is dated by the instant at which it fell due, by whichever machine's clock. */
function dated(command: Command, at: Instant): Command {
  if (command.type !== 'automate') return command;
  return { ...command, happenedAt: command.dueAt < at ? command.dueAt : at };
}

/** Where a request stands before anybody was asked and before it has a seat. */
function firstStatus({ obligation, policy, takesOver }: RequestCommand): Status {
  if (takesOver?.admitted) return 'waitlisted';
  if (obligation === 'suggested') return 'suggested';
  return policy.rules.approval.steps.length > 0 ? 'awaiting_approval' : 'waitlisted';
}

function born(command: RequestCommand, at: Instant): Outcome {
  const { sessions = [], takesOver, deadline } = command;
  const state: EnrolmentState = {
    id: command.id,
    userId: command.userId,
    activityId: command.activityId,
    activityType: command.activityType,
    attempt: command.attempt,
    obligation: command.obligation,
    source: command.source,
    role: command.role,
    policy: command.policy,
    completion: command.completion,
    deadlineAfter: command.deadlineAfter,
    deadline,
    note: command.note,
    anchors: command.anchors ?? {},
    ...(command.automation && { automation: command.automation }),
    deadlineLifted: false,
    status: firstStatus(command),
    beneath: null,
    end: null,
    progress: 0,
    achieved: NOTHING_ACHIEVED,
    requestedAt: command.happenedAt ?? at,
    enrolledAt: null,
    startedAt: null,
    completedAt: null,
    lastVisitAt: null,
    task: null,
    decided: [],
    seat: takesOver?.seat ?? 'none',
    seatHeldUntil: null,
    queueNumber: null,
    queueRank: null,
    offer: null,
    bySession: command.bySession === true || sessions.length > 0,
    sessions: [],
    invitations: 0,
    // Reminders that lie before the request are nobody's any more (R23).
    remindedUntil: at,
    // Nor does what began with a deadline in the past end by it: it is overdue (R22).
    deadlinePassed: deadline !== null && deadline.graceUntil <= at,
    accessUntil: null,
    awaySince: null,
    pausedSince: null,
    seatGraceUntil: null,
    grade: null,
    feedback: null,
  };
  const draft = new Draft(state, command, at);
  draft.event(
    'requested',
    {},
    {
      obligation: state.obligation,
      source: state.source,
      attempt: state.attempt,
      ...(takesOver && { after: takesOver.from }),
      deadline: state.deadline?.deadline.at ?? null,
      ...(state.automation && { automation: named(state.automation) }),
    },
    null,
  );
  if (state.note) draft.event('noted', {}, { commitment: state.note.commitment });
  if (sessions.length > 0) askFor(draft, [...new Set(sessions)]);
  // A suggestion waits for the learner; it takes a seat and asks for approval only when it is accepted.
  if (takesOver?.admitted) seekAgain(draft);
  else if (state.obligation !== 'suggested') seek(draft);
  return draft.done();
}

const named = ({ code, version, firing }: NonNullable<EnrolmentState['automation']>) => ({ code, version, firing });

function apply(draft: Draft, command: Exclude<Command, RequestCommand> | RequestCommand): Rejection | null {
  const { state } = draft;
  switch (command.type) {
    case 'request':
      return reject('bad-request', 'an enrolment is born once', state);
    case 'approve':
    case 'decline':
      return decide(draft, command);
    case 'accept':
    case 'dismiss':
    case 'visit':
    case 'start':
    case 'progress':
    case 'complete':
    case 'fail':
      return learn(draft, command);
    case 'statement':
      return hear(draft, command);
    case 'try':
    case 'grant-try':
    case 'acknowledge':
    case 'signed':
    case 'sign-off':
    case 'attended':
    case 'submit-evidence':
    case 'accept-evidence':
    case 'reject-evidence':
    case 'adopt-rule':
      return achieve(draft, command);
    case 'due': {
      const due = nextDue(state);
      if (due !== null && due <= command.dueAt) carryOut(draft);
      return null;
    }
    case 'grant-seat':
      return command.poolId === undefined || command.poolId === state.activityId
        ? granted(draft, command.grantId)
        : sessionGranted(draft, command.poolId, command.grantId);
    case 'session-changed':
      return sessionChanged(draft, command.sessionId);
    case 'choose-sessions':
    case 'change-session':
    case 'leave-session':
      return choose(draft, command);
    case 'attendance':
      return attend(draft, command);
    case 'pass-over':
      return passOver(draft, command);
    case 'close-waiting':
      return closeWaiting(draft, command.poolId);
    case 'draw-lot':
      return drawLot(draft, command);
    case 'automate':
      return automate(draft, command);
    case 'reassign':
      return reassign(draft);
    case 'anchor':
      return anchorCame(draft, command);
    case 'presence':
      return presence(draft);
    case 'rezone':
      return rezone(draft);
    case 'move-policy':
      return movePolicy(draft, command);
    case 'answer':
      return answered(draft, command.answer);
    default:
      return manage(draft, command);
  }
}

/** R13: the pool gave a seat to who waits, or offers it by the policy (R17); who does not wait any more refuses it. */
function granted(draft: Draft, grantId: string): Rejection | null {
  if (draft.state.status !== 'waitlisted') return notPossible(draft.state, 'grant-seat');
  if (isOffered(draft.state)) {
    draft.ask({ kind: 'claim-limit', grantId });
    return null;
  }
  draft.event('seat_granted', {}, { grantId });
  admit(draft, entryStatus(draft.state), 'held');
  draft.mail('seat_granted', draft.state.userId, grantId);
  return null;
}

function answered(draft: Draft, answer: Answer): Rejection | null {
  switch (answer.kind) {
    case 'seat':
      return seatAnswered(draft, answer);
    case 'assignee':
      assigneeAnswered(draft, answer);
      return null;
    case 'deadline':
      deadlineAnswered(draft, answer);
      return null;
    case 'seat-grace':
      draft.set({ seatGraceUntil: answer.until });
      return null;
    case 'access':
      accessAnswered(draft, answer);
      return null;
    case 'presence':
      presenceAnswered(draft, answer);
      return null;
    case 'manager':
      managerFound(draft, answer.managerId);
      return null;
    case 'next-attempt':
      return nextAttempt(draft, answer);
    case 'claim-limit':
      if (answer.sessionId !== undefined) return offeredInSession(draft, answer, answer.sessionId);
      offered(draft, answer);
      return null;
    case 'sessions':
      return sessionsAnswered(draft, answer);
    case 'queue':
      if (answer.place === 'again' && answer.sessionId !== undefined) {
        queueAgainInSession(draft, answer.sessionId, answer.queueNumber);
        return null;
      }
      if (answer.place === 'again') {
        queueAgain(draft, answer.queueNumber);
        return null;
      }
      if (answer.place === 'released') {
        seatReleased(draft, answer.queueNumber);
        return null;
      }
      // While an approval is asked for, the number only keeps the place (R12).
      if (answer.place === 'waitlisted') {
        if (answer.queueNumber === null)
          return reject('bad-request', 'this activity has no limited seats', draft.state);
        queued(draft, answer.queueNumber);
      } else {
        draft.set({ queueNumber: answer.queueNumber });
      }
      return null;
  }
}
