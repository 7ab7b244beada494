import type { PublicCommand } from '../../domain/commands.ts';
import { findProgressTargets, knownProgress, type ProgressTarget } from '../../store/progressTargets.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { toProblem } from '../http/failures.ts';
import { people } from '../http/people.ts';
import { invalidInput, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import {
  MOST_PROGRESS,
  PROGRESS_LIMIT,
  type ProgressItem,
  type ProgressOutcome,
  progressBody,
  progressOutcomes,
} from '../schemas/progress.ts';

/** Enrolments that are told at the same time. */
const AT_ONCE = 16;
/** After so long none is begun any more: each may take 10 s, and the whole is answered before its caller gives up. */
const BEGIN_WITHIN_MS = 12_000;

/** One of the request's, with what it is about and the id of its command. */
interface Wanted {
  readonly index: number;
  readonly item: ProgressItem;
  readonly target: ProgressTarget | undefined;
  readonly commandId: string;
}

/** Progress of many, as a learning system sends it. */
export function progressRoutes(deps: AppDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/progress',
      operationId: 'postProgress',
      tag: 'Enrolments',
      summary: 'Tell the progress of many',
      description: `Up to ${MOST_PROGRESS}, each to the person’s live enrolment in the activity, else to the last one (R25). Each has its own outcome: one that is refused stops no other. What is about one enrolment is told in the order of the list. 503, with the outcomes that are known: repeat it with the same Idempotency-Key; nothing is done twice.`,
      access: 'write',
      people: people('statements:read'),
      body: progressBody,
      bodyLimit: PROGRESS_LIMIT,
      answers: { 200: { description: 'The outcome of each.', schema: progressOutcomes } },
      handle: ({ body, client, commandId }) => tellAll(deps, body.items, client, commandId),
    }),
  ];
}

async function tellAll(deps: AppDeps, items: readonly ProgressItem[], client: Client, id: string): Promise<Reply> {
  const targets = await findProgressTargets(deps.sql, items);
  const wanted = items.map((item, index) => ({ index, item, target: targets[index], commandId: `${id}/${index}` }));
  const addressed = wanted.flatMap(({ target, commandId }) =>
    target?.enrolmentId ? [{ enrolmentId: target.enrolmentId, commandId }] : [],
  );
  // What a repeat finds done is not sent again.
  const known = await knownProgress(deps.sql, addressed);
  const outcomes: ProgressOutcome[] = [];
  const until = Date.now() + BEGIN_WITHIN_MS;
  const queue = groups(wanted).values();
  const hand = async () => {
    for (const group of queue) {
      for (const one of group) outcomes[one.index] = await tell(deps, one, client, known, until);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  const count = (outcome: ProgressOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  const counts = {
    applied: count('applied'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    unknown: count('unknown'),
  };
  if (counts.unknown > 0) {
    const detail = 'not all outcomes are known yet: repeat it with the same Idempotency-Key';
    const members = { items: outcomes, counts };
    throw new Problem('outcome-unknown', detail, { members, headers: { 'Retry-After': '2' } });
  }
  return ok({ items: outcomes, counts });
}

/** What is about one enrolment, together and in its order. */
function groups(wanted: readonly Wanted[]): Wanted[][] {
  const byEnrolment = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const key = one.target?.enrolmentId ?? `none/${one.index}`;
    const group = byEnrolment.get(key);
    if (group) group.push(one);
    else byEnrolment.set(key, [one]);
  }
  return [...byEnrolment.values()];
}

async function tell(
  { dispatch, clock }: AppDeps,
  { index, item, target, commandId }: Wanted,
  client: Client,
  known: ReadonlyMap<string, boolean>,
  until: number,
): Promise<ProgressOutcome> {
  const enrolment = target?.enrolmentId ?? null;
  const taken = (changed: boolean): ProgressOutcome => {
    return { index, outcome: changed ? 'applied' : 'unchanged', status: 200, enrolment, problem: null };
  };
  try {
    const before = known.get(commandId);
    if (before !== undefined) return taken(before);
    const id = enrolmentOf(target, index);
    if (item.at !== null && item.at > clock.now())
      throw invalidInput({ pointer: `#/items/${index}/at`, detail: 'must not lie in the future' });
    if (Date.now() > until) throw new Problem('outcome-unknown', 'there was no time left to begin with it');
    return taken((await dispatch.send(id, toCommand(item, client), { commandId })).changed);
  } catch (error) {
    const problem = toProblem(error);
    if (!problem) throw error;
    const document = problem.document() as NonNullable<ProgressOutcome['problem']>;
    const outcome = problem.status >= 500 ? 'unknown' : 'refused';
    return { index, outcome, status: problem.status, enrolment, problem: document };
  }
}

/** @throws Problem 400 for who or what is not known, 404 where there is no enrolment */
function enrolmentOf(target: ProgressTarget | undefined, index: number): string {
  if (!target?.userId) throw invalidInput({ pointer: `#/items/${index}/user`, detail: 'is nobody known' });
  if (!target.activityId)
    throw invalidInput({ pointer: `#/items/${index}/activity`, detail: 'is no activity that is known' });
  if (!target.enrolmentId) throw new Problem('not-found', 'this person was never enrolled in this activity');
  return target.enrolmentId;
}

function toCommand({ percent, command, part, at }: ProgressItem, client: Client): PublicCommand {
  const said = { actor: actorOf(client), happenedAt: at } as const;
  if (percent === undefined) return { type: command ?? 'visit', ...said };
  return { type: 'progress', ...said, percent, ...(part !== undefined && { part }) };
}
