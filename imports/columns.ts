import type { ImportKind } from '../store/imports.ts';
import { FileRefused } from './fileRefused.ts';

/** The values of one row by column. A column that the file does not have is not in it: absence changes nothing (R34). */
export type RowValues = Readonly<Record<string, string>>;

interface Column {
  readonly name: string;
  readonly required?: true;
  /** Other heads that mean this column, in the form that `normaliseHead` gives. */
  readonly aliases?: readonly string[];
}

const EXTERNAL_ID: Column = {
  name: 'external_id',
  required: true,
  aliases: ['externalid', 'employee_id', 'employee_number', 'employee_no', 'personnel_number', 'staff_id', 'user'],
};

/** Every column that an import takes. What is not in here is dropped before anything is stored (R38). */
const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  people: [
    EXTERNAL_ID,
    { name: 'username', required: true, aliases: ['user_name', 'login', 'login_name'] },
    { name: 'email', required: true, aliases: ['e_mail', 'mail', 'email_address', 'e_mail_address'] },
    { name: 'given_name', required: true, aliases: ['first_name', 'firstname', 'forename', 'givenname'] },
    { name: 'family_name', required: true, aliases: ['last_name', 'lastname', 'surname', 'familyname'] },
    { name: 'position_title', aliases: ['job_title', 'position', 'title'] },
    { name: 'department', aliases: ['department_name'] },
    { name: 'location', aliases: ['office', 'site'] },
    { name: 'manager_external_id', aliases: ['manager', 'manager_id', 'manager_externalid', 'reports_to'] },
    { name: 'hire_date', aliases: ['hired', 'hiredate'] },
    { name: 'timezone', aliases: ['time_zone', 'tz'] },
    { name: 'locale', aliases: ['language'] },
    { name: 'status', aliases: ['user_status'] },
  ],
  activities: [
    { name: 'code', required: true, aliases: ['activity_code', 'course_code', 'activity'] },
    { name: 'title', required: true, aliases: ['name', 'activity_title', 'course_title'] },
    { name: 'type', required: true, aliases: ['activity_type'] },
    { name: 'capacity', aliases: ['maximum', 'seats', 'max_seats'] },
    { name: 'deadline_after', aliases: ['due_after'] },
    { name: 'training_event', aliases: ['makes_record'] },
    { name: 'valid_for', aliases: ['validity'] },
    { name: 'training_provider', aliases: ['provider'] },
    { name: 'qualification_code', aliases: ['qualification'] },
    { name: 'policy', aliases: ['policy_code'] },
  ],
  status: [
    { name: 'user' },
    { name: 'external_id', aliases: EXTERNAL_ID.aliases!.filter((alias) => alias !== 'user') },
    { name: 'username', aliases: ['user_name', 'login', 'login_name'] },
    { name: 'email', aliases: ['e_mail', 'mail', 'email_address', 'e_mail_address'] },
    { name: 'status', required: true, aliases: ['user_status'] },
  ],
  'training-records': [
    { name: 'record_id' },
    { name: 'name', aliases: ['username', 'user_name', 'user', 'external_id', 'email'] },
    { name: 'record_type', aliases: ['type'] },
    { name: 'object_id' },
    { name: 'title' },
    { name: 'training_provider', aliases: ['provider'] },
    { name: 'completion_date', aliases: ['completed', 'completed_on'] },
    { name: 'other_information' },
    { name: 'qualification_code', aliases: ['qualification'] },
    { name: 'delete' },
    { name: 'expires_at', aliases: ['expires', 'expiry_date', 'expiration_date'] },
  ],
  enrolments: [
    EXTERNAL_ID,
    { name: 'activity', required: true, aliases: ['activity_code', 'course', 'course_code', 'code'] },
    { name: 'obligation', required: true },
    { name: 'source', required: true },
    { name: 'deadline', aliases: ['due', 'due_date', 'due_by', 'deadline_date'] },
    { name: 'note', aliases: ['notes', 'internal_note', 'comment'] },
    { name: 'key' },
    { name: 're_enrol', aliases: ['reenrol', 're_enroll', 'reenroll'] },
    { name: 'role' },
  ],
};

