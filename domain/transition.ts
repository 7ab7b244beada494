import { assigneeAnswered, decide, reassign, seek } from './approvals.ts';
import type { Answer, Command, RequestCommand } from './commands.ts';
import { manage } from './desk.ts';
import { Draft, notPossible, reject } from './draft.ts';
import { carryOut, nextDue } from './due.ts';
import { learn } from './learning.ts';
import type { Outcome, Rejection } from './outcome.ts';
import { admit, entryStatus, queued, seatAnswered } from './seats.ts';
import type { EnrolmentState } from './state.ts';
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
  const draft = new Draft(state, command, at);
  const refused = apply(draft, command);
  return refused ?? draft.done();
}

/** Where a request stands before anybody was asked and before it has a seat. */
function firstStatus({ obligation, policy }: RequestCommand): Status {
  if (obligation === 'suggested') return 'suggested';
  return policy.rules.approval.steps.length > 0 ? 'awaiting_approval' : 'waitlisted';
}

function born(command: RequestCommand, at: Instant): Outcome {
  const { type: _type, actor: _actor, reason: _reason, happenedAt: _happened, ...given } = command;
  const state: EnrolmentState = {
    ...given,
    status: firstStatus(command),
    beneath: null,
    end: null,
    progress: 0,
    requestedAt: command.happenedAt ?? at,
    enrolledAt: null,
    startedAt: null,
    completedAt: null,
    lastVisitAt: null,
    task: null,
    decided: [],
    seat: 'none',
    seatHeldUntil: null,
    queueNumber: null,
    // Reminders that lie before the request are nobody's any more (R23).
    remindedUntil: at,
    deadlinePassed: false,
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
      deadline: state.deadline?.deadline.at ?? null,
    },
    null,
  );
  if (state.note) draft.event('noted', {}, { commitment: state.note.commitment });
  // A suggestion waits for the learner; it takes a seat and asks for approval only when it is accepted.
  if (state.obligation !== 'suggested') seek(draft);
  return draft.done();
}

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
    case 'due': {
      const due = nextDue(state);
      if (due !== null && due <= command.dueAt) carryOut(draft);
      return null;
    }
    case 'grant-seat':
      return granted(draft, command.grantId);
    case 'reassign':
      return reassign(draft);
    case 'answer':
      return answered(draft, command.answer);
    default:
      return manage(draft, command);
  }
}

/** R13: the pool gave a seat to who waits; who does not wait any more refuses it. */
function granted(draft: Draft, grantId: string): Rejection | null {
  if (draft.state.status !== 'waitlisted') return notPossible(draft.state, 'grant-seat');
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
      draft.event(
        'deadline_set',
        { deadline: answer.plan, remindedUntil: draft.now },
        { deadline: answer.plan.deadline.at },
      );
      return null;
    case 'queue':
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
