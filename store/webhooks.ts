import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { allOf } from './selection.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';

/** Why the system stopped a subscription: nothing came through for days, or the subscriber answered 410. */
export const PAUSES = ['failing', 'gone'] as const;
export type Pause = (typeof PAUSES)[number];

/** What of a subscription is given from outside. */
export interface WebhookFields {
  readonly url: string;
  /** Types, or beginnings of them with a star; empty: all. */
  readonly types: readonly string[];
  readonly active: boolean;
}

/** A secret as it is shown: without itself. */
export interface SecretRow {
  readonly id: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
}

/** A subscription with how it fares. */
export interface WebhookRow extends WebhookFields {
  readonly id: string;
  readonly paused: Pause | null;
  readonly pausedAt: Instant | null;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly probeAt: Instant | null;
  readonly lastDeliveredAt: Instant | null;
  readonly secrets: readonly SecretRow[];
  readonly waiting: number;
  readonly dead: number;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** 32 random bytes, as Standard Webhooks writes them. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const select = (db: Db, now: Instant) => db`
  select w.id, w.url, w.types, w.active, w.paused, w.paused_at, w.failures, w.failing_since, w.probe_at, w.last_delivered_at,
    w.version, w.created_at, w.updated_at,
    (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.status = 'waiting') as waiting,
    (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.status = 'dead') as dead,
    coalesce((
      select json_agg(json_build_object('id', s.id, 'createdAt', s.created_at, 'expiresAt', s.expires_at) order by s.id desc)
      from webhook_secrets s where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > ${now})
    ), '[]') as secrets
  from webhooks w`;

/** One subscription, or null. */
export async function readWebhook(db: Db, id: string, now: Instant): Promise<WebhookRow | null> {
  const [row] = await db<WebhookRow[]>`${select(db, now)} where w.id = ${id}`;
  return row ?? null;
}

/** Subscriptions, the newest first, behind an id. */
export async function listWebhooks(
  db: Db,
  after: { id: string } | null,
  limit: number,
  now: Instant,
): Promise<WebhookRow[]> {
  const where = allOf(db, after ? [db`w.id < ${after.id}`] : []);
  return db<WebhookRow[]>`${select(db, now)} where ${where} order by w.id desc limit ${limit}`;
}

/** Keeps a new subscription with its first secret. False, and nothing is changed, where this id is kept already: a repeat. */
export async function insertWebhook(
  sql: Sql,
  { id, url, types, active, secret, clientId }: WebhookFields & { id: string; secret: string; clientId: string },
  at: Instant,
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const { count } = await tx`
      insert into webhooks (id, url, types, active, client_id, created_at, updated_at)
      values (${id}, ${url}, ${types as string[]}, ${active}, ${clientId}, ${at}, ${at}) on conflict do nothing`;
    if (count === 0) return false;
    await tx`insert into webhook_secrets (id, webhook_id, secret, created_at) values (${id}, ${id}, ${secret}, ${at})`;
    return true;
  });
}

export type WebhookPatchResult =
  | { readonly kind: 'changed' | 'unchanged' | 'version'; readonly version: number }
  | { readonly kind: 'missing' };

/**
 * Changes a subscription. Whoever makes it active, or gives it another address, begins anew: what waits is tried at once.
 *
 * @param expected the versions that may be changed; null: any
 */
export async function patchWebhook(
  sql: Sql,
  id: string,
  patch: Partial<WebhookFields>,
  expected: readonly number[] | null,
  now: Instant,
): Promise<WebhookPatchResult> {
  return inTransaction(sql, async (tx): Promise<WebhookPatchResult> => {
    const [row] = await tx<(WebhookFields & { version: number })[]>`
      select url, types, active, version from webhooks where id = ${id} for no key update`;
    if (!row) return { kind: 'missing' };
    const { version } = row;
    if (expected && !expected.includes(version)) return { kind: 'version', version };
    const next = { ...row, ...patch };
    const anew = next.url !== row.url || (next.active && !row.active);
    if (!anew && next.active === row.active && next.types.join() === row.types.join()) {
      return { kind: 'unchanged', version };
    }
    await tx`
      update webhooks set url = ${next.url}, types = ${next.types as string[]}, active = ${next.active},
        paused = ${next.active ? null : tx`paused`}, paused_at = ${next.active ? null : tx`paused_at`},
        version = version + 1, updated_at = ${now}
      where id = ${id}`;
    if (anew) {
      await tx`update webhooks set failures = 0, failing_since = null, probe_at = null where id = ${id}`;
      await tx`
        update webhook_deliveries set due_at = ${now}
        where webhook_id = ${id} and status = 'waiting' and due_at > ${now}`;
      await askLooks(tx, 'webhook', [id], now);
    }
    return { kind: 'changed', version: version + 1 };
  });
}

/** Takes a subscription away with all that belongs to it; its workflow looks, and ends. False when there is none. */
export async function deleteWebhook(sql: Sql, id: string, now: Instant): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const { count } = await tx`delete from webhooks where id = ${id}`;
    if (count > 0) await askLooks(tx, 'webhook', [id], now);
    return count > 0;
  });
}

/**
 * A new secret signs from now on; the one before it goes on signing beside it until `until`. False, and nothing is changed,
 * where a secret with this id is kept already: a repeat.
 */
export async function rotateSecret(
  sql: Sql,
  { id, webhookId, secret, until }: { id: string; webhookId: string; secret: string; until: Instant },
  now: Instant,
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    await tx`select from webhooks where id = ${webhookId} for no key update`;
    const known = await tx`select from webhook_secrets where id = ${id}`;
    if (known.length > 0) return false;
    await tx`delete from webhook_secrets where webhook_id = ${webhookId} and expires_at <= ${now}`;
    await tx`update webhook_secrets set expires_at = ${until} where webhook_id = ${webhookId} and expires_at is null`;
    await tx`insert into webhook_secrets (id, webhook_id, secret, created_at) values (${id}, ${webhookId}, ${secret}, ${now})`;
    return true;
  });
}

/** How many deliveries wait, and how many are dead letters; for the metrics. */
export async function countDeliveries(db: Db): Promise<{ waiting: number; dead: number }> {
  const [row] = await db<{ waiting: number; dead: number }[]>`
    select (select count(*)::int from webhook_deliveries where status = 'waiting') as waiting,
      (select count(*)::int from webhook_deliveries where status = 'dead') as dead`;
  return row ?? { waiting: 0, dead: 0 };
}