/** The names of a kind's columns, in the order of the report. */
export function columnNames(kind: ImportKind): string[] {
  return COLUMNS[kind].map(({ name }) => name);
}

/** What a kind of file holds, for the API's document: its columns, those it must have first. */
export function describeColumns(kind: ImportKind): string {
  const names = (required: boolean) =>
    COLUMNS[kind].filter((column) => (column.required ?? false) === required).map(({ name }) => `\`${name}\``);
  return `${kind}: ${names(true).join(', ')}; and, if there are any, ${names(false).join(', ')}.`;
}

/** `External ID`, `external-id` and `externalId` are all `external_id`. */
export function normaliseHead(head: string): string {
  return head
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/** Where the columns stand in a file: one entry for each cell of its head, null for a column that nobody mapped. */
export type HeadMap = readonly (string | null)[];

/**
 * Finds a kind's columns in the head of a file.
 * @throws FileRefused naming each required column that is missing, and each that is there twice
 */
export function mapHead(kind: ImportKind, heads: readonly string[]): HeadMap {
  const normal = heads.map(normaliseHead);
  const map: (string | null)[] = heads.map(() => null);
  const errors: { pointer: string; detail: string }[] = [];
  for (const column of COLUMNS[kind]) {
    const places = placesOf(column, normal).filter((place) => map[place] === null);
    if (places.length > 1) errors.push(problem(column, `the column ${column.name} is there twice; keep one of them`));
    else if (places.length === 1) map[places[0]!] = column.name;
    else if (column.required) errors.push(problem(column, `the column ${column.name} is missing; add it to the head`));
  }
  if (kind === 'status' && map.every((name) => name === null || name === 'status')) {
    const [, ...namedBy] = COLUMNS.status.map(({ name }) => name).filter((name) => name !== 'status');
    errors.push(
      problem({ name: 'external_id' }, `a column that says who is meant is missing; add one of ${namedBy.join(', ')}`),
    );
  }
  if (kind === 'training-records' && !map.includes('record_id') && !map.includes('name')) {
    const detail = 'a column that says whose record it is, or which, is missing; add name, or record_id';
    errors.push(problem({ name: 'name' }, detail));
  }
  if (errors.length > 0) throw new FileRefused(sentence(errors.map(({ detail }) => detail)), errors);
  return map;
}

/** A column's own name goes before its aliases, so that a file may have both `manager` and `manager_external_id`. */
function placesOf({ name, aliases = [] }: Column, heads: readonly string[]): number[] {
  const at = (wanted: string) => heads.flatMap((head, place) => (head === wanted ? [place] : []));
  const own = at(name);
  if (own.length > 0) return own;
  return aliases.map(at).find((places) => places.length > 0) ?? [];
}

function problem({ name }: Pick<Column, 'name'>, detail: string) {
  return { pointer: `#/${name}`, detail };
}

function sentence(details: string[]): string {
  const text = details.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The cells that somebody asked for, by column; the others are forgotten here (R38). */
export function pickValues(map: HeadMap, cells: readonly string[]): RowValues {
  const values: Record<string, string> = {};
  for (const [place, name] of map.entries()) {
    const cell = cells[place];
    if (name !== null && cell !== undefined) values[name] = cell.trim();
  }
  return values;
}

/** What is wrong with a row as a whole, or null: it has fewer cells than the head, or more that are not empty. */
export function shapeProblem(map: HeadMap, cells: readonly string[]): { code: string; detail: string } | null {
  const count = (n: number) => (n === 1 ? '1 cell' : `${n} cells`);
  if (cells.length < map.length) {
    const detail = `The row has ${count(cells.length)} and the head has ${map.length}; fill in what is missing, or check the delimiters.`;
    return { code: 'row-too-short', detail };
  }
  if (cells.slice(map.length).some((cell) => cell !== '')) {
    const detail = `The row has ${count(cells.length)} and the head has ${map.length}; put cells that hold the delimiter in quotes.`;
    return { code: 'row-too-long', detail };
  }
  return null;
}
