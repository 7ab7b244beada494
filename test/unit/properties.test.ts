import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import { type Command, PUBLIC_COMMANDS, type PublicCommand, type PublicCommandType } from '../../domain/commands.ts';
import { dues, nextDue } from '../../domain/due.ts';
import { type Accepted, type DomainEvent, isRejection, type Outcome } from '../../domain/outcome.ts';
import { possible } from '../../domain/possible.ts';
import type { EnrolmentState } from '../../domain/state.ts';
import { transition } from '../../domain/transition.ts';
import { type Instant, isEnded } from '../../domain/words.ts';
import { ADMIN, decideWhole, REASON } from '../support/builders.ts';
import { WANTS_ALL, WANTS_QUIZ } from '../support/completions.ts';
import { lives, play, type Step } from '../support/sequences.ts';

type Taken = Step & { outcome: Accepted };

/** Checks every accepted command of many random lives. */
function always(check: (step: Taken, all: Taken[]) => void): void {
  fc.assert(
    fc.property(lives, (life) => {
      const all: Taken[] = [];
      for (const step of play(life)) {
        if (isRejection(step.outcome)) continue;
        all.push(step as Taken);
        check(step as Taken, all);
      }
    }),
    { numRuns: 250 },
  );
}

const count = (steps: Taken[], kind: string) =>
  steps.flatMap(({ outcome }) => outcome.effects).filter((effect) => effect.kind === kind).length;

const inside = (state: EnrolmentState) =>
  ['to_confirm', 'enrolled', 'in_progress'].includes(state.status) ||
  (state.status === 'suspended' && ['to_confirm', 'enrolled', 'in_progress'].includes(state.beneath ?? ''));

