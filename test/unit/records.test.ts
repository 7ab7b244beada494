import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Column, csv } from '../../api/http/csv.ts';
import { guardedCell, restoredCell } from '../../domain/records/cells.ts';
import { decideRecord, type RecordCommand } from '../../domain/records/change.ts';
import { evidenceType } from '../../domain/records/files.ts';
import { RECORD_TYPES, type RecordState } from '../../domain/records/record.ts';
import { readRecordType, recordTypeWord } from '../../domain/records/types.ts';
import { type HeadMap, mapHead, pickValues } from '../../imports/columns.ts';
import { readRecords } from '../../imports/csv.ts';
import { readRecordRow } from '../../imports/recordRow.ts';

const NOW = '2026-03-01T09:00:00.000Z';
const RECORD: RecordState = {
  userId: 'u',
  enrolmentId: null,
  attempt: null,
  source: 'manual',
  completedAt: null,
  status: 'valid',
  version: 1,
  recordType: 'course',
  objectId: null,
  title: 'First Aid',
  trainingProvider: null,
  completionDate: '2026-01-31',
  otherInformation: null,
  qualificationCode: null,
  expiresAt: null,
  evidence: null,
};

describe('R27: what becomes of a record', () => {
  const title: RecordCommand = { type: 'correct', patch: { title: 'Other' } };
  const same: RecordCommand = { type: 'correct', patch: { title: 'First Aid' } };
  test.each<[string, Partial<RecordState>, RecordCommand, string]>([
    ['a correction makes the next version', {}, title, 'changed'],
    ['saying what is there changes nothing', {}, same, 'unchanged'],
    ['… of a deleted one neither', { status: 'deleted' }, same, 'unchanged'],
    ['a deleted one is not corrected', { status: 'deleted' }, title, 'record-deleted'],
    ['a void one is not corrected', { status: 'void' }, title, 'record-void'],
    ['a void one is not deleted', { status: 'void' }, { type: 'delete' }, 'record-void'],
    ['a void one is not restored', { status: 'void' }, { type: 'restore' }, 'record-void'],
    ['one is deleted', {}, { type: 'delete' }, 'changed'],
    ['one is deleted once', { status: 'deleted' }, { type: 'delete' }, 'unchanged'],
    ['a deleted one is restored', { status: 'deleted' }, { type: 'restore' }, 'changed'],
    ['one that is there is not restored', {}, { type: 'restore' }, 'unchanged'],
    [
      'the type of a completion stays',
      { source: 'completion' },
      { type: 'correct', patch: { recordType: 'quiz' } },
      'record-of-completion',
    ],
    [
      'it does not end before it began',
      {},
      { type: 'correct', patch: { expiresAt: '2026-01-30' } },
      'expires-before-completion',
    ],
    ['it ends on its day at the earliest', {}, { type: 'correct', patch: { expiresAt: '2026-01-31' } }, 'changed'],
    [
      'a day that has begun nowhere is to come',
      {},
      { type: 'correct', patch: { completionDate: '2026-03-02' } },
      'completed-in-future',
    ],
    ['today is not', {}, { type: 'correct', patch: { completionDate: '2026-03-01' } }, 'changed'],
  ])('%s', (_what, state, command, outcome) => {
    const decision = decideRecord({ ...RECORD, ...state }, command, NOW);
    expect(decision.kind === 'refused' ? decision.why : decision.kind).toBe(outcome);
    if (decision.kind === 'changed') expect(decision.after.version).toBe(2);
  });

  it('forgets the hour when the day is corrected, and keeps it otherwise (R24)', () => {
    const timed = { ...RECORD, source: 'completion' as const, completedAt: '2026-01-31T10:00:00.000Z' };
    const hour = (patch: Partial<RecordState>) => {
      const decision = decideRecord(timed, { type: 'correct', patch }, NOW);
      return decision.kind === 'changed' ? decision.after.completedAt : undefined;
    };
    expect([hour({ title: 'x' }), hour({ completionDate: '2026-01-30' })]).toEqual([timed.completedAt, null]);
  });
});

describe('a cell that a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ["'tis", "''tis"],
    ['plain', 'plain'],
    ['', ''],
  ])('%j is written as %j, and read as it was', (text, cell) => {
    expect(guardedCell(text)).toBe(cell);
    expect(restoredCell(cell)).toBe(text);
  });

  it('that somebody typed with an apostrophe of their own is left alone', () => {
    expect(restoredCell("'tis")).toBe("'tis");
  });
});

/** Texts as they are stored: trimmed, not empty, and nothing that Postgres refuses; often such as spreadsheets would run. */
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc
      .tuple(
        fc.constantFrom("'", "''", '=', '+', '-', '@', "'=", '＝', '"', ',', ';', '\n', '\r\n', '\t'),
        fc.string({ maxLength: 10 }),
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));

it('R34: whatever a record says, what is exported is what is imported, through a real CSV', async () => {
  const records = fc.record({
    title: texts,
    trainingProvider: fc.option(texts),
    otherInformation: fc.option(texts),
    qualificationCode: fc.option(texts),
    recordType: fc.constantFrom(...RECORD_TYPES),
  });
  const id = '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10';
  await fc.assert(
    fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 5 }), texts, async (all, name) => {
      type Row = (typeof all)[number];
      const guarded = (text: string | null) => (text === null ? null : guardedCell(text));
      const columns: Column<Row>[] = [
        ['Record Id', () => id],
        ['Name', () => guarded(name)],
        ['Record Type', (one) => recordTypeWord(one.recordType)],
        ['Title', (one) => guarded(one.title)],
        ['Training Provider', (one) => guarded(one.trainingProvider)],
        ['Other Information', (one) => guarded(one.otherInformation)],
        ['Qualification Code', (one) => guarded(one.qualificationCode)],
      ];
      async function* pages() {
        yield all;
      }
      async function* bytes() {
        for await (const text of csv(pages(), columns)) yield Buffer.from(text, 'utf8');
      }
      const asks: ReturnType<typeof readRecordRow>[] = [];
      let head: HeadMap | null = null;
      for await (const { cells } of readRecords(bytes())) {
        if (head) asks.push(readRecordRow(pickValues(head, cells)));
        head ??= mapHead('training-records', cells);
      }
      expect(asks.map(({ fields }) => fields)).toEqual(all.map((one) => ({ ...one })));
      expect(asks.every((ask) => ask.name === name)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Course', 'course'],
  ['learning path', 'learning_plan'],
  ['Learning Plan', 'learning_plan'],
  ['LEARNING_PATH', 'learning_plan'],
  ['Certificate', 'certificate'],
  ['External', 'external'],
  ['Diploma', null],
])('the word %s of a file means %s', (word, type) => {
  expect(readRecordType(word)).toBe(type);
});

it('has a word for each type, which is read again', () => {
  expect(RECORD_TYPES.map((type) => readRecordType(recordTypeWord(type)))).toEqual([...RECORD_TYPES]);
});

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['%PDF', null],
  ['<html>', null],
  ['', null],
])('a file that begins with %j is %s', (bytes, type) => {
  expect(evidenceType(Buffer.from(bytes, 'latin1'))).toBe(type);
});
