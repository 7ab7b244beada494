import { isEnded, type Status } from '../words.ts';
import { type Countable, type PlanItem, type PlanRules, prerequisitesOf } from './rules.ts';

/** What Postgres knows of one item: the enrolment that stands for it, and whether it is proved to be done. */
export interface ItemFact {
  readonly activityId: string;
  /** The completed one that counts, else the live one, else one that ended since the plan began; null: none, or a record. */
  readonly enrolmentId: string | null;
  readonly status: Status | null;
  /** Has the learner begun? */
  readonly started: boolean;
  /** Is there a completion or a record that counts for this plan? */
  readonly valid: boolean;
}

/**
 * locked: other items must be done first. open: to be begun; the plan enrols. waiting: for an approval, a seat, a session or
 * the learner's word. stopped: suspended or overbooked. ended: without success; the plan does not begin it again by itself.
 */
export const ITEM_STATES = ['locked', 'open', 'waiting', 'active', 'stopped', 'done', 'ended'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface ItemStanding {
  readonly activityId: string;
  readonly state: ItemState;
  /** Does it count as done for the plan (R30)? An item that only counts opens nothing: that takes the thing itself. */
  readonly counts: boolean;
  readonly enrolmentId: string | null;
  readonly status: Status | null;
  /** The items that must be done before it opens, and are not. */
  readonly lockedBy: readonly string[];
}

/** R30: how a plan stands. */
export interface PlanStanding {
  readonly items: readonly ItemStanding[];
  readonly status: 'not_started' | 'in_progress' | 'completed';
  /** How many items count, and how many must. */
  readonly counted: number;
  readonly needed: number;
  /** 0–100, 100 only when it is completed. */
  readonly progress: number;
}

const NOTHING = { enrolmentId: null, status: null, started: false, valid: false } as const;

/** What a status is to R30; what is not here counts only when it is done. */
const COUNTABLE_AS: Partial<Record<string, Countable>> = {
  awaiting_approval: 'waiting',
  waitlisted: 'waiting',
  offered: 'waiting',
  to_confirm: 'toConfirm',
  suspended: 'suspended',
  overbooked: 'overbooked',
};

/**
 * R30: the plan's status from what its activities say; pure and total. Not started: nothing is begun. In progress: something
 * is begun or done. Completed: by the plan's rule.
 */
export function planStanding(rules: PlanRules, facts: readonly ItemFact[]): PlanStanding {
  const known = new Map(facts.map((fact) => [fact.activityId, fact]));
  const factOf = (activityId: string): Omit<ItemFact, 'activityId'> => known.get(activityId) ?? NOTHING;
  const items = rules.items.map(({ activityId }, index): ItemStanding => {
    const { enrolmentId, status, valid } = factOf(activityId);
    const lockedBy = prerequisitesOf(rules, index).filter((id) => !factOf(id).valid);
    const state = stateOf(factOf(activityId), lockedBy.length > 0);
    return { activityId, state, counts: valid || countsAs(rules, status), enrolmentId, status, lockedBy };
  });
  const { counted, needed } = tally(rules, items);
  const completed = counted >= needed;
  const begun = rules.items.some(({ activityId }) => factOf(activityId).started || factOf(activityId).valid);
  return {
    items,
    status: completed ? 'completed' : begun ? 'in_progress' : 'not_started',
    counted: Math.min(counted, needed),
    needed,
    progress: completed ? 100 : Math.floor((100 * counted) / needed),
  };
}

function stateOf({ status, valid }: Omit<ItemFact, 'activityId'>, locked: boolean): ItemState {
  if (valid) return 'done';
  if (status === null) return locked ? 'locked' : 'open';
  // Also one that was completed, and whose completion does not count any more.
  if (isEnded(status)) return 'ended';
  if (status === 'enrolled' || status === 'in_progress') return 'active';
  return status === 'suspended' || status === 'overbooked' ? 'stopped' : 'waiting';
}

function countsAs(rules: PlanRules, status: Status | null): boolean {
  const as = status === null ? undefined : COUNTABLE_AS[status];
  return as !== undefined && rules.counts[as];
}

function tally(rules: PlanRules, items: readonly ItemStanding[]): { counted: number; needed: number } {
  const { completion } = rules;
  const matters = (item: PlanItem | undefined) => completion.rule !== 'required' || item?.required === true;
  const counted = items.filter(({ counts }, index) => counts && matters(rules.items[index])).length;
  switch (completion.rule) {
    case 'all':
    case 'required':
      return { counted, needed: rules.items.filter(matters).length };
    case 'any':
      return { counted, needed: 1 };
    case 'at_least':
      return { counted, needed: completion.count };
  }
}
