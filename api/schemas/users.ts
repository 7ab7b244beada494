import { z } from 'zod';
import { USER_STATUSES } from '../../domain/words.ts';
import { id, instant, localDate, text, timezone, userRef } from './common.ts';

const locale = z
  .string()
  .max(35)
  .refine((value) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value), 'must be a language tag, such as en or de-AT')
  .meta({ description: 'BCP 47 language tag', example: 'en' });

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
  })
  .meta({ id: 'NewUser' });

export const userPatch = z
  .strictObject({
    ...fields,
    status: z
      .enum(['activated', 'active', 'deactivated'])
      .meta({ description: 'Deactivating moves open approvals to somebody else (R2).' }),
  })
  .partial()
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
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'User' });

export type User = z.output<typeof user>;
