import { addToDate, endOfDay, localDateOf } from '../calendar.ts';
import type { Instant, LocalDate } from '../words.ts';
import {
  CertificationDraft,
  type CertificationOutcome,
  notPossible,
  possibleInCertification,
  refuse,
} from './draft.ts';
import { follow } from './look.ts';
import { dueOf, lastDayOf, standingPeriod, statusAt } from './periods.ts';
import { type AssignCommand, type CertificationCommand, type CertificationState, isFollowed } from './state.ts';

export { type CertificationOutcome, type CertificationRejection, possibleInCertification } from './draft.ts';

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;

/**
 * The one place where a person's certification is decided: pure and total. Birth is `certificationTransition(null, assign)`;
 * what is withdrawn or revoked is assigned again.
 *
 * @param at the instant of the decision
 */
export function certificationTransition(
  state: CertificationState | null,
  command: CertificationCommand,
  at: Instant,
): CertificationOutcome {
  if (command.type === 'assign') return assign(state, command, at);
  if (!state) return refuse('bad-request', `${command.type} needs a certification that was assigned`, null);
  const draft = new CertificationDraft(state, command, at);
  switch (command.type) {
    case 'look':
      if (isFollowed(state.status)) look(draft, command, at);
      return draft.accepted();
    case 'enrolled':
    case 'not-enrolled':
      if (isFollowed(state.status)) note(draft, command);
      return draft.accepted();
    default:
      if (!possibleInCertification(state).includes(command.type)) return notPossible(state, command.type);
      return say(draft, command, at) ?? draft.accepted();
  }
}

/** Does it want an enrolment now? For each period that is to be renewed one, made or found. */
export function wantsEnrolment(state: CertificationState): boolean {
  const { enrol } = state.certification.rules;
  if (!enrol || !isFollowed(state.status) || state.enrolled[cycleOf(state)] !== undefined) return false;
  return standingPeriod(state) ? state.status !== 'certified' : enrol.first;
}

/** The number of the period that is to be renewed; 0: the first certification. */
export function cycleOf(state: Pick<CertificationState, 'periods'>): string {
  return String(standingPeriod(state)?.number ?? 0);
}

/** The day on which what is to be done is due, if one is set. */
export function dueDayOf(state: Pick<CertificationState, 'periods' | 'firstDue'>): LocalDate | null {
  return standingPeriod(state)?.dueOn ?? state.firstDue;
}

function assign(state: CertificationState | null, command: AssignCommand, at: Instant): CertificationOutcome {
  if (state && isFollowed(state.status)) return { state, events: [], effects: [] };
  const { certification, source, timezone } = command;
  const { firstDueAfter } = certification.rules;
  const today = localDateOf(at, timezone);
  if (command.due !== null && command.due < today) return refuse('deadline-in-past', 'the day must lie ahead', state);
  const firstDue = command.due ?? (firstDueAfter === null ? null : addToDate(today, firstDueAfter));
  const given = {
    certification,
    source,
    timezone,
    firstDue,
    assignedAt: at,
    status: 'in_progress',
    end: null,
  } as const;
  const data = { version: certification.version, source, due: firstDue };
  if (!state) {
    const none = { since: null, periods: [], enrolled: {}, refused: null, remindedUntil: at } as const;
    const born: CertificationState = { id: command.id, userId: command.userId, ...given, ...none };
    const { actor, reason = null } = command;
    return {
      state: born,
      events: [{ type: 'assigned', from: null, to: born.status, at, actor, reason, data }],
      effects: [{ kind: 'watch' }],
    };
  }
  const draft = new CertificationDraft(state, command, at);
  // What was revoked must be earned anew; who was only taken out comes back as they are.
  const anew = { since: state.status === 'revoked' ? at : state.since, enrolled: {}, refused: null };
  const periods = state.periods.map((one) => (one.ended?.how === 'withdrawn' ? { ...one, ended: null } : one));
  draft.event('assigned', { ...given, ...anew, periods, remindedUntil: at }, data);
  resume(draft, at);
  draft.effect({ kind: 'watch' });
  return draft.accepted();
}

/** Stands as the days say, without telling what lies back. */
function resume(draft: CertificationDraft, at: Instant): void {
  const status = statusAt(draft.state, at);
  const period = standingPeriod(draft.state);
  const ended = status === 'lapsed' ? ({ how: 'lapsed', at } as const) : null;
  const periods = period ? draft.periodsWith(period.number, { ended }) : draft.state.periods;
  draft.state = { ...draft.state, status, periods };
  const last = draft.events.pop();
  if (last) draft.events.push({ ...last, to: status });
}

function look(draft: CertificationDraft, { achievements, timezone }: Of<'look'>, at: Instant): void {
  if (timezone !== draft.state.timezone) draft.event('rezoned', { timezone });
  follow(draft, achievements, at);
}

