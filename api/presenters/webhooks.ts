import type { z } from 'zod';
import { PING_TYPE } from '../../domain/events/types.ts';
import { isTripped } from '../../domain/webhooks/retrying.ts';
import type { DeliveryRow } from '../../store/webhookDeliveries.ts';
import type { WebhookRow } from '../../store/webhooks.ts';
import type { delivery, webhook } from '../schemas/webhooks.ts';

/** A subscription, without what signs. */
export function presentWebhook(row: WebhookRow): z.output<typeof webhook> {
  const { id, url, types, active, paused, pausedAt, failures, failingSince, probeAt } = row;
  const { lastDeliveredAt, waiting, dead, version, createdAt, updatedAt } = row;
  return {
    id,
    url,
    types: [...types],
    active,
    status: statusOf(row),
    paused: paused && pausedAt ? { reason: paused, at: pausedAt } : null,
    failing: failingSince === null ? null : { since: failingSince, failures, nextTryAt: probeAt },
    lastDeliveredAt,
    deliveries: { waiting, dead },
    secrets: row.secrets.map((secret) => ({
      id: secret.id,
      createdAt: new Date(secret.createdAt).toISOString(),
      expiresAt: secret.expiresAt && new Date(secret.expiresAt).toISOString(),
    })),
    version,
    createdAt,
    updatedAt,
  };
}

function statusOf(row: WebhookRow): z.output<typeof webhook>['status'] {
  if (row.paused) return 'paused';
  if (!row.active) return 'stopped';
  return isTripped(row) ? 'failing' : 'active';
}

export function presentDelivery(row: DeliveryRow): z.output<typeof delivery> {
  const { id, eventId, type, position, subjectId, status, heldBack, attempts, tries, dueAt, createdAt, settledAt } =
    row;
  return {
    id,
    event: {
      id: eventId,
      type,
      position: position === null ? null : String(position),
      subjectId: type === PING_TYPE ? null : subjectId,
    },
    status,
    heldBack,
    attempts,
    tries: [...tries],
    nextTryAt: status === 'waiting' ? dueAt : null,
    createdAt,
    settledAt,
  };
}
