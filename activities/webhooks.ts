import { Webhook } from 'standardwebhooks';
import { later } from '../domain/clock.ts';
import { type CloudEvent, type FeedEvent, pingEvent, toCloudEvent } from '../domain/events/cloudEvent.ts';
import type { Turned } from '../domain/watching.ts';
import { isBack } from '../domain/webhooks/retrying.ts';
import type { Instant } from '../domain/words.ts';
import { readFeedAt } from '../store/feed.ts';
import { askedSoFar } from '../store/watchers.ts';
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
import { endTurn } from './turn.ts';

const AT_ONCE = 16;
/** What is in hand is somebody else's after so long: longer than a call may take. */
const LEASE_MS = 30_000;
/** One turn: short, so that the workflow gets to hear what it is told meanwhile. */
const TURN_MS = 30_000;

/** What a subscription's workflow asks for. */
export function webhookActivities(deps: ActivityDeps) {
  return {
    /** Delivers what is due of one subscription, and says when the next is. */
    deliverEvents: (webhookId: string): Promise<Turned> => reduced(() => beating(() => deliver(deps, webhookId))),
  };
}

async function deliver(deps: ActivityDeps, webhookId: string): Promise<Turned> {
  const { sql, webhooks } = deps;
  const watcher = { kind: 'webhook', targetId: webhookId } as const;
  const asked = await askedSoFar(sql, watcher);
  const caller = createCaller({ allowPrivate: webhooks?.allowPrivate ?? false });
  try {
    await sendDue(deps, caller, webhookId);
  } finally {
    caller.close();
  }
  return endTurn(deps, watcher, asked, (tx) => nextDelivery(tx, webhookId));
}

/** Sends what is due, so many at a time, each settled as it ends; until nothing is due, or the turn is over. */
async function sendDue(deps: ActivityDeps, caller: Caller, webhookId: string): Promise<void> {
  const inHand = new Set<Promise<void>>();
  const end = performance.now() + TURN_MS;
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const none = (error: unknown) => {
    failed(error);
    return [];
  };
  for (;;) {
    const goesOn = failures.length === 0 && performance.now() < end && inHand.size < AT_ONCE;
    const works = goesOn ? await takeDue(deps, caller, webhookId, inHand.size).catch(none) : [];
    for (const work of works) {
      const sent: Promise<void> = work()
        .catch(failed)
        .finally(() => inHand.delete(sent));
      inHand.add(sent);
    }
    if (inHand.size === 0) break;
    await Promise.race(inHand);
  }
  if (failures.length > 0) throw failures[0];
}

/** Takes what is due, up to what is in hand already; each is sent when it is called. */
async function takeDue(
  deps: ActivityDeps,
  caller: Caller,
  webhookId: string,
  inHand: number,
): Promise<(() => Promise<void>)[]> {
  const { sql, clock } = deps;
  const now = clock.now();
  const hook = await readSending(sql, webhookId, now);
  if (!hook) return [];
  const claimed = await claimDeliveries(sql, hook, now, later(now, LEASE_MS), AT_ONCE - inHand, inHand);
  const positions = claimed.flatMap(({ position }) => position ?? []);
  const events = await readFeedAt(sql, positions);
  return claimed.map((delivery) => async () => send(deps, caller, hook, delivery, eventOf(delivery, events)));
}

function eventOf({ id, webhookId, position, createdAt }: Claimed, events: ReadonlyMap<number, FeedEvent>): CloudEvent {
  if (position === null) return pingEvent(id, webhookId, createdAt);
  const event = events.get(position);
  if (!event) throw new Error('a position without its event');
  return toCloudEvent(event);
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
  if (outcome === 'taken') await settleTaken(sql, delivery, one, isBack(hook, at), clock.now());
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