function note(draft: CertificationDraft, command: Of<'enrolled' | 'not-enrolled'>): void {
  const cycle = cycleOf(draft.state);
  const { enrolled, refused } = draft.state;
  if (command.type === 'not-enrolled') {
    const { code } = command;
    if (refused !== code) draft.event('not_enrolled', { refused: code }, { cycle, code });
  } else if (enrolled[cycle] === undefined) {
    const { enrolmentId } = command;
    draft.event('enrolled', { refused: null, enrolled: { ...enrolled, [cycle]: enrolmentId } }, { cycle, enrolmentId });
  }
}

/** What people and machines say; a rejection, or nothing when it was carried out. */
function say(
  draft: CertificationDraft,
  command: Of<'withdraw' | 'revoke' | 'reinstate' | 'extend' | 'set-due' | 'move'>,
  at: Instant,
): CertificationOutcome | null {
  const { state } = draft;
  const period = standingPeriod(state);
  switch (command.type) {
    case 'withdraw':
    case 'revoke': {
      const revokes = command.type === 'revoke';
      if (revokes && !command.reason) return refuse('reason-required', 'revoke wants a reason', state);
      const status = revokes ? 'revoked' : 'withdrawn';
      const periods = period ? draft.periodsWith(period.number, { ended: { how: status, at } }) : state.periods;
      draft.event(
        status,
        { status, periods, end: { from: state.status, at } },
        period ? { period: period.number } : {},
      );
      draft.effect({ kind: 'unwatch' });
      if (revokes && period) draft.mail('certification_revoked', `${period.number}@${at}`, at, false);
      return null;
    }
    case 'reinstate': {
      if (!command.reason) return refuse('reason-required', 'reinstate wants a reason', state);
      const last = state.periods.findLast(({ ended }) => ended?.how === 'revoked');
      const periods = last ? draft.periodsWith(last.number, { ended: null }) : state.periods;
      draft.event('reinstated', { periods, end: null, remindedUntil: at }, last ? { period: last.number } : {});
      resume(draft, at);
      draft.effect({ kind: 'watch' });
      return null;
    }
    case 'extend':
      return extend(draft, command, at);
    case 'set-due':
      return setDue(draft, command, at);
    case 'move': {
      const { certification } = command;
      if (certification.id === state.certification.id) return null;
      const data = { fromVersion: state.certification.version, toVersion: certification.version };
      draft.event('moved', { certification }, data);
      draft.effect({ kind: 'watch' });
      return null;
    }
  }
}

/** R29: valid for longer, a lapsed one again; the baseline stays. What was due with the expiry is due with the new one. */
function extend(draft: CertificationDraft, { until, reason }: Of<'extend'>, at: Instant): CertificationOutcome | null {
  const { state } = draft;
  const period = standingPeriod(state);
  if (!period) return notPossible(state, 'extend');
  if (!reason) return refuse('reason-required', 'extend wants a reason', state);
  if (until <= lastDayOf(period)) return refuse('bad-request', 'it is valid until then already', state);
  if (endOfDay(until, state.timezone) <= at) return refuse('deadline-in-past', 'the day must lie ahead', state);
  const dueOn = dueOf(state.certification.rules, period.windowOpensOn, until);
  const data = { period: period.number, before: lastDayOf(period), until, baseline: period.expiresOn };
  draft.event(
    'extended',
    { periods: draft.periodsWith(period.number, { extendedTo: until, dueOn, ended: null }) },
    data,
  );
  resume(draft, at);
  moveDeadline(draft, dueOn, at);
  return null;
}

function setDue(draft: CertificationDraft, { due }: Of<'set-due'>, at: Instant): CertificationOutcome | null {
  const { state } = draft;
  const period = standingPeriod(state);
  const before = dueDayOf(state);
  if (due === before) return null;
  if (due !== null && endOfDay(due, state.timezone) <= at)
    return refuse('deadline-in-past', 'the day must lie ahead', state);
  if (period && due !== null && (due > lastDayOf(period) || due < period.windowOpensOn))
    return refuse('bad-request', 'it is due while its window is open: extend it first', state);
  const dueOn = due ?? (period && lastDayOf(period));
  const data = { before, due: dueOn };
  const patch = period
    ? { periods: draft.periodsWith(period.number, { dueOn: dueOn ?? period.dueOn }) }
    : { firstDue: due };
  draft.event(due === null ? 'due_removed' : 'due_set', patch, data);
  resume(draft, at);
  if (dueOn !== null) moveDeadline(draft, dueOn, at);
  return null;
}

/** The enrolment by which it is to be renewed goes by the same day. */
function moveDeadline(draft: CertificationDraft, due: LocalDate, at: Instant): void {
  const enrolmentId = draft.state.enrolled[cycleOf(draft.state)];
  if (enrolmentId !== undefined && endOfDay(due, draft.state.timezone) > at)
    draft.effect({ kind: 'deadline', enrolmentId, due });
}
