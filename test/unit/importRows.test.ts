import { describe, expect, test } from 'vitest';
import { readActivityRow } from '../../imports/activityRow.ts';
import { RowRejected, readDate } from '../../imports/cells.ts';
import { mapHead, normaliseHead, pickValues, shapeProblem } from '../../imports/columns.ts';
import { hasPassed, readEnrolmentRow } from '../../imports/enrolmentRow.ts';
import { FileRefused } from '../../imports/fileRefused.ts';
import { managersFirst } from '../../imports/peopleOrder.ts';
import { readPersonRow } from '../../imports/personRow.ts';

function rejection(work: () => unknown): Pick<RowRejected, 'column' | 'code' | 'message'> {
  try {
    work();
  } catch (error) {
    if (error instanceof RowRejected) return error;
    throw error;
  }
  throw new Error('it was not rejected');
}

describe('heads', () => {
  test.each(['External ID', 'external-id', 'externalId', 'EXTERNAL_ID', ' External  Id '])(
    '%j is external_id',
    (head) => {
      expect(normaliseHead(head)).toBe('external_id');
    },
  );

  test('other names of a column are known, and its own name goes before them', () => {
    expect(mapHead('enrolments', ['Employee ID', 'Course', 'Obligation', 'Source', 'Due date'])).toEqual([
      'external_id',
      'activity',
      'obligation',
      'source',
      'deadline',
    ]);
    const people = ['external_id', 'username', 'e-mail', 'First name', 'Surname', 'Manager', 'manager_external_id'];
    expect(mapHead('people', people).slice(5)).toEqual([null, 'manager_external_id']);
  });

  test('columns that nobody mapped are dropped before anything is stored (R38)', () => {
    const head = mapHead('enrolments', ['external_id', 'birth_date', 'activity', 'obligation', 'source', 'pay']);
    expect(pickValues(head, [' 7 ', '1970-01-01', 'a', 'optional', 'hr', '100'])).toEqual({
      external_id: '7',
      activity: 'a',
      obligation: 'optional',
      source: 'hr',
    });
  });

  test('each required column that is missing is named, and each that is there twice', () => {
    const refused = (heads: string[]) => {
      try {
        mapHead('enrolments', heads);
      } catch (error) {
        if (error instanceof FileRefused) return error.errors.map(({ pointer }) => pointer);
      }
      return null;
    };
    expect(refused(['external_id', 'note'])).toEqual(['#/activity', '#/obligation', '#/source']);
    expect(refused(['external_id', 'External ID', 'activity', 'obligation', 'source'])).toEqual(['#/external_id']);
  });

  test('a row with fewer cells than the head, or more that are not empty, is not guessed at', () => {
    const head = mapHead('activities', ['code', 'title', 'type']);
    expect(shapeProblem(head, ['a', 'b'])?.code).toBe('row-too-short');
    expect(shapeProblem(head, ['a', 'b', 'c', 'd'])?.code).toBe('row-too-long');
    expect(shapeProblem(head, ['a', 'b', 'c', '', ''])).toBeNull();
  });
});

