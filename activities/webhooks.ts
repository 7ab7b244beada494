import { Webhook } from 'standardwebhooks';
import { type CloudEvent, pingEvent, toCloudEvent } from '../domain/events/cloudEvent.ts';
import { isTripped } from '../domain/webhooks/retrying.ts';
import type { Instant } from '../domain/words.ts';
import { readFeedAt } from '../store/feed.ts';
import { inTransaction } from '../store/tx.ts';
import { askedSoFar, looked } from '../store/watchers.ts';
import {
  type Claimed,
  claimDeliveries,
  nextDelivery,
  readSending,
  type Sending,
  settleFailed,
  settleTaken,
} from '../store/webhookSending.ts';
import { beating } from './beating.ts';
import { type Caller, createCaller } from './calling.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

const AT_ONCE = 16;
/** What is in hand is somebody else's after so long: longer than a call may take. */
const LEASE_MS = 30_000;
/** One turn: short, so that the workflow gets to hear what it is told meanwhile. */
const TURN_MS = 30_000;
/** A timer that did not fire is made up for by the relay after so long. */
const LOST_AFTER_MS = 60_000;

/** What is left after a turn: milliseconds until the next is due, or nothing at all. */
export interface Delivered {
  readonly over: boolean;
  readonly waitMs: number;
}

/** What a subscription's workflow asks for. */
export function webhookActivities(deps: ActivityDeps) {
  return {
    /** Delivers what is due of one subscription, and says when the next is. */
    deliverEvents: (webhookId: string): Promise<Delivered> => reduced(() => beating(() => deliver(deps, webhookId))),
  };
}

async function deliver(deps: ActivityDeps, webhookId: string): Promise<Delivered> {
  const { sql, clock, webhooks } = deps;
  const watcher = { kind: 'webhook', targetId: webhookId } as const;
  const asked = await askedSoFar(sql, watcher);
  const caller = createCaller({ allowPrivate: webhooks?.allowPrivate ?? false });
  try {
    await sendDue(deps, caller, webhookId);
  } finally {
    caller.close();
  }
  return inTransaction(sql, async (tx) => {
    const at = await nextDelivery(tx, webhookId);
    await looked(tx, watcher, asked, at && later(at, LOST_AFTER_MS));
    return { over: at === null, waitMs: at === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(clock.now())) };
  });
}

/** Sends what is due, so many at a time, each settled as it ends; until nothing is due, or the turn is over. */
async function sendDue({ sql, clock }: ActivityDeps, caller: Caller, webhookId: string): Promise<void> {
  const inHand = new Set<Promise<void>>();
  const end = performance.now() + TURN_MS;
  let failure: unknown;
  for (;;) {
    if (failure === undefined && performance.now() < end && inHand.size < AT_ONCE) {
      try {
        const now = clock.now();
        const hook = await readSending(sql, webhookId, now);
        const free = AT_ONCE - inHand.size;
        const claimed = hook ? await claimDeliveries(sql, hook, now, later(now, LEASE_MS), free, inHand.size) : [];
        const events = await readFeedAt(
          sql,
          claimed.flatMap(({ position }) => position ?? []),
        );
        for (const one of claimed) {
          const event = one.position === null ? null : events.get(one.position);
          const told = event ? toCloudEvent(event) : pingEvent(one.id, webhookId, one.createdAt);
          const sent: Promise<void> = send({ sql, clock }, caller, hook as Sending, one, told)
            .catch((error: unknown) => {
              failure = error;
            })
            .finally(() => inHand.delete(sent));
          inHand.add(sent);
        }
      } catch (error) {
        failure = error;
      }
    }
    if (inHand.size === 0) break;
    await Promise.race(inHand);
  }
  if (failure !== undefined) throw failure;
}

async function send(
  { sql, clock }: Pick<ActivityDeps, 'sql' | 'clock'>,
  caller: Caller,
  hook: Sending,
  delivery: Claimed,
  event: CloudEvent,
): Promise<void> {
  const body = JSON.stringify(event);
  const at = clock.now();
  const began = performance.now();
  const { outcome, statusCode, wished } = await caller.post(hook.url, signed(hook.secrets, event.id, at, body), body);
  const one = { at, outcome, statusCode, ms: Math.round(performance.now() - began) };
  if (outcome === 'taken') await settleTaken(sql, delivery, one, isTripped(hook), clock.now());
  else await settleFailed(sql, delivery, one, wished, clock.now());
}

/** The headers of Standard Webhooks: signed by every secret that holds, the newest first. */
function signed(secrets: readonly string[], id: string, at: Instant, body: string): Record<string, string> {
  const date = new Date(at);
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Rollbook',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(date.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, date, body)).join(' '),
  };
}

const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
