import { describe, expect, it } from 'vitest';
import {
  addDuration,
  addToDate,
  endOfDay,
  isDuration,
  isLocalDate,
  isTimeZone,
  localDateOf,
  planForDate,
  planForInstant,
  planFromRule,
} from '../../domain/calendar.ts';
import { rules } from '../support/builders.ts';

const BERLIN = 'Europe/Berlin';

describe('the end of a local day', () => {
  it.each([
    ['in winter', '2026-01-31', BERLIN, '2026-01-31T22:59:59.999Z'],
    ['in summer', '2026-03-31', BERLIN, '2026-03-31T21:59:59.999Z'],
    ['of 23 hours', '2026-03-29', BERLIN, '2026-03-29T21:59:59.999Z'],
    ['of 25 hours', '2026-10-25', BERLIN, '2026-10-25T22:59:59.999Z'],
    ['where it is earliest', '2026-03-31', 'Pacific/Kiritimati', '2026-03-31T09:59:59.999Z'],
    ['where it is latest', '2026-03-31', 'Pacific/Niue', '2026-04-01T10:59:59.999Z'],
    ['with a half hour', '2026-03-31', 'Asia/Kolkata', '2026-03-31T18:29:59.999Z'],
    ['in a leap year', '2028-02-29', 'UTC', '2028-02-29T23:59:59.999Z'],
    ['before a midnight that does not exist', '2026-04-23', 'Africa/Cairo', '2026-04-23T21:59:59.999Z'],
    ['that begins after a midnight that does not exist', '2026-04-24', 'Africa/Cairo', '2026-04-24T20:59:59.999Z'],
    ['whose last hour comes twice', '2026-04-04', 'America/Santiago', '2026-04-05T03:59:59.999Z'],
    ['before a first hour that comes twice', '2026-10-31', 'America/Havana', '2026-11-01T03:59:59.999Z'],
    ['before a day that was left out', '2011-12-29', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
  ])('R19: is right %s (%s in %s)', (_when, date, zone, instant) => {
    expect(endOfDay(date, zone)).toBe(instant);
  });

  it('R19: is another instant for each place, and the local day is found again from it', () => {
    for (const zone of ['Pacific/Kiritimati', 'Asia/Tokyo', BERLIN, 'America/Los_Angeles', 'Pacific/Niue']) {
      expect(localDateOf(endOfDay('2026-03-31', zone), zone)).toBe('2026-03-31');
    }
    expect(localDateOf('2026-03-31T10:00:00.000Z', 'Pacific/Kiritimati')).toBe('2026-04-01');
    expect(localDateOf('2026-03-31T10:00:00.000Z', 'Pacific/Niue')).toBe('2026-03-30');
  });
});

describe('so long after an instant', () => {
  it.each([
    [
      'days keep the local time over the change to summer',
      '2026-03-28T09:00:00.000Z',
      'P1D',
      '2026-03-29T08:00:00.000Z',
    ],
    ['24 hours do not', '2026-03-28T09:00:00.000Z', 'PT24H', '2026-03-29T09:00:00.000Z'],
    ['a local time that does not exist moves later', '2026-03-28T01:30:00.000Z', 'P1D', '2026-03-29T01:30:00.000Z'],
    ['one that exists twice is the first, from summer', '2026-10-24T00:30:00.000Z', 'P1D', '2026-10-25T00:30:00.000Z'],
    ['one that exists twice is the first, from winter', '2026-01-25T01:30:00.000Z', 'P9M', '2026-10-25T00:30:00.000Z'],
    [
      'hours pass as they pass, through the hour that comes twice',
      '2026-10-25T00:30:00.000Z',
      'PT1H',
      '2026-10-25T01:30:00.000Z',
    ],
    ['hours count after the days', '2026-10-24T00:30:00.000Z', 'P1DT1H', '2026-10-25T01:30:00.000Z'],
    [
      'nothing moves nothing, not even in the second hour',
      '2026-10-25T01:30:00.000Z',
      'P0D',
      '2026-10-25T01:30:00.000Z',
    ],
    ['minutes and seconds count', '2026-01-01T00:00:00.000Z', 'PT1M30S', '2026-01-01T00:01:30.000Z'],
    ['weeks are seven days', '2026-01-01T12:00:00.000Z', 'P2W', '2026-01-15T12:00:00.000Z'],
  ])('R19: %s (%s + %s)', (_why, at, duration, expected) => {
    expect(addDuration(at, duration, BERLIN)).toBe(expected);
  });

  it('R19: going back, a local time that exists twice is the first too, and one that does not exist the later', () => {
    expect(addDuration('2026-10-26T01:30:00.000Z', 'P1D', BERLIN, -1)).toBe('2026-10-25T00:30:00.000Z');
    expect(addDuration('2026-03-30T00:30:00.000Z', 'P1D', BERLIN, -1)).toBe('2026-03-29T01:30:00.000Z');
    expect(addDuration('2026-03-01T12:00:00.000Z', 'PT12H', BERLIN, -1)).toBe('2026-03-01T00:00:00.000Z');
  });

  it.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-01-31', 'P2M', '2026-03-31'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2028-02-29', 'P4Y', '2032-02-29'],
    ['2026-10-31', 'P4M', '2027-02-28'],
    ['2026-12-31', 'P1D', '2027-01-01'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
  ])('R20: %s and %s is %s', (date, duration, expected) => {
    expect(addToDate(date, duration)).toBe(expected);
    expect(addDuration(`${date}T12:00:00.000Z`, duration, 'UTC')).toBe(`${expected}T12:00:00.000Z`);
  });

  it('R20: the nth occurrence counted from the anchor does not drift, as one after the other would', () => {
    expect(['P1M', 'P2M', 'P3M'].map((after) => addToDate('2026-01-31', after))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(addToDate(addToDate('2026-01-31', 'P1M'), 'P1M')).toBe('2026-03-28');
  });
});