describe('any sequence of commands, whatever the database answers', () => {
  it('R36: leaves a history without gaps, whose last word is the status', () => {
    always(({ outcome: { state } }, all) => {
      const events = all.flatMap(({ outcome }) => outcome.events as DomainEvent[]);
      expect(events.at(-1)?.to).toBe(state.status);
      events.forEach((event, index) => expect(event.from).toBe(index === 0 ? null : events[index - 1]?.to));
    });
  });

  it('R36: changes nothing without an event, and a refusal has no state', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { before, outcome } of play(life)) {
          if (isRejection(outcome)) expect(Object.keys(outcome).sort()).toEqual(['detail', 'rejected', 'status']);
          else if (outcome.events.length === 0) expect([outcome.state, outcome.effects]).toEqual([before, []]);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('R25: never lets progress go backwards, but where an end is taken back', () => {
    always(({ before, outcome: { state, events } }) => {
      const takenBack = events.some(({ type }) => type === 'reopened' || type === 'revived' || type === 'status_set');
      if (before && !takenBack) expect(state.progress).toBeGreaterThanOrEqual(before.progress);
      if (state.status === 'completed') expect(state.progress).toBe(100);
    });
  });

  it('keeps an end for what has ended and for nothing else, and it names the live status to go back to', () => {
    always(({ outcome: { state } }) => {
      expect(state.end !== null).toBe(isEnded(state.status));
      expect(state.completedAt !== null).toBe(state.status === 'completed');
      expect(state.end?.from ?? 'enrolled').toMatch(
        /^(suggested|awaiting_approval|waitlisted|to_confirm|enrolled|in_progress)$/,
      );
      expect(state.beneath !== null).toBe(state.status === 'suspended' || state.status === 'overbooked');
    });
  });

  it('R2: has a task open while an approval is awaited, and only then', () => {
    always(({ outcome: { state } }, all) => {
      expect(state.task !== null).toBe(state.status === 'awaiting_approval');
      expect(count(all, 'open-task') - count(all, 'close-task')).toBe(state.task ? 1 : 0);
    });
  });

  it('R11: holds a seat inside, while it was done, and for an approval; nowhere else', () => {
    always(({ outcome: { state } }) => {
      const { seat, status, beneath, queueNumber, seatHeldUntil } = state;
      const waits = status === 'waitlisted' || beneath === 'waitlisted';
      expect(seat === 'queued').toBe(waits);
      if (waits) expect(queueNumber).not.toBeNull();
      if (seat === 'beyond_maximum') expect(inside(state) || status === 'completed').toBe(true);
      if (seat === 'held')
        expect(inside(state) || ['completed', 'awaiting_approval', 'offered'].includes(status)).toBe(true);
      expect(state.offer !== null).toBe(status === 'offered');
      if (status === 'offered') expect(seat).toBe('held');
      if (state.queueRank !== null) expect(waits || status === 'awaiting_approval').toBe(true);
      if (seatHeldUntil) expect([seat, status]).toEqual(['held', 'awaiting_approval']);
      if ((isEnded(status) && status !== 'completed') || status === 'overbooked' || status === 'suggested') {
        expect([seat, queueNumber]).toEqual(['none', null]);
      }
    });
  });

  it('R26: makes one record for each completion, and voids it when the completion is taken back', () => {
    always(({ outcome: { state } }, all) => {
      expect(count(all, 'record') - count(all, 'void-record')).toBe(state.status === 'completed' ? 1 : 0);
    });
  });

  it('R37: never touches who, what and under which policy', () => {
    always(({ outcome: { state } }, [birth]) => {
      const { id, userId, activityId, attempt, obligation, source, policy, requestedAt } =
        birth?.outcome.state ?? state;
      expect(state).toMatchObject({ id, userId, activityId, attempt, obligation, source, policy, requestedAt });
    });
  });

  it('is plain data: the state and the events survive JSON', () => {
    always(({ outcome: { state, events } }) => {
      expect(JSON.parse(JSON.stringify({ state, events }))).toStrictEqual({ state, events });
    });
  });

  it('says as possible what would change something, and nothing else', () => {
    always(({ at, outcome: { state } }) => {
      const said = possible(state, at, ADMIN);
      for (const type of PUBLIC_COMMANDS) {
        for (const command of attempts(type, state, at)) {
          if (changes(state, transition(state, command, at))) expect(said).toContain(type);
        }
        if (said.includes(type))
          expect(attempts(type, state, at).some((one) => changes(state, transition(state, one, at)))).toBe(true);
      }
    });
  });

  it('R23: carries out each thing that is due once, dates it by its instant, and is never due after the end', () => {
    always(({ around, outcome: { state } }) => {
      if (isEnded(state.status)) expect(nextDue(state)).toBeNull();
      const due = nextDue(state);
      if (due === null) return;
      const after = decideWhole(state, { type: 'due', dueAt: due, actor: ADMIN }, due, around);
      // Nobody is there who could be told no.
      if (isRejection(after)) expect.fail(after.detail);
      expect(dueBy(after.state, due)).toBeLessThan(dueBy(state, due));
      expect(new Set(after.events.map((event) => event.at))).toEqual(new Set([due]));
    });
  });

  it('R23: never makes something due that lies back already', () => {
    always(({ before, command, at, outcome: { state } }) => {
      if (command.type === 'due') return;
      const known = new Set(before ? dues(before).map((due) => JSON.stringify(due)) : []);
      const late = dues(state).filter((due) => due.at <= at && !known.has(JSON.stringify(due)));
      expect(late).toEqual([]);
    });
  });
});

/** How many things are due until then. */
const dueBy = (state: EnrolmentState, at: Instant) => dues(state).filter((due) => due.at <= at).length;

/** Is it more than a message that came too late? */
function changes(state: EnrolmentState, outcome: Outcome): boolean {
  if (isRejection(outcome)) return false;
  if (isEnded(state.status) && outcome.events.some((event) => event.type === 'late')) return false;
  return outcome.events.length > 0 || outcome.asks.length > 0;
}

/** Commands of a type as an administrator would send them, with all that is asked for. */
function attempts(type: PublicCommandType, state: EnrolmentState, at: Instant): PublicCommand[] {
  const said = { actor: ADMIN, reason: REASON };
  const plan = planForInstant(addDuration(at, 'P10D', 'UTC'), 'UTC', 'by-hand', state.policy.rules);
  const each: Partial<Record<PublicCommandType, object[]>> = {
    progress: [
      { percent: state.progress },
      { percent: Math.min(100, state.progress + 10) },
      { percent: 100 },
      ...(state.completion?.parts.map(({ code: part }) => ({ part, percent: 100 })) ?? []),
    ],
    try: [
      { percent: 0, passed: null, startedAt: null },
      { percent: 100, passed: null, startedAt: null },
    ],
    acknowledge: [{ name: REASON, nameMatches: true, document: null }],
    'submit-evidence': [{ evidenceId: 'another' }],
    'accept-evidence': [{ evidenceId: state.achieved.evidence?.id ?? 'none' }],
    'reject-evidence': [{ evidenceId: state.achieved.evidence?.id ?? 'none' }],
    'adopt-rule': [{ completion: null }, { completion: WANTS_ALL }, { completion: WANTS_QUIZ }],
    'set-deadline': [{ deadline: plan }, { deadline: null }],
    rank: [{}, ...state.sessions.map(({ session }) => ({ session: session.id }))].flatMap((where) => [
      { rank: 1, ...where },
      { rank: null, ...where },
    ]),
    'set-access': [{ until: plan.deadline }, { until: null }],
    'set-status': [{ status: 'enrolled' }, { status: 'completed' }, { status: 'suggested' }],
    grade: [{ text: REASON }],
    feedback: [{ text: REASON }],
    note: [{ text: null }],
    'choose-sessions': [{ sessions: ['another'] }],
    'change-session': state.sessions.map(({ session }) => ({ from: session.id, to: 'another' })),
    'leave-session': state.sessions.map(({ session }) => ({ session: session.id })),
    attendance: state.sessions.flatMap(({ session }) =>
      ['fully', 'partly'].map((attendance) => ({ session: session.id, attendance })),
    ),
  };
  return (each[type] ?? [{}]).map((own) => ({ type, ...said, ...own }) as PublicCommand & Command);
}
