import type { z } from 'zod';
import type { ItemStanding } from '../../domain/plans/standing.ts';
import { isPlanEnded, type PlanState } from '../../domain/plans/state.ts';
import { possibleInPlan } from '../../domain/plans/transition.ts';
import type { ActivityType, Instant } from '../../domain/words.ts';
import type { NamedActivity, PlanRow } from '../../store/learningPlans.ts';
import type { PlanView } from '../../store/planEnrolments.ts';
import type { MovePreview, MoveRow } from '../../store/planMoves.ts';
import type { LifeEventRow } from '../../store/watchedLife.ts';
import type { Plan, PlanEnrolment, planEvent, planMove } from '../schemas/plans.ts';

/** Activities by id, for what is shown of them. */
export type Names = ReadonlyMap<string, NamedActivity>;

export function presentPlan({ id, code, version, title, rules, createdAt }: PlanRow, names: Names): Plan {
  const { items, completion, counts, ...given } = rules;
  return {
    id,
    code,
    version,
    title,
    ...given,
    items: items.map(({ activityId, required, after, deadline }) => ({
      activity: named(names, activityId),
      required,
      after: codes(names, after),
      deadline: deadline && { ...deadline },
    })),
    completion: { ...completion },
    counts: { ...counts },
    createdAt,
  };
}

/** A plan enrolment, item by item, with the reason of each fact. */
export function presentPlanEnrolment(view: PlanView, names: Names, now: Instant): PlanEnrolment {
  const { state, stamp, planTitle, user, createdAt, updatedAt } = view;
  const { plan, standing, deadline } = state;
  const ended = isPlanEnded(state.status);
  return {
    id: state.id,
    user,
    plan: { id: plan.id, code: plan.code, version: plan.version, title: planTitle },
    obligation: state.obligation,
    source: state.source,
    status: state.status,
    progress: standing.progress,
    counted: standing.counted,
    needed: standing.needed,
    startedAt: state.startedAt,
    completedAt: state.completedAt,
    endedAt: state.end?.at ?? null,
    deadline,
    overdue: !ended && deadline !== null && deadline.at <= now,
    items: plan.rules.items.map(({ activityId, required }) => {
      const item = standing.items.find((one) => one.activityId === activityId) ?? notLookedAt(activityId);
      const due = state.itemDeadlines[activityId] ?? null;
      return {
        activity: named(names, activityId),
        required,
        state: item.state,
        counts: item.counts,
        enrolmentId: item.enrolmentId,
        status: item.status,
        lockedBy: codes(names, item.lockedBy),
        deadline: due,
        overdue: !ended && item.state !== 'done' && due !== null && due.at <= now,
        why: whyItem(state, item, names),
      };
    }),
    possible: possibleInPlan(state),
    why: { status: whyStatus(state) },
    version: stamp.version,
    createdAt,
    updatedAt,
  };
}

/** An item that a move brought, before the next look. */
function notLookedAt(activityId: string): ItemStanding {
  return { activityId, state: 'locked', counts: false, enrolmentId: null, status: null, lockedBy: [] };
}

function whyItem(state: PlanState, item: ItemStanding, names: Names): string {
  const refused = state.refused[item.activityId];
  switch (item.state) {
    case 'locked':
      return item.lockedBy.length > 0
        ? `Opens when ${codes(names, item.lockedBy).join(', ')} ${item.lockedBy.length > 1 ? 'are' : 'is'} done.`
        : 'The plan has not looked at it yet.';
    case 'open':
      if (isPlanEnded(state.status)) return 'Was open when the plan ended.';
      return refused
        ? `Open, but the plan could not enrol (${refused}); it tries again when something changes, or in a day.`
        : 'Open: the plan is about to enrol.';
    case 'done':
      return item.enrolmentId ? 'Done: the completed enrolment counts.' : 'Done: a training record counts.';
    case 'ended':
      return `Ended as ${item.status}: the plan does not begin it again by itself; a new enrolment counts.`;
    default:
      return item.counts
        ? `The enrolment is ${spoken(item.status)}, which this plan counts as done (R30).`
        : `The enrolment is ${spoken(item.status)}.`;
  }
}

function whyStatus({ status, standing, plan, end }: PlanState): string {
  const tally = `${standing.counted} of ${standing.needed} items count`;
  switch (status) {
    case 'completed':
      return `Complete by the rule ${spoken(plan.rules.completion.rule)}: ${tally}.`;
    case 'withdrawn':
      return `Left on ${end?.at.slice(0, 10)}; ${tally}.`;
    case 'cancelled':
      return `Cancelled on ${end?.at.slice(0, 10)}; ${tally}.`;
    case 'not_started':
      return `Nothing is begun yet; ${tally}.`;
    case 'in_progress':
      return `Begun; ${tally}, by the rule ${spoken(plan.rules.completion.rule)}.`;
  }
}

export function presentPlanEvent(row: LifeEventRow): z.output<typeof planEvent> {
  const { fromStatus, toStatus, actorKind, actorId, onBehalfOf, ...event } = row;
  return {
    ...event,
    from: fromStatus,
    to: toStatus,
    actor: { kind: actorKind, id: actorId, onBehalfOf },
  } as z.output<typeof planEvent>;
}

export function presentMovePreview(preview: MovePreview, names: Names) {
  const { added, removed, enrols, ...shown } = preview;
  return { ...shown, added: codes(names, added), removed: codes(names, removed), enrols: codes(names, enrols) };
}

export function presentMove({ id, code, version, createdAt, ...people }: MoveRow): z.output<typeof planMove> {
  const { total, open, moved, unchanged, ended } = people;
  return {
    id,
    plan: { code, version },
    status: open > 0 ? 'running' : 'completed',
    people: { total, open, moved, unchanged, ended },
    createdAt,
  };
}

function named(names: Names, id: string) {
  const { code, title, type } = names.get(id) ?? { code: '', title: '', type: 'course' };
  return { id, code, title, type: type as ActivityType };
}

const codes = (names: Names, ids: readonly string[]): string[] => ids.map((id) => names.get(id)?.code ?? id);
const spoken = (word: string | null): string => (word ?? '').replaceAll('_', ' ');
