import { z } from 'zod';
import { addDuration } from '../../domain/calendar.ts';
import { DELIVERY_STATUSES, TRY_OUTCOMES } from '../../store/webhookDeliveries.ts';
import { PAUSES } from '../../store/webhooks.ts';
import { listOf, pageQuery } from '../http/list.ts';
import { duration, id, instant } from './common.ts';
import { typePattern } from './feed.ts';

const fields = {
  url: z.string().trim().min(1).max(2_000).meta({
    description: 'Where events are posted to. Public addresses by HTTPS only, unless the installation allows others.',
    example: 'https://hr.example.com/rollbook',
  }),
  types: z.array(typePattern).max(200).meta({ description: 'Which types; none: all.' }),
  active: z.boolean().meta({ description: 'Stopped, it is sent nothing; what happens meanwhile is in the feed.' }),
};

export const newWebhook = z
  .strictObject({ url: fields.url, types: fields.types.default([]), active: fields.active.default(true) })
  .meta({ id: 'NewWebhook' });

export const webhookPatch = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'WebhookPatch', description: 'What is left out stays. Made active again, it begins anew.' });

const LONGEST_OVERLAP_DAYS = 30;
const EPOCH = '2026-01-01T00:00:00.000Z';
const LONGEST_END = addDuration(EPOCH, `P${LONGEST_OVERLAP_DAYS}D`, 'UTC');

export const rotation = z
  .strictObject({
    overlap: duration
      .refine((value) => addDuration(EPOCH, value, 'UTC') <= LONGEST_END, `must be at most P${LONGEST_OVERLAP_DAYS}D`)
      .default('P1D')
      .meta({ description: 'So long the secret before it signs as well; PT0S: it ends at once.' }),
  })
  .meta({ id: 'WebhookSecretRotation' });

const secret = z.object({
  id,
  createdAt: instant,
  expiresAt: instant.nullable().meta({ description: 'Null: the newest. Until then each request has both signatures.' }),
});

export const webhook = z
  .object({
    id,
    ...fields,
    status: z.enum(['active', 'failing', 'stopped', 'paused']).meta({
      description:
        '`failing`: nothing has come through for several tries, so that one at a time is tried; `stopped`: by somebody; `paused`: by the system, as nothing came through for three days or the subscriber answered 410.',
    }),
    paused: z.object({ reason: z.enum(PAUSES), at: instant }).nullable(),
    failing: z
      .object({ since: instant, failures: z.int(), nextTryAt: instant.nullable() })
      .nullable()
      .meta({ description: 'Since the last success; null: the last try was one.' }),
    lastDeliveredAt: instant.nullable(),
    deliveries: z.object({ waiting: z.int(), dead: z.int() }),
    secrets: z.array(secret).meta({ description: 'What signs now, the newest first; without themselves.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Webhook', description: 'A subscription to events.' });

export const webhookWithSecret = webhook
  .extend({
    secret: z.string().nullable().meta({
      description: 'What signs, `whsec_…`: shown this once. Null in a repeat of the request.',
    }),
  })
  .meta({ id: 'WebhookWithSecret' });

export const webhookList = listOf(webhook).meta({ id: 'WebhookList' });
export const webhookQuery = z.strictObject(pageQuery);

export const delivery = z
  .object({
    id,
    event: z.object({
      id: z.string().meta({ description: 'Sent as `webhook-id`; the same in each try.' }),
      type: z.string(),
      position: z.string().nullable().meta({ description: 'In the feed; null: a ping.' }),
      subjectId: id.nullable(),
    }),
    status: z.enum(DELIVERY_STATUSES),
    heldBack: z.boolean().meta({ description: 'Does it wait for an earlier event of the same subject?' }),
    attempts: z.int().meta({ description: 'Since it was first, or last, asked for.' }),
    tries: z
      .array(z.object({ at: instant, outcome: z.enum(TRY_OUTCOMES), statusCode: z.int().nullable(), ms: z.int() }))
      .meta({ description: 'The newest thirty, the newest last.' }),
    nextTryAt: instant.nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const deliveryList = listOf(delivery).meta({ id: 'WebhookDeliveryList' });
export const deliveryQuery = z.strictObject({ ...pageQuery, status: z.enum(DELIVERY_STATUSES).optional() });
export const redelivery = z
  .object({ count: z.int().meta({ description: 'How many are sent again.' }) })
  .meta({ id: 'WebhookRedelivery' });
