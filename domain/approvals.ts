import { closeTask } from './approvalTask.ts';
import { askSessionSeats } from './choosing.ts';
import { askDeadline } from './deadlines.ts';
import type { Draft } from './draft.ts';
import { enter, entryStatus } from './seats.ts';

/** So many levels up that nobody is there but the administrators. */
const ABOVE_ALL = 1_000_000;

/** The request goes on its way: to the first approval step, or straight to the seat. */
export function seek(draft: Draft, to: 'enrolled' | 'in_progress' = entryStatus(draft.state)): void {
  askDeadline(draft, 'request');
  const { steps } = draft.state.policy.rules.approval;
  if (steps.length === 0) {
    allowed(draft, to);
    return;
  }
  // What was decided on an earlier request does not count for this one.
  draft.set({ decided: [] });
  consult(draft, 0);
}

/** R31: who had got in, and begins again, is not asked about once more. */
export function seekAgain(draft: Draft): void {
  askDeadline(draft, 'request');
  allowed(draft, 'enrolled');
}

/** Approval is asked for, from a step on: with a place in the queue, and a seat if the policy holds one (R16). */
export function consult(draft: Draft, step: number): void {
  // While it was stopped, the policy may have come to ask for fewer steps than were decided (R37).
  if (step >= draft.state.policy.rules.approval.steps.length) {
    allowed(draft, entryStatus(draft.state));
    return;
  }
  // The number is drawn when it is asked for: a late approval moves nobody back (R12).
  draft.ask({ kind: 'queue', place: 'kept' });
  if (draft.state.policy.rules.seats.duringApproval === 'hold') {
    draft.ask({ kind: 'seat', purpose: 'hold', to: 'enrolled' });
    askSessionSeats(draft, 'hold');
  }
  openStep(draft, step);
}

/** Opens a step; who it waits for is found in the commit (R2). */
function openStep(draft: Draft, step: number): void {
  draft.ask({ kind: 'assignee', step, escalation: 0, why: 'opened' });
}

/** Approved by all, or nobody had to be asked. */
function allowed(draft: Draft, to: 'enrolled' | 'in_progress', byTimeLimit = false): void {
  askDeadline(draft, 'approval');
  enter(draft, to, byTimeLimit ? { byTimeLimit } : {});
}

/** A step is approved: the next one opens, or the learner is allowed in. */
export function goOn(draft: Draft, step: number, byTimeLimit: boolean): void {
  if (step + 1 < draft.state.policy.rules.approval.steps.length) openStep(draft, step + 1);
  else allowed(draft, entryStatus(draft.state), byTimeLimit);
}

/** Approved by a time limit, but full and without a waiting list: the step goes to the administrators. */
export function noSeatToApprove(draft: Draft): void {
  const { decided } = draft.state;
  draft.set({ decided: decided.slice(0, -1) });
  draft.ask({ kind: 'assignee', step: decided.at(-1)?.step ?? 0, escalation: ABOVE_ALL, why: 'opened' });
}

/**
 * R37: the policy that it follows now has no such step. All that it asks for was decided, or it asks nobody: the request goes
 * on to its seat, and who was asked is told that there is nothing to decide any more.
 */
export function stepGone(draft: Draft): void {
  closeTask(draft);
  allowed(draft, entryStatus(draft.state));
}
