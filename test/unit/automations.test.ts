import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ToldAct } from '../../domain/automating.ts';
import type { AutomationFacts } from '../../domain/automations/facts.ts';
import { decideFiring, originOf, standsBehind } from '../../domain/automations/firing.ts';
import { duesOf, inScope, occurrences } from '../../domain/automations/occurrences.ts';
import { automationFaults, TRIGGERS } from '../../domain/automations/rules.ts';
import { addDuration, planForInstant } from '../../domain/calendar.ts';
import type { EnrolmentState } from '../../domain/state.ts';
import { isEnded, STATUSES } from '../../domain/words.ts';
import { automationRules, enrolIn, notify } from '../support/automationRules.ts';
import { BORN, Life, rules as policy, REASON, step } from '../support/builders.ts';
import { lives, play } from '../support/sequences.ts';

const inDays = (days: number, hours = 0) => addDuration(BORN, `P${days}DT${hours}H`, 'UTC');
const DEADLINE = planForInstant(inDays(30), 'UTC', 'request', policy());

/** Facts of a life as the store would read them. */
function factsOf(state: EnrolmentState, given: Partial<AutomationFacts> = {}): AutomationFacts {
  return {
    state,
    department: 'Sales',
    location: 'Berlin',
    timezone: 'UTC',
    reached: [],
    knownSince: { deadline: BORN, access: BORN, sessions: BORN },
    expiry: null,
    ...given,
  };
}
const enrolled = (given: Partial<AutomationFacts> = {}) => factsOf(new Life({ deadline: DEADLINE }).state, given);
const named = (given: Parameters<typeof automationRules>[0]) => ({
  code: 'rule',
  version: 1,
  rules: automationRules(given),
});

