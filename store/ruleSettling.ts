import type { Clock } from '../domain/clock.ts';
import type { MemberOutcome } from '../domain/rules/member.ts';
import { type Rule, targetKey } from '../domain/rules/rule.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Enrolled, enrolAll, withdrawAll } from './ruleActs.ts';
import { type Decided, decideMembers } from './ruleDeciding.ts';
import { type MemberChange, writeMembers } from './ruleMembers.ts';

/** Who could not be enrolled is tried again after so long, beside whenever something changes. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;

/** What was done about some people. */
export interface Settled {
  readonly enrolled: number;
  readonly withdrawn: number;
  readonly refused: number;
  /** When the first of the refused is tried again. */
  readonly retryAt: Instant | null;
}

/**
 * R33: carries out what rules say about these people, by the facts of now, in the caller's transaction: births, what is told
 * to end, and the note of both in the people's rows are there together or not at all. Done again it changes nothing.
 *
 * @param focus the rules that are asked, by id, of all that are on
 */
export async function settleMembers(
  tx: Db,
  rules: readonly Rule[],
  focus: ReadonlySet<string>,
  userIds: readonly string[],
  clock: Clock,
): Promise<Settled> {
  const now = clock.now();
  const decided = await decideMembers(tx, rules, withTwins(rules, focus), userIds, now, { lock: true });
  const joining = decided.filter(({ decision }) => decision.kind === 'enrol');
  const enrolled = await enrolAll(tx, joining, clock);
  const leaving = decided.filter(({ decision }) => decision.kind === 'leave' && decision.outcome === 'withdrawn');
  await withdrawAll(tx, leaving, now);
  const retryAt = new Date(Date.parse(now) + TRY_AGAIN_MS).toISOString();
  const changes = decided.flatMap((one) => changeOf(one, enrolled.get(one), retryAt));
  await writeMembers(tx, changes, now);
  const results = [...enrolled].flatMap(([{ rule }, result]) => (focus.has(rule.id) ? [result] : []));
  const refused = results.filter(({ kind }) => kind === 'refused').length;
  return {
    enrolled: results.filter(({ kind }) => kind === 'born').length,
    withdrawn: leaving.filter(({ rule }) => focus.has(rule.id)).length,
    refused,
    retryAt: refused > 0 ? retryAt : null,
  };
}

/** Also the rules about the same as one of these: who obliges more enrols, whichever of them is asked. */
export function withTwins(rules: readonly Rule[], focus: ReadonlySet<string>): Set<string> {
  const targets = new Set(rules.flatMap(({ id, target }) => (focus.has(id) ? [targetKey(target)] : [])));
  return new Set(rules.flatMap(({ id, target }) => (targets.has(targetKey(target)) ? [id] : [])));
}

/** What is different of a row, and what its history says of it; none where nothing is. */
function changeOf(
  { rule, person, member, why, decision }: Decided,
  enrolled: Enrolled | undefined,
  retryAt: Instant,
): MemberChange[] {
  const next = nextOf(decision, enrolled);
  if (!next) return [];
  const { state, outcome, covers, refusal } = next;
  const same =
    member?.state === state && member.outcome === outcome && member.covers === covers && member.refusal === refusal;
  if (same && outcome !== 'refused') return [];
  return [
    {
      ...{ ruleId: rule.id, userId: person.id, state, outcome, covers, refusal },
      why: state === 'in' ? why : [],
      retryAt: outcome === 'refused' ? retryAt : null,
      version: (member?.version ?? 0) + (same ? 0 : 1),
      ofPlan: rule.target.activityId === null,
      event: same ? null : outcome,
    },
  ];
}

type Next = Pick<MemberChange, 'state' | 'covers' | 'refusal'> & { readonly outcome: MemberOutcome };

function nextOf(decision: Decided['decision'], enrolled: Enrolled | undefined): Next | null {
  switch (decision.kind) {
    case 'nothing':
      return null;
    case 'stand':
      return { state: 'in', outcome: decision.outcome, covers: decision.covers, refusal: null };
    case 'exclude':
      return { state: 'excluded', outcome: 'removed_by_hand', covers: decision.covers, refusal: null };
    case 'leave':
      return { state: 'out', outcome: decision.outcome, covers: decision.covers, refusal: null };
    case 'enrol':
      if (!enrolled) throw new Error('somebody was not enrolled who was to be');
      if (enrolled.kind === 'refused') return { state: 'in', outcome: 'refused', covers: null, refusal: enrolled.code };
      return {
        state: 'in',
        outcome: enrolled.kind === 'born' ? 'enrolled' : 'enrolled_already',
        covers: enrolled.id,
        refusal: null,
      };
  }
}
