import { STATUSES } from '../words.ts';

/** The reports that there are; a closed list. */
export const REPORT_KINDS = [
  'compliance',
  'compliance-people',
  'expiring',
  'records-by-provider',
  'changes',
  'enrolment-status',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a cell is, so that a workbook has it as what it is. */
export type CellType = 'text' | 'number' | 'date' | 'instant';

export interface ReportColumn {
  /** As results in JSON name it, and as the head of the CSV. */
  readonly key: string;
  readonly type: CellType;
}

/** One report of the catalogue. */
export interface ReportDescription {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly ReportColumn[];
  /** The columns of numbers that are added up over the whole result. */
  readonly totals: readonly string[];
}

const text = (...keys: string[]): ReportColumn[] => keys.map((key) => ({ key, type: 'text' }));
const numbers = (...keys: string[]): ReportColumn[] => keys.map((key) => ({ key, type: 'number' }));
const dates = (...keys: string[]): ReportColumn[] => keys.map((key) => ({ key, type: 'date' }));
const instants = (...keys: string[]): ReportColumn[] => keys.map((key) => ({ key, type: 'instant' }));

/** As the store names it. */
const STATUS_KEYS = STATUSES.map((status) =>
  status.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
);
const PERSON = text('externalId', 'name', 'email', 'department', 'location', 'manager');
const COMPLIANCE = ['satisfied', 'exempt', 'due', 'missing', 'total'];

/** Title, columns and totals of each report. */
export const REPORTS: Readonly<Record<ReportKind, ReportDescription>> = {
  compliance: {
    title: 'Compliance',
    description:
      'How many fulfil each requirement, for all or by manager, department or location, on any day: by what is known today, or as it was known then.',
    columns: [...text('requirement', 'title', 'team'), ...numbers(...COMPLIANCE), ...numbers('percent')],
    totals: COMPLIANCE,
  },
  'compliance-people': {
    title: 'Compliance by person',
    description: 'Everybody whom a requirement covers, with where they stand, on any day.',
    columns: [
      ...text('requirement', 'title'),
      ...PERSON,
      ...dates('asOf'),
      ...text('state'),
      ...dates('dueOn'),
      ...text('held'),
      ...dates('heldSince', 'heldUntil', 'exemptUntil'),
    ],
    totals: [],
  },
  expiring: {
    title: 'Expiring records',
    description:
      'Training records that expire within so long, the first first, and with them those that have lapsed if asked for. What a newer record has renewed is left out.',
    columns: [
      ...PERSON,
      ...text('recordTitle', 'qualificationCode', 'trainingProvider'),
      ...dates('completionDate', 'expiresAt'),
      ...text('validity', 'recordId'),
    ],
    totals: [],
  },
  'records-by-provider': {
    title: 'Records by provider',
    description: 'How many training records there are of each provider, of how many people, and how they stand today.',
    columns: [
      ...text('trainingProvider'),
      ...numbers('records', 'people', 'valid', 'expiring', 'lapsed', 'superseded'),
      ...dates('firstCompletion', 'lastCompletion'),
    ],
    totals: ['records', 'valid', 'expiring', 'lapsed', 'superseded'],
  },
  changes: {
    title: 'Changes',
    description:
      'What was changed, when and by whom: enrolments, plans, certifications, people, training records and settings, the newest first. What a profile’s fields were changed from and to is in the person’s history.',
    columns: [
      ...instants('recordedAt', 'at'),
      ...text('subject', 'subjectId', 'about', 'type', 'from', 'to', 'actorKind', 'actor', 'onBehalfOf', 'reason'),
    ],
    totals: [],
  },
  'enrolment-status': {
    title: 'Enrolments by status',
    description: 'How many enrolments of each activity have which status now, and how many of them are overdue.',
    columns: [...text('activity', 'title'), ...numbers(...STATUS_KEYS, 'overdue', 'total')],
    totals: [...STATUS_KEYS, 'overdue', 'total'],
  },
};

/** The head of a column in a file: `external_id` for `externalId`. */
export function headOf({ key }: ReportColumn): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function isReportKind(text: string): text is ReportKind {
  return (REPORT_KINDS as readonly string[]).includes(text);
}
