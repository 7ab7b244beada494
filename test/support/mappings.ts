import { uuidv7 } from 'uuidv7';
import type { MappingRules } from '../../domain/mapping/rules.ts';
import type { FileOrder } from '../../imports/receive.ts';
import type { Sql } from '../../store/db.ts';
import { insertMappingVersion } from '../../store/importMappings.ts';

const OFFICES = {
  ...{ 1: 'Seattle, US', 2: 'Boston, US', 3: 'Chicago, US', 4: 'Phoenix, US', 5: 'Atlanta, US', 6: 'Toronto, CA' },
  ...{ 7: 'Paris, FR', 8: 'Berlin, DE', 9: 'Sydney, AU', 10: 'London, GB' },
};
const ZONES = {
  ...{ 2: 'America/New_York', 3: 'America/Chicago', 4: 'America/Phoenix', 5: 'America/New_York', 6: 'America/Toronto' },
  ...{ 7: 'Europe/Paris', 8: 'Europe/Berlin', 9: 'Australia/Sydney', 10: 'Europe/London' },
};

/** The mapping that takes the company's own export as it is. */
export const HR_EXPORT: MappingRules = {
  source: 'hr',
  columns: {
    external_id: { column: 'EmployeeNationalIDAlternateKey' },
    username: { column: 'LoginID', after: '\\' },
    email: { column: 'EmailAddress' },
    given_name: { column: 'FirstName' },
    family_name: { column: 'LastName' },
    position_title: { column: 'Title' },
    department: { column: 'DepartmentName' },
    location: { column: 'SalesTerritoryKey', values: OFFICES, otherwise: 'Bothell, US' },
    timezone: { column: 'SalesTerritoryKey', values: ZONES, otherwise: 'America/Los_Angeles' },
    hire_date: { column: 'HireDate', format: 'DD/MM/YYYY' },
    status: { column: 'Status', values: { Current: 'active' }, otherwise: 'inactive' },
    manager: { column: 'ParentEmployeeKey', by: 'column', names: 'EmployeeKey' },
  },
  nulls: ['NULL'],
  person: {
    key: 'EmployeeNationalIDAlternateKey',
    pick: { by: 'value', column: 'Status', order: ['Current'] },
  },
};

/** A small HR system's mapping: heads in another language, an id, a status and a last day. */
export const SMALL: MappingRules = {
  source: 'hr',
  columns: {
    external_id: { column: 'Nr' },
    username: { column: 'Mail', before: '@' },
    email: { column: 'Mail' },
    given_name: { column: 'Vorname' },
    family_name: { column: 'Name' },
    department: { column: 'Abteilung' },
    manager: { column: 'Chef', by: 'email' },
    status: { column: 'Stand', values: { aktiv: 'active', ausgetreten: 'inactive' } },
    termination_date: { column: 'Austritt', format: 'DD.MM.YYYY' },
  },
  nulls: ['NULL', 'k.A.'],
  person: { key: 'Nr', pick: { by: 'latest', column: 'Von', format: 'DD.MM.YYYY' } },
};

/** Saves a mapping, and gives it as an import's order names it. */
export async function savedMapping(
  sql: Sql,
  rules: MappingRules,
  code = `map-${uuidv7()}`,
): Promise<NonNullable<FileOrder['mapping']>> {
  return insertMappingVersion(
    sql,
    { code, rules, clientId: 'a-test', commandId: uuidv7() },
    '2026-01-01T00:00:00.000Z',
  );
}

/** A file of the small HR system: [number, first name, manager, values by head]. */
export function smallFile(rows: readonly [string, string, string, Record<string, string>?][]): string {
  const heads = ['Nr', 'Vorname', 'Name', 'Mail', 'Chef', 'Abteilung', 'Stand', 'Austritt', 'Von', 'Gehalt'];
  const lines = rows.map(([nr, first, chief, values = {}]) => {
    const usual: Record<string, string> = { Nr: nr, Vorname: first, Name: 'Muster', Mail: `${nr}@x.test`, Chef: chief };
    const cells: Record<string, string> = { ...usual, Stand: 'aktiv', Von: '01.01.2026', Gehalt: '99999', ...values };
    return heads.map((head) => cells[head] ?? '').join(';');
  });
  return `\ufeff${[heads.join(';'), ...lines].join('\r\n')}\r\n`;
}
