import { uuidv7 } from 'uuidv7';
import type { ToldAct } from '../domain/automating.ts';
import type { AutomationFacts } from '../domain/automations/facts.ts';
import { originOf, type PassedOver, type PlannedAct } from '../domain/automations/firing.ts';
import type { NamedAutomation } from '../domain/automations/rules.ts';
import { addDuration, addToDate, localDateOf, planForDate, planForInstant } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { keepZone } from '../domain/replanning.ts';
import { type DeadlinePlan, type EnrolmentState, SYSTEM } from '../domain/state.ts';
import type { Duration, Instant, Relation } from '../domain/words.ts';
import { type Birth, bear } from './births.ts';
import type { Db } from './db.ts';
import { Facts } from './facts.ts';

/** What an action is carried out with. */
export interface ActContext {
  readonly automation: NamedAutomation;
  readonly facts: AutomationFacts;
  readonly firing: string;
  /** What dates its effects. */
  readonly dueAt: Instant;
  readonly now: Instant;
  readonly people: Facts | null;
}

/** An action as its firing keeps it. `told`: what became of it, the enrolment's history says. */
export interface KeptAct {
  readonly act: PlannedAct['act'];
  readonly outcome: 'told' | 'enrolled' | 'enrolled_already' | 'refused' | 'passed_over';
  readonly why?: PassedOver;
  /** Why it was refused. */
  readonly code?: string;
  readonly enrolmentId?: string;
  readonly whom?: Relation;
  readonly to?: string | null;
  readonly tell?: ToldAct;
}

/** Whoever may have to be found for these actions; null where nobody is told. */
export async function peopleOf(
  tx: Db,
  { state }: AutomationFacts,
  acts: readonly PlannedAct[],
  now: Instant,
): Promise<Facts | null> {
  if (!acts.some(({ act }) => act === 'notify' || act === 'escalate')) return null;
  const namedIds = acts.flatMap((act) => ('userId' in act && act.userId !== null ? [act.userId] : []));
  return Facts.gather(tx, {
    learnerIds: [state.userId],
    activityIds: [state.activityId],
    namedIds,
    seats: false,
    now,
  });
}

/** Carries out one action, as far as that is not the enrolment's own to do. */
export async function carryOutAct(tx: Db, context: ActContext, planned: PlannedAct, clock: Clock): Promise<KeptAct> {
  const { act } = planned;
  if ('passedOver' in planned) return { act, outcome: 'passed_over', why: planned.passedOver };
  const { state } = context.facts;
  const find = (relation: Relation, user?: string | null) =>
    context.people?.personFor({ relation, ...(user && { user }) }, state.userId, state.activityId) ?? null;
  switch (planned.act) {
    case 'enrol':
      return enrol(tx, context, planned, clock);
    case 'extend': {
      const deadline = later(state, planned.by);
      if (!state.deadline || !deadline) return { act, outcome: 'passed_over', why: 'no_deadline' };
      return { act, outcome: 'told', tell: { act: 'extend', from: state.deadline.deadline.at, deadline } };
    }
    case 'notify': {
      const to = find(planned.whom, planned.userId);
      return { act, outcome: 'told', whom: planned.whom, to, tell: { act: 'notify', whom: planned.whom, to } };
    }
    case 'escalate': {
      const to = find('managers_manager');
      return { act, outcome: 'told', to, tell: { act: 'escalate', to } };
    }
    default:
      return { act, outcome: 'told', tell: { act: planned.act } };
  }
}

/** The deadline so much later, at the end of a local day where it is one (R19). */
function later({ deadline, policy }: EnrolmentState, by: Duration): DeadlinePlan | null {
  if (!deadline) return null;
  const { at, localDate, timezone, givenZone } = deadline.deadline;
  const rule = `automation+${by}`;
  if (localDate === null || by.includes('T'))
    return planForInstant(addDuration(at, by, timezone), timezone, rule, policy.rules);
  return keepZone(planForDate(addToDate(localDate, by), timezone, rule, policy.rules), givenZone === true);
}

async function enrol(
  tx: Db,
  { automation, facts, firing, dueAt }: ActContext,
  planned: Extract<PlannedAct, { act: 'enrol'; activityId: string }>,
  clock: Clock,
): Promise<KeptAct> {
  const { state, timezone } = facts;
  const id = uuidv7();
  const birth: Birth = {
    id,
    commandId: id,
    userId: state.userId,
    activityId: planned.activityId,
    obligation: planned.obligation,
    source: 'rule',
    role: 'learner',
    deadline: planned.deadlineAfter === null ? null : dueIn(planned.deadlineAfter, dueAt, timezone),
    note: null,
    actor: SYSTEM,
    happenedAt: dueAt,
    automation: originOf(automation, firing, state),
  };
  const [result] = await bear(tx, [birth], clock);
  const told = (
    outcome: 'enrolled' | 'enrolled_already' | 'refused',
    enrolmentId: string | null,
    code: string | null,
  ) => ({ act: 'enrol', outcome, enrolmentId, code }) as const;
  if (!result || result.kind === 'refused') {
    const code = result?.rejection.rejected ?? 'not-possible';
    return { act: 'enrol', outcome: 'refused', code, tell: told('refused', null, code) };
  }
  const { enrolmentId } = result;
  const outcome = result.kind === 'born' ? 'enrolled' : 'enrolled_already';
  return { act: 'enrol', outcome, enrolmentId, tell: told(outcome, enrolmentId, null) };
}

/** R21: whole days end with the local day, hours at that hour. */
function dueIn(after: Duration, from: Instant, timezone: string): Birth['deadline'] {
  if (after.includes('T')) return { at: addDuration(from, after, timezone) };
  return { localDate: addToDate(localDateOf(from, timezone), after) };
}