describe('when a rule falls due', () => {
  test.each([
    [{ on: 'deadline', before: 'P14D' }, 16],
    [{ on: 'deadline' }, 30],
    [{ on: 'deadline', after: 'P7D' }, 37],
    [{ on: 'overdue' }, 30],
    [{ on: 'requestedAt', after: 'P10D' }, 10],
    [{ on: 'enrolledAt', after: 'P3D' }, 3],
  ] as const)('%j: on day %i', (trigger, day) => {
    expect(occurrences(automationRules({ trigger }), enrolled()).map(({ dueAt }) => dueAt)).toEqual([inDays(day)]);
  });

  test('R22: a deadline that moves makes another occurrence, and the old one is none any more', () => {
    const rules = automationRules({ trigger: { on: 'deadline', before: 'P14D' } });
    const life = new Life({ deadline: DEADLINE });
    const [first] = occurrences(rules, factsOf(life.state));
    life.do({ type: 'set-deadline', deadline: planForInstant(inDays(60), 'UTC', 'by-hand', policy()) });
    const [second, ...others] = occurrences(rules, factsOf(life.state));
    expect(others).toEqual([]);
    expect(second?.key).not.toBe(first?.key);
    expect(second?.dueAt).toBe(inDays(46));
  });

  test('R23: what lay back already when the date was set never falls due', () => {
    const rules = automationRules({ trigger: { on: 'deadline', before: 'P14D' } });
    const set = (day: number) => enrolled({ knownSince: { deadline: inDays(day), access: null, sessions: null } });
    expect(occurrences(rules, set(15))).toHaveLength(1);
    expect(occurrences(rules, set(17))).toEqual([]);
  });

  test('R24: what happened and was told late falls due when it was told', () => {
    const rules = automationRules({ trigger: { on: 'completed' } });
    const state = new Life().do({ type: 'complete' }).state;
    const reached = [{ status: 'completed', at: BORN, known: inDays(5) }] as const;
    expect(occurrences(rules, factsOf(state, { reached }))).toMatchObject([{ dueAt: inDays(5) }]);
  });

  test('an end that was taken back is none', () => {
    const reached = [{ status: 'completed', at: BORN, known: BORN }] as const;
    const state = new Life().do({ type: 'complete' }).do({ type: 'reopen' }).state;
    expect(occurrences(automationRules({ trigger: { on: 'completed' } }), factsOf(state, { reached }))).toEqual([]);
  });

  test('the end of an access, a session with a seat and a record that expires fall due as well', () => {
    const session = (startsAt: string, seat: 'held' | 'queued') => ({ session: { startsAt, status: 'planned' }, seat });
    const state = {
      ...new Life().state,
      accessUntil: DEADLINE.deadline,
      sessions: [session(inDays(8), 'held'), session(inDays(9), 'queued')],
    } as unknown as EnrolmentState;
    const expiry = { at: inDays(365), known: BORN };
    const dueFor = (on: 'accessUntil' | 'sessionStart' | 'recordExpiry') =>
      occurrences(automationRules({ trigger: { on, before: 'P7D' } }), factsOf(state, { expiry })).map(
        ({ dueAt }) => dueAt,
      );
    expect(dueFor('accessUntil')).toEqual([inDays(23)]);
    expect(dueFor('sessionStart')).toEqual([inDays(1)]);
    expect(dueFor('recordExpiry')).toEqual([inDays(358)]);
  });

  test('a status that was only passed through counts, each time that it is reached', () => {
    const reached = [1, 2].map((day) => ({ status: 'waitlisted' as const, at: inDays(day), known: inDays(day) }));
    const rules = automationRules({ trigger: { on: 'waitlisted' } });
    expect(occurrences(rules, enrolled({ reached })).map(({ dueAt }) => dueAt)).toEqual([inDays(1), inDays(2)]);
  });

  test.each([
    [{ activityIds: ['activity'] }, true],
    [{ activityIds: ['another'] }, false],
    [{ types: ['quiz'] }, false],
    [{ departments: ['Sales', 'Law'], locations: ['Berlin'] }, true],
    [{ departments: ['Sales'], locations: ['Paris'] }, false],
    [{ sources: ['hr'] }, false],
    [{ obligations: ['optional'] }, true],
  ] as const)('the scope %j holds: %s', (scope, holds) => {
    const { scope: whole } = automationRules({ trigger: { on: 'deadline' }, scope });
    expect(inScope(whole, enrolled())).toBe(holds);
  });

  test('what lay back at the switching on does not fire, unless it catches up, or was due before', () => {
    const rules = automationRules({ trigger: { on: 'deadline', before: 'P14D' } });
    const [one] = occurrences(rules, enrolled());
    expect(duesOf(rules, enrolled(), inDays(10))).toEqual([one]);
    expect(duesOf(rules, enrolled(), inDays(20))).toEqual([]);
    expect(duesOf({ ...rules, catchUp: true }, enrolled(), inDays(20))).toEqual([{ ...one, dueAt: inDays(20) }]);
    expect(duesOf(rules, enrolled(), inDays(20), new Map([[one?.key ?? '', inDays(16)]]))).toEqual([one]);
  });
});

