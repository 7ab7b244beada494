import fc from 'fast-check';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { type Command, PUBLIC_COMMANDS } from '../../domain/commands.ts';
import { nextDue } from '../../domain/due.ts';
import { isRejection, type Outcome } from '../../domain/outcome.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { type EnrolmentState, SYSTEM } from '../../domain/state.ts';
import { ACTIVITY_TYPES, type Instant, OBLIGATIONS, SOURCES, STATUSES } from '../../domain/words.ts';
import {
  ADMIN,
  BORN,
  decideWhole,
  LEARNER,
  MANAGER,
  REASON,
  request,
  type Surroundings,
  surroundings,
} from './builders.ts';

/** Objects like those of the code itself. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true });
const durations = fc.constantFrom('P5D', 'P9D', 'P1M');
const steps = record({
  assignee: fc.constant({ relation: 'manager' as const }),
  remindAfter: fc.subarray(['P1D', 'P2D']),
  timeLimit: fc.constantFrom(null, 'P2D', 'P5D'),
  onTimeout: fc.constantFrom('escalate' as const, 'approve' as const, 'decline' as const),
});

/** Policies of every shape, with limits, grace and deadlines that can fall on the same instant. */
const policies: fc.Arbitrary<PolicyRules> = record({
  approval: record({ steps: fc.array(steps, { maxLength: 2 }) }),
  seats: record({
    duringApproval: fc.constantFrom('none' as const, 'hold' as const),
    holdFor: fc.constantFrom(null, 'P2D'),
    waitingList: fc.boolean(),
  }),
  deadline: fc.option(
    record({
      basis: fc.constantFrom('fixed' as const, 'enrolment' as const, 'approval' as const),
      date: fc.constant('2026-09-30'),
      after: durations,
      grace: fc.constantFrom(null, 'P2D'),
      onDeadline: fc.constantFrom('overdue' as const, 'expire' as const),
    }),
  ),
  reminders: fc.subarray([{ before: 'P7D' }, { before: 'P1D' }, { after: 'P1D' }]),
  notifyEnrolled: fc.boolean(),
});

/** A deadline so many days after the birth, at the same hour: where the time limits of approval steps end too. */
const deadlineOn = (day: number, rules: PolicyRules) =>
  planForInstant(addDuration(BORN, `P${day}D`, 'UTC'), 'UTC', 'request', rules);

const births = record({
  rules: policies,
  obligation: fc.constantFrom(...OBLIGATIONS),
  activityType: fc.constantFrom(...ACTIVITY_TYPES),
  source: fc.constantFrom(...SOURCES),
  deadlineAfter: fc.constantFrom(null, 'P5D'),
  deadlineDay: fc.constantFrom(null, 2, 5, 30),
  note: fc.constantFrom(null, REASON),
}).map(({ deadlineDay, ...given }) =>
  request({ ...given, deadline: deadlineDay === null ? null : deadlineOn(deadlineDay, given.rules) }),
);

/** What is sent next: any public command, or one of the system's own; `due` stands for whatever is due next. */
const sent = record({
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PUBLIC_COMMANDS) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('approve' as const, 'start' as const, 'reopen' as const, 'set-status' as const),
    },
    { weight: 3, arbitrary: fc.constantFrom('due' as const, 'grant-seat' as const, 'reassign' as const) },
  ),
  actor: fc.constantFrom(ADMIN, MANAGER, LEARNER, SYSTEM),
  reason: fc.constantFrom(null, REASON, REASON, REASON),
  percent: fc.constantFrom(0, 33.3, 60, 100, 100, 101, Number.NaN),
  status: fc.constantFrom(...STATUSES),
  /** Days from the birth to the new deadline; null takes the deadline away. */
  deadlineDay: fc.constantFrom(null, 5, 40, 90),
  /** How long after the one before it is said, and how long before that it happened. */
  waitHours: fc.nat({ max: 120 }),
  backHours: fc.constantFrom(0, 0, 0, 30, 72),
  seats: fc.constantFrom('taken' as const, 'taken' as const, 'queued' as const, 'full' as const, 'unlimited' as const),
  approvers: fc.constantFrom(['manager', 'head'], ['head'], []),
});
type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;

export const lives = record({ birth: births, sent: fc.array(sent, { maxLength: 25 }) });

/** One command of a life: what was before, what was said and when, and what became of it. */
export interface Step {
  readonly before: EnrolmentState | null;
  readonly command: Command;
  readonly at: Instant;
  readonly around: Surroundings;
  readonly outcome: Outcome;
}

/** Plays a life from its birth, with every input frozen: what would be changed in place would throw. */
export function* play({ birth, sent: all }: { birth: Command; sent: Sent[] }): Generator<Step> {
  let now = BORN;
  let state: EnrolmentState | null = null;
  const around = surroundings();
  const first = taken(null, birth, now, around);
  yield first;
  if (!isRejection(first.outcome)) state = first.outcome.state;
  for (const next of all) {
    now = addDuration(now, `PT${next.waitHours}H`, 'UTC');
    Object.assign(around, { seats: next.seats, approvers: next.approvers });
    const due: Instant | null = state && nextDue(state);
    if (next.type === 'due' && due === null) continue;
    if (next.type === 'due' && due !== null && due > now) now = due;
    const step: Step =
      next.type === 'due' && due !== null
        ? taken(state, { type: 'due', dueAt: due, actor: SYSTEM }, due, around)
        : taken(state, commandOf(next, now, state), now, around);
    yield step;
    if (!isRejection(step.outcome)) state = step.outcome.state;
  }
}

function taken(before: EnrolmentState | null, command: Command, at: Instant, around: Surroundings): Step {
  const outcome = deepFreeze(decideWhole(before, deepFreeze(command), at, around));
  return { before, command, at, around: { ...around }, outcome };
}

function commandOf(sent: Sent, now: Instant, state: EnrolmentState | null): Command {
  const { type, actor, reason, percent, status, deadlineDay, backHours } = sent;
  const happenedAt = backHours === 0 ? null : addDuration(now, `PT${backHours}H`, 'UTC', -1);
  const rules = state?.policy.rules;
  return {
    actor,
    reason,
    happenedAt,
    ...(type === 'progress' && { percent }),
    ...(type === 'set-status' && { status }),
    ...(type === 'set-deadline' && {
      deadline: deadlineDay === null || !rules ? null : deadlineOn(deadlineDay, rules),
    }),
    ...((type === 'grade' || type === 'feedback' || type === 'note') && { text: reason }),
    ...(type === 'grant-seat' && { grantId: `grant-${now}` }),
    type,
  } as Command;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
