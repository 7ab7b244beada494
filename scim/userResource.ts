import type { PersonFields } from '../domain/people/person.ts';
import { isThere } from '../domain/people/standing.ts';
import { isObject, type Json } from '../domain/scim/patch.ts';
import { CORE_USER, ENTERPRISE } from '../domain/scim/path.ts';
import type { ScimUserRow } from '../store/scimUsers.ts';
import { weakEtag } from './answer.ts';
import {
  attributeOf,
  booleanOf,
  emailOf,
  idOfRef,
  isAddress,
  localeOf,
  objectOf,
  refused,
  textOf,
  timezoneOf,
  USUAL,
} from './values.ts';

/** A person as a resource of SCIM, with all that can be shown. What is the usual is not assigned. */
export function userResource(base: string, row: ScimUserRow): Json {
  const { id, externalId, username, email, givenName, familyName, positionTitle, timezone, locale } = row;
  const formatted = `${givenName} ${familyName}`.trim();
  const extension = enterprise(base, row);
  const more = Object.keys(extension).length > 0;
  return {
    schemas: more ? [CORE_USER, ENTERPRISE] : [CORE_USER],
    id,
    ...(externalId !== null && { externalId }),
    userName: username,
    name: { formatted, ...(familyName && { familyName }), ...(givenName && { givenName }) },
    displayName: formatted,
    ...(positionTitle !== null && { title: positionTitle }),
    active: isThere(row.status),
    emails: [{ value: email, type: 'work', primary: true }],
    ...(timezone !== USUAL.timezone && { timezone }),
    ...(locale !== USUAL.locale && { locale }),
    ...(more && { [ENTERPRISE]: extension }),
    meta: {
      resourceType: 'User',
      created: row.createdAt,
      lastModified: row.updatedAt,
      location: `${base}/Users/${id}`,
      version: weakEtag(row.version),
    },
  };
}

function enterprise(base: string, { employeeNumber, department, managerId, managerName }: ScimUserRow): Json {
  const manager = managerId && {
    value: managerId,
    $ref: `${base}/Users/${managerId}`,
    ...(managerName && { displayName: managerName }),
  };
  return {
    ...(employeeNumber !== null && { employeeNumber }),
    ...(department !== null && { department }),
    ...(manager && { manager }),
  };
}

/** What a resource says of a person; the manager as they are named there. Null: nothing. */
export interface Said {
  readonly fields: Omit<PersonFields, 'managerId' | 'location' | 'hireDate'>;
  readonly active: boolean | null;
  readonly employeeNumber: string | null;
  readonly manager: string | null;
}

/**
 * Reads a resource; what is not kept here is not looked at.
 *
 * @param managerId the present manager: where the resource names two, the other one is meant
 * @throws ScimRefusal invalidValue
 */
export function readUser(resource: unknown, managerId: string | null = null): Said {
  if (!isObject(resource)) throw refused('the body', 'must be an object');
  const username = textOf('userName', attributeOf(resource, 'userName'));
  if (username === null) throw refused('userName', 'is required');
  const extension = objectOf(resource, ENTERPRISE);
  return {
    fields: {
      username,
      externalId: textOf('externalId', attributeOf(resource, 'externalId')),
      email: emailOf(addressIn(attributeOf(resource, 'emails')) ?? (isAddress(username) ? username : '')),
      ...namesIn(resource),
      positionTitle: textOf('title', attributeOf(resource, 'title')),
      department: textOf('department', attributeOf(extension, 'department')),
      timezone: timezoneOf(textOf('timezone', attributeOf(resource, 'timezone'))),
      locale: localeOf(textOf('locale', attributeOf(resource, 'locale'))),
    },
    active: booleanOf('active', attributeOf(resource, 'active')),
    employeeNumber: textOf('employeeNumber', attributeOf(extension, 'employeeNumber')),
    manager: managerIn(attributeOf(extension, 'manager'), managerId),
  };
}

/** The address for work, or the primary one, or the first; of several the last that was said. */
function addressIn(emails: unknown): string | null {
  const list = (Array.isArray(emails) ? emails : [emails]).map((one) => (isObject(one) ? one : { value: one }));
  const filled = list.filter((one) => textOf('emails', attributeOf(one, 'value'), 254) !== null);
  const primary = filled.filter((one) => booleanOf('emails.primary', attributeOf(one, 'primary')) === true);
  const work = filled.filter((one) => String(attributeOf(one, 'type')).toLowerCase() === 'work');
  const chosen = primary.at(-1) ?? work.at(-1) ?? filled[0];
  return chosen ? textOf('emails', attributeOf(chosen, 'value'), 254) : null;
}

/** Given and family name; where one is missing, of the name as a whole, whose last word is the family's. */
function namesIn(resource: Json): Pick<PersonFields, 'givenName' | 'familyName'> {
  const name = objectOf(resource, 'name');
  const given = textOf('name.givenName', attributeOf(name, 'givenName'));
  const family = textOf('name.familyName', attributeOf(name, 'familyName'));
  if (given !== null && family !== null) return { givenName: given, familyName: family };
  if (given !== null || family !== null) return { givenName: given ?? '', familyName: family ?? '' };
  const whole =
    textOf('name.formatted', attributeOf(name, 'formatted')) ??
    textOf('displayName', attributeOf(resource, 'displayName'));
  if (whole === null)
    throw refused('name.givenName and name.familyName', 'are required, or displayName in their place');
  const words = whole.split(/\s+/);
  const last = words.length > 1 ? words.pop()! : '';
  return { givenName: words.join(' '), familyName: last };
}

/** As an object with a value or a `$ref`, or as a text. */
function managerIn(manager: unknown, present: string | null): string | null {
  const one = Array.isArray(manager) ? manager[0] : manager;
  if (!isObject(one)) return textOf('manager', one, 320);
  // Entra empties it so.
  if (attributeOf(one, 'value') === '' || attributeOf(one, 'value') === null) return null;
  const named = [attributeOf(one, 'value'), idOfRef(attributeOf(one, '$ref'))].map((ref) =>
    textOf('manager', ref, 320),
  );
  return named.find((ref) => ref !== null && ref !== present) ?? named.find((ref) => ref !== null) ?? null;
}