describe('what it does then', () => {
  const decide = (given: Partial<Parameters<typeof automationRules>[0]>, facts = enrolled(), day = 16, extended = 0) =>
    decideFiring(named({ trigger: { on: 'deadline' }, ...given }), facts, inDays(day), extended);

  test.each([
    [{ statuses: ['enrolled'] }, null],
    [{ statuses: ['in_progress'] }, 'status'],
    [{ obligations: ['mandatory'] }, 'obligation'],
    [{ progressBelow: 1 }, null],
    [{ overdue: true }, 'overdue'],
    [{ overdue: false }, null],
    [{ notVisitedFor: 'P7D' }, null],
    [{ attemptFrom: 2 }, 'attempt'],
    [{ attemptTo: 1 }, null],
  ] as const)('under the conditions %j: nothing, for %s', (conditions, nothing) => {
    expect(decide({ conditions }).nothing).toBe(nothing);
  });

  test('who was there lately is not one who was not', () => {
    const life = new Life({ deadline: DEADLINE }).pass('P12D').do({ type: 'visit' });
    expect(decide({ conditions: { notVisitedFor: 'P7D' } }, factsOf(life.state)).nothing).toBe('visited');
    expect(decide({ conditions: { notVisitedFor: 'P7D' } }, factsOf(life.state), 20).nothing).toBeNull();
  });

  test('R23: what has ended is left alone, unless the end is what the rule is about', () => {
    const done = factsOf(new Life({ deadline: DEADLINE }).do({ type: 'complete' }).state);
    expect(decide({}, done).nothing).toBe('ended');
    expect(decide({ trigger: { on: 'completed' } }, done).nothing).toBeNull();
    expect(decide({ conditions: { statuses: ['completed', 'enrolled'] } }, done).nothing).toBeNull();
    expect(decide({ conditions: { statuses: ['expired'] } }, done).nothing).toBe('status');
  });

  test('it extends so many times, and where there is a deadline', () => {
    const actions = [{ act: 'extend', by: 'P14D', atMost: 2 } as const];
    expect(decide({ actions }).acts).toEqual([{ act: 'extend', by: 'P14D' }]);
    expect(decide({ actions }, enrolled(), 16, 2).acts).toEqual([{ act: 'extend', passedOver: 'used_up' }]);
    expect(decide({ actions }, factsOf(new Life().state)).acts).toEqual([{ act: 'extend', passedOver: 'no_deadline' }]);
  });

  test('it enrols until it stands behind the enrolment as often as it may, by whatever way', () => {
    const automation = named({ trigger: { on: 'completed' }, actions: [enrolIn(null)], chainLimit: 3 });
    let state = new Life().do({ type: 'complete' }).state;
    let made = 0;
    for (; made < 50; made++) {
      const { acts } = decideFiring(automation, factsOf(state), inDays(1), 0);
      if (acts?.some((act) => 'passedOver' in act)) break;
      const by = originOf(automation, 'firing', state);
      // Another rule in between changes nothing.
      state = { ...state, automation: originOf({ code: 'other', version: 1 }, 'firing', { automation: by }) };
    }
    expect(made).toBe(3);
    expect(standsBehind(state, 'rule')).toBe(3);
  });

  test.each([
    [{ trigger: { on: 'completedAt', before: 'P1D' } }, 'trigger/before'],
    [{ trigger: { on: 'deadline', before: 'P1D', after: 'P1D' } }, 'trigger/after'],
    [{ trigger: { on: 'deadline' }, conditions: { attemptFrom: 2, attemptTo: 1 } }, 'conditions/attemptTo'],
    [{ trigger: { on: 'deadline' }, actions: [{ act: 'remind' }, { act: 'remind' }] }, 'actions'],
  ] as const)('%j is no rule: %s', (given, field) => {
    expect(automationFaults(automationRules(given)).map((fault) => fault.field)).toEqual([field]);
  });
});

describe('what an enrolment is told', () => {
  const tell = (acts: ToldAct[], aboutEnd = false, dueAt = BORN) => ({
    ...{ type: 'automate' as const, automation: 'rule', version: 1, firing: 'f', dueAt, aboutEnd },
    acts: acts.map((act, index) => ({ ...act, index })),
  });
  const outcomes = (life: Life) =>
    life.events.filter(({ type }) => type === 'automated').map(({ data }) => data.why ?? data.outcome);

  test('R23: nobody is reminded of what has ended, unless it is about that', () => {
    const life = new Life().do({ type: 'complete' }).do(tell([{ act: 'remind' }]));
    expect([outcomes(life), life.mails()]).toEqual([['ended'], []]);
    life.do(tell([{ act: 'remind' }], true));
    expect(life.mails()).toEqual(['automation_after_end → learner']);
  });

  test('R32: reminders pause while it stands still, and others are told all the same', () => {
    const life = new Life().do({ type: 'suspend' });
    life.do(tell([{ act: 'remind' }, { act: 'notify', whom: 'manager', to: 'manager' }]));
    expect(outcomes(life)).toEqual(['stands_still', 'done']);
    expect(life.mails()).toEqual(['automation_notice → manager']);
  });

  test('R22: a deadline that was moved meanwhile is not extended', () => {
    const deadline = planForInstant(inDays(44), 'UTC', 'automation+P14D', policy());
    const life = new Life({ deadline: DEADLINE }).do(tell([{ act: 'extend', from: inDays(30), deadline }]));
    expect(life.state.deadline?.deadline.at).toBe(inDays(44));
    life.do(tell([{ act: 'extend', from: inDays(30), deadline: DEADLINE }]));
    expect(outcomes(life)).toEqual(['done', 'deadline_moved']);
  });

  test('R6: an open approval goes a level up; where none is open, the manager’s manager is told', () => {
    const asked = new Life({ rules: policy({}, step()) }).do(tell([{ act: 'escalate', to: 'head' }]));
    expect(asked.state.task?.assigneeId).toBe('head');
    const inside = new Life().do(tell([{ act: 'escalate', to: 'head' }]));
    expect(inside.mails()).toEqual(['automation_notice → head']);
  });

  test('all of it is dated by the instant at which it fell due', () => {
    const life = new Life().pass('P3D').do(tell([{ act: 'remind' }], false, inDays(2)));
    expect(life.events.at(-1)).toMatchObject({ type: 'automated', at: inDays(2) });
  });
});

