import type { PlanItem, PlanRules } from '../../domain/plans/rules.ts';

/** A required item, with what differs. */
export const item = (activityId: string, given: Partial<PlanItem> = {}): PlanItem => ({
  activityId,
  required: true,
  after: [],
  deadline: null,
  ...given,
});

/** The rules of a plan in which everything is to be done, in any order. */
export function planRules(items: readonly PlanItem[], given: Partial<PlanRules> = {}): PlanRules {
  return {
    items,
    order: 'free',
    completion: { rule: 'all' },
    counts: { waiting: false, toConfirm: false, suspended: false, overbooked: false },
    countEarlier: true,
    onWithdrawal: 'keep',
    trainingEvent: false,
    validFor: null,
    trainingProvider: null,
    qualificationCode: null,
    ...given,
  };
}
