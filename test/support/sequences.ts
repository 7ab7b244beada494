import fc from 'fast-check';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { type Command, PUBLIC_COMMANDS } from '../../domain/commands.ts';
import { nextDue } from '../../domain/due.ts';
import { isRejection, type Outcome } from '../../domain/outcome.ts';
import { DEADLINE_BASES, type OfferRules, type PolicyRules } from '../../domain/policy.ts';
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
import { WANTS_ALL, WANTS_PARTS, WANTS_QUIZ } from './completions.ts';

const VERBS = ['initialized', 'progressed', 'completed', 'passed', 'failed', 'terminated', 'satisfied', 'launched'];

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
    offer: fc.option(
      record({
        claimWithin: fc.constantFrom('P2D', 'P5D'),
        remindBefore: fc.constantFrom(null, 'P1D'),
        onLapse: fc.constantFrom('expire' as const, 'requeue' as const),
      }),
      { nil: null },
    ) as fc.Arbitrary<OfferRules | null>,
    freezeBefore: fc.constant(null),
    suspendGrace: fc.constantFrom(null, 'P2D'),
    placeOnReturn: fc.constantFrom('kept' as const, 'end' as const),
  }),
  deadline: fc.option(
    record({
      basis: fc.constantFrom(...DEADLINE_BASES),
      activity: fc.constantFrom('basics'),
      notifyManager: fc.boolean(),
      pauseWhileSuspended: fc.boolean(),
      date: fc.constant('2026-09-30'),
      after: durations,
      grace: fc.constantFrom(null, 'P2D'),
      onDeadline: fc.constantFrom('overdue' as const, 'expire' as const),
    }),
  ),
  access: fc.constantFrom(null, { after: 'P20D', date: null }, { after: null, date: '2026-04-01' }),
  reminders: fc.subarray([{ before: 'P7D' }, { before: 'P1D' }, { after: 'P1D' }]),
  notifyEnrolled: fc.boolean(),
});

/** A deadline so many days after the birth, at the same hour: where the time limits of approval steps end too. */
const deadlineOn = (day: number, rules: PolicyRules) =>
  planForInstant(addDuration(BORN, `P${day}D`, 'UTC'), 'UTC', 'request', rules);

const births = record({
  completion: fc.constantFrom(null, null, WANTS_ALL, WANTS_PARTS, WANTS_QUIZ),
  rules: policies,
  obligation: fc.constantFrom(...OBLIGATIONS),
  activityType: fc.constantFrom(...ACTIVITY_TYPES),
  source: fc.constantFrom(...SOURCES),
  deadlineAfter: fc.constantFrom(null, 'P5D'),
  deadlineDay: fc.constantFrom(null, 2, 5, 30),
  note: fc.constantFrom(null, REASON),
  bySession: fc.boolean(),
  sessions: fc.constantFrom([], ['a'], ['a', 'b']),
}).map(({ deadlineDay, bySession, sessions, ...given }) =>
  request({
    ...given,
    ...(given.activityType === 'event' && { bySession, sessions }),
    deadline: deadlineDay === null ? null : deadlineOn(deadlineDay, given.rules),
  }),
);

/** Commands of the system's own; those about a line belong to who waits in one. */
const INTERNAL = [
  'due',
  'grant-seat',
  'reassign',
  'pass-over',
  'close-waiting',
  'draw-lot',
  'presence',
  'rezone',
  'anchor',
  'move-policy',
  'left-audience',
] as const;