describe('a deadline’s plan', () => {
  const expires = {
    basis: 'enrolment' as const,
    date: null,
    after: 'P1M',
    grace: 'P3D',
    onDeadline: 'expire' as const,
  };
  const given = rules({ deadline: expires, reminders: [{ after: 'P1D' }, { before: 'P1W' }, { before: 'PT2H' }] });

  it('R21: in whole days ends with the learner’s day, counted from the day where the learner is', () => {
    const ask = { basis: 'enrolment' as const, after: 'P1M', anchor: '2026-01-30T23:30:00.000Z' };
    expect(planFromRule(ask, BERLIN, given)?.deadline).toEqual({
      at: '2026-02-28T22:59:59.999Z',
      localDate: '2026-02-28',
      timezone: BERLIN,
      rule: 'enrolment+P1M',
    });
  });

  it('R21: with hours ends at that hour, and a fixed date with its day', () => {
    const ask = { basis: 'approval' as const, after: 'P1DT12H', anchor: '2026-03-28T09:00:00.000Z' };
    expect(planFromRule(ask, BERLIN, given)?.deadline).toMatchObject({
      at: '2026-03-29T20:00:00.000Z',
      localDate: null,
    });
    const fixed = planFromRule({ basis: 'fixed', date: '2026-03-31' }, 'Asia/Tokyo', given);
    expect(fixed?.deadline).toMatchObject({ at: '2026-03-31T14:59:59.999Z', rule: 'fixed', timezone: 'Asia/Tokyo' });
  });

  it('R22: holds its grace and its reminders, the earliest first, by the local calendar', () => {
    expect(planForDate('2026-03-31', BERLIN, 'by-hand', given)).toMatchObject({
      graceUntil: '2026-04-03T21:59:59.999Z',
      reminders: [
        { rule: 'before-P1W', at: '2026-03-24T22:59:59.999Z' },
        { rule: 'before-PT2H', at: '2026-03-31T19:59:59.999Z' },
        { rule: 'after-P1D', at: '2026-04-01T21:59:59.999Z' },
      ],
    });
    const plain = planForInstant('2026-03-31T12:00:00.000Z', BERLIN, 'by-hand', rules());
    expect(plain).toMatchObject({ graceUntil: '2026-03-31T12:00:00.000Z', reminders: [] });
  });
});

describe('what is taken as', () => {
  it('a duration: ISO 8601, forward, in whole numbers', () => {
    for (const text of ['P30D', 'P1M', 'PT12H', 'P1Y2M3W4DT5H6M7S']) expect(isDuration(text)).toBe(true);
    for (const text of ['', 'P', 'PT', 'P1DT', '30D', 'P-1D', '-P1D', 'P1.5D', 'p1d', 'P1D ', 'P1H', '1 day']) {
      expect(isDuration(text)).toBe(false);
    }
  });

  it('a day: one that exists', () => {
    for (const text of ['2026-03-31', '2028-02-29']) expect(isLocalDate(text)).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-3-1', '31.03.2026', '2026-03-31T00:00', '']) {
      expect(isLocalDate(text)).toBe(false);
    }
  });

  it('a time zone: an IANA name, and none that means something else on another machine or in the database', () => {
    for (const text of [BERLIN, 'America/Argentina/Buenos_Aires', 'UTC']) expect(isTimeZone(text)).toBe(true);
    for (const text of ['', 'local', 'system', 'default', 'UTC+3', '+05:30', 'Mars/Olympus'])
      expect(isTimeZone(text)).toBe(false);
  });
});
