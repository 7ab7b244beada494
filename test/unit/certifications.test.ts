import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { standingPeriod } from '../../domain/certifications/periods.ts';
import { BASES, type CertificationRules, certificationFaults } from '../../domain/certifications/rules.ts';
import { CERTIFICATION_STATUSES } from '../../domain/certifications/state.ts';
import {
  certificationTransition,
  possibleInCertification,
  wantsEnrolment,
} from '../../domain/certifications/transition.ts';
import { SYSTEM } from '../../domain/state.ts';
import { achieved, certificationRules, Trial, WHY } from '../support/certificationRules.ts';

const START = '2024-01-01T08:00:00.000Z';
const rules = (given: Partial<CertificationRules> = {}) => certificationRules('a', given);

describe('R29: the next expiry counts from', () => {
  const fixed = { basis: 'fixed', fixedFrom: '2020-12-31' } as const;
  const table: [string, Partial<CertificationRules>, string, string, string, string][] = [
    ['the completion, of who is early in the window', {}, '2024-02-29', '2025-02-28', '2025-01-15', '2026-01-15'],
    ['the completion, on the last day', {}, '2024-03-10', '2025-03-10', '2025-03-10', '2026-03-10'],
    ['the completion, of who is late', {}, '2024-03-10', '2025-03-10', '2025-05-01', '2026-05-01'],
    [
      'the last expiry, of who is early',
      { basis: 'last_expiry' },
      '2024-03-10',
      '2025-03-10',
      '2025-01-15',
      '2026-03-10',
    ],
    ['the last expiry, on the day', { basis: 'last_expiry' }, '2024-03-10', '2025-03-10', '2025-03-10', '2026-03-10'],
    [
      'the completion, of who had lapsed',
      { basis: 'last_expiry' },
      '2024-03-10',
      '2025-03-10',
      '2025-05-01',
      '2026-05-01',
    ],
    [
      'the last expiry, within the grace',
      { basis: 'last_expiry', grace: 'P60D' },
      '2024-03-10',
      '2025-03-10',
      '2025-05-01',
      '2026-03-10',
    ],
    [
      'the first day, so that a leap day comes back',
      { basis: 'last_expiry', validFor: 'P2Y' },
      '2024-02-29',
      '2026-02-28',
      '2026-02-01',
      '2028-02-29',
    ],
    ['fixed steps, of who is early', fixed, '2024-03-10', '2024-12-31', '2024-12-01', '2025-12-31'],
    ['fixed steps, of who had lapsed', fixed, '2024-03-10', '2024-12-31', '2025-06-01', '2025-12-31'],
    [
      'fixed steps that leave the least',
      { ...fixed, minimum: 'P6M' },
      '2024-08-10',
      '2025-12-31',
      '2025-12-01',
      '2026-12-31',
    ],
    [
      'fixed steps whose named day lies ahead',
      { basis: 'fixed', fixedFrom: '2030-06-30' },
      '2024-03-10',
      '2024-06-30',
      '2024-06-01',
      '2025-06-30',
    ],
  ];
  test.each(table)('%s', (_, given, first, expires, second, next) => {
    expect(certificationFaults(rules(given))).toEqual([]);
    const trial = new Trial(rules(given), START);
    trial.complete(first);
    expect(trial.expiries).toEqual([expires]);
    trial.complete(second);
    expect(trial.expiries).toEqual([expires, next]);
  });

  it('the nth month of the first day, without drifting (R20)', () => {
    const trial = new Trial(rules({ basis: 'last_expiry', validFor: 'P1M', window: 'P10D' }), START);
    for (const day of ['2024-01-31', '2024-02-25', '2024-03-25', '2024-04-25']) trial.complete(day);
    expect(trial.expiries).toEqual(['2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']);
  });

  it('the baseline, whatever was extended', () => {
    const trial = new Trial(rules({ basis: 'last_expiry' }), START);
    trial.complete('2024-03-10');
    trial.extend('2025-06-30', '2025-03-01T00:00:00.000Z');
    trial.complete('2025-06-15');
    expect(trial.expiries).toEqual(['2025-03-10', '2026-03-10']);
    expect(trial.state.periods[0]).toMatchObject({ extendedTo: '2025-06-30', ended: { how: 'renewed' } });
  });

  it('the baseline, with the first step after the completion for who was given a whole period more', () => {
    const trial = new Trial(rules({ basis: 'last_expiry', validFor: 'P6M', window: 'P20D' }), START);
    trial.complete('2024-09-20');
    trial.extend('2025-09-20', '2025-03-01T00:00:00.000Z');
    trial.complete('2025-09-20');
    expect(trial.expiries).toEqual(['2025-03-20', '2026-03-20']);
  });
});

