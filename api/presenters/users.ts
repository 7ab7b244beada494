import { fieldName, type Masters } from '../../domain/people/person.ts';
import type { PersonRow } from '../../store/people.ts';
import type { Column } from '../http/csv.ts';
import type { User } from '../schemas/users.ts';

/** The name of a person, as it is shown. */
export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}

/** A person as others name one. */
export function presentPersonRef(person: {
  id: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
}) {
  const { id, externalId, email } = person;
  return { id, externalId, name: fullName(person), email };
}

export function presentUser(row: PersonRow): User {
  const { id, externalId, username, email, givenName, familyName, positionTitle, department, location } = row;
  const { hireDate, timezone, locale, status, level, expiresAt, expiresOn, version, createdAt, updatedAt, erasedAt } =
    row;
  const name = fullName(row);
  const manager = row.managerId && {
    id: row.managerId,
    externalId: row.managerExternalId,
    name: fullName({ givenName: row.managerGivenName ?? '', familyName: row.managerFamilyName ?? '' }),
  };
  return {
    id,
    externalId,
    username,
    email,
    givenName,
    familyName,
    name,
    positionTitle,
    department,
    location,
    manager: manager || null,
    hireDate,
    timezone,
    locale,
    status,
    level,
    expiresAt,
    expiresOn,
    masters: presentMasters(row.masters),
    version,
    createdAt,
    updatedAt,
    erasedAt,
  };
}

/** R38. What a master had said before it was overridden stays inside. */
function presentMasters(masters: Masters): User['masters'] {
  return Object.fromEntries(
    Object.entries(masters).map(([field, { master, overridden = false }]) => [
      fieldName(field),
      { master, overridden },
    ]),
  );
}

/** The heads of an import of people, so that what comes out can go in again. */
export const userColumns: readonly Column<PersonRow>[] = [
  ['id', (row) => row.id],
  ['external_id', (row) => row.externalId],
  ['username', (row) => row.username],
  ['email', (row) => row.email],
  ['given_name', (row) => row.givenName],
  ['family_name', (row) => row.familyName],
  ['position_title', (row) => row.positionTitle],
  ['department', (row) => row.department],
  ['location', (row) => row.location],
  ['manager_external_id', (row) => row.managerExternalId],
  ['hire_date', (row) => row.hireDate],
  ['timezone', (row) => row.timezone],
  ['locale', (row) => row.locale],
  ['status', (row) => row.status],
];
