import type { z } from 'zod';
import {
  type AutomationAction,
  type AutomationFault,
  type AutomationRules,
  automationFaults,
} from '../../domain/automations/rules.ts';
import type { Sql } from '../../store/db.ts';
import { findActivities } from '../../store/learningPlans.ts';
import { resolvePerson } from '../../store/people.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';
import type { newAutomation } from '../schemas/automations.ts';

type Given = Omit<z.output<typeof newAutomation>, 'code' | 'title'>;

/** The rules with the activities and people that they name by id. @throws Problem 400, with what is to be mended */
export async function rulesOf(sql: Sql, given: Given): Promise<AutomationRules> {
  const { scope, actions } = given;
  const named = actions.flatMap((action) => (action.act === 'enrol' ? (action.activity ?? []) : []));
  const ids = await findActivities(sql, [...new Set([...scope.activities, ...named])]);
  const errors: FieldError[] = [];
  const idOf = (ref: string, pointer: string): string => {
    const id = ids.get(ref);
    if (!id) errors.push({ pointer, detail: 'is no activity known: give an id or code' });
    return id ?? '';
  };
  const { activities, ...about } = scope;
  const kept: AutomationAction[] = [];
  for (const [index, action] of actions.entries()) {
    if (action.act === 'enrol') {
      const { activity, ...rest } = action;
      const activityId = activity === null ? null : idOf(activity, `#/actions/${index}/activity`);
      kept.push({ ...rest, activityId });
    } else if (action.act === 'notify') {
      const userId = action.user === null ? null : await resolvePerson(sql, action.user);
      if (action.user !== null && userId === null)
        errors.push({ pointer: `#/actions/${index}/user`, detail: 'is nobody known' });
      kept.push({ act: 'notify', whom: action.whom, userId });
    } else kept.push(action);
  }
  const activityIds = [...new Set(activities.map((ref, index) => idOf(ref, `#/scope/activities/${index}`)))];
  if (errors.length > 0) throw invalidInput(...errors.slice(0, 20));
  const rules: AutomationRules = { ...given, scope: { ...about, activityIds }, actions: kept };
  const faults = automationFaults(rules);
  if (faults.length > 0) throw invalidInput(...faults.map(fieldError));
  return rules;
}

function fieldError({ field, action, detail }: AutomationFault): FieldError {
  return { pointer: action === null ? `#/${field}` : `#/${field}/${action}/act`, detail };
}
