import { z } from 'zod';
import { id, instant } from './common.ts';
import { userRoles } from './userHistory.ts';
import { user } from './users.ts';

/** A session as its person sees it. */
export const userSession = z
  .object({
    id,
    method: z
      .enum(['provider', 'link'])
      .meta({ description: 'How they signed in: at the company’s provider, or by a mailed link.' }),
    beganAt: instant,
    lastSeenAt: instant.meta({ description: 'To the minute.' }),
    endsAt: instant.meta({ description: 'When it ends, however much it is used.' }),
    current: z.boolean().meta({ description: 'Is it the one that asks?' }),
  })
  .meta({ id: 'UserSession', description: 'Nothing is kept of where somebody was.' });

export const me = z
  .object({ user, roles: userRoles.shape.items, session: userSession })
  .meta({ id: 'Me', description: 'Who is signed in.' });
