import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dueOf, type ExpiringRecord, expiryOf, occurrencesOf } from '../../domain/expiry/occurrences.ts';
import { asksAnything, type ExpiryRules, expiryFaults, NO_EXPIRY, noticeOf } from '../../domain/expiry/rules.ts';

const renewal = (before: string) => ({ activityId: 'a', obligation: 'mandatory', before }) as const;
const reminder = (before: string, manager = false) => ({ before, manager });
const record: ExpiringRecord = {
  expiresOn: '2027-03-31',
  timezone: 'Europe/Berlin',
  since: '2026-06-01T08:00:00.000Z',
  superseded: false,
};
const rules: ExpiryRules = {
  validFor: 'P1Y',
  reminders: [reminder('P7D', true), reminder('P1M')],
  renewal: renewal('P60D'),
};

describe('what falls due before a record expires', () => {
  it('R19, R20: is counted back from the end of the last day where the person is, the first first', () => {
    expect(occurrencesOf(rules, record)).toEqual([
      { key: 'renewal', at: '2027-01-30T22:59:59.999Z', does: 'renew' },
      { key: 'before-P1M', at: '2027-02-28T22:59:59.999Z', does: 'remind', manager: false },
      { key: 'before-P7D', at: '2027-03-24T22:59:59.999Z', does: 'remind', manager: true },
    ]);
    expect(expiryOf({ ...record, timezone: 'America/Los_Angeles' })).toBe('2027-04-01T06:59:59.999Z');
  });

  const table: [string, Partial<ExpiringRecord>, string[]][] = [
    ['of one that a newer one supersedes, nothing', { superseded: true }, []],
    [
      'what is known late reminds of nothing that lay back, and is renewed',
      { since: '2027-03-10T00:00:00.000Z' },
      ['renewal', 'before-P7D'],
    ],
    ['what had lapsed when it was known, nothing', { since: '2027-04-01T00:00:00.000Z' }, []],
  ];
  it.each(table)('R23: %s', (_, given, keys) => {
    expect(occurrencesOf(rules, { ...record, ...given }).map(({ key }) => key)).toEqual(keys);
  });

  test('R23: whenever it is looked at, each is done once, at or after its instant, and in the end all are', () => {
    const days = fc.integer({ min: 1, max: 300 });
    const given = fc.record({
      reminders: fc.uniqueArray(days, { maxLength: 5 }),
      renew: fc.option(days, { nil: null }),
      looks: fc.array(fc.integer({ min: 0, max: 400 * 24 }), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(given, ({ reminders, renew, looks }) => {
        const all = occurrencesOf(
          {
            reminders: reminders.map((n) => reminder(`P${n}D`)),
            renewal: renew === null ? null : renewal(`P${renew}D`),
          },
          record,
        );
        const done = new Set<string>();
        const start = Date.parse(record.since);
        const moments = [...looks.sort((a, b) => a - b), 400 * 24].map((h) =>
          new Date(start + h * 3_600_000).toISOString(),
        );
        for (const now of moments) {
          const { due, next } = dueOf(all, done, now);
          for (const { key, at } of due) {
            expect(at <= now).toBe(true);
            expect(done.has(key)).toBe(false);
            done.add(key);
          }
          expect(next === null || next > now).toBe(true);
          expect(next === null).toBe(done.size === all.length);
        }
        expect(done.size).toBe(all.length);
      }),
    );
  });
});

describe('rules of a qualification code', () => {
  const table: [string, Partial<ExpiryRules>, string[]][] = [
    ['none at all are fine', {}, []],
    ['a validity of no days', { validFor: 'P0D' }, ['validFor']],
    ['a reminder as long as the validity', { validFor: 'P1Y', reminders: [reminder('P12M')] }, ['reminders/0/before']],
    ['the same reminder twice', { reminders: [reminder('P1D'), reminder('P1D')] }, ['reminders/1/before']],
    ['a renewal longer than the validity', { validFor: 'P1M', renewal: renewal('P2M') }, ['renewal/before']],
    [
      'without a validity any of them may be as long as it likes',
      { reminders: [reminder('P9Y')], renewal: renewal('P9Y') },
      [],
    ],
  ];
  it.each(table)('%s', (_, given, fields) => {
    expect(expiryFaults({ ...NO_EXPIRY, ...given }).map(({ field }) => field)).toEqual(fields);
  });

  it('a record is expiring from the first thing that is done about it', () => {
    expect(noticeOf(rules)).toBe('P60D');
    expect(noticeOf({ ...rules, renewal: null })).toBe('P1M');
    expect(noticeOf(NO_EXPIRY)).toBeNull();
    expect([asksAnything(rules), asksAnything(NO_EXPIRY)]).toEqual([true, false]);
  });
});
