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
 * R33: decides what rules do about people whom they are about, or were, by the facts as they are now; for evaluations and for
 * previews. Writes nothing.
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
  const concerned = ids.flatMap((id): Concerned[] => {
    const person = people.get(id);
    if (!person) return [];
    const today = localDateOf(now, person.timezone);
    const rows = members.get(id) ?? [];
    return asked.flatMap((rule) => {
      const member = rows.find(({ ruleId }) => ruleId === rule.id) ?? null;
      const fit = fits(person, rule.who, today);
      return fit || member ? [{ rule, person, today, rows, member, fits: fit }] : [];
    });
  });
  const targets = await targetStates(tx, concerned, { lock });
  return concerned.map((one) => decideOne(one, rules, targets.get(targetKey(one.rule.target))));
}

/** Somebody whom a rule is about, or was. */
interface Concerned extends Pick<Decided, 'rule' | 'person' | 'member' | 'fits'> {
  readonly today: LocalDate;
  /** The person's rows of all rules. */
  readonly rows: readonly Member[];
}

/** What these people have in what their rules enrol in: asked once for each such thing, in one order for everybody. */
async function targetStates(
  tx: Db,
  concerned: readonly Concerned[],
  held: { lock: boolean },
): Promise<Map<string, TargetState>> {
  const byTarget = new Map<string, Concerned[]>();
  for (const one of concerned) {
    const key = targetKey(one.rule.target);
    const some = byTarget.get(key);
    if (some) some.push(one);
    else byTarget.set(key, [one]);
  }
  const found = new Map<string, TargetState>();
  for (const [key, some] of [...byTarget].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const target = some[0]?.rule.target;
    if (!target) continue;
    const userIds = [...new Set(some.map(({ person }) => person.id))];
    const covered = some.flatMap(({ member }) => member?.covers ?? []);
    const state =
      target.activityId === null
        ? await planTargetState(tx, target.planCode, userIds, covered, held)
        : await activityState(tx, target.activityId, userIds, covered, held);
    found.set(key, state);
  }
  return found;
}

function decideOne(
  { rule, person, today, rows, member, fits: fit }: Concerned,
  all: readonly Rule[],
  state: TargetState | undefined,
): Decided {
  const live = state?.live.get(person.id) ?? null;
  const ended = member?.covers ? (state?.ended.get(member.covers) ?? null) : null;
  const decision = decideMember({
    rule,
    member,
    there: isThere(person.status),
    fits: fit,
    facts: { live, completed: state?.completed.has(person.id) ?? false, ended },
    wantedByOther: live !== null && isWantedByOther(rule, all, person, today, rows, live),
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
