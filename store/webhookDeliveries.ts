import { PING_TYPE } from '../domain/events/types.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { allOf } from './selection.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * What became of a try: the subscriber took it (2xx), answered with another status, with one that leads elsewhere (3xx), or
 * with 410; or nothing was answered in time, nobody was reached, TLS failed, it was no HTTP, the address may not be called; or
 * the subscription was stopped before it was tried again.
 */
export const TRY_OUTCOMES = [
  'taken',
  'refused',
  'redirect',
  'gone',
  'timeout',
  'unreachable',
  'tls',
  'broken',
  'address-refused',
  'stopped',
] as const;
export type TryOutcome = (typeof TRY_OUTCOMES)[number];

/** One try of a delivery. What was answered is not kept, but for its status. */
export interface Try {
  readonly at: Instant;
  readonly outcome: TryOutcome;
  readonly statusCode: number | null;
  /** How long it took. */
  readonly ms: number;
}

/** A delivery as it is shown. */
export interface DeliveryRow {
  readonly id: string;
  /** The event's position in the feed; null: a ping. */
  readonly position: number | null;
  readonly subjectId: string;
  readonly type: string;
  /** The event's id, which the subscriber gets as `webhook-id`. */
  readonly eventId: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly tries: readonly Try[];
  readonly dueAt: Instant;
  /** Does it wait for an earlier event of the same subject? */
  readonly heldBack: boolean;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

const select = (db: Db) => db`
  select d.id, d.position, d.subject_id, d.type, d.status, d.attempts, d.tries, d.due_at, d.created_at, d.settled_at,
    coalesce(
      (select v.hash from feed f join enrolment_events v on v.enrolment_id = f.subject_id and v.seq = f.seq
        where f.position = d.position and f.kind = 'enrolment'),
      (select v.hash from feed f join plan_enrolment_events v on v.plan_enrolment_id = f.subject_id and v.seq = f.seq
        where f.position = d.position and f.kind = 'plan-enrolment'),
      (select v.hash from feed f join user_certification_events v on v.user_certification_id = f.subject_id and v.seq = f.seq
        where f.position = d.position and f.kind = 'certification'),
      d.id::text
    ) as event_id,
    (d.status = 'waiting' and exists (
      select from webhook_deliveries before
      where before.webhook_id = d.webhook_id and before.subject_id = d.subject_id and before.status = 'waiting'
        and before.position < d.position
    )) as held_back
  from webhook_deliveries d`;

/** One delivery of a subscription, or null. */
export async function readDelivery(db: Db, webhookId: string, id: string): Promise<DeliveryRow | null> {
  const [row] = await db<DeliveryRow[]>`${select(db)} where d.webhook_id = ${webhookId} and d.id = ${id}`;
  return row ?? null;
}

/** Deliveries of a subscription, the newest first, behind an id. */
export async function listDeliveries(
  db: Db,
  webhookId: string,
  status: DeliveryStatus | undefined,
  after: { id: string } | null,
  limit: number,
): Promise<DeliveryRow[]> {
  const where = allOf(db, [
    db`d.webhook_id = ${webhookId}`,
    ...(status ? [db`d.status = ${status}`] : []),
    ...(after ? [db`d.id < ${after.id}`] : []),
  ]);
  return db<DeliveryRow[]>`${select(db)} where ${where} order by d.id desc limit ${limit}`;
}

/** A sign of life on its way; one with this id stays as it is: a repeat. False: there is no such subscription. */
export async function insertPing(sql: Sql, webhookId: string, id: string, now: Instant): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const hooks = await tx`select from webhooks where id = ${webhookId} for key share`;
    if (hooks.length === 0) return false;
    await tx`
      insert into webhook_deliveries (id, webhook_id, subject_id, type, status, due_at, created_at)
      values (${id}, ${webhookId}, ${id}, ${PING_TYPE}, 'waiting', ${now}, ${now}) on conflict (id) do nothing`;
    await askLooks(tx, 'webhook', [webhookId], now);
    return true;
  });
}

export type RedeliveryResult =
  | { readonly kind: 'asked'; readonly count: number }
  /** The subscription is stopped: nothing would be sent. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'missing' };

/**
 * Sends again what was settled: one delivery, or all dead letters, with the three days beginning anew. What was asked for by
 * this request before is not asked for once more.
 */
export async function redeliver(
  sql: Sql,
  webhookId: string,
  which: { readonly id: string } | 'dead',
  requestId: string,
  now: Instant,
): Promise<RedeliveryResult> {
  return inTransaction(sql, async (tx): Promise<RedeliveryResult> => {
    const [hook] = await tx<{ active: boolean }[]>`select active from webhooks where id = ${webhookId} for share`;
    if (!hook) return { kind: 'missing' };
    if (!hook.active) return { kind: 'stopped' };
    const { count } = await tx`
      update webhook_deliveries
      set status = 'waiting', due_at = ${now}, locked_until = null, attempts = 0, first_tried_at = null, settled_at = null,
        redelivery_id = ${requestId}
      where webhook_id = ${webhookId} and type <> ${PING_TYPE} and redelivery_id is distinct from ${requestId}
        and ${which === 'dead' ? tx`status = 'dead'` : tx`id = ${which.id} and status <> 'waiting'`}`;
    if (count > 0) await askLooks(tx, 'webhook', [webhookId], now);
    return { kind: 'asked', count };
  });
}

/** Takes away what was settled before, and what was never sent as its subscription is stopped for so long. */
export async function forgetDeliveries(db: Db, before: Instant): Promise<number> {
  const { count } = await db`delete from webhook_deliveries where coalesce(settled_at, due_at) < ${before}`;
  return count;
}
