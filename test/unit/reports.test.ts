import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { headOf, isReportKind, REPORT_KINDS, REPORTS, type ReportColumn } from '../../domain/reports/kinds.ts';
import { asOfAt, daysOf, spanOf } from '../../domain/reports/params.ts';
import { partFor } from '../../domain/reports/recipients.ts';
import {
  nextOccurrence,
  occurrencesBetween,
  type ReportSchedule,
  scheduleFaults,
} from '../../domain/reports/schedule.ts';
import { csvFile } from '../../reporting/csv.ts';
import type { Cell } from '../../reporting/pages.ts';
import { workbook } from '../../reporting/workbook.ts';
import { readWorkbook } from '../support/workbooks.ts';

const schedule = (given: Partial<ReportSchedule> = {}): ReportSchedule => ({
  every: 'day',
  weekday: null,
  day: null,
  at: '02:30',
  timezone: 'Europe/Berlin',
  ...given,
});

describe('a schedule', () => {
  const table: [string, ReportSchedule, string, string[]][] = [
    [
      'R19: a time that does not exist moves later, and the day still has its one',
      schedule(),
      '2026-03-28T00:00:00.000Z',
      ['2026-03-28T01:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ],
    [
      'R19: a time that exists twice means the first, once',
      schedule(),
      '2026-10-24T00:00:00.000Z',
      ['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ],
    [
      'every week, on its day',
      schedule({ every: 'week', weekday: 1, at: '08:00' }),
      '2026-11-25T00:00:00.000Z',
      ['2026-11-30T07:00:00.000Z', '2026-12-07T07:00:00.000Z', '2026-12-14T07:00:00.000Z'],
    ],
    [
      'R20: every month on the 31st, or the last',
      schedule({ every: 'month', day: 31, at: '08:00', timezone: 'UTC' }),
      '2027-01-01T00:00:00.000Z',
      ['2027-01-31T08:00:00.000Z', '2027-02-28T08:00:00.000Z', '2027-03-31T08:00:00.000Z'],
    ],
  ];
  it.each(table)('%s', (_, given, after, wanted) => {
    expect(occurrencesBetween(given, after, addDuration(after, 'P4M', 'UTC')).slice(0, 3)).toEqual(wanted);
    expect(nextOccurrence(given, after)).toBe(wanted[0]);
  });

  test('R19: however time is cut into pieces, each day has its occurrence once', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Australia/Lord_Howe', 'UTC', 'Asia/Kolkata');
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(
        zones,
        minutes,
        fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 20 }),
        (timezone, at, cuts) => {
          const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
          const daily = schedule({ at: time, timezone });
          const start = '2026-01-01T12:00:00.000Z';
          const end = '2026-12-31T12:00:00.000Z';
          const pieces = [...cuts.map((n) => new Date(Date.parse(start) + n * 6_000_000).toISOString()), end]
            .filter((one) => one <= end)
            .sort();
          let from = start;
          const found: string[] = [];
          for (const until of pieces) {
            found.push(...occurrencesBetween(daily, from, until));
            from = until;
          }
          expect(found).toEqual(occurrencesBetween(daily, start, end));
          expect(new Set(found).size).toBe(found.length);
          expect([364, 365]).toContain(found.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names what it needs, and what goes with another rhythm', () => {
    const faults = (given: Partial<ReportSchedule>) => scheduleFaults(schedule(given)).map(({ field }) => field);
    expect(faults({})).toEqual([]);
    expect(faults({ every: 'week' })).toEqual(['weekday']);
    expect(faults({ every: 'month', weekday: 1 })).toEqual(['weekday', 'day']);
  });
});

describe('what is asked', () => {
  const now = '2026-11-25T10:00:00.000Z';
  it('R24: a day as it is known today, and as it was known then; not what will be known', () => {
    expect(asOfAt(now, undefined, 'today')).toEqual({ day: null, at: now, known: 'infinity' });
    expect(asOfAt(now, '2026-11-01', 'today')?.known).toBe('infinity');
    expect(asOfAt(now, '2026-11-01', 'then')?.known).toBe('2026-11-02T00:00:00.000Z');
    expect(asOfAt(now, '2026-11-25', 'then')?.known).toBe(now);
    expect(asOfAt(now, '2026-11-26', 'then')).toBeNull();
  });

  it('days of both ends, or so long back; changes of the last month where nothing is said', () => {
    expect(daysOf({ last: 'P1M' }, now)).toEqual({ from: '2026-10-25', until: null });
    expect(daysOf({ from: '2026-01-01', until: '2026-01-31' }, now)).toEqual({
      from: '2026-01-01',
      until: '2026-01-31',
    });
    expect(spanOf({}, now).from).toBe('2026-10-25T00:00:00.000Z');
    expect(spanOf({ until: '2026-01-31' }, now)).toEqual({
      from: '1900-01-01T00:00:00.000Z',
      until: '2026-02-01T00:00:00.000Z',
    });
  });
});

it.each([
  ['superadmin', 'active', true, { team: null }],
  ['user', 'active', true, { team: 'x' }],
  ['power_user', 'activated', true, { team: 'x' }],
  ['user', 'active', false, null],
  ['superadmin', 'deactivated', true, null],
  ['user', 'expired', true, null],
] as const)('a %s who is %s, and manages somebody: %s, may see %j', (level, status, manages, part) => {
  expect(partFor({ id: 'x', level, status, manages })).toEqual(part);
});

it('every total is a column of numbers, every head is unique, and a kind is a kind', () => {
  for (const kind of REPORT_KINDS) {
    const { columns, totals } = REPORTS[kind];
    expect(new Set(columns.map(headOf)).size).toBe(columns.length);
    for (const key of totals) expect(columns.find((one) => one.key === key)?.type).toBe('number');
  }
  expect([isReportKind('expiring'), isReportKind('all')]).toEqual([true, false]);
});

const COLUMNS: readonly ReportColumn[] = [
  { key: 'someText', type: 'text' },
  { key: 'number', type: 'number' },
  { key: 'day', type: 'date' },
  { key: 'at', type: 'instant' },
];
async function* inPages(rows: readonly (readonly Cell[])[], size: number) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe('files', () => {
  const row = fc.tuple(
    fc.option(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '-1', '@x', '_x0041_', ' spaced ', 'a\tb\nc')),
      { nil: null },
    ),
    fc.option(fc.integer(), { nil: null }),
    fc.option(
      fc
        .date({ min: new Date('1900-03-01'), max: new Date('2999-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
      { nil: null },
    ),
    fc.option(
      fc
        .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((d) => d.toISOString()),
      { nil: null },
    ),
  );

  test('a workbook that is read back has what went into it: texts as texts, numbers as numbers, days as days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const [sheet] = readWorkbook(await whole(workbook(inPages(rows, size), COLUMNS)));
        expect(sheet?.rows[0]?.map(({ value }) => value)).toEqual(['some_text', 'number', 'day', 'at']);
        const read = sheet?.rows
          .slice(1)
          .map(([text, number, day, at]) => [
            text?.value ?? '',
            number?.kind === 'empty' ? null : Number(number?.value),
            day?.shown ?? null,
            at?.shown ?? null,
          ]);
        const storable = (text: string) =>
          text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        expect(read).toEqual(rows.map(([text, ...rest]) => [storable(text ?? ''), ...rest]));
        expect(sheet?.rows.flat().every(({ value }) => !value.includes('<f>'))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('what does not fit in one sheet goes on in another, with its heads; none has no rows', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => [`row ${n}`, n, '2026-11-25', null]);
    const sheets = readWorkbook(await whole(workbook(inPages(rows, 7), COLUMNS, 11)));
    expect(sheets.map(({ name, rows: read }) => [name, read.length])).toEqual([
      ['Report', 11],
      ['Report 2', 11],
      ['Report 3', 6],
    ]);
    expect(sheets.flatMap(({ rows: read }) => read.slice(1).map(([cell]) => cell?.value))).toEqual(
      rows.map(([text]) => text),
    );
    const [empty] = readWorkbook(await whole(workbook(inPages([], 1), COLUMNS)));
    expect(empty?.rows).toHaveLength(1);
  });

  test('a CSV makes formulas harmless in texts, and leaves numbers as they are', async () => {
    const text = (
      await whole(
        csvFile(
          inPages(
            [
              ['=1+1', -5, null, null],
              ['a "b",\nc', 1, null, null],
            ],
            1,
          ),
          COLUMNS,
        ),
      )
    ).toString();
    expect(text).toBe(`some_text,number,day,at\r\n'=1+1,-5,,\r\n"a ""b"",\nc",1,,\r\n`);
  });
});