describe('any life, any rule', () => {
  const anyRules = fc
    .record({
      on: fc.constantFrom(...TRIGGERS),
      after: fc.constantFrom(null, 'P7D', 'PT12H'),
      statuses: fc.subarray([...STATUSES]),
      catchUp: fc.boolean(),
    })
    .map(({ on, after, statuses, catchUp }) =>
      automationRules({
        trigger: { on, after },
        conditions: { statuses },
        actions: [{ act: 'remind' }, notify('manager'), { act: 'extend', by: 'P14D', atMost: 1 }],
        catchUp,
      }),
    );

  it('R23: each occurrence has a name of its own, and none is due before it is known or before the switching on', () => {
    fc.assert(
      fc.property(lives, anyRules, fc.nat({ max: 60 }), (life, rules, day) => {
        const known: { status: (typeof STATUSES)[number]; at: string; known: string }[] = [];
        for (const { outcome, at } of play(life)) {
          if (outcome.rejected !== undefined) continue;
          for (const event of outcome.events)
            if (event.from !== event.to) known.push({ status: event.to, at: event.at, known: at });
          const facts = factsOf(outcome.state, { reached: known });
          const found = occurrences(rules, facts);
          expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
          // The same facts say the same.
          expect(occurrences(rules, facts)).toEqual(found);
          for (const { dueAt } of duesOf(rules, facts, inDays(day)))
            expect(rules.catchUp ? dueAt >= inDays(day) : dueAt > inDays(day)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is never refused what a rule says, has a note of each action, and leaves an end as it is', () => {
    const acts: ToldAct[] = [
      { act: 'remind' },
      { act: 'notify', whom: 'manager', to: 'manager' },
      { act: 'extend', from: inDays(30), deadline: DEADLINE },
      { act: 'escalate', to: null },
      { act: 'suspend' },
      { act: 'cancel' },
    ];
    fc.assert(
      fc.property(lives, fc.subarray(acts, { minLength: 1 }), fc.boolean(), ({ birth, sent }, told, aboutEnd) => {
        for (const { outcome, at, around } of play({ birth, sent })) {
          if (outcome.rejected !== undefined) continue;
          const life = Object.assign(Object.create(Life.prototype) as Life, {
            ...{ state: outcome.state, now: at, around, events: [], effects: [] },
          });
          life.do({
            ...{ type: 'automate', automation: 'rule', version: 1, firing: 'f', dueAt: at, aboutEnd, reason: REASON },
            acts: told.map((act, index) => ({ ...act, index })),
          });
          expect(life.history().filter((type) => type === 'automated')).toHaveLength(told.length);
          if (isEnded(outcome.state.status)) expect(life.state).toEqual(outcome.state);
          expect(life.state.task !== null).toBe(life.state.status === 'awaiting_approval');
        }
      }),
      { numRuns: 100 },
    );
  });
});
