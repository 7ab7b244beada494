import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { type Command, type InternalCommand, PUBLIC_COMMANDS, type PublicCommandType } from '../../domain/commands.ts';
import { type DueKind, dues, nextDue } from '../../domain/due.ts';
import { isRejection, type RejectionCode } from '../../domain/outcome.ts';
import { sampleCommand } from '../../domain/possible.ts';
import { type EnrolmentState, SYSTEM } from '../../domain/state.ts';
import { transition } from '../../domain/transition.ts';
import { type ActivityType, type Instant, isEnded, STATUSES, type Status } from '../../domain/words.ts';
import { ADMIN, type Asked, BORN, decideWhole, REASON, request, rules, step, surroundings } from './builders.ts';
import { tries, wants } from './completions.ts';

/** What the system says to itself; the answers of the database are part of the command that they are for. */
export const INTERNAL_COMMANDS = Object.keys({
  due: true,
  'grant-seat': true,
  'session-changed': true,
  'pass-over': true,
  'close-waiting': true,
  'draw-lot': true,
  statement: true,
  signed: true,
  attended: true,
  reassign: true,
  anchor: true,
  presence: true,
  rezone: true,
  'move-policy': true,
  'left-audience': true,
  automate: true,
} satisfies Record<Exclude<InternalCommand['type'], 'answer'>, true>) as Exclude<InternalCommand['type'], 'answer'>[];

export type Named = PublicCommandType | (typeof INTERNAL_COMMANDS)[number];

/** One command in one state, and what became of it. */
export interface Tried {
  readonly from: Status;
  /** One number for each state and way of saying the command. */
  readonly case: number;
  readonly command: Named;
  /** With `due`: what came due. */
  readonly due: readonly DueKind[];
  readonly seats: 'taken' | 'queued' | 'full';
  readonly became: Status | null;
  readonly refused: RejectionCode | null;
}

const LIMITED = rules({
  seats: {
    ...rules().seats,
    offer: { claimWithin: 'P2D', remindBefore: 'P1D', onLapse: 'expire' },
    suspendGrace: 'P2D',
  },
  deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' },
  access: { after: 'P60D', date: null },
  reminders: [{ before: 'P7D' }],
});
const ASKS = rules(
  { seats: { ...rules().seats, duringApproval: 'hold', holdFor: 'P1D' } },
  step({ timeLimit: 'P5D', onTimeout: 'decline', remindAfter: ['P2D'] }),
);
const ASKS_TWICE = rules({}, step({ timeLimit: 'P5D', onTimeout: 'approve' }), step());
const OVERDUE = rules({
  deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'overdue' },
});

const APPROVES_ITSELF = rules(
  { access: { after: 'P9D', date: null } },
  step({ timeLimit: 'P5D', onTimeout: 'approve' }),
);

const of = (activityType: ActivityType, asked: Asked = {}): Asked => ({ activityType, ...asked });

const BY_NAME = { by: 'typed_name', document: null, name: 'matching' } as const;

/** Requests of every shape: what is asked of whom, with what in the way. */
const BIRTHS: readonly Asked[] = [
  of('course'),
  of('course', { rules: ASKS }),
  of('course', { rules: ASKS_TWICE, obligation: 'mandatory', source: 'manager' }),
  of('course', { rules: APPROVES_ITSELF }),
  of('course', { obligation: 'suggested', rules: ASKS }),
  of('course', { obligation: 'suggested' }),
  of('course', { rules: LIMITED }),
  of('course', { rules: OVERDUE, obligation: 'mandatory' }),
  of('quiz', { completion: wants({ tries: tries({ maxTries: 1 }) }) }),
  of('objective', { completion: wants({ signOff: true }) }),
  of('acknowledgement', { completion: wants({ acknowledgement: BY_NAME }) }),
  of('acknowledgement', { completion: wants({ acknowledgement: { ...BY_NAME, by: 'signature' } }) }),
  of('external', { completion: wants({ evidence: { mediaTypes: ['application/pdf'], maxSize: 1_000 } }) }),
  of('event', { bySession: true }),
  of('event', { bySession: true, sessions: ['b'] }),
  of('event', { bySession: true, sessions: ['b'], rules: rules({}, step()) }),
  of('event', { bySession: true, sessions: ['a'], rules: ASKS }),
  of('external', { obligation: 'mandatory' }),
];

/** So many commands after the birth every state is known that there is a word for. */
const DEPTH = 3;

