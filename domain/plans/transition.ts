import type { Rejection, RejectionCode } from '../outcome.ts';
import type { Instant } from '../words.ts';
import { planStanding } from './standing.ts';
import {
  type AssignCommand,
  isPlanEnded,
  PLAN_COMMANDS,
  type PlanAccepted,
  type PlanCommand,
  type PlanEffect,
  type PlanEvent,
  type PlanEventType,
  type PlanState,
  type PublicPlanCommand,
} from './state.ts';

/** A refused command: nothing happened. */
export type PlanRejection = Omit<Rejection, 'status'> & { readonly status: PlanState['status'] | null };
export type PlanOutcome = PlanAccepted | PlanRejection;

/**
 * The one place where a plan enrolment's life is decided: pure and total. Birth is `planTransition(null, assign)`.
 *
 * @param at the instant of the decision, which dates its events
 */
export function planTransition(
  state: PlanState | null,
  command: AssignCommand | PlanCommand,
  at: Instant,
): PlanOutcome {
  if (command.type === 'assign') return state ? refuse('bad-request', 'it is born once', state) : born(command, at);
  if (!state) return refuse('bad-request', `${command.type} needs a plan enrolment that exists`, null);
  switch (command.type) {
    case 'withdraw':
    case 'cancel':
      return leave(state, command, at);
    case 'reopen':
      return reopen(state, command, at);
    case 'set-deadline':
      return setDeadline(state, command, at);
    case 'move':
      return move(state, command, at);
    case 'look':
      return look(state, command, at);
  }
}

/** The commands that would change something now. What only the commit can know can still refuse one. */
export function possibleInPlan(state: PlanState): PublicPlanCommand[] {
  const ended = isPlanEnded(state.status);
  return PLAN_COMMANDS.filter((type) => {
    if (type === 'reopen') return ended && state.status !== 'completed';
    return !ended && !(type === 'withdraw' && state.obligation === 'mandatory');
  });
}

function born({ type: _type, actor, reason = null, ...given }: AssignCommand, at: Instant): PlanAccepted {
  const state: PlanState = {
    ...given,
    status: 'not_started',
    startedAt: at,
    since: at,
    completedAt: null,
    end: null,
    standing: { ...planStanding(given.plan.rules, []), status: 'not_started' },
    refused: {},
    made: {},
  };
  const data = {
    version: state.plan.version,
    obligation: state.obligation,
    source: state.source,
    ...(state.rule && { rule: state.rule.code, ruleVersion: state.rule.version }),
  };
  return {
    state,
    events: [{ type: 'assigned', from: null, to: state.status, at, actor, reason, data }],
    effects: [{ kind: 'watch' }],
  };
}

/** The learner leaves, or is taken out; its enrolments go or stay, as the plan says. */
function leave(
  state: PlanState,
  command: Extract<PlanCommand, { type: 'withdraw' | 'cancel' | 'reopen' }>,
  at: Instant,
): PlanOutcome {
  const withdraws = command.type === 'withdraw';
  if (isPlanEnded(state.status)) return notPossible(state, command.type);
  if (withdraws && state.obligation === 'mandatory')
    return refuse('mandatory', 'a mandatory plan cannot be withdrawn from; an administrator may cancel it', state);
  const status = withdraws ? 'withdrawn' : 'cancelled';
  const { onWithdrawal } = state.plan.rules;
  const effects: PlanEffect[] = [{ kind: 'unwatch' }];
  if (onWithdrawal !== 'keep')
    effects.push({
      kind: 'end-enrolments',
      as: withdraws ? 'withdraw' : 'cancel',
      which: onWithdrawal === 'end_all' ? 'all' : 'not_started',
    });
  const data = command.type === 'cancel' && command.rule !== undefined ? { rule: command.rule } : {};
  return changed(state, command, at, status, { status, end: { from: state.status, at } }, data, effects);
}

/** A wrong end is corrected, with a reason; what ended meanwhile is begun again. What is completed stays completed. */
function reopen(state: PlanState, command: PlanCommand, at: Instant): PlanOutcome {
  if (!isPlanEnded(state.status) || state.status === 'completed') return notPossible(state, 'reopen');
  if (!command.reason) return refuse('reason-required', 'reopen wants a reason', state);
  const status = state.end?.from ?? 'not_started';
  return changed(state, command, at, 'reopened', { status, end: null, since: at }, {}, [{ kind: 'watch' }]);
}