describe('a certification', () => {
  it('R29: goes through its year: certified, window, overdue, expired, lapsed, each dated by its day', () => {
    const trial = new Trial(rules({ dueBefore: 'P10D', grace: 'P30D' }), START, 'Pacific/Auckland');
    trial.complete('2024-03-10');
    expect(trial.state.status).toBe('certified');
    const outcome = certificationTransition(
      trial.state,
      { type: 'look', achievements: trial.achievements, timezone: 'Pacific/Auckland', actor: SYSTEM },
      '2026-01-01T00:00:00.000Z',
    );
    if (outcome.rejected) throw new Error('refused');
    expect(outcome.events.map(({ type, at }) => [type, at])).toEqual([
      ['window_opened', '2025-01-08T11:00:00.000Z'],
      ['overdue', '2025-02-28T10:59:59.999Z'],
      ['expired', '2025-03-10T10:59:59.999Z'],
      ['lapsed', '2025-04-09T11:59:59.999Z'],
    ]);
  });

  it('does not count what is completed before the window, unless the rule says so', () => {
    for (const countsEarly of [false, true]) {
      const trial = new Trial(rules({ countsEarly }), START);
      trial.complete('2024-03-10');
      trial.complete('2024-08-01');
      expect(trial.expiries).toEqual(countsEarly ? ['2025-03-10', '2025-08-01'] : ['2025-03-10']);
    }
  });

  it('R23: who brings an old record enters at the right place, and hears nothing of what lies back', () => {
    const given = { reminders: [{ before: 'P30D', manager: true }], notifyManager: true };
    for (const [on, status] of [
      ['2023-06-01', 'certified'],
      ['2023-02-01', 'window_open'],
      ['2020-01-01', 'lapsed'],
    ] as const) {
      const trial = new Trial(rules(given), START);
      trial.achievements = [achieved(on)];
      trial.look(START);
      expect(trial.state.status).toBe(status);
      expect(trial.mails).toEqual([]);
    }
  });

  it('keeps the periods of all old records, each renewed or lapsed as their days say', () => {
    const trial = new Trial(rules(), START);
    trial.achievements = [achieved('2023-06-01'), achieved('2019-06-01'), achieved('2020-05-20')];
    trial.look(START);
    expect(trial.state.periods.map(({ certifiedOn, ended }) => [certifiedOn, ended?.how ?? null])).toEqual([
      ['2019-06-01', 'renewed'],
      ['2020-05-20', 'lapsed'],
      ['2023-06-01', null],
    ]);
  });

  it('is valid until the day that a record from elsewhere says', () => {
    const trial = new Trial(rules(), START);
    trial.achievements = [achieved('2023-06-01', '2024-04-30')];
    trial.look(START);
    expect(trial.expiries).toEqual(['2024-04-30']);
  });

  it('R23: reminds once for each rule, again only for another expiry', () => {
    const trial = new Trial(
      rules({
        reminders: [
          { before: 'P30D', manager: true },
          { before: 'P7D', manager: false },
        ],
      }),
      START,
    );
    trial.complete('2024-03-10');
    trial.mails.length = 0;
    for (const day of ['2025-02-08', '2025-02-09', '2025-03-04', '2025-03-05']) trial.look(`${day}T08:00:00.000Z`);
    const reminders = () =>
      trial.mails.filter(({ template }) => template.endsWith('reminder')).map(({ occurrence }) => occurrence);
    expect(reminders()).toEqual(['1/before-P30D@2025-03-10', '1/before-P30D@2025-03-10', '1/before-P7D@2025-03-10']);
    trial.extend('2025-05-10', '2025-03-06T08:00:00.000Z');
    trial.look('2025-04-20T08:00:00.000Z');
    expect(reminders().slice(3)).toEqual(['1/before-P30D@2025-05-10', '1/before-P30D@2025-05-10']);
  });

  it('an extension revives what has lapsed; the day must lie ahead and later', () => {
    const trial = new Trial(rules(), START);
    trial.complete('2024-03-10');
    trial.look('2025-04-01T00:00:00.000Z');
    expect(trial.state).toMatchObject({ status: 'lapsed', periods: [{ ended: { how: 'lapsed' } }] });
    trial.extend('2025-06-30', '2025-04-02T00:00:00.000Z');
    expect(trial.state).toMatchObject({ status: 'window_open', periods: [{ ended: null }] });
    const refused = (until: string, reason: typeof WHY | null) =>
      certificationTransition(trial.state, { type: 'extend', until, actor: SYSTEM, reason }, '2025-07-10T00:00:00.000Z')
        .rejected;
    expect(refused('2025-06-30', WHY)).toBe('bad-request');
    expect(refused('2025-07-01', WHY)).toBe('deadline-in-past');
    expect(refused('2026-01-01', null)).toBe('reason-required');
  });

  it('a proof that is taken back takes its period with it, and the one before stands again', () => {
    const trial = new Trial(rules(), START);
    trial.complete('2024-03-10');
    trial.complete('2025-02-10');
    const [first, second] = trial.achievements;
    trial.achievements = first ? [first] : [];
    trial.look('2025-02-12T00:00:00.000Z');
    expect(trial.state).toMatchObject({
      status: 'window_open',
      periods: [{ ended: null }, { ended: { how: 'taken_back' } }],
    });
    trial.achievements = second && first ? [first, second] : [];
    trial.look('2025-02-13T00:00:00.000Z');
    expect(trial.state.status).toBe('certified');
    expect(trial.state.periods.map(({ ended }) => ended?.how ?? null)).toEqual(['renewed', 'taken_back', null]);
    trial.achievements = [];
    trial.look('2025-02-14T00:00:00.000Z');
    expect(trial.state.status).toBe('in_progress');
  });

  it('what is revoked is earned anew, or reinstated; who was taken out comes back as they are', () => {
    const trial = new Trial(rules(), START);
    trial.complete('2024-03-10');
    const assign = {
      type: 'assign',
      id: 'id',
      userId: 'u',
      source: 'administrator',
      due: null,
      timezone: 'UTC',
      actor: SYSTEM,
    } as const;
    const { certification } = trial.state;
    trial.say({ type: 'withdraw', actor: SYSTEM }, '2024-04-01T00:00:00.000Z');
    trial.say({ ...assign, certification }, '2024-05-01T00:00:00.000Z');
    expect(trial.state.status).toBe('certified');
    trial.say({ type: 'revoke', actor: SYSTEM, reason: WHY }, '2024-06-01T00:00:00.000Z');
    expect(possibleInCertification(trial.state)).toEqual(['reinstate']);
    trial.say({ type: 'reinstate', actor: SYSTEM, reason: WHY }, '2024-06-02T00:00:00.000Z');
    expect(trial.state.status).toBe('certified');
    trial.say({ type: 'revoke', actor: SYSTEM, reason: WHY }, '2024-06-03T00:00:00.000Z');
    trial.say({ ...assign, certification }, '2024-06-04T00:00:00.000Z');
    trial.look('2024-06-05T00:00:00.000Z');
    expect(trial.state.status).toBe('in_progress');
    trial.complete('2024-07-01');
    expect(trial.state).toMatchObject({ status: 'certified' });
    expect(trial.expiries.at(-1)).toBe('2025-07-01');
  });

  it('wants one enrolment for each period that is to be renewed, and for the first where the rule says so', () => {
    const enrol = { activityId: 'a', obligation: 'mandatory', first: true } as const;
    const trial = new Trial(rules({ enrol, firstDueAfter: 'P30D' }), START);
    expect(wantsEnrolment(trial.state)).toBe(true);
    trial.say({ type: 'enrolled', enrolmentId: 'one', actor: SYSTEM }, START);
    expect(wantsEnrolment(trial.state)).toBe(false);
    trial.look('2024-02-10T00:00:00.000Z');
    expect(trial.state.status).toBe('overdue');
    trial.complete('2024-03-10');
    expect(wantsEnrolment(trial.state)).toBe(false);
    trial.look('2025-02-01T00:00:00.000Z');
    expect(wantsEnrolment(trial.state)).toBe(true);
  });

  test.each([
    ['window', { window: 'P1Y' }],
    ['validFor', { validFor: 'P0D', window: 'P0D' }],
    ['dueBefore', { dueBefore: 'P61D' }],
    ['fixedFrom', { fixedFrom: '2024-01-01' }],
    ['minimum', { minimum: 'P1M' }],
    [
      'reminders/1/before',
      {
        reminders: [
          { before: 'P5D', manager: false },
          { before: 'P5D', manager: true },
        ],
      },
    ],
  ] as [string, Partial<CertificationRules>][])('rules that make no sense are named: %s', (field, given) => {
    expect(certificationFaults(rules(given)).map((fault) => fault.field)).toContain(field);
  });
});

