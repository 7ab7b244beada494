import type { Answer } from './asks.ts';
import { askSessionSeats } from './choosing.ts';
import type { PublicCommand } from './commands.ts';
import { askDeadline } from './deadlines.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { enter, entryStatus } from './seats.ts';
import { type Decided, type EnrolmentState, type OpenTask, SYSTEM } from './state.ts';
import type { Instant } from './words.ts';

/** So many levels up that nobody is there but the administrators. */
const ABOVE_ALL = 1_000_000;

type Decide = Extract<PublicCommand, { type: 'approve' | 'decline' }>;

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

/** R7, R8: the decision on the open task; the same one again changes nothing, a contrary one is refused. */
export function decide(draft: Draft, command: Decide): Rejection | null {
  const { state } = draft;
  const wanted = command.type === 'approve' ? 'approved' : 'declined';
  const { id, onBehalfOf } = command.actor;
  if (id === state.userId || onBehalfOf === state.userId)
    return reject('own-request', 'nobody decides on their own request (R3)', state);
  const task = state.task;
  const last = state.decided.findLast((entry) =>
    command.taskId === undefined ? concludes(state, entry) : entry.taskId === command.taskId,
  );
  if (!task || (command.taskId !== undefined && command.taskId !== task.taskId)) {
    if (last?.decision === wanted) return null;
    if (last) return reject('contrary-decision', `the request was ${last.decision} before`, state);
    if (command.taskId === undefined) return notPossible(state, command.type);
    return task
      ? reject('task-moved', 'the request is waiting for somebody else now', state)
      : reject('task-closed', `the request is not waiting any more: it is ${state.status}`, state);
  }
  if (command.assignment !== undefined && command.assignment !== task.assignment) {
    return reject('task-moved', 'the request is waiting for somebody else now', state);
  }
  if (wanted === 'approved') approveStep(draft, task);
  else if (state.obligation === 'mandatory') return mayNotDecline(state);
  else declineStep(draft, task);
  return null;
}

/** Was this the request's last word? A step approved on the way says nothing about a request that was withdrawn (R8). */
function concludes({ policy }: EnrolmentState, { decision, step }: Decided): boolean {
  return decision === 'declined' || step + 1 >= policy.rules.approval.steps.length;
}

/** R9: approval of mandatory training may choose when, never whether. */
function mayNotDecline(state: EnrolmentState): Rejection {
  return reject(
    'mandatory',
    'mandatory training cannot be declined; approve it, with a later deadline if need be',
    state,
  );
}

function approveStep(draft: Draft, task: OpenTask, timedOut = false): void {
  const { taskId, step } = task;
  const by = timedOut ? null : task.assigneeId;
  draft
    .event(
      'approved',
      { task: null, decided: [...draft.state.decided, { taskId, step, decision: 'approved', by }] },
      { taskId, step, ...standingIn(task), ...(timedOut && { timedOut }) },
    )
    .effect({ kind: 'close-task', taskId, status: 'approved', ...draft.saying() });
  goOn(draft, step, timedOut);
}

/** A step is approved: the next one opens, or the learner is allowed in. */
function goOn(draft: Draft, step: number, byTimeLimit: boolean): void {
  if (step + 1 < draft.state.policy.rules.approval.steps.length) openStep(draft, step + 1);
  else allowed(draft, entryStatus(draft.state), byTimeLimit);
}

/** R5: who acts, and for whom, where they are two. */
function standingIn({ assigneeId, principalId }: Pick<OpenTask, 'assigneeId' | 'principalId'>) {
  return principalId === null ? {} : { assigneeId, principalId };
}

function declineStep(draft: Draft, task: OpenTask, timedOut = false): void {
  const { taskId, step } = task;
  draft
    .set({ task: null, decided: [...draft.state.decided, { taskId, step, decision: 'declined' }] })
    .effect({ kind: 'close-task', taskId, status: timedOut ? 'expired' : 'declined', ...draft.saying() });
  const why = timedOut ? 'request_timed_out' : 'declined';
  end(draft, 'declined', 'declined', why, { taskId, step, ...standingIn(task) });
  draft.mail(timedOut ? 'request_timed_out' : 'request_declined', draft.state.userId, taskId);
}

/** R6: the step's time limit passed. Mandatory training that would be declined is escalated instead (R9). */
export function timedOut(draft: Draft, task: OpenTask): void {
  const { onTimeout } = draft.state.policy.rules.approval.steps[task.step] ?? { onTimeout: 'escalate' };
  if (onTimeout === 'approve') approveStep(draft, task, true);
  else if (onTimeout === 'decline' && draft.state.obligation !== 'mandatory') declineStep(draft, task, true);
  else draft.ask({ kind: 'assignee', step: task.step, escalation: task.escalation + 1, why: 'escalated' });
}

/** Approved by a time limit, but full and without a waiting list: the step goes to the administrators. */
export function noSeatToApprove(draft: Draft): void {
  const { decided } = draft.state;
  draft.set({ decided: decided.slice(0, -1) });
  draft.ask({ kind: 'assignee', step: decided.at(-1)?.step ?? 0, escalation: ABOVE_ALL, why: 'opened' });
}

/** R2: a person changed; whom the open step should wait for is looked up again. */
export function reassign(draft: Draft): Rejection | null {
  const { task } = draft.state;
  if (!task) return notPossible(draft.state, 'reassign');
  draft.ask({ kind: 'assignee', step: task.step, escalation: task.escalation, why: 'reassigned' });
  return null;
}

