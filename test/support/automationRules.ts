import type { AutomationAction, AutomationRules, Conditions, Trigger } from '../../domain/automations/rules.ts';

type Given = Partial<Omit<AutomationRules, 'trigger' | 'conditions' | 'scope'>> & {
  trigger: Partial<Trigger> & Pick<Trigger, 'on'>;
  conditions?: Partial<Conditions>;
  scope?: Partial<AutomationRules['scope']>;
};

/** Rules of an automation, about all enrolments and under no conditions, unless told otherwise. */
export function automationRules({ trigger, conditions, scope, ...given }: Given): AutomationRules {
  return {
    scope: { activityIds: [], types: [], obligations: [], sources: [], departments: [], locations: [], ...scope },
    trigger: { before: null, after: null, ...trigger },
    conditions: {
      ...{ statuses: [], obligations: [], progressBelow: null, notVisitedFor: null },
      ...{ overdue: null, attemptFrom: null, attemptTo: null },
      ...conditions,
    },
    actions: [{ act: 'remind' }],
    catchUp: false,
    chainLimit: 10,
    ...given,
  };
}

export const notify = (whom: Extract<AutomationAction, { act: 'notify' }>['whom']): AutomationAction => ({
  act: 'notify',
  whom,
  userId: null,
});

export const enrolIn = (activityId: string | null, deadlineAfter: string | null = null): AutomationAction => ({
  act: 'enrol',
  activityId,
  obligation: 'mandatory',
  deadlineAfter,
});