describe('whatever happens to a certification', () => {
  const day = fc.integer({ min: 0, max: 3_000 }).map((n) => addToDate('2024-01-01', 'P1D', n));
  const step = fc.oneof(
    fc.record({ kind: fc.constant('complete' as const), on: day }),
    fc.record({ kind: fc.constant('lose' as const), on: day, which: fc.nat(9) }),
    fc.record({ kind: fc.constant('look' as const), on: day }),
    fc.record({ kind: fc.constant('extend' as const), on: day, more: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constantFrom('revoke' as const, 'reinstate' as const, 'withdraw' as const), on: day }),
  );
  const anyRules = fc.record({
    basis: fc.constantFrom(...BASES),
    validFor: fc.constantFrom('P1Y', 'P6M', 'P2Y', 'P1M', 'P100D'),
    window: fc.constantFrom('P7D', 'P20D'),
    grace: fc.constantFrom(null, 'P30D'),
    countsEarly: fc.boolean(),
    reminders: fc.constant([{ before: 'P5D', manager: false }]),
  });

  it('R29: one period runs at most, no expiry moves back, no mail is made twice, and a second look changes nothing', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/St_Johns'),
        fc.array(step, { maxLength: 25 }),
        (given, timezone, steps) => {
          const trial = new Trial(rules(given), '2023-12-01T00:00:00.000Z', timezone);
          for (const one of [...steps].sort((a, b) => (a.on < b.on ? -1 : 1))) {
            const at = `${one.on}T20:00:00.000Z`;
            if (one.kind === 'complete')
              trial.achievements = [...trial.achievements, achieved(localDateOf(at, timezone))];
            if (one.kind === 'lose') trial.achievements = trial.achievements.filter((_, n) => n !== one.which);
            const period = standingPeriod(trial.state);
            const command =
              one.kind === 'extend'
                ? {
                    type: one.kind,
                    until: addToDate(period?.expiresOn ?? one.on, 'P1D', one.more),
                    actor: SYSTEM,
                    reason: WHY,
                  }
                : one.kind === 'revoke' || one.kind === 'reinstate' || one.kind === 'withdraw'
                  ? { type: one.kind, actor: SYSTEM, reason: WHY }
                  : null;
            if (command && !certificationTransition(trial.state, command, at).rejected) trial.say(command, at);
            trial.look(at);
            const { state } = trial;
            expect(CERTIFICATION_STATUSES).toContain(state.status);
            expect(state.periods.filter(({ ended }) => ended === null).length).toBeLessThanOrEqual(1);
            const stand = state.periods.filter(({ ended }) => ended?.how !== 'taken_back');
            for (const [n, { expiresOn, windowOpensOn, dueOn, certifiedOn }] of stand.entries()) {
              expect([windowOpensOn > certifiedOn, dueOn >= windowOpensOn, expiresOn > certifiedOn]).toEqual([
                true,
                true,
                true,
              ]);
              const before = stand[n - 1];
              if (before?.ended?.how === 'renewed') expect(expiresOn >= before.expiresOn).toBe(true);
            }
            const before = trial.state;
            trial.look(at);
            expect(trial.state).toBe(before);
          }
          const made = trial.mails.map(({ template, occurrence }) => `${template} ${occurrence}`);
          expect(new Set(made).size).toBe(made.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
