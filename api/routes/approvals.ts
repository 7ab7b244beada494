import { CommandRefused } from '../../dispatch/errors.ts';
import { type ApprovalFilter, type ApprovalRow, listApprovals, readApproval } from '../../store/approvals.ts';
import { resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { idKey, listReply } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { approvalColumns, presentApproval } from '../presenters/approvals.ts';
import { ADMINISTRATORS, approval, approvalList, approvalQuery, decisionBody } from '../schemas/approvals.ts';
import { idParam } from '../schemas/common.ts';
import { withPossible } from './commands.ts';

/** Approval tasks: who is asked, what was said. */
export function approvalRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/approvals',
      operationId: 'listApprovals',
      tag: 'Approvals',
      summary: 'Find approval tasks',
      description: 'Open and decided ones, the newest first. As `text/csv` the whole selection.',
      access: 'read',
      people: people('approvals:view'),
      query: approvalQuery,
      answers: { 200: { description: 'A page.', schema: approvalList, also: ['text/csv'] } },
      handle: async (input) => {
        const { status, assignee, enrolment } = input.query;
        const reached = input.may.reach('approvals:view');
        const filter = await filterOf(deps, { statuses: status, enrolmentId: enrolment, reached }, assignee);
        const list = {
          name: 'approvals',
          key: idKey,
          keyOf: ({ id }: { id: string }) => ({ id }),
          read: async (after: { id: string } | null, limit: number) =>
            filter ? listApprovals(sql, filter, after, limit) : [],
          columns: approvalColumns,
        };
        return listReply(input, list, presentApproval);
      },
    }),
    route({
      method: 'get',
      path: '/v1/approvals/{id}',
      operationId: 'getApproval',
      tag: 'Approvals',
      summary: 'Read an approval task',
      description: 'With who decided, and what was said.',
      access: 'read',
      people: people('approvals:view', 'approval'),
      params: idParam,
      answers: { 200: { description: 'The task.', schema: approval } },
      handle: async ({ params }) => shown(await readApproval(sql, params.id)),
    }),
    route({
      method: 'post',
      path: '/v1/approvals/{id}/decisions',
      operationId: 'decideApproval',
      tag: 'Approvals',
      summary: 'Decide an approval task',
      description:
        'The same decision again changes nothing; a contrary one is 409, and so is declining mandatory training (R7, R9). Answers with the task after it, when it is stored. 503: the outcome is not known within 10 s; repeat with the same Idempotency-Key.',
      access: 'write',
      people: people('approvals:decide', 'approval'),
      params: idParam,
      body: decisionBody,
      answers: { 200: { description: 'The task after it.', schema: approval } },
      refusals: [409],
      handle: async ({ params, body, client, may, commandId }) =>
        shown(await sendDecision(deps, params.id, body, { client, may }, commandId)),
    }),
  ];
}

/** Null when the assignee is nobody that is known, so that nothing can be found. */
async function filterOf({ sql }: AppDeps, filter: ApprovalFilter, assignee: string | undefined) {
  if (assignee === undefined) return filter;
  if (assignee === ADMINISTRATORS) return { ...filter, assigneeId: null };
  const assigneeId = await resolvePerson(sql, assignee);
  return assigneeId === null ? null : { ...filter, assigneeId };
}

export interface Decision {
  readonly decision: 'approve' | 'decline';
  readonly comment: string | null;
}

/**
 * Decides a task and returns it as it stands after it.
 *
 * @throws Problem 404, or 409 with what is possible · OutcomeUnknown
 */
export async function sendDecision(
  deps: AppDeps,
  id: string,
  { decision, comment }: Decision,
  { client, may }: { readonly client: Client; readonly may: Authority },
  commandId: string,
): Promise<ApprovalRow> {
  const { sql, clock, dispatch } = deps;
  const task = await readApproval(sql, id);
  if (!task) throw notFound('approval');
  // Words about the learner: they go when the learner is erased (R35).
  const reason = comment ? await saveText(sql, task.learnerId, comment, clock.now()) : null;
  const actor = actorOf(client);
  // Whom it has moved on from meanwhile does not decide any more (R2).
  const only = client.person ? { assignment: task.assignment } : {};
  try {
    await dispatch.send(task.enrolmentId, { type: decision, taskId: id, ...only, actor, reason }, { commandId });
  } catch (error) {
    throw error instanceof CommandRefused ? await withPossible(deps, task.enrolmentId, error, { client, may }) : error;
  }
  return (await readApproval(sql, id)) ?? task;
}

function shown(task: ApprovalRow | null): Reply {
  if (!task) throw notFound('approval');
  return { status: 200, body: presentApproval(task), about: task.learnerId };
}