function setDeadline(
  state: PlanState,
  command: Extract<PlanCommand, { type: 'set-deadline' }>,
  at: Instant,
): PlanOutcome {
  const { deadline } = command;
  if (isPlanEnded(state.status)) return notPossible(state, command.type);
  if (deadline && deadline.at <= at) return refuse('deadline-in-past', 'the deadline must lie ahead', state);
  if (deadline?.at === state.deadline?.at) return { state, events: [], effects: [] };
  const data = { before: state.deadline?.at ?? null, deadline: deadline?.at ?? null };
  return changed(state, command, at, deadline ? 'deadline_set' : 'deadline_removed', { deadline }, data);
}

/** R37: to another version, explicitly. What was enrolled stays so; the next look enrols in what is new. */
function move(state: PlanState, command: Extract<PlanCommand, { type: 'move' }>, at: Instant): PlanOutcome {
  const { plan, itemDeadlines } = command;
  if (isPlanEnded(state.status)) return notPossible(state, 'move');
  if (plan.id === state.plan.id) return { state, events: [], effects: [] };
  const data = { fromVersion: state.plan.version, toVersion: plan.version };
  return changed(state, command, at, 'moved', { plan, itemDeadlines }, data, [{ kind: 'watch' }]);
}

/** R30: what the facts make of it. Complete is complete, once; before that the status follows the facts. */
function look(state: PlanState, command: Extract<PlanCommand, { type: 'look' }>, at: Instant): PlanOutcome {
  if (isPlanEnded(state.status)) return { state, events: [], effects: [] };
  const { standing, made, refused } = command;
  const steps: Step[] = [
    ...Object.entries(made).map(([activityId, enrolmentId]): Step => ['item_enrolled', { activityId, enrolmentId }]),
    ...Object.entries(refused)
      .filter(([activityId, code]) => state.refused[activityId] !== code)
      .map(([activityId, code]): Step => ['item_refused', { activityId, code }]),
    ...newlyDone(state, standing).map((activityId): Step => ['item_done', { activityId }]),
  ];
  const next: PlanState = { ...state, standing, refused, made: { ...state.made, ...made } };
  const events = steps.map(([type, data]): PlanEvent => event(state, command, at, type, state.status, data));
  if (standing.status === state.status) {
    const same = events.length === 0 && JSON.stringify(standing) === JSON.stringify(state.standing);
    return { state: same ? state : next, events, effects: [] };
  }
  if (standing.status === 'completed') {
    events.push(event(state, command, at, 'completed', 'completed', { version: state.plan.version }));
    const end = { from: state.status, at };
    const effects: PlanEffect[] = [{ kind: 'record' }, { kind: 'unwatch' }];
    return { state: { ...next, status: 'completed', completedAt: at, end }, events, effects };
  }
  // Begun stays begun (R25): an attempt that is put back does not put the plan back to its start.
  if (standing.status === 'not_started') return { state: next, events, effects: [] };
  events.push(event(state, command, at, 'started', 'in_progress', {}));
  return { state: { ...next, status: 'in_progress' }, events, effects: [] };
}

type Step = [PlanEventType, Record<string, unknown>];

function newlyDone(state: PlanState, standing: PlanState['standing']): string[] {
  const before = new Set(state.standing.items.flatMap((item) => (item.state === 'done' ? [item.activityId] : [])));
  return standing.items.flatMap((item) =>
    item.state === 'done' && !before.has(item.activityId) ? [item.activityId] : [],
  );
}

function changed(
  state: PlanState,
  command: PlanCommand,
  at: Instant,
  type: PlanEventType,
  patch: Partial<PlanState>,
  data: Record<string, unknown> = {},
  effects: readonly PlanEffect[] = [],
): PlanAccepted {
  const next = { ...state, ...patch };
  return { state: next, events: [event(state, command, at, type, next.status, data)], effects };
}

function event(
  state: PlanState,
  { actor, reason }: PlanCommand,
  at: Instant,
  type: PlanEventType,
  to: PlanState['status'],
  data: Record<string, unknown>,
): PlanEvent {
  return { type, from: state.status, to, at, actor, reason: reason ?? null, data };
}

function refuse(rejected: RejectionCode, detail: string, state: PlanState | null): PlanRejection {
  return { rejected, detail, status: state?.status ?? null };
}

function notPossible(state: PlanState, command: string): PlanRejection {
  return refuse('not-possible', `${command} is not possible while the plan enrolment is ${state.status}`, state);
}
