import type { AutomationAction } from '../../domain/automations/rules.ts';
import type { FiringRow } from '../../store/automationFirings.ts';
import type { AutomationRow } from '../../store/automations.ts';
import type { Trial } from '../../store/automationTrials.ts';
import type { NamedActivity } from '../../store/learningPlans.ts';
import type { Automation, AutomationFiring } from '../schemas/automations.ts';

/** Activities by id, for what is shown of them. */
type Names = ReadonlyMap<string, NamedActivity>;

export function presentAutomation(row: AutomationRow, names: Names): Automation {
  const { id, code, version, title, state, onSince, ready, troubled, rules, createdAt } = row;
  const { activityIds, ...scope } = rules.scope;
  const codeOf = (activityId: string) => names.get(activityId)?.code ?? activityId;
  return {
    ...{ id, code, version, title, state, onSince, ready, troubled },
    scope: { activities: activityIds.map(codeOf), ...scope },
    trigger: { ...rules.trigger },
    conditions: { ...rules.conditions },
    actions: rules.actions.map((action) => shownAction(action, codeOf)),
    catchUp: rules.catchUp,
    chainLimit: rules.chainLimit,
    createdAt,
  } as Automation;
}

function shownAction(action: AutomationAction, codeOf: (id: string) => string) {
  if (action.act === 'enrol') {
    const { activityId, ...given } = action;
    return { ...given, activity: activityId === null ? null : codeOf(activityId) };
  }
  if (action.act !== 'notify') return { ...action };
  return { act: action.act, whom: action.whom, user: action.userId };
}

/** The activities that rules name. */
export function activitiesIn(rows: readonly AutomationRow[]): string[] {
  return rows.flatMap(({ rules }) => [
    ...rules.scope.activityIds,
    ...rules.actions.flatMap((action) =>
      action.act === 'enrol' && action.activityId !== null ? action.activityId : [],
    ),
  ]);
}

export function presentTrial({ id, firings, ...about }: Trial) {
  return {
    enrolmentId: id,
    ...about,
    firings: firings.map(({ key, dueAt, now, decision }) => ({
      occurrence: key,
      dueAt,
      now,
      nothing: decision.nothing,
      would: (decision.acts ?? []).map((act) => ({
        act: act.act,
        passedOver: 'passedOver' in act ? act.passedOver : null,
      })),
    })),
  };
}

/** A firing with what became of it: what its enrolment says of it goes before what was told to it. */
export function presentFiring(row: FiringRow): AutomationFiring {
  const { id, code, version, enrolmentId, occurrence, dueAt, firedAt, nothing, acts, onTheWay, said } = row;
  return {
    id,
    automation: { code, version },
    ...{ enrolmentId, occurrence, dueAt, firedAt, nothing },
    acts: acts.map((act, index) => {
      const heard = said?.find((one) => one.index === index);
      const told = act.outcome === 'told' ? (onTheWay ? 'on_the_way' : 'refused') : act.outcome;
      return {
        act: act.act,
        outcome: heard?.outcome ?? told,
        why: heard?.why ?? act.why ?? null,
        code: act.code ?? null,
        enrolmentId: act.enrolmentId ?? null,
        to: heard?.to ?? null,
      } as AutomationFiring['acts'][number];
    }),
  };
}
