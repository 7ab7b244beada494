import type { Answer, Ask, AskSessions, DeadlineAsk, FoundSession } from '../../domain/asks.ts';
import { addDuration, planFromRule } from '../../domain/calendar.ts';
import type { Command, InternalCommand, PublicCommand, RequestCommand } from '../../domain/commands.ts';
import { nextDue } from '../../domain/due.ts';
import { type DomainEvent, type Effect, isRejection, type Outcome, type Rejection } from '../../domain/outcome.ts';
import { type ApprovalStep, DEFAULT_RULES, type PolicyRules } from '../../domain/policy.ts';
import { accessEnd, replanned } from '../../domain/replanning.ts';
import type { SessionFacts } from '../../domain/sessions.ts';
import { settle } from '../../domain/settle.ts';
import { type Actor, type EnrolmentState, SYSTEM, type TextRef } from '../../domain/state.ts';
import { transition } from '../../domain/transition.ts';
import type { Duration, Instant, LocalDate } from '../../domain/words.ts';

/** A Monday morning on which everything begins. */
export const BORN: Instant = '2026-01-12T09:00:00.000Z';
export const REASON: TextRef = { id: 'why', commitment: 'c0ffee' };

export const user = (id: string): Actor => ({ kind: 'user', id, onBehalfOf: null });
export const LEARNER = user('learner');
export const MANAGER = user('manager');
export const ADMIN = user('admin');

/** An approval step that waits for the manager, without time limit, unless told otherwise. */
export function step(given: Partial<ApprovalStep> = {}): ApprovalStep {
  return { assignee: { relation: 'manager' }, remindAfter: [], timeLimit: null, onTimeout: 'escalate', ...given };
}

/** A policy that lets everybody in at once, unless told otherwise. */
export function rules(given: Partial<PolicyRules> = {}, ...steps: ApprovalStep[]): PolicyRules {
  return { ...DEFAULT_RULES, approval: { steps }, ...given };
}

/** What the database would know. */
export interface Surroundings {
  /** Is there a seat for who asks? */
  seats: 'taken' | 'queued' | 'full' | 'unlimited';
  /** Who decides, by escalation; after the last, the administrators' queue. */
  approvers: (string | null)[];
  /** May a later step wait for who approved an earlier one? Otherwise it begins with the next of the approvers. */
  samePerson: boolean;
  /** For whom they stand in, by id (R5). */
  standingInFor: Record<string, string>;
  /** When the next digest goes out, if the policy has one. */
  digestAt: Instant | null;
  zone: string;
  /** The day the learner was hired; when another activity was completed. */
  hireDate: LocalDate | null;
  completed: Instant | null;
  /** May the learner sign in? */
  active: boolean;
  nextNumber: number;
  nextTask: number;
  /** The sessions of the event, by id; whether they have a seat; another one that overlaps. */
  sessions?: Record<string, SessionFacts>;
  sessionSeats?: FoundSession['seat'];
  clash?: string | null;
}

export function surroundings(given: Partial<Surroundings> = {}): Surroundings {
  return {
    seats: 'taken',
    approvers: ['manager', 'head'],
    samePerson: false,
    standingInFor: {},
    digestAt: null,
    zone: 'Europe/Berlin',
    hireDate: null,
    completed: null,
    active: true,
    nextNumber: 1,
    nextTask: 1,
    ...given,
  };
}

function lookedUp({ hireDate, completed }: Surroundings, { basis }: DeadlineAsk): string | null {
  return basis === 'hire_date' ? hireDate : basis === 'completion' ? completed : null;
}

const anchored = (completion: Instant | null) => (completion === null ? {} : { anchor: { completion } });

