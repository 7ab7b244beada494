import { goOn } from './approvals.ts';
import { standingIn } from './approvalTask.ts';
import type { PublicCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import type { Decided, EnrolmentState, OpenTask } from './state.ts';

type Decide = Extract<PublicCommand, { type: 'approve' | 'decline' }>;

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
