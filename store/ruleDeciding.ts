import { fits, type PersonFacts, type Reason, whyIn } from '../domain/audiences/membership.ts';
import { localDateOf } from '../domain/calendar.ts';
import { isThere } from '../domain/people/standing.ts';
import { decideMember, type MemberDecision } from '../domain/rules/deciding.ts';
import type { Live, Member } from '../domain/rules/member.ts';
import { inOrder, type Rule, targetKey } from '../domain/rules/rule.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { audienceFacts } from './audienceFacts.ts';
import type { Db } from './db.ts';
import { membersOf } from './ruleMembers.ts';
import { activityState, planTargetState, type TargetState } from './ruleTargets.ts';

/** What a rule does about one person, with what that was decided by. */
export interface Decided {
  readonly rule: Rule;
  readonly person: PersonFacts;
  readonly member: Member | null;
  readonly fits: boolean;
  readonly why: readonly Reason[];
  readonly live: Live | null;
  readonly decision: MemberDecision;
}

/**
 * R33: decides what rules do about people, by the facts as they are now; for evaluations and for previews. Writes nothing.
 *
 * @param rules all that are on, and those that are tried
 * @param focus the rules that are asked about, by id; the others only say what they want to stay
 * @param lock hold the people and what lives of them, so that nothing about them changes until the transaction ends
 */
export async function decideMembers(
  tx: Db,
  rules: readonly Rule[],
  focus: ReadonlySet<string>,
  userIds: readonly string[],
  now: Instant,
  { lock }: { lock: boolean },
): Promise<Decided[]> {
  const people = await audienceFacts(tx, userIds, { lock });
  const ids = [...people.keys()].sort();
  const members = await membersOf(tx, ids);
  const asked = inOrder(rules.filter(({ id }) => focus.has(id)));
  const targets = await targetStates(tx, asked, ids, members, { lock });
  return ids.flatMap((id): Decided[] => {
    const person = people.get(id);
    if (!person) return [];
    const today = localDateOf(now, person.timezone);
    return asked.map((rule) =>
      decideOne(rule, rules, person, today, members.get(id) ?? [], targets.get(targetKey(rule.target))),
    );
  });
}

async function targetStates(
  tx: Db,
  rules: readonly Rule[],
  userIds: readonly string[],
  members: ReadonlyMap<string, readonly Member[]>,
  held: { lock: boolean },
): Promise<Map<string, TargetState>> {
  const covered = [...members.values()].flat().flatMap(({ covers }) => covers ?? []);
  const found = new Map<string, TargetState>();
  for (const { target } of [...rules].sort((one, other) =>
    targetKey(one.target) < targetKey(other.target) ? -1 : 1,
  )) {
    const key = targetKey(target);
    if (found.has(key)) continue;
    const state =
      target.activityId === null
        ? await planTargetState(tx, target.planCode, userIds, covered, held)
        : await activityState(tx, target.activityId, userIds, covered, held);
    found.set(key, state);
  }
  return found;
}

function decideOne(
  rule: Rule,
  all: readonly Rule[],
  person: PersonFacts,
  today: LocalDate,
  members: readonly Member[],
  state: TargetState | undefined,
): Decided {
  const member = members.find(({ ruleId }) => ruleId === rule.id) ?? null;
  const live = state?.live.get(person.id) ?? null;
  const ended = member?.covers ? (state?.ended.get(member.covers) ?? null) : null;
  const fit = fits(person, rule.who, today);
  const decision = decideMember({
    rule,
    member,
    there: isThere(person.status),
    fits: fit,
    facts: { live, completed: state?.completed.has(person.id) ?? false, ended },
    wantedByOther: live !== null && isWantedByOther(rule, all, person, today, members, live),
  });
  const why = fit ? whyIn(person, rule.who, today) : [];
  return { rule, person, member, fits: fit, why, live, decision };
}

/** Leaving one rule takes nothing from another: one that wants the person, or that kept (or keeps) what lives. */
function isWantedByOther(
  rule: Rule,
  all: readonly Rule[],
  person: PersonFacts,
  today: LocalDate,
  members: readonly Member[],
  live: Live,
): boolean {
  const kept = members.some(
    ({ ruleId, outcome, covers }) => ruleId !== rule.id && outcome === 'kept' && covers === live.id,
  );
  if (kept) return true;
  return all.some((other) => {
    if (other.id === rule.id || targetKey(other.target) !== targetKey(rule.target)) return false;
    const member = members.find(({ ruleId }) => ruleId === other.id);
    if (member?.state === 'excluded') return false;
    if (fits(person, other.who, today)) return true;
    return member?.state === 'in' && member.covers === live.id && other.onLeave === 'keep';
  });
}