/** Answers as the commit does (`store/facts.ts`), out of the surroundings. */
export function answer(around: Surroundings, ask: Ask, state: EnrolmentState, at: Instant): Answer {
  const draw = () => state.queueNumber ?? around.nextNumber++;
  switch (ask.kind) {
    case 'seat': {
      const outcome = around.seats === 'queued' && ask.purpose !== 'enter' ? 'full' : around.seats;
      const { holdFor } = state.policy.rules.seats;
      const heldUntil = ask.purpose === 'hold' && holdFor ? addDuration(at, holdFor, around.zone) : null;
      return { kind: 'seat', ask, outcome, queueNumber: outcome === 'queued' ? draw() : null, heldUntil };
    }
    case 'queue':
      if (ask.sessionId !== undefined)
        return { kind: 'queue', place: ask.place, queueNumber: around.nextNumber++, sessionId: ask.sessionId };
      return { kind: 'queue', place: ask.place, queueNumber: around.seats === 'unlimited' ? null : draw() };
    case 'claim-limit': {
      const { offer } = state.policy.rules.seats;
      const until = addDuration(at, offer?.claimWithin ?? 'PT0S', around.zone);
      const remindAt = offer?.remindBefore ? addDuration(until, offer.remindBefore, around.zone, -1) : null;
      return {
        kind: 'claim-limit',
        grantId: ask.grantId,
        until,
        remindAt: remindAt && remindAt > at ? remindAt : null,
        ...(ask.sessionId !== undefined && { sessionId: ask.sessionId }),
      };
    }
    case 'deadline':
      return {
        kind: 'deadline',
        plan: planFromRule(ask.rule, around.zone, state.policy.rules, lookedUp(around, ask.rule)),
        ...(ask.rule.basis === 'completion' && anchored(ask.rule.anchor ?? around.completed)),
      };
    case 'replan':
      return { kind: 'deadline', plan: replanned(state, ask.how, around.zone), replanned: true };
    case 'access':
      return { kind: 'access', until: accessEnd(state, ask, around.zone) };
    case 'seat-grace':
      return { kind: 'seat-grace', until: addDuration(ask.from, ask.after, around.zone) };
    case 'next-attempt':
      return { kind: 'next-attempt', next: ask.next, active: around.active };
    case 'presence':
      return { kind: 'presence', active: around.active };
    case 'manager':
      return { kind: 'manager', managerId: around.approvers[0] ?? null };
    case 'sessions':
      return { kind: 'sessions', ask, found: ask.want.map((sessionId) => foundSession(around, ask, sessionId)) };
    case 'assignee': {
      const { timeLimit, remindAfter } = state.policy.rules.approval.steps[ask.step] ?? step();
      const taskId = `task-${around.nextTask++}`;
      const dueAt = timeLimit && addDuration(at, timeLimit, around.zone);
      const reminders = remindAfter.map((after) => ({ rule: after, at: addDuration(at, after, around.zone) }));
      const approved = around.samePerson ? [] : state.decided.map(({ by }) => by);
      const assigneeId = around.approvers.slice(ask.escalation).find((id) => !approved.includes(id)) ?? null;
      const principalId = around.standingInFor[assigneeId ?? ''] ?? null;
      const found = { assigneeId, principalId, level: ask.escalation, digestAt: around.digestAt };
      return { kind: 'assignee', ask, taskId, ...found, dueAt, reminders };
    }
  }
}

/** A session some weeks after everything began, that is there unless its name says otherwise. */
export function session(id: string, given: Partial<SessionFacts> = {}): SessionFacts {
  const startsAt = given.startsAt ?? '2026-02-16T08:00:00.000Z';
  return {
    id,
    version: 1,
    status: 'planned',
    startsAt,
    endsAt: '2026-02-16T16:00:00.000Z',
    parts: 1,
    signUpFrom: null,
    signUpUntil: startsAt,
    cancelUntil: startsAt,
    partlyCounts: false,
    noShowFails: false,
    reminders: [],
    offers: [],
    offerUntil: null,
    ...given,
  };
}

/** What every event has, if nothing else is said. */
const ANY_SESSIONS: Record<string, SessionFacts> = {
  a: session('a', { noShowFails: true, reminders: [{ rule: 'before-P7D', at: '2026-02-09T08:00:00.000Z' }] }),
  b: session('b', { startsAt: '2026-01-20T08:00:00.000Z', endsAt: '2026-01-20T16:00:00.000Z', partlyCounts: true }),
  possible: session('possible', { startsAt: '2099-01-20T08:00:00.000Z', endsAt: '2099-01-20T16:00:00.000Z' }),
};

