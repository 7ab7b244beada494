import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDayFormat, rankOf, readCell, readDay, withoutNull } from '../../domain/mapping/cells.ts';
import { asksFirst, countingLines } from '../../domain/mapping/persons.ts';
import { filledBy, headsOf, type PickRule } from '../../domain/mapping/rules.ts';
import { HR_EXPORT, SMALL } from '../support/mappings.ts';

describe('days as a mapping says that they are written', () => {
  test.each([
    ['28/01/2006', 'DD/MM/YYYY', '2006-01-28'],
    ['1/2/2026', 'DD/MM/YYYY', '2026-02-01'],
    ['1/2/2026', 'MM/DD/YYYY', '2026-01-02'],
    ['13/12/2020', 'MM/DD/YYYY', null],
    ['20261231', 'YYYYMMDD', '2026-12-31'],
    ['2026123', 'YYYYMMDD', null],
    ['31.12.2026', 'DD.MM.YYYY', '2026-12-31'],
    ['31x12x2026', 'DD.MM.YYYY', null],
    ['2026-12-31 00:00:00', 'YYYY-MM-DD', '2026-12-31'],
    ['2026-12-31T23:59:59Z', 'YYYY-MM-DD', '2026-12-31'],
    ['30/02/2026', 'DD/MM/YYYY', null],
    ['01/01/1899', 'DD/MM/YYYY', null],
    ['', 'DD/MM/YYYY', null],
  ])('%j as %s is %j', (text, format, day) => expect(readDay(text, format)).toBe(day));

  test.each([
    ['DD/MM/YYYY', true],
    ['YYYYMMDD', true],
    ['YYYY-MM-DD', true],
    ['DD/MM', false],
    ['DD/MM/MM/YYYY', false],
    ['(DD)MM(YYYY', false],
    ['DD|MM|YYYY', false],
    ['', false],
  ])('%j is a format: %s', (format, fits) => expect(isDayFormat(format)).toBe(fits));

  test('every day reads as itself in every format', () => {
    const formats = ['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYYMMDD', 'DD.MM.YYYY', 'YYYY-MM-DD', 'DD MM YYYY'];
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...formats), (date, format) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        const text = format.replace('YYYY', year).replace('MM', month).replace('DD', dayOfMonth);
        expect(readDay(text, format)).toBe(day);
      }),
    );
  });
});

test.each([
  [{ value: 'Bothell' }, 'whatever', 'Bothell'],
  [{ column: 'a' }, ' x ', 'x'],
  [{ column: 'a' }, 'null', ''],
  [{ column: 'a', after: '\\' }, 'works\\guy1', 'guy1'],
  [{ column: 'a', after: '\\' }, 'guy1', 'guy1'],
  [{ column: 'a', before: '@' }, 'guy1@x.test', 'guy1'],
  [{ column: 'a', values: { aktiv: 'active' } }, 'AKTIV', 'active'],
  [{ column: 'a', values: { aktiv: 'active' } }, 'krank', 'krank'],
  [{ column: 'a', values: { aktiv: 'active' }, otherwise: 'inactive' }, 'krank', 'inactive'],
  [{ column: 'a', values: { aktiv: 'active' }, otherwise: 'inactive' }, 'NULL', ''],
  [{ column: 'a', values: { '': 'inactive' } }, 'NULL', 'inactive'],
  [{ column: 'a', format: 'DD/MM/YYYY' }, '28/01/2006', '2006-01-28'],
  [{ column: 'a', format: 'DD/MM/YYYY' }, 'NULL', ''],
  [{ column: 'a', format: 'DD/MM/YYYY' }, 'soon', null],
])('%j makes of %j %j', (rule, cell, value) => expect(readCell(rule, cell, ['NULL'])).toBe(value));

test('a word that means nothing does so in whatever case, and only as the whole cell', () => {
  expect(['NULL', ' null ', 'k.A.', 'NULLA'].map((cell) => withoutNull(cell, ['NULL', 'k.a.']))).toEqual([
    '',
    '',
    '',
    'NULLA',
  ]);
});

describe('which row of a person counts', () => {
  const best = (pick: PickRule, cells: string[]) => {
    const rows = cells.map((cell, at) => ({ line: at + 2, personKey: 'p', rank: rankOf(pick, cell, at + 2) }));
    return countingLines(rows).get(2);
  };
  test.each<[PickRule, string[], number]>([
    [{ by: 'first' }, ['', '', ''], 2],
    [{ by: 'last' }, ['', '', ''], 4],
    [{ by: 'value', order: ['Current', 'Leave'] }, ['', 'Leave', 'current'], 4],
    [{ by: 'value', order: ['Current', 'Leave'] }, ['x', 'Leave', 'y'], 3],
    [{ by: 'value', order: ['Current'] }, ['Current', 'Current', 'x'], 2],
    [{ by: 'latest', format: 'DD/MM/YYYY' }, ['31/01/2025', '01/02/2025', 'NULL'], 3],
    [{ by: 'earliest', format: 'DD/MM/YYYY' }, ['NULL', '01/02/2025', '31/01/2025'], 4],
  ])('%j among %j: line %i', (pick, cells, line) => expect(best(pick, cells)).toBe(line));

  test('of every person exactly one row counts, and rows without a key stand alone', () => {
    const row = fc.record({
      personKey: fc.option(fc.constantFrom('a', 'b', 'c')),
      rank: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(row), (given) => {
        const rows = given.map((each, at) => ({ ...each, line: at + 2 }));
        const counting = countingLines(rows);
        for (const { line, personKey, rank } of rows) {
          const chosen = rows.find((other) => other.line === counting.get(line))!;
          if (personKey === null) expect(chosen.line).toBe(line);
          expect(chosen.personKey).toBe(personKey);
          expect(chosen.rank).toBeGreaterThanOrEqual(personKey === null ? chosen.rank : rank);
          expect(counting.get(chosen.line)).toBe(chosen.line);
        }
      }),
    );
  });
});

test.each([
  [{ known: 100, missing: 0, unreadable: 3 }, 0.05, false],
  [{ known: 100, missing: 5, unreadable: 0 }, 0.05, false],
  [{ known: 100, missing: 6, unreadable: 0 }, 0.05, true],
  [{ known: 100, missing: 1, unreadable: 1 }, 0.05, true],
  [{ known: 10, missing: 1, unreadable: 0 }, 0.05, true],
  [{ known: 10, missing: 1, unreadable: 0 }, 0.1, false],
  [{ known: 30, missing: 3, unreadable: 0 }, 0.1, false],
  [{ known: 10, missing: 10, unreadable: 0 }, 1, false],
  [{ known: 10, missing: 1, unreadable: 0 }, 0, true],
])('R34: %j of which %d may leave without a question asks first: %s', (absence, share, asks) =>
  expect(asksFirst(absence, share)).toBe(asks),
);

test('a mapping reads the heads that it names, once each, and fills its columns in their order', () => {
  expect(headsOf(HR_EXPORT)).not.toContain('BirthDate');
  expect(headsOf(HR_EXPORT)).toContain('EmployeeKey');
  expect(new Set(headsOf(SMALL)).size).toBe(headsOf(SMALL).length);
  expect(filledBy(SMALL)).toEqual([
    ...['external_id', 'username', 'email', 'given_name', 'family_name', 'department', 'manager', 'termination_date'],
    'status',
  ]);
});
