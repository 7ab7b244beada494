import type { Assignee } from './policy.ts';

/** What is known of a person when an approver is looked for. */
export interface PersonFacts {
  readonly id: string;
  readonly managerId: string | null;
  /** May this person sign in, and so decide? */
  readonly active: boolean;
}

/**
 * Who decides (R2–R4). The chain begins with the relation's person and goes up manager by manager, then up the
 * learner's own managers; whoever is away, unknown or the learner is passed over (R3), cycles are cut, and each
 * escalation goes one further (R6). At its end stands the administrators' queue: null, never an approval in silence (R4).
 *
 * @param people everybody on the chains, by id
 */
export function resolveAssignee(
  assignee: Assignee,
  escalation: number,
  learnerId: string,
  ownerId: string | null,
  people: ReadonlyMap<string, PersonFacts>,
): string | null {
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
  const chain = [...upFrom(start, people), ...own];
  const able = [...new Set(chain)].filter((id) => id !== learnerId && people.get(id)?.active === true);
  return able[escalation] ?? null;
}

function upFrom(start: string | null, people: ReadonlyMap<string, PersonFacts>): string[] {
  const chain: string[] = [];
  for (let id = start; id !== null && !chain.includes(id); id = people.get(id)?.managerId ?? null) chain.push(id);
  return chain;
}