/**
 * R37: the policy that it follows now has no such step. All that it asks for was decided, or it asks nobody: the request goes
 * on to its seat, and who was asked is told that there is nothing to decide any more.
 */
export function stepGone(draft: Draft): void {
  closeTask(draft);
  allowed(draft, entryStatus(draft.state));
}

/** The commit found the assignee: the task opens, or moves to somebody else. */
export function assigneeAnswered(draft: Draft, answer: Extract<Answer, { kind: 'assignee' }>): void {
  const { ask, taskId, assigneeId, principalId, level, dueAt, reminders } = answer;
  const before = draft.state.task;
  const sameAs = (task: OpenTask) => task.assigneeId === assigneeId && task.principalId === principalId;
  if (before && ask.why === 'reassigned' && sameAs(before)) return;
  if (!before && alreadyApproved(draft, answer)) return;
  const handedOver = ask.why === 'reassigned' && before?.assigneeId ? before : null;
  const task: OpenTask = {
    taskId,
    step: ask.step,
    assigneeId,
    principalId,
    assignment: (before?.assignment ?? 0) + 1,
    escalation: level,
    openedAt: draft.at,
    // Somebody new has the time that is left; an escalation, and who takes over from the queue, starts the clock anew.
    dueAt: isLimited(draft.state, ask.step, assigneeId) ? (handedOver?.dueAt ?? dueAt) : null,
    reminders: handedOver?.reminders ?? reminders,
  };
  const data = { taskId, step: ask.step, assigneeId, ...standingIn(task), assignment: task.assignment };
  if (before) {
    const closedAs = ask.why === 'escalated' ? 'escalated' : 'reassigned';
    draft.event(`approval_${closedAs}`, { task }, { ...data, from: before.assigneeId, fromTask: before.taskId });
    draft.effect({
      kind: 'close-task',
      taskId: before.taskId,
      status: closedAs,
      at: draft.at,
      by: SYSTEM,
      comment: null,
    });
  } else {
    draft.event('approval_opened', { status: 'awaiting_approval', beneath: null, task }, data);
  }
  draft.effect({ kind: 'open-task' });
  askByMail(draft, task, answer.digestAt);
}

/**
 * Nobody is asked twice about one request: where a later step opens for who approved an earlier one of it, that decision
 * counts for both. What a time limit approved is nobody's decision, and the administrators' queue is no person.
 */
function alreadyApproved(
  draft: Draft,
  { ask, assigneeId, principalId }: Extract<Answer, { kind: 'assignee' }>,
): boolean {
  const { decided } = draft.state;
  const earlier = decided.find((entry) => entry.decision === 'approved' && entry.by === assigneeId);
  if (!earlier || assigneeId === null || ask.why !== 'opened') return false;
  const { step } = ask;
  draft.event(
    'approval_skipped',
    { decided: [...decided, { ...earlier, step }] },
    {
      taskId: earlier.taskId,
      step,
      assigneeId,
      ...standingIn({ assigneeId, principalId }),
      approvedAtStep: earlier.step,
    },
  );
  goOn(draft, step, draft.actor.kind === 'system');
  return true;
}

/** The mail that asks: at once, or in the approver's next digest, unless something falls due before that (R6). */
function askByMail(draft: Draft, { taskId, assigneeId, dueAt, reminders }: OpenTask, digestAt: Instant | null): void {
  const waits =
    digestAt !== null && [dueAt, ...reminders.map(({ at }) => at)].every((at) => at === null || at > digestAt);
  if (waits) draft.mail('approval_digest', assigneeId, taskId, { task: taskId, notBefore: digestAt });
  else draft.mail('approval_request', assigneeId, taskId, { task: taskId });
}

/**
 * Does the step's time limit count for this assignee? At the administrators' queue nothing is above, and what reached
 * it because nobody was found is not approved in silence (R4).
 */
function isLimited({ policy, obligation }: EnrolmentState, step: number, assigneeId: string | null): boolean {
  if (assigneeId !== null) return true;
  const { onTimeout, assignee } = policy.rules.approval.steps[step] ?? { onTimeout: 'escalate' };
  if (onTimeout === 'approve') return assignee?.relation === 'administrators';
  return onTimeout === 'decline' && obligation !== 'mandatory';
}

/** A reminder to the assignee fell due (R6, R23). */
export function remindAssignee(draft: Draft, task: OpenTask): void {
  const due = task.reminders.filter((reminder) => reminder.at <= draft.at);
  const left = task.reminders.filter((reminder) => reminder.at > draft.at);
  for (const { rule } of due) {
    draft.event('approval_reminded', { task: { ...task, reminders: left } }, { taskId: task.taskId, rule });
    draft.mail('approval_reminder', task.assigneeId, `${task.taskId}/${rule}`, { once: true, task: task.taskId });
  }
}

/** An open task ends because its request did; the approver is told (R8). */
export function closeTask(draft: Draft): void {
  const { task } = draft.state;
  if (!task) return;
  draft.set({ task: null });
  draft.effect({ kind: 'close-task', taskId: task.taskId, status: 'withdrawn', ...draft.saying() });
  const withdrawn = draft.actor.kind !== 'system';
  draft.mail(withdrawn ? 'approval_withdrawn' : 'approval_closed', task.assigneeId, task.taskId, { task: task.taskId });
}
