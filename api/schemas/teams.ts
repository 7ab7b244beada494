import { z } from 'zod';
import { id, userRef, words } from './common.ts';

const people = z.array(userRef).max(200).default([]);

export const teamChange = z
  .strictObject({
    add: people,
    remove: people,
    reason: words.nullable().default(null).meta({ description: 'Why, for the histories of these people.' }),
    by: userRef.nullable().default(null).meta({
      description:
        'The manager, who does it themselves; left out: the administrators do. A manager takes in who has no manager, and lets go who reports to them, where that is allowed (`/v1/team-building`).',
    }),
  })
  .meta({ id: 'TeamChange' });

export const teamOutcomes = z
  .object({
    items: z.array(
      z.object({
        ref: z.string(),
        user: id.nullable(),
        outcome: z.enum(['added', 'removed', 'unchanged', 'refused']),
        code: z.string().nullable().meta({
          description:
            '`unknown`, `manager-cycle`, `other-master` (R38), `team-building-off`, `has-a-manager` or `not-in-team`.',
        }),
      }),
    ),
  })
  .meta({ id: 'TeamOutcomes', description: 'What became of each; a refused one stops no other.' });

export const teamBuilding = z
  .strictObject({ allowed: z.boolean().meta({ description: 'May managers build their own teams?' }) })
  .meta({ id: 'TeamBuilding' });
