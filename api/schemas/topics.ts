import { z } from 'zod';
import { code } from './activities.ts';
import { id, instant, text, userRef } from './common.ts';

const experts = z
  .array(userRef)
  .max(100)
  .meta({ description: 'The persons to ask: id, external id, username or e-mail.' });

export const newTopic = z
  .strictObject({ code, title: text(300), experts: experts.default([]) })
  .meta({ id: 'NewTopic' });

export const topicPatch = z
  .strictObject({ title: text(300), experts })
  .partial()
  .meta({ id: 'TopicPatch', description: 'What is left out stays; a list of experts takes the place of the former.' });

export const topic = z
  .object({
    code: z.string(),
    title: z.string(),
    experts: z
      .array(z.object({ id, name: z.string() }))
      .meta({ description: 'In the order of their names; who is deactivated or expired is left out meanwhile.' }),
    activities: z.int().meta({ description: 'How many activities are about it.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Topic' });
