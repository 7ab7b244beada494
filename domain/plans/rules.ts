import type { Duration, LocalDate } from '../words.ts';

/** The words of learning plans, as closed lists. */
export const PLAN_ORDERS = ['free', 'sequential'] as const;
export const COMPLETION_RULES = ['all', 'required', 'any', 'at_least'] as const;
export const ON_WITHDRAWAL = ['keep', 'end_not_started', 'end_all'] as const;
/** R30: what of an item's enrolment a plan may count as done although it is not. */
export const COUNTABLE = ['waiting', 'toConfirm', 'suspended', 'overbooked'] as const;
export type Countable = (typeof COUNTABLE)[number];

/** One activity of a plan. */
export interface PlanItem {
  readonly activityId: string;
  readonly required: boolean;
  /** The items (by their activities) that must be done before this one opens. */
  readonly after: readonly string[];
  /** When the item is due: so long after the plan's start, or a day; null: by its own policy. */
  readonly deadline: { readonly after: Duration } | { readonly date: LocalDate } | null;
}

/** When the plan is complete. */
export type PlanCompletion =
  | { readonly rule: 'all' | 'required' | 'any' }
  | { readonly rule: 'at_least'; readonly count: number };

/** One version of a plan: data, never code. A plan enrolment pins the version it began with, until it is moved. */
export interface PlanRules {
  readonly items: readonly PlanItem[];
  /** `sequential`: an item opens when all required items before it are done (all of them, where all are to be done). */
  readonly order: (typeof PLAN_ORDERS)[number];
  readonly completion: PlanCompletion;
  /** R30. */
  readonly counts: Readonly<Record<Countable, boolean>>;
  /** Does a valid completion from before the plan's start count? Else the activity is begun again. */
  readonly countEarlier: boolean;
  /** What becomes of the enrolments that the plan made when somebody leaves it, or is taken out. */
  readonly onWithdrawal: (typeof ON_WITHDRAWAL)[number];
  /** Does its completion make a training record of its own? */
  readonly trainingEvent: boolean;
  readonly validFor: Duration | null;
  readonly trainingProvider: string | null;
  readonly qualificationCode: string | null;
}

/** A plan as an enrolment in it pins it. */
export interface PinnedPlan {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly rules: PlanRules;
}

/** The items that must be done before this one opens, by its own word and by the plan's order. */
export function prerequisitesOf(rules: PlanRules, index: number): string[] {
  const item = rules.items[index];
  if (!item) return [];
  const before = rules.order === 'sequential' ? rules.items.slice(0, index) : [];
  const ordered = before.filter(({ required }) => required || rules.completion.rule === 'all');
  return [...new Set([...item.after, ...ordered.map(({ activityId }) => activityId)])];
}

/** What is wrong with a plan, and at which item (null: with the plan itself). */
export interface PlanFault {
  readonly item: number | null;
  readonly field: 'activity' | 'after' | 'completion';
  readonly detail: string;
}

/** What keeps these rules from being a plan that can be completed; nothing when all is well. */
export function planFaults(rules: PlanRules): PlanFault[] {
  const ids = rules.items.map(({ activityId }) => activityId);
  const faults: PlanFault[] = [];
  for (const [item, { activityId, after }] of rules.items.entries()) {
    if (ids.indexOf(activityId) < item) faults.push({ item, field: 'activity', detail: 'is in the plan already' });
    if (after.some((id) => !ids.includes(id)))
      faults.push({ item, field: 'after', detail: 'must name activities of this plan' });
  }
  if (faults.length > 0) return faults;
  const circle = inCircle(rules);
  if (circle !== null)
    faults.push({ item: circle, field: 'after', detail: 'can never open: it waits for what waits for it' });
  const { completion, items } = rules;
  if (completion.rule === 'required' && !items.some(({ required }) => required))
    faults.push({ item: null, field: 'completion', detail: 'wants at least one required item' });
  if (completion.rule === 'at_least' && completion.count > items.length)
    faults.push({ item: null, field: 'completion', detail: 'wants more items than there are' });
  return faults;
}

/** The first item that can never open, however much is done. */
function inCircle(rules: PlanRules): number | null {
  const open = new Set<string>();
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const [index, { activityId }] of rules.items.entries()) {
      if (prerequisitesOf(rules, index).every((id) => open.has(id))) open.add(activityId);
    }
  }
  const stuck = rules.items.findIndex(({ activityId }) => !open.has(activityId));
  return stuck < 0 ? null : stuck;
}
