import { z } from 'zod';
import { USER_STATUSES } from '../../domain/words.ts';
import { text, userRef } from './common.ts';

const MOST_USERS = 10_000;

const filter = z
  .strictObject({
    q: text(200).optional().meta({ description: 'Part of the name, e-mail address or username.' }),
    status: z.enum(USER_STATUSES).optional(),
    department: text(200).optional(),
    manager: userRef.optional().meta({ description: 'Only direct reports of this person.' }),
  })
  .refine(
    (given) => Object.values(given).some((value) => value !== undefined),
    'must name something: it means everybody otherwise',
  );

export const statusSelection = z
  .strictObject({
    status: z.enum(['active', 'deactivated']),
    users: z.array(userRef).min(1).max(MOST_USERS).optional(),
    filter: filter.optional().meta({ description: 'As for `GET /v1/users`.' }),
    dryRun: z.boolean().default(false).meta({ description: 'Only say what would happen.' }),
  })
  .refine(({ users, filter: given }) => (users === undefined) !== (given === undefined), {
    path: ['users'],
    error: 'must be listed, or a filter be given in their place: one of the two',
  })
  .meta({ id: 'UserStatusSelection' });
