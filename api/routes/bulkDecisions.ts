import { resolveActivity } from '../../store/catalogue.ts';
import { anyOpenTask, type OpenTasksOf, tasksMeant } from '../../store/decisionLists.ts';
import { resolvePerson } from '../../store/people.ts';
import { asUuid } from '../../store/selection.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import type { Client } from '../http/caller.ts';
import { toProblem } from '../http/failures.ts';
import { people } from '../http/people.ts';
import { expectAbout } from '../http/permissions.ts';
import { invalidInput, notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { ADMINISTRATORS } from '../schemas/approvals.ts';
import {
  type BulkDecisionBody,
  type BulkItem,
  bulkDecisionBody,
  bulkDecisions,
  MOST_DECISIONS,
} from '../schemas/bulkDecisions.ts';
import { type Decision, sendDecision } from './approvals.ts';

/** Decisions on their way at the same time. */
const AT_ONCE = 8;
/** After so long none is begun any more: each may take 10 s, and the whole is answered before its caller gives up. */
const BEGIN_WITHIN_MS = 12_000;

interface Caller {
  readonly client: Client;
  readonly may: Authority;
}

type Wanted = Decision & { readonly approval: string };

/** Many decisions in one request, each by itself. */
export function bulkDecisionRoutes(deps: AppDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/approvals/decisions',
      operationId: 'decideApprovals',
      tag: 'Approvals',
      summary: 'Decide many approval tasks',
      description:
        'A list, or all that wait for one approver. Each is decided by itself and has its own outcome: one that is refused stops no other. The answer is 200 also when some were refused. 503, with the outcomes that are known: repeat it with the same Idempotency-Key; nothing is decided twice.',
      access: 'write',
      people: people('approvals:decide', 'each'),
      body: bulkDecisionBody,
      answers: { 200: { description: 'The outcome of each.', schema: bulkDecisions } },
      handle: ({ body, client, may, commandId }) => decideMany(deps, body, { client, may }, commandId),
    }),
  ];
}

async function decideMany(deps: AppDeps, body: BulkDecisionBody, caller: Caller, commandId: string): Promise<Reply> {
  const { sql, clock } = deps;
  const whose = body.all ? await openTasksOf(deps, body.all, caller.may) : null;
  const { decision, comment } = body;
  const wanted: readonly Wanted[] =
    whose && decision
      ? (await tasksMeant(sql, commandId, whose, MOST_DECISIONS, clock.now())).map((approval) => ({
          approval,
          decision,
          comment,
        }))
      : (body.decisions ?? []);
  const items = await eachByItself(deps, wanted, caller, commandId);
  const count = (outcome: BulkItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
  const counts = { decided: count('decided'), refused: count('refused'), unknown: count('unknown') };
  if (counts.unknown > 0) {
    const detail = 'not all outcomes are known yet: repeat it with the same Idempotency-Key';
    throw new Problem('outcome-unknown', detail, { members: { items, counts }, headers: { 'Retry-After': '2' } });
  }
  const seen = items.map(({ approval }) => approval);
  return ok({ items, counts, more: whose !== null && (await anyOpenTask(sql, whose, seen)) });
}

/** @throws Problem 400 for an approver or an activity that nobody knows */
async function openTasksOf(
  { sql }: AppDeps,
  { assignee, activity }: { assignee: string; activity?: string | undefined },
  may: Authority,
): Promise<OpenTasksOf> {
  const assigneeId = assignee === ADMINISTRATORS ? null : await resolvePerson(sql, assignee);
  if (may.held !== null && assigneeId !== may.held)
    throw new Problem('forbidden', 'all of them is for what waits for oneself: name the others one by one');
  if (assigneeId === null && assignee !== ADMINISTRATORS)
    throw invalidInput({ pointer: '#/all/assignee', detail: 'is nobody known' });
  const activityId = activity === undefined ? undefined : await resolveActivity(sql, activity);
  if (activityId === null) throw invalidInput({ pointer: '#/all/activity', detail: 'is no activity that is known' });
  return { assigneeId, activityId };
}

/** Each under a command id of its own, which a repeat of the whole makes again. */
async function eachByItself(
  deps: AppDeps,
  wanted: readonly Wanted[],
  caller: Caller,
  commandId: string,
): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  const begun = new Set<string>();
  const until = Date.now() + BEGIN_WITHIN_MS;
  const queue = wanted.entries();
  const one = async ({ approval, ...decision }: Wanted): Promise<BulkItem> => {
    const id = asUuid(approval);
    try {
      if (id === null) throw notFound('approval');
      if (begun.has(id)) throw invalidInput({ pointer: '#/decisions', detail: 'names this approval twice' });
      begun.add(id);
      if (Date.now() > until) throw new Problem('outcome-unknown', 'there was no time left to begin with it');
      await expectAbout(deps, caller.may, 'approval', id, ['approvals:decide']);
      const task = await sendDecision(deps, id, decision, caller, `${commandId}/${id}`);
      return { approval, outcome: 'decided', status: 200, taskStatus: task.status, problem: null };
    } catch (error) {
      const problem = toProblem(error);
      if (!problem) throw error;
      const outcome = problem.status >= 500 ? 'unknown' : 'refused';
      const document = problem.document() as NonNullable<BulkItem['problem']>;
      return { approval, outcome, status: problem.status, taskStatus: null, problem: document };
    }
  };
  const hand = async () => {
    for (const [index, decision] of queue) items[index] = await one(decision);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return items;
}