describe('cells', () => {
  test.each([
    ['2027-12-17', '2027-12-17'],
    ['17/12/2027', '2027-12-17'],
    ['7.2.2027', '2027-02-07'],
    ['31/02/2027', null],
    ['29.02.2028', '2028-02-29'],
    ['2027-13-01', null],
    ['12/17/2027', null],
    ['17/12.2027', null],
    ['17/12/27', null],
    ['0000-01-01', null],
    ['9999-12-31', null],
    ['tomorrow', null],
  ])('the day %j is %j', (text, day) => {
    expect(readDate(text)).toBe(day);
  });

  const row = { external_id: '7', activity: 'a', obligation: 'Mandatory', source: 'HR' };

  test('a row of enrolments, with what is left out', () => {
    expect(readEnrolmentRow(row)).toEqual({
      externalId: '7',
      activityCode: 'a',
      obligation: 'mandatory',
      source: 'hr',
      role: 'learner',
      deadline: null,
      note: null,
      key: '',
      reEnrol: false,
    });
  });

  test.each([
    ['external_id', '', 'missing-value'],
    ['activity', '=HYPERLINK("http://x")', 'formula'],
    ['activity', '@SUM(A1)', 'formula'],
    ['obligation', 'whenever', 'unknown-word'],
    ['source', '', 'missing-value'],
    ['deadline', '31/02/2027', 'invalid-date'],
    ['re_enrol', 'perhaps', 'unknown-word'],
    ['role', 'king', 'unknown-word'],
    ['note', 'x'.repeat(4_001), 'too-long'],
  ])('%s %j is rejected: %s', (column, text, code) => {
    expect(rejection(() => readEnrolmentRow({ ...row, [column]: text }))).toMatchObject({ column, code });
  });

  test('R34: a deadline has passed when its day has ended where the learner is', () => {
    // 30 December, 23:00 in Honolulu; in Auckland it is the 31st already.
    const now = '2026-12-31T09:00:00.000Z';
    expect(hasPassed('2026-12-30', 'Pacific/Honolulu', now)).toBe(false);
    expect(hasPassed('2026-12-30', 'Pacific/Auckland', now)).toBe(true);
    expect(hasPassed('2026-12-31', 'Pacific/Auckland', now)).toBe(false);
    expect(hasPassed(null, 'Pacific/Auckland', now)).toBe(false);
  });

  test.each([
    ['timezone', 'Mars/Base', 'unknown-timezone'],
    ['timezone', 'local', 'unknown-timezone'],
    ['email', 'nobody', 'invalid-email'],
    ['hire_date', '30.02.2020', 'invalid-date'],
    ['manager_external_id', '7', 'own-manager'],
    ['status', 'asleep', 'unknown-word'],
    ['locale', 'Deutsch!', 'unknown-locale'],
  ])('a person whose %s is %j is rejected: %s', (column, text, code) => {
    const person = { external_id: '7', username: 'u', email: 'u@x.test', given_name: 'G', family_name: 'F' };
    expect(rejection(() => readPersonRow({ ...person, [column]: text }))).toMatchObject({ column, code });
  });

  test.each([
    ['type', 'webinar'],
    ['capacity', '-1'],
    ['capacity', '1.5'],
    ['deadline_after', '30 days'],
    ['deadline_after', 'P999Y'],
    ['training_event', 'maybe'],
  ])('an activity whose %s is %j is rejected', (column, text) => {
    expect(rejection(() => readActivityRow({ code: 'a', title: 'A', type: 'course', [column]: text })).column).toBe(
      column,
    );
  });

  test('no sentence repeats what stands in the cell: it is kept longer than the values (R35, R38)', () => {
    for (const column of Object.keys(row)) {
      const { message } = rejection(() => readEnrolmentRow({ ...row, [column]: `=${'CANARY'.repeat(50)}` }));
      expect(message).not.toContain('CANARY');
    }
  });
});

describe('the order of people', () => {
  const node = (line: number, externalId: string, manager = '') => ({ line, externalId, manager });

  test('every manager comes before who reports to them, otherwise the order of the file stays', () => {
    const order = managersFirst([
      node(2, 'c', 'b'),
      node(3, 'x'),
      node(4, 'b', 'a'),
      node(5, 'a'),
      node(6, 'y', 'stranger'),
    ]);
    expect(order.lines).toEqual([5, 4, 2, 3, 6]);
    expect(order.inCycle.size).toBe(0);
  });

  test('who would be above themselves is known, and who only reports to them is not meant', () => {
    const order = managersFirst([
      node(2, 'a', 'b'),
      node(3, 'b', 'c'),
      node(4, 'c', 'a'),
      node(5, 'd', 'a'),
      node(6, 'e', 'e'),
    ]);
    expect([...order.inCycle].sort()).toEqual([2, 3, 4, 6]);
    expect([...order.lines].sort()).toEqual([2, 3, 4, 5, 6]);
  });

  test('the second row of a person is known as one', () => {
    const order = managersFirst([node(2, 'a'), node(3, 'a', 'b'), node(4, 'b'), node(5, ''), node(6, '')]);
    expect([...order.repeats]).toEqual([[3, 2]]);
    expect(order.lines.indexOf(2)).toBeLessThan(order.lines.indexOf(3));
  });

  test('a chain of 100,000 is no trouble', () => {
    const nodes = Array.from({ length: 100_000 }, (_, i) => node(i + 2, `p${i}`, `p${i + 1}`));
    expect(managersFirst(nodes).lines[0]).toBe(100_001);
  });
});
