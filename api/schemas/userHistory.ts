import { z } from 'zod';
import { USER_STATUSES } from '../../domain/words.ts';
import { FACT_ROLES, ROLE_FACTS } from '../../store/userRoles.ts';
import { pageQuery } from '../http/list.ts';
import { event } from './enrolments.ts';

export const userEvent = event
  .extend({
    from: z.enum(USER_STATUSES).nullable(),
    to: z.enum(USER_STATUSES),
    changes: z
      .array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
      .meta({ description: 'What changed, field by field; a manager by id.' }),
    erased: z.boolean().meta({ description: 'Were the values erased? Then only the fields are named (R35).' }),
    data: z.record(z.string(), z.unknown()).meta({
      description:
        'What the hash covers: values of the profile by their commitment only. `source`: who said it (R38). `overridden`: fields that were changed past their master.',
    }),
  })
  .meta({ id: 'UserEvent' });

export const teamQuery = z.strictObject({
  ...pageQuery,
  depth: z.enum(['direct', 'all']).default('direct').meta({ description: '`all`: whoever is below, at any distance.' }),
});

export const userRoles = z
  .object({
    items: z.array(
      z.object({
        role: z.enum(FACT_ROLES),
        because: z.array(z.object({ fact: z.enum(ROLE_FACTS), count: z.int() })),
      }),
    ),
  })
  .meta({ id: 'UserRoles' });
