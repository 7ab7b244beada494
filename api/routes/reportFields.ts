import { isReportKind } from '../../domain/reports/kinds.ts';
import { asOfAt, type ReportParams } from '../../domain/reports/params.ts';
import { partFor, type ReportRecipients } from '../../domain/reports/recipients.ts';
import { type ReportSchedule, scheduleFaults } from '../../domain/reports/schedule.ts';
import type { Instant } from '../../domain/words.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import type { Db } from '../../store/db.ts';
import { resolvePerson } from '../../store/people.ts';
import { candidateOf } from '../../store/reports/runs.ts';
import { readRequirement } from '../../store/requirements.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';

/**
 * What was asked of a report, as it is kept: people and activities by id, and nothing that was left out.
 *
 * @param at where the parameters stand in the request: `?` or `#/params/`
 * @throws Problem 400 for what is not there, or cannot be meant together
 */
export async function keptParams(
  db: Db,
  given: ReportParams,
  at: '?' | '#/params/',
  now: Instant,
): Promise<ReportParams> {
  const errors: FieldError[] = [];
  const fail = (field: string, detail: string) => errors.push({ pointer: `${at}${field}`, detail });
  const found: Record<string, string> = {};
  for (const field of ['manager', 'user'] as const) {
    const ref = given[field];
    const id = ref === undefined ? undefined : await resolvePerson(db, ref);
    if (id) found[field] = id;
    else if (id === null) fail(field, 'is nobody known');
  }
  const { activity, requirement, actor, asOf, knowledge, from, until, last } = given;
  const activityId = activity === undefined ? undefined : await resolveActivity(db, activity);
  if (activityId) found.activity = activityId;
  else if (activityId === null) fail('activity', 'is no activity known: give an id or code');
  if (requirement !== undefined && !(await readRequirement(db, requirement))) fail('requirement', 'is no requirement');
  if (actor !== undefined) {
    const id = actor === 'system' || /^[0-9a-f]{12}$/.test(actor) ? actor : await resolvePerson(db, actor);
    if (id) found.actor = id;
    else fail('actor', 'is nobody known');
  }
  if (!asOfAt(now, asOf, knowledge ?? 'today')) fail('asOf', 'must not lie in the future with knowledge=then');
  if (last !== undefined && (from !== undefined || until !== undefined)) fail('last', 'goes without from and until');
  if (from !== undefined && until !== undefined && until < from) fail('until', `must not lie before ${from}`);
  if (errors.length > 0) throw invalidInput(...errors);
  const said = Object.entries({ ...given, ...found }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as ReportParams;
}

/** @throws Problem 400 for a name that means a kind of report */
export function checkName(name: string | undefined): void {
  if (name !== undefined && isReportKind(name.toLowerCase()))
    throw invalidInput({ pointer: '#/name', detail: 'is a kind of report: choose another name' });
}

/** @throws Problem 400 for a schedule that makes no sense */
export function checkSchedule(schedule: ReportSchedule | null | undefined): void {
  const faults = schedule ? scheduleFaults(schedule) : [];
  const errors = faults.map(({ field, detail }) => ({ pointer: `#/schedule/${field}`, detail }));
  if (errors.length > 0) throw invalidInput(...errors);
}

/** For whom a report is, by ids. @throws Problem 400 for who is not there, or may see nothing of it */
export async function keptRecipients(db: Db, given: ReportRecipients): Promise<ReportRecipients> {
  const errors: FieldError[] = [];
  const users: string[] = [];
  for (const [index, ref] of given.users.entries()) {
    const fail = (detail: string) => errors.push({ pointer: `#/recipients/users/${index}`, detail });
    const id = await resolvePerson(db, ref);
    const candidate = id === null ? null : await candidateOf(db, id);
    if (!candidate) fail('is nobody known');
    else if (!partFor(candidate)) fail('may see nothing of it: is neither a superadmin nor the manager of anybody');
    else users.push(candidate.id);
  }
  if (errors.length > 0) throw invalidInput(...errors);
  return { users: [...new Set(users)], managers: given.managers };
}