function foundSession(around: Surroundings, ask: AskSessions, sessionId: string): FoundSession {
  const { sessions, sessionSeats: seat = 'taken', clash = null } = around;
  const known = sessions ? sessions[sessionId] : ANY_SESSIONS[sessionId];
  const drawn = ask.purpose === 'choose' ? (ask.keepNumber ?? around.nextNumber++) : null;
  return { sessionId, session: known ?? null, seat, queueNumber: drawn, clash };
}

/** A command decided and all its questions answered: what a commit would make true. */
export function decideWhole(
  state: EnrolmentState | null,
  command: Command,
  at: Instant,
  around: Surroundings,
): Outcome {
  const first = transition(state, command, at);
  return isRejection(first) ? first : settle(first, command, at, (ask, now) => answer(around, ask, now, at));
}

/** What `request` is made of; the policy's rules may be given alone. */
export type Asked = Partial<RequestCommand> & { rules?: PolicyRules };

export function request({ rules: given = DEFAULT_RULES, ...asked }: Asked = {}): RequestCommand {
  return {
    type: 'request',
    id: 'enrolment',
    userId: 'learner',
    activityId: 'activity',
    activityType: 'course',
    attempt: 1,
    obligation: 'optional',
    source: 'self',
    role: 'learner',
    completion: null,
    policy: { id: 'policy-1', code: 'policy', version: 1, rules: given },
    deadlineAfter: null,
    deadline: null,
    note: null,
    actor: LEARNER,
    ...asked,
  };
}

type WithoutActor<T> = T extends unknown ? Omit<T, 'actor'> & { actor?: Actor } : never;
export type Said = WithoutActor<PublicCommand | InternalCommand>;

/** One enrolment in the hands of a test: every step of it goes through `transition` and `settle`. */
export class Life {
  state: EnrolmentState;
  now: Instant = BORN;
  readonly around: Surroundings;
  readonly events: DomainEvent[] = [];
  readonly effects: Effect[] = [];

  constructor(asked: Asked = {}, around: Partial<Surroundings> = {}) {
    this.around = surroundings(around);
    this.state = this.take(decideWhole(null, request(asked), BORN, this.around));
  }

  /** What would become of a command now; by an administrator, with a reason, unless it says otherwise. */
  try(said: Said): Outcome {
    const command = { actor: said.type === 'due' ? SYSTEM : ADMIN, reason: REASON, ...said } as Command;
    return decideWhole(this.state, command, this.now, this.around);
  }

  /** Carries a command out; the test fails if it is refused. */
  do(said: Said): this {
    this.state = this.take(this.try(said));
    return this;
  }

  refusal(said: Said): Rejection | null {
    const outcome = this.try(said);
    return isRejection(outcome) ? outcome : null;
  }

  /** Lets time pass; what falls due on the way happens at its instant. */
  pass(duration: Duration): this {
    const target = addDuration(this.now, duration, this.around.zone);
    for (let round = 0; ; round++) {
      if (round > 100) throw new Error('it is due for ever');
      const due = nextDue(this.state);
      if (due === null || due > target) break;
      if (due > this.now) this.now = due;
      this.state = this.take(decideWhole(this.state, { type: 'due', dueAt: due, actor: SYSTEM }, due, this.around));
    }
    this.now = target;
    return this;
  }

  /** The types of all events so far, or of those since the given number. */
  history(from = 0): string[] {
    return this.events.slice(from).map((event) => event.type);
  }

  /** The mails so far, each as `template → whom`. */
  mails(): string[] {
    return this.effects.flatMap((effect) => (effect.kind === 'mail' ? `${effect.template} → ${effect.to}` : []));
  }

  private take(outcome: Outcome): EnrolmentState {
    if (isRejection(outcome)) throw new Error(`${outcome.rejected}: ${outcome.detail}`);
    this.events.push(...outcome.events);
    this.effects.push(...outcome.effects);
    return outcome.state;
  }
}
