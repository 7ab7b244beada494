import { z } from 'zod';
import { LEAVER_OUTCOMES } from '../../store/importLeavers.ts';
import { ROW_OUTCOMES } from '../../store/importRows.ts';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../../store/imports.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { id, instant, yes } from './common.ts';

const share = z
  .string()
  .regex(/^(\d{1,3}(\.\d{1,6})?%|[01]?\.\d{1,9}|[01])$/, 'must be a share, such as 0.05 or 5%')
  .transform((text) => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)))
  .refine((value) => value <= 1, 'must be at most 1, or 100%')
  .meta({ override: { type: 'string' }, example: '5%' });

export const importQuery = z.strictObject({
  kind: z.enum(IMPORT_KINDS).meta({ description: 'What the rows are.' }),
  dryRun: yes.default(false).meta({ description: 'Only say what would happen.' }),
  allowPastDeadlines: yes.default(false).meta({ description: 'Take deadlines that have passed (enrolments).' }),
  mapping: code.optional().meta({ description: 'The saved mapping by which the columns are read (people).' }),
  completeList: yes
    .default(false)
    .meta({ description: 'The file names everybody there is: who is missing is deactivated (people).' }),
  maxLeavers: share.optional().meta({
    description:
      'With `completeList`: the share of the people known that may be missing without a question; left out: 5%.',
    override: { type: 'string', example: '5%' },
  }),
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
    mapping: z.object({ code: z.string(), version: z.int() }).nullable().meta({ description: 'How it was read.' }),
    completeList: z.boolean(),
    leavers: z
      .object({
        known: count,
        missing: count,
        unreadableRows: count.meta({ description: 'Rows that do not say whose they are.' }),
        maxLeavers: z.number(),
        asks: z.boolean().meta({ description: 'Are they too many to leave without a question?' }),
        deactivated: count.meta({ description: 'How many were; in a dry run: would be, if it were confirmed.' }),
      })
      .nullable()
      .meta({
        description:
          'Of a complete list: whom the source had brought and who is in, and who of them is missing; null before it is known.',
      }),
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
    changes: z
      .array(z.object({ column: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
      .nullable()
      .meta({ description: 'Of people: what differs, value by value; null when forgotten after 30 days.' }),
    values: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'As read; null when forgotten after 30 days.' }),
  })
  .meta({ id: 'ImportRow' });

export const importLeaver = z
  .object({
    user: z.object({ id, externalId: z.string().nullable(), name: z.string(), email: z.string() }),
    outcome: z.enum(['pending', ...LEAVER_OUTCOMES]),
    code: z.string().nullable().meta({ description: 'Why they stayed as they were.' }),
  })
  .meta({ id: 'ImportLeaver', description: 'Somebody who is missing in a complete list.' });

export type ImportLeaver = z.output<typeof importLeaver>;
export type ImportJob = z.output<typeof importJob>;
export type ImportRow = z.output<typeof importRow>;
