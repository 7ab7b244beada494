import { PING_TYPE } from '../domain/events/types.ts';
import { type Faring, failedOnce, isTripped, nextTry } from '../domain/webhooks/retrying.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';
import type { Try } from './webhookDeliveries.ts';
import type { Pause } from './webhooks.ts';

/** A subscription, as far as sending goes by it. */
export interface Sending extends Faring {
  readonly id: string;
  readonly url: string;
  readonly active: boolean;
  readonly probeAt: Instant | null;
  /** What signs now, the newest first. */
  readonly secrets: readonly string[];
}

/** A delivery in hand. */
export interface Claimed {
  readonly id: string;
  readonly webhookId: string;
  readonly position: number | null;
  readonly type: string;
  /** This try included. */
  readonly attempts: number;
  readonly firstTriedAt: Instant;
  readonly createdAt: Instant;
}

/** The subscription with the secrets that hold at this instant, or null. */
export async function readSending(db: Db, id: string, now: Instant): Promise<Sending | null> {
  const [row] = await db<Sending[]>`
    select w.id, w.url, w.active, w.failures, w.failing_since, w.probe_at, (
      select coalesce(array_agg(s.secret order by s.expires_at is null desc, s.id desc), '{}') from webhook_secrets s
      where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > ${now})
    ) as secrets
    from webhooks w where w.id = ${id}`;
  return row ?? null;
}

/**
 * Is it the first that waits of its subject? As a question for each row, along an index: Postgres makes a join of a
 * `not exists`, and of tables that grow quickly it knows too little to make a good one.
 */
const firstOfSubject = (db: Db) => db`
  (d.position is null or d.position = (
    select first.position from webhook_deliveries first
    where first.webhook_id = d.webhook_id and first.subject_id = d.subject_id and first.status = 'waiting'
    order by first.position limit 1
  ))`;

/**
 * Takes what is due, each leased until `lease`, of each subject only the first that waits; others pass over them (SKIP
 * LOCKED). Where nothing comes through, one event at a time is tried, and none before its time. A ping is always sent.
 */
export async function claimDeliveries(
  sql: Sql,
  hook: Sending,
  now: Instant,
  lease: Instant,
  limit: number,
  inHand: number,
): Promise<Claimed[]> {
  const tripped = isTripped(hook);
  const events = hook.active && (!tripped || (inHand === 0 && (hook.probeAt === null || hook.probeAt <= now)));
  return sql<Claimed[]>`
    update webhook_deliveries w
    set locked_until = ${lease}, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ${now})
    from (
      select d.id from webhook_deliveries d
      where d.webhook_id = ${hook.id} and d.status = 'waiting' and d.due_at <= ${now}
        and (d.locked_until is null or d.locked_until < ${now}) and (${events} or d.type = ${PING_TYPE})
        and ${firstOfSubject(sql)}
      order by d.due_at, d.position limit ${tripped ? 1 : limit} for update skip locked
    ) mine
    where w.id = mine.id
    returning w.id, w.webhook_id, w.position, w.type, w.attempts, w.first_tried_at, w.created_at`;
}

/** How often tries are kept, the newest. */
const TRIES_KEPT = 30;

const withTry = (db: Db, one: Try) => db`
  (case when jsonb_array_length(tries) >= ${TRIES_KEPT} then tries - 0 else tries end) || ${db.json([one] as never)}::jsonb`;

/**
 * The subscriber took it. Also when the delivery was given up meanwhile: it was delivered. Where the subscriber was
 * away, what was tried in vain meanwhile is tried at once.
 */
export async function settleTaken(
  sql: Sql,
  { id, webhookId, attempts }: Claimed,
  one: Try,
  isBack: boolean,
  now: Instant,
): Promise<void> {
  await sql`
    update webhook_deliveries
    set status = 'delivered', settled_at = ${now}, locked_until = null, tries = ${withTry(sql, one)}
    where id = ${id} and status <> 'delivered' and attempts = ${attempts}`;
  await sql`
    update webhooks set failures = 0, failing_since = null, probe_at = null, last_delivered_at = ${now}
    where id = ${webhookId} and (failures > 0 or last_delivered_at is null
      or last_delivered_at < ${now}::timestamptz - interval '10 seconds')`;
  if (!isBack) return;
  await sql`
    update webhook_deliveries set due_at = ${now}
    where webhook_id = ${webhookId} and status = 'waiting' and due_at > ${now}`;
}

/**
 * It failed: tried again later, or a dead letter from now on. When nothing has come through for days, or the subscriber is
 * gone, the subscription is stopped, and all that waits for it with it. A ping is tried once, and decides nothing.
 *
 * @param wished milliseconds that the subscriber asked for
 */
export async function settleFailed(
  sql: Sql,
  { id, webhookId, type, attempts, firstTriedAt }: Claimed,
  one: Try,
  wished: number,
  now: Instant,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [hook] = await tx<(Faring & { active: boolean })[]>`
      select failures, failing_since, active from webhooks where id = ${webhookId} for no key update`;
    if (!hook) return;
    const again = type === PING_TYPE ? null : nextTry(attempts, firstTriedAt, now, wished);
    const { count } = await tx`
      update webhook_deliveries
      set status = ${again === null ? 'dead' : 'waiting'}, settled_at = ${again === null ? now : null},
        due_at = ${again ?? tx`due_at`}, locked_until = null, tries = ${withTry(tx, one)}
      where id = ${id} and status = 'waiting' and attempts = ${attempts}`;
    if (count === 0 || type === PING_TYPE || !hook.active) return;
    const { failures, failingSince, probeAt, givenUp } = failedOnce(hook, now);
    await tx`
      update webhooks set failures = ${failures}, failing_since = ${failingSince}, probe_at = ${probeAt}
      where id = ${webhookId}`;
    if (one.outcome === 'gone') await pause(tx, webhookId, 'gone', now);
    else if (givenUp) await pause(tx, webhookId, 'failing', now);
  });
}

async function pause(tx: Db, webhookId: string, why: Pause, now: Instant): Promise<void> {
  await tx`
    update webhooks set active = false, paused = ${why}, paused_at = ${now}, version = version + 1, updated_at = ${now}
    where id = ${webhookId}`;
  const stopped: Try = { at: now, outcome: 'stopped', statusCode: null, ms: 0 };
  await tx`
    update webhook_deliveries set status = 'dead', settled_at = ${now}, tries = ${withTry(tx, stopped)}
    where webhook_id = ${webhookId} and status = 'waiting' and type <> ${PING_TYPE}`;
}

/** When the next of what waits may be tried; null: nothing waits, or nothing is sent as the subscription is stopped. */
export async function nextDelivery(db: Db, webhookId: string): Promise<Instant | null> {
  const [row] = await db<{ at: Instant | null }[]>`
    select min(greatest(d.due_at, d.locked_until, case when d.type <> ${PING_TYPE} then w.probe_at end)) as at
    from webhook_deliveries d join webhooks w on w.id = d.webhook_id
    where d.webhook_id = ${webhookId} and d.status = 'waiting' and (w.active or d.type = ${PING_TYPE})
      and ${firstOfSubject(db)}`;
  return row?.at ?? null;
}
