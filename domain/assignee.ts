import type { Assignee } from './policy.ts';

/** What is known of a person when an approver is looked for. */
export interface PersonFacts {
  readonly id: string;
  readonly managerId: string | null;
  /** May this person sign in, and so decide? */
  readonly active: boolean;
  /** Who stands in for this person now (R5). */
  readonly delegateId?: string | null;
}

/** Who is asked to decide. */
export interface Approver {
  readonly assigneeId: string;
  /** For whom the assignee stands in (R5); null: for nobody but themselves. */
  readonly principalId: string | null;
  /** So many levels up from where the step begins. */
  readonly level: number;
}

/** R5: so many delegations are followed from one person on. */
export const DEEPEST_DELEGATION = 5;

/**
 * Who decides (R2–R5). The chain begins with the relation's person and goes up manager by manager, then up the learner's
 * own managers; each of them is asked, or who stands in for them. Passed over are who is away or unknown, the learner, and
 * those whose delegation leads to the learner or to nobody active (R3, R4); cycles are cut, and each escalation goes one
 * further (R6). At its end stands the administrators' queue: null, never an approval in silence (R4).
 *
 * @param people everybody on the chains, and who stands in for them, by id
 * @param notAgain who did not decide in time: an escalation goes to somebody else
 */
export function findApprover(
  assignee: Assignee,
  escalation: number,
  learnerId: string,
  ownerId: string | null,
  people: ReadonlyMap<string, PersonFacts>,
  notAgain: string | null = null,
): Approver | null {
  if (assignee.relation === 'administrators') return null;
  const learner = people.get(learnerId);
  const manager = learner?.managerId ?? null;
  const start = {
    manager,
    managers_manager: manager === null ? null : (people.get(manager)?.managerId ?? manager),
    owner: ownerId,
    user: assignee.user ?? null,
  }[assignee.relation];
  // From the manager's manager on, the learner's manager lies below: no step goes down to who was passed over.
  const own = assignee.relation === 'managers_manager' ? [] : upFrom(manager, people);
  const able = [...new Set([...upFrom(start, people), ...own])]
    .filter((id) => id !== learnerId && people.get(id)?.active === true)
    .flatMap((id) => actingFor(id, learnerId, people) ?? []);
  const found = able.map((one, level) => ({ ...one, level })).slice(escalation);
  return found.find(({ assigneeId }) => assigneeId !== notAgain) ?? null;
}

function upFrom(start: string | null, people: ReadonlyMap<string, PersonFacts>): string[] {
  const chain: string[] = [];
  for (let id = start; id !== null && !chain.includes(id); id = people.get(id)?.managerId ?? null) chain.push(id);
  return chain;
}

/**
 * R5: who acts for a person now: they themselves, or who is at the end of their delegations. Null when that is nobody
 * active, and when the way leads through the learner, who would choose the approver of their own request (R3).
 */
function actingFor(
  id: string,
  learnerId: string,
  people: ReadonlyMap<string, PersonFacts>,
): Omit<Approver, 'level'> | null {
  const way = [id];
  let acting = id;
  while (way.length <= DEEPEST_DELEGATION) {
    const next = people.get(acting)?.delegateId ?? null;
    if (next === null || way.includes(next)) break;
    if (next === learnerId || people.get(next)?.active !== true) return null;
    way.push(next);
    acting = next;
  }
  return { assigneeId: acting, principalId: acting === id ? null : id };
}
