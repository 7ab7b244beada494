import { isTimeZone } from '../domain/calendar.ts';
import type { LocalDate } from '../domain/words.ts';
import {
  optionalCode,
  optionalDate,
  optionalText,
  optionalWord,
  RowRejected,
  requiredCode,
  requiredText,
  textOf,
} from './cells.ts';
import type { RowValues } from './columns.ts';

/** What a row of a people file says. A field that is missing here is left as it is: the file does not have its column. */
export interface PersonAsk {
  externalId: string;
  fields: {
    username: string;
    email: string;
    givenName: string;
    familyName: string;
    positionTitle?: string | null;
    department?: string | null;
    location?: string | null;
    hireDate?: LocalDate | null;
    timezone?: string;
    locale?: string;
  };
  /** The manager's external id; null: the person has none. */
  manager?: string | null;
  /** May the person sign in? */
  enabled?: boolean;
}

/** @throws RowRejected */
export function readPersonRow(values: RowValues): PersonAsk {
  const externalId = requiredCode(values, 'external_id');
  const has = (column: string) => values[column] !== undefined;
  const timezone = timeZoneOf(values);
  const locale = localeOf(values);
  const status = optionalWord(values, 'status', ['activated', 'active', 'deactivated']);
  const manager = optionalCode(values, 'manager_external_id');
  if (manager === externalId) {
    const detail = 'Nobody is their own manager; write another external id, or leave it empty.';
    throw new RowRejected('manager_external_id', 'own-manager', detail);
  }
  return {
    externalId,
    fields: {
      username: requiredCode(values, 'username'),
      email: emailOf(values),
      givenName: requiredText(values, 'given_name'),
      familyName: requiredText(values, 'family_name'),
      ...(has('position_title') && { positionTitle: optionalText(values, 'position_title') }),
      ...(has('department') && { department: optionalText(values, 'department') }),
      ...(has('location') && { location: optionalText(values, 'location') }),
      ...(has('hire_date') && { hireDate: optionalDate(values, 'hire_date') }),
      ...(timezone !== null && { timezone }),
      ...(locale !== null && { locale }),
    },
    ...(has('manager_external_id') && { manager }),
    ...(status !== null && { enabled: status !== 'deactivated' }),
  };
}

function emailOf(values: RowValues): string {
  const email = requiredText(values, 'email', 254);
  if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/.test(email) || /^[=+-]/.test(email)) {
    throw new RowRejected('email', 'invalid-email', 'email must be one address, such as name@example.com.');
  }
  return email;
}

/** Names like `local` or `UTC+3` mean something to the calendar library, and are no zones of IANA's. */
const IANA_NAME = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/;

function timeZoneOf(values: RowValues): string | null {
  const zone = textOf(values, 'timezone');
  if (zone === '') return null;
  if (!IANA_NAME.test(zone) || !isTimeZone(zone)) {
    throw new RowRejected('timezone', 'unknown-timezone', 'timezone must be an IANA name, such as Europe/Berlin.');
  }
  return zone;
}

function localeOf(values: RowValues): string | null {
  const locale = textOf(values, 'locale');
  if (locale === '') return null;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}$/i.test(locale)) {
    throw new RowRejected('locale', 'unknown-locale', 'locale must be a language tag, such as en or de-AT.');
  }
  return locale.replaceAll('_', '-');
}
