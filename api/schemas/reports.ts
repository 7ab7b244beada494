import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KINDS, type ReportKind } from '../../domain/reports/kinds.ts';
import { RHYTHMS } from '../../domain/reports/schedule.ts';
import { listOf, pageQuery } from '../http/list.ts';
import { id, instant, text, timezone, userRef } from './common.ts';
import { REPORT_PARAMS } from './reportParams.ts';

const format = z
  .enum(['json', ...REPORT_FORMATS])
  .optional()
  .meta({
    description: 'Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say.',
  });

/** What results can be asked for beside what the report is asked. */
export const resultsQuery = { ...pageQuery, format };

const cell = z.union([z.string(), z.number(), z.null()]);

export const results = z
  .object({
    items: z.array(z.record(z.string(), cell)).meta({ description: 'Rows: a cell for each column of the report.' }),
    next: z.string().nullable().meta({ description: 'The cursor of the next page.' }),
    totals: z
      .record(z.string(), z.int())
      .nullable()
      .meta({ description: 'Of the whole result, with its first page; null: there is nothing to be added up.' }),
  })
  .meta({ id: 'ReportResults' });

export const reportKind = z
  .object({
    kind: z.enum(REPORT_KINDS),
    title: z.string(),
    description: z.string(),
    parameters: z.array(z.string()),
    columns: z.array(z.object({ key: z.string(), type: z.enum(['text', 'number', 'date', 'instant']) })),
    totals: z.array(z.string()),
  })
  .meta({ id: 'ReportKind' });

export const reportKinds = z.object({ items: z.array(reportKind) }).meta({ id: 'ReportKindList' });

const schedule = z
  .strictObject({
    every: z.enum(RHYTHMS),
    weekday: z.int().min(1).max(7).nullable().default(null).meta({ description: 'Every week: 1 is Monday.' }),
    day: z.int().min(1).max(31).nullable().default(null).meta({
      description: 'Every month: the day, or the month’s last where it is shorter (R20).',
    }),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, such as 07:30')
      .meta({ description: 'The local time.', example: '07:30' }),
    timezone,
  })
  .meta({
    id: 'ReportSchedule',
    description:
      'When it is made by itself: a local time that does not exist moves later, one that exists twice means the first (R19).',
  });

const recipients = z
  .strictObject({
    users: z.array(userRef).max(200).default([]).meta({
      description: 'A superadmin gets the whole report, a manager what is about who reports directly to them.',
    }),
    managers: z
      .boolean()
      .default(false)
      .meta({ description: 'Every manager as well, what is about who reports directly to them.' }),
  })
  .meta({ id: 'ReportRecipients', description: 'Who is mailed a link to the file of each run.' });

const name = text(200).meta({ description: 'Unique, and no kind of report.' });
const fileFormat = z.enum(REPORT_FORMATS).meta({ description: 'Of the files that are made by itself.' });

const fields = {
  name,
  format: fileFormat.default('xlsx'),
  schedule: schedule.nullable().default(null),
  recipients: recipients.default({ users: [], managers: false }),
};

const ofKind = <Kind extends ReportKind>(kind: Kind) => {
  const params = z.strictObject(REPORT_PARAMS[kind]).prefault({} as never);
  return z.strictObject({ kind: z.literal(kind), params, ...fields });
};

export const newReport = z
  .discriminatedUnion('kind', [
    ofKind('compliance'),
    ofKind('compliance-people'),
    ofKind('expiring'),
    ofKind('records-by-provider'),
    ofKind('changes'),
    ofKind('enrolment-status'),
  ])
  .meta({ id: 'NewReport' });

export const reportPatch = z
  .strictObject({
    name,
    params: z.record(z.string(), z.string()).meta({ description: 'All of them, as the kind has them.' }),
    format: fileFormat,
    schedule: schedule.nullable(),
    recipients,
  })
  .partial()
  .meta({ id: 'ReportPatch', description: 'What is left out stays.' });

export const savedReport = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(REPORT_KINDS),
    params: z.record(z.string(), z.string()).meta({ description: 'People and activities by their ids.' }),
    format: z.enum(REPORT_FORMATS),
    schedule: z
      .object({
        every: z.enum(RHYTHMS),
        weekday: z.int().nullable(),
        day: z.int().nullable(),
        at: z.string(),
        timezone: z.string(),
      })
      .nullable(),
    recipients: z.object({ users: z.array(id), managers: z.boolean() }),
    nextAt: instant.nullable().meta({ description: 'When it is made by itself next.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Report', description: 'A report that is kept.' });

export const savedReportList = listOf(savedReport).meta({ id: 'ReportList' });
export const savedReportQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(REPORT_KINDS).optional(),
  name: text(200).optional(),
});

export const reportRun = z
  .object({
    id,
    dueAt: instant.meta({ description: 'The occurrence that it is of.' }),
    status: z.enum(['running', 'done', 'missed', 'failed']).meta({
      description: '`missed`: the system was down, and a later one was made in its place.',
    }),
    format: z.enum(REPORT_FORMATS),
    rows: z.int().nullable(),
    recipients: z.int().meta({ description: 'How many were told of it.' }),
    lastError: z.string().nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    keptUntil: instant.nullable().meta({ description: 'Until when its files are there; null: they are not.' }),
  })
  .meta({ id: 'ReportRun' });

export const reportRunList = listOf(reportRun).meta({ id: 'ReportRunList' });
