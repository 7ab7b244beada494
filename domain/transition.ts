import { achieve } from './achieving.ts';
import { answered } from './answered.ts';
import { reassign } from './approvalTask.ts';
import { attend } from './attending.ts';
import { automate } from './automating.ts';
import { born } from './birth.ts';
import { choose, sessionChanged, sessionGranted } from './choosing.ts';
import type { Command, RequestCommand } from './commands.ts';
import { anchorCame } from './deadlines.ts';
import { decide } from './deciding.ts';
import { manage } from './desk.ts';
import { Draft, notPossible, reject } from './draft.ts';
import { carryOut, nextDue } from './due.ts';
import { learn } from './learning.ts';
import { leaveAudience } from './leavingAudience.ts';
import { closeWaiting, drawLot, passOver } from './line.ts';
import { movePolicy } from './movingPolicy.ts';
import { isOffered } from './offering.ts';
import type { Outcome, Rejection } from './outcome.ts';
import { rezone } from './rezoning.ts';
import { admit, entryStatus } from './seats.ts';
import { presence } from './standstill.ts';
import type { EnrolmentState } from './state.ts';
import { hear } from './statements.ts';
import type { Instant } from './words.ts';

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
    case 'left-audience':
      leaveAudience(draft, command);
      return null;
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
