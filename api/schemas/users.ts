import { z } from 'zod';
import { fieldName, PROFILE_FIELDS, PROFILE_SOURCES, USER_LEVELS } from '../../domain/people/person.ts';
import { USER_STATUSES } from '../../domain/words.ts';
import { id, instant, instantInput, localDate, text, timezone, userRef, words } from './common.ts';

const locale = z
  .string()
  .max(35)
  .refine((value) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value), 'must be a language tag, such as en or de-AT')
  .meta({ description: 'BCP 47 language tag', example: 'en' });

/** When somebody expires: an instant, or a day, with whose end where they are they do (R19). */
export const expiryInput = z
  .union(
    [localDate, instantInput],
    'must be an instant as RFC 3339, or a day as YYYY-MM-DD, which ends where the person is',
  )
  .nullable()
  .meta({ description: 'An instant, or a day: the last one, which ends where the person is. Null: never.' });

export type ExpiryInput = z.output<typeof expiryInput>;

const level = z
  .enum(USER_LEVELS)
  .meta({ description: 'A `superadmin` may do everything. Given by keys with the scope `admin` only.' });

/** Why, and for whom, a person is changed. */
export const changeReason = {
  reason: words.nullable().default(null).meta({ description: 'Why, for the history.' }),
  by: userRef
    .nullable()
    .default(null)
    .meta({ description: 'The person for whom the client does it. Nobody changes their own status, expiry or level.' }),
};

const fields = {
  externalId: text(200).nullable().meta({ description: "The HR system's key." }),
  username: text(200),
  email: z.email('must be an e-mail address').max(254),
  givenName: text(200),
  familyName: text(200),
  positionTitle: text(200).nullable(),
  department: text(200).nullable(),
  location: text(200).nullable(),
  manager: userRef.nullable(),
  hireDate: localDate.nullable(),
  timezone,
  locale,
};

export const newUser = z
  .strictObject({
    ...fields,
    externalId: fields.externalId.default(null),
    positionTitle: fields.positionTitle.default(null),
    department: fields.department.default(null),
    location: fields.location.default(null),
    manager: fields.manager.default(null),
    hireDate: fields.hireDate.default(null),
    timezone: timezone.default('UTC'),
    locale: locale.default('en'),
    level: level.default('user'),
    expiresAt: expiryInput.default(null),
  })
  .meta({ id: 'NewUser' });

/** R38: who keeps which field. */
const fieldMasters = z
  .strictObject(
    Object.fromEntries(PROFILE_FIELDS.map((field) => [fieldName(field), z.enum(PROFILE_SOURCES).nullable()])),
  )
  .partial()
  .meta({
    description:
      'R38: gives fields to a master: `hr` (the HR system’s file), `scim` or `manual`; null to nobody yet. By keys with the scope `admin` only.',
  });

export const userPatch = z
  .strictObject({
    ...fields,
    status: z
      .enum(['activated', 'active', 'deactivated'])
      .meta({ description: 'Deactivating moves open approvals to somebody else (R2).' }),
    level,
    expiresAt: expiryInput,
    masters: fieldMasters,
  })
  .partial()
  .extend({
    override: z.boolean().default(false).meta({
      description:
        'R38: change also what the HR file or SCIM keeps. It is marked, and stays until they say something new.',
    }),
    effectiveFrom: localDate.optional().meta({
      description:
        'Only of `manager`, `department`, `positionTitle` and `location`: the day with whose beginning, where the person is, the change comes true. In the future it is planned (202); today it is done at once.',
    }),
    ...changeReason,
  })
  .meta({ id: 'UserPatch', description: 'What is left out stays; null empties.' });

export const user = z
  .object({
    id,
    externalId: z.string().nullable(),
    username: z.string(),
    email: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    name: z.string(),
    positionTitle: z.string().nullable(),
    department: z.string().nullable(),
    location: z.string().nullable(),
    manager: z.object({ id, externalId: z.string().nullable(), name: z.string() }).nullable(),
    hireDate: z.string().nullable(),
    timezone: z.string(),
    locale: z.string(),
    status: z.enum(USER_STATUSES),
    level: z.enum(USER_LEVELS),
    expiresAt: instant.nullable(),
    expiresOn: z.string().nullable().meta({ description: 'The last day, where one was meant.' }),
    masters: z
      .record(z.string(), z.object({ master: z.enum(PROFILE_SOURCES), overridden: z.boolean() }))
      .meta({ description: 'R38: who keeps which field; one that is not here is kept by nobody yet.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    erasedAt: instant.nullable().meta({ description: 'R35: since when this is a pseudonym; null for everybody else.' }),
  })
  .meta({ id: 'User' });

export type User = z.output<typeof user>;