/** What is sent next: any public command, or one of the system's own; `due` stands for whatever is due next. */
const sent = record({
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PUBLIC_COMMANDS) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('approve' as const, 'start' as const, 'reopen' as const, 'set-status' as const),
    },
    { weight: 3, arbitrary: fc.constantFrom(...INTERNAL) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'try' as const,
        'progress' as const,
        'statement' as const,
        'signed' as const,
        'attended' as const,
      ),
    },
  ),
  actor: fc.constantFrom(ADMIN, MANAGER, LEARNER, SYSTEM),
  reason: fc.constantFrom(null, REASON, REASON, REASON),
  rank: fc.constantFrom(null, 1, 7, 0, 1.5),
  percent: fc.constantFrom(0, 33.3, 60, 100, 100, 101, Number.NaN),
  status: fc.constantFrom(...STATUSES),
  /** Days from the birth to the new deadline; null takes the deadline away. */
  deadlineDay: fc.constantFrom(null, 5, 40, 90),
  /** How long after the one before it is said, and how long before that it happened. */
  waitHours: fc.nat({ max: 120 }),
  backHours: fc.constantFrom(0, 0, 0, 30, 72),
  seats: fc.constantFrom('taken' as const, 'taken' as const, 'queued' as const, 'full' as const, 'unlimited' as const),
  active: fc.constantFrom(true, true, false),
  zone: fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo'),
  hireDate: fc.constantFrom(null, '2025-06-01', '2026-02-01'),
  completed: fc.constantFrom(null, BORN),
  approvers: fc.constantFrom(['manager', 'head'], ['head'], []),
  rules: policies,
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
    const { seats, approvers, active, zone, hireDate, completed } = next;
    const sessionSeats = seats === 'unlimited' ? 'taken' : seats;
    Object.assign(around, { seats, sessionSeats, approvers, active, zone, hireDate, completed });
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
  const { type, actor, reason, rank, percent, status, deadlineDay, backHours, waitHours } = sent;
  const happenedAt = backHours === 0 ? null : addDuration(now, `PT${backHours}H`, 'UTC', -1);
  const rules = state?.policy.rules;
  return {
    actor,
    reason,
    happenedAt,
    ...(type === 'progress' && { percent }),
    ...(type === 'rank' && { rank, ...(percent === 60 && { session: 'a' }) }),
    // A part of the activity, its whole, or one that it has not.
    ...(type === 'progress' && waitHours % 3 !== 0 && { part: ['first', 'second', 'third', 'fourth'][waitHours % 4] }),
    ...(type === 'try' && { percent, passed: percent > 50, startedAt: null }),
    ...(type === 'acknowledge' && { name: REASON, nameMatches: percent > 50, document: null }),
    ...(type.endsWith('-evidence') && { evidenceId: `file-${waitHours % 2}` }),
    ...(type === 'adopt-rule' && { completion: [null, WANTS_ALL, WANTS_PARTS, WANTS_QUIZ][waitHours % 4] }),
    ...(type === 'statement' && {
      verb: VERBS[waitHours % VERBS.length],
      part: waitHours % 3 === 0 ? 'first' : null,
      percent,
      startedAt: null,
    }),
    ...(type === 'signed' && { document: null }),
    ...(type === 'reset' && { nextId: 'next', policy: 'newest' }),
    ...(type === 'set-status' && { status }),
    ...(type === 'choose-sessions' && { sessions: [percent === 60 ? 'a' : 'b'] }),
    ...(type === 'change-session' && (percent === 60 ? { from: 'a', to: 'b' } : { from: 'b', to: 'a' })),
    ...((type === 'leave-session' || type === 'attendance') && { session: percent === 60 ? 'a' : 'b' }),
    ...(type === 'attendance' && { attendance: (['fully', 'partly', 'no_show', null] as const)[backHours % 4] }),
    ...(type === 'set-deadline' && {
      deadline: deadlineDay === null || !rules ? null : deadlineOn(deadlineDay, rules),
    }),
    ...(type === 'set-access' && {
      until: deadlineDay === null || !rules ? null : deadlineOn(deadlineDay, rules).deadline,
    }),
    ...((type === 'grade' || type === 'feedback' || type === 'note') && { text: reason }),
    ...((type === 'pass-over' || type === 'close-waiting' || type === 'draw-lot') && { poolId: 'pool' }),
    ...(type === 'pass-over' && { why: 'not-active' }),
    ...(type === 'draw-lot' && { place: 3, of: 9, seat: false }),
    ...(type === 'left-audience' && { rule: 'rule', ruleId: 'rule-id' }),
    ...(type === 'anchor' && { basis: rules?.deadline?.basis ?? 'completion', anchor: now }),
    ...(type === 'grant-seat' && {
      grantId: `grant-${now}`,
      ...(percent !== 0 && { poolId: percent === 60 ? 'a' : 'b' }),
    }),
    ...(type === 'accept' && percent === 60 && { session: 'a' }),
    // A newer version, by which seats are offered or not, there is grace or not, and so on.
    ...(type === 'move-policy' &&
      state && { policy: { ...state.policy, id: `p-${now}`, rules: sent.rules }, move: 'move' }),
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
