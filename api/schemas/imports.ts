import { z } from 'zod';
import { ROW_OUTCOMES } from '../../store/importRows.ts';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../../store/imports.ts';
import { pageQuery } from '../http/list.ts';
import { id, instant, yes } from './common.ts';

export const importQuery = z.strictObject({
  kind: z.enum(IMPORT_KINDS).meta({ description: 'What the rows are.' }),
  dryRun: yes.default(false).meta({ description: 'Only say what would happen.' }),
  allowPastDeadlines: yes.default(false).meta({ description: 'Take deadlines that have passed (enrolments).' }),
});

export const rowsQuery = z.strictObject({
  ...pageQuery,
  outcome: z.enum(ROW_OUTCOMES).optional().meta({ description: 'Only the rows with this outcome.' }),
});

const count = z.int().min(0);

export const importJob = z
  .object({
    id,
    kind: z.enum(IMPORT_KINDS),
    dryRun: z.boolean(),
    allowPastDeadlines: z.boolean(),
    status: z.enum(IMPORT_STATUSES),
    rows: z
      .object({ total: count, done: count, created: count, updated: count, unchanged: count, rejected: count })
      .meta({ description: 'How many the file has, how many have their outcome, and which.' }),
    failure: z.string().nullable().meta({ description: 'Why it failed.' }),
    startedAt: instant.meta({ description: 'When the file began to come.' }),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Import', description: 'A file being carried out, row by row.' });

export const importRow = z
  .object({
    line: z.int().meta({ description: 'The physical line of the file where the row starts.' }),
    outcome: z.enum(ROW_OUTCOMES),
    id: z.string().nullable().meta({ description: 'The person, activity or enrolment that it is about.' }),
    column: z.string().nullable().meta({ description: 'The column to mend.' }),
    code: z.string().nullable(),
    detail: z.string().nullable().meta({ description: 'What to mend, or what happened.' }),
    values: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'As read; null when forgotten after 30 days.' }),
  })
  .meta({ id: 'ImportRow' });

export type ImportJob = z.output<typeof importJob>;
export type ImportRow = z.output<typeof importRow>;
