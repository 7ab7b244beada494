import { type Judged, judge, mastersAtBirth } from '../domain/people/masters.ts';
import type { ProfileField } from '../domain/people/person.ts';
import { rezoned } from '../domain/people/standing.ts';
import type { Profile } from '../store/importPeople.ts';
import type { RowResult } from '../store/importRows.ts';
import type { PersonAsk } from './personRow.ts';
import { rejected } from './results.ts';

/** The fields whose difference makes an update, with their columns. */
export const COLUMN_OF = {
  username: 'username',
  email: 'email',
  givenName: 'given_name',
  familyName: 'family_name',
  positionTitle: 'position_title',
  department: 'department',
  location: 'location',
  managerId: 'manager_external_id',
  hireDate: 'hire_date',
  timezone: 'timezone',
  locale: 'locale',
  status: 'status',
} as const satisfies Partial<Record<keyof Profile, string>>;

type Given = Partial<Pick<Profile, ProfileField>>;

/** R38: the file is the HR system's word. What it repeats that was overridden since stays overridden. */
export function judgedFor(before: Profile, given: Given): Judged {
  const fields = Object.keys(given) as ProfileField[];
  const asked = fields.map((field) => ({ field, from: before[field], to: given[field] ?? null }));
  return judge(before.masters, 'hr', asked, false);
}

/** The person as the row makes them, or as they are where somebody else keeps it. */
export function personAfter(
  before: Profile | undefined,
  id: string,
  { externalId, fields, enabled }: PersonAsk,
  given: Given,
  judged: Judged | undefined,
): Profile {
  const status = statusAfter(before, enabled);
  if (!before || !judged) {
    const masters = mastersAtBirth('hr', ['externalId', ...(Object.keys(given) as ProfileField[])]);
    return { ...newcomer(id, externalId), ...given, ...fields, status, masters };
  }
  const applied = Object.fromEntries(judged.applied.map((field) => [field, given[field]]));
  const touched = judged.applied.length > 0 || released(before, judged);
  const after = { ...before, ...applied, status, masters: touched ? judged.masters : before.masters };
  return after.timezone === before.timezone ? after : rezoned(after, after.timezone);
}

function released({ masters }: Profile, judged: Judged): boolean {
  return Object.entries(masters).some(
    ([field, { overridden }]) => overridden && !judged.masters[field as ProfileField]?.overridden,
  );
}

function newcomer(id: string, externalId: string): Omit<Profile, 'username' | 'email' | 'givenName' | 'familyName'> {
  return {
    ...{ id, externalId, positionTitle: null, department: null, location: null, managerId: null, hireDate: null },
    ...{ timezone: 'UTC', locale: 'en', status: 'activated' as const, level: 'user' as const },
    ...{ expiresAt: null, expiresOn: null, expiredFrom: null, masters: {} },
  };
}

/** R38: the row would change what another keeps. */
export function otherMaster(line: number, { field, master }: Judged['refused'][number]): RowResult {
  const column = COLUMN_OF[field as keyof typeof COLUMN_OF] ?? null;
  const keeper = master === 'scim' ? 'SCIM' : 'hand, here';
  const detail = `This field is kept by ${keeper}; leave the column as it is there, or give the field to the HR file.`;
  return rejected(line, column, 'other-master', detail);
}

/** Who may sign in again is `activated`; who could all along stays as they are. */
function statusAfter(before: Profile | undefined, enabled: boolean | undefined): Profile['status'] {
  const status = before?.status ?? 'activated';
  if (enabled === undefined) return status;
  if (!enabled) return 'deactivated';
  return status === 'deactivated' ? 'activated' : status;
}