/** Plays all commands in all states that they lead to, each with every answer about seats that the database can give. */
export function triedOut(): Tried[] {
  const tried: Tried[] = [];
  const seen = new Set<string>();
  let cases = 0;
  let wave: { state: EnrolmentState; at: Instant }[] = [];
  const meet = (state: EnrolmentState, at: Instant, birth: number) => {
    const shape = `${birth} ${shapeOf(state)}`;
    if (seen.has(shape)) return;
    seen.add(shape);
    wave.push({ state, at });
  };
  for (const [birth, asked] of BIRTHS.entries()) {
    wave = [];
    for (const seats of ['taken', 'queued'] as const) {
      const born = decideWhole(null, request(asked), BORN, surroundings({ seats }));
      if (!isRejection(born)) meet(born.state, BORN, birth);
    }
    for (let depth = 0; depth <= DEPTH; depth += 1) {
      const now = wave;
      wave = [];
      for (const { state, at } of now) {
        for (const { command, at: when } of commandsIn(state, at)) {
          const type = command.type as Named;
          const due = command.type === 'due' ? kindsDue(state, command.dueAt) : [];
          cases += 1;
          for (const seats of answersTo(state, command, when)) {
            const around = surroundings({ seats, sessionSeats: seats, active: type !== 'presence' });
            const outcome = decideWhole(state, command, when, around);
            const became = isRejection(outcome) ? null : outcome.state.status;
            const refused = isRejection(outcome) ? outcome.rejected : null;
            tried.push({ from: state.status, case: cases, command: type, due, seats, became, refused });
            // What was taken back stands where it stood before; by hand one comes anywhere, once.
            const leadsOn = !isEnded(state.status) && (type !== 'set-status' || depth === 0) && seats !== 'full';
            if (depth < DEPTH && leadsOn && !isRejection(outcome)) meet(outcome.state, when, birth);
          }
        }
      }
    }
  }
  return tried;
}

/** The answers about seats that make a difference: all, where the database is asked anything. */
function answersTo(state: EnrolmentState, command: Command, at: Instant): readonly Tried['seats'][] {
  const first = transition(state, command, at);
  return !isRejection(first) && first.asks.length > 0 ? ['taken', 'queued', 'full'] : ['taken'];
}

function kindsDue(state: EnrolmentState, at: Instant): DueKind[] {
  return dues(state).flatMap((due) => (due.at <= at ? [due.kind] : []));
}

/** What tells two states apart, for what can be done with them. */
function shapeOf(state: EnrolmentState): string {
  const { status, beneath, end, seat, offer, task, deadline, startedAt, enrolledAt, awaySince, achieved } = state;
  const places = state.sessions.map((place) => [place.session.id, place.seat, place.attendance]);
  if (end !== null) {
    const { from, reason, stopped } = end;
    return JSON.stringify([status, from, reason, stopped, deadline !== null, places]);
  }
  const met = [offer, task, deadline, startedAt, enrolledAt, awaySince, achieved.evidence].map((one) => one !== null);
  return JSON.stringify([status, beneath, seat, places, met, dues(state)[0]?.kind]);
}

/** Every command as somebody would send it who fills in all that is asked for, with whatever one can fill in. */
function commandsIn(state: EnrolmentState, at: Instant): { command: Command; at: Instant }[] {
  const said = { actor: ADMIN, reason: REASON } as const;
  const ahead = planForInstant(addDuration(at, 'P90D', 'UTC'), 'UTC', 'by-hand', state.policy.rules);
  const ownSession = state.sessions[0]?.session.id ?? 'none';
  const variants: Partial<Record<Named, readonly object[]>> = {
    progress: [{ percent: 50 }, { percent: 100 }],
    try: [{ percent: 100 }, { percent: 0 }],
    'set-status': STATUSES.map((status) => ({ status })),
    'set-deadline': [{ deadline: ahead }],
    'set-access': [{ until: ahead.deadline }],
    'choose-sessions': [{ sessions: ['a'] }],
    attendance: (['fully', 'no_show'] as const).map((attendance) => ({ attendance })),
  };
  const all: { command: Command; at: Instant }[] = PUBLIC_COMMANDS.flatMap((type) =>
    (variants[type] ?? [{}]).map((own) => ({
      command: { ...sampleCommand(type, state, ADMIN, ownSession), ...own } as Command,
      at,
    })),
  );
  const due = nextDue(state);
  const internal: Record<(typeof INTERNAL_COMMANDS)[number], object | readonly object[] | null> = {
    due: due === null ? null : { dueAt: due },
    'grant-seat': { grantId: 'grant' },
    'session-changed': { sessionId: ownSession },
    'pass-over': { poolId: state.activityId, why: 'not-active' },
    'close-waiting': { poolId: state.activityId },
    'draw-lot': { poolId: state.activityId, place: 2, of: 3, seat: true },
    statement: { verb: 'completed', part: null, percent: 100, startedAt: null },
    signed: { document: null },
    attended: {},
    reassign: {},
    anchor: { basis: 'plan_start', anchor: at },
    presence: {},
    rezone: {},
    'move-policy': {
      policy: { ...state.policy, version: state.policy.version + 1, rules: rules() },
      move: 'move',
    },
    'left-audience': { rule: 'rule', ruleId: 'rule-id' },
    automate: (['suspend', 'cancel'] as const).map((act) => ({
      automation: 'rule',
      version: 1,
      firing: 'firing',
      dueAt: at,
      aboutEnd: false,
      acts: [{ act, index: 0 }],
    })),
  };
  for (const type of INTERNAL_COMMANDS) {
    const when = type === 'due' && due !== null && due > at ? due : at;
    for (const own of [internal[type] ?? []].flat()) {
      all.push({ command: { type, ...said, actor: SYSTEM, ...own } as Command, at: when });
    }
  }
  return all;
}
