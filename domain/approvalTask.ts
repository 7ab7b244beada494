import { goOn } from './approvals.ts';
import type { Answer } from './asks.ts';
import { type Draft, notPossible } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { type EnrolmentState, type OpenTask, SYSTEM } from './state.ts';
import type { Instant } from './words.ts';

/*
 * The task of an open approval step: whom it waits for, how they are asked and reminded, and its end with its request. What is
 * decided on it stands in `deciding.ts`.
 */

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

/** R2: a person changed; whom the open step should wait for is looked up again. */
export function reassign(draft: Draft): Rejection | null {
  const { task } = draft.state;
  if (!task) return notPossible(draft.state, 'reassign');
  draft.ask({ kind: 'assignee', step: task.step, escalation: task.escalation, why: 'reassigned' });
  return null;
}

/** R5: who acts, and for whom, where they are two. */
export function standingIn({ assigneeId, principalId }: Pick<OpenTask, 'assigneeId' | 'principalId'>) {
  return principalId === null ? {} : { assigneeId, principalId };
}
