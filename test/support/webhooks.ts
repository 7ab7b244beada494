import { uuidv7 } from 'uuidv7';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { readFeed } from '../../store/feed.ts';
import { type DeliveryRow, listDeliveries } from '../../store/webhookDeliveries.ts';
import { nextDelivery } from '../../store/webhookSending.ts';
import { insertWebhook, newWebhookSecret, readWebhook, type WebhookRow } from '../../store/webhooks.ts';
import { fireNextTimer } from './timeSkipping.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** A subscription, with the secret that signs. */
export async function subscribe({ sql, clock }: World, url: string, types: readonly string[] = []) {
  const [id, secret] = [uuidv7(), newWebhookSecret()];
  await insertWebhook(sql, { id, url, types, active: true, secret, clientId: '7e57c11e9700' }, clock.now());
  return { id, secret };
}

export async function webhookOf({ sql, clock }: World, id: string): Promise<WebhookRow> {
  const row = await readWebhook(sql, id, clock.now());
  if (!row) throw new Error('no such webhook');
  return row;
}

/** All deliveries of a subscription, the oldest first. */
export async function deliveriesOf({ sql }: World, id: string): Promise<DeliveryRow[]> {
  return (await listDeliveries(sql, id, undefined, null, 20_000)).reverse();
}

/** Waits until every event has a position. */
export async function wholeFeed({ sql }: World) {
  await until(async () => {
    const [row] = await sql<{ left: number }[]>`
      select (select count(*) from enrolment_events)::int + (select count(*) from plan_enrolment_events)::int
        + (select count(*) from user_certification_events)::int - (select count(*) from feed)::int as left`;
    return row?.left === 0;
  }, 'every event had its position');
  return (await readFeed(sql, 0, null, 100_000)).events;
}

/** Waits until nothing waits any more for this subscription. */
export async function delivered(world: World, id: string): Promise<DeliveryRow[]> {
  await wholeFeed(world);
  await until(async () => (await webhookOf(world, id)).waiting === 0, 'nothing waited any more');
  return deliveriesOf(world, id);
}

/** When the next try is due that lies ahead, with nothing in hand; null: nothing waits. */
function nextTryOf({ sql, clock }: World, id: string): Promise<{ at: string | null }> {
  return until(async () => {
    const inHand = await sql`
      select from webhook_deliveries where webhook_id = ${id} and status = 'waiting' and locked_until is not null`;
    const at = await nextDelivery(sql, id);
    return inHand.length === 0 && (at === null || at > clock.now()) && { at };
  }, 'it waits for a next try, or for nothing');
}

/** Lets time pass up to the next try, by the timer of the subscription's own workflow. */
export async function passToNextTry(world: World, id: string): Promise<void> {
  const tried = async () => (await deliveriesOf(world, id)).reduce((sum, { tries }) => sum + tries.length, 0);
  const { at } = await nextTryOf(world, id);
  if (at === null) throw new Error('nothing waits');
  const before = await tried();
  world.clock.moveTo(at);
  await fireNextTimer(world.dispatch.client, watcherWorkflowId('webhook', id));
  await until(async () => (await tried()) > before, 'it was tried');
}

/** Lets time pass, try by try, until nothing waits any more. */
export async function passToTheEnd(world: World, id: string): Promise<void> {
  await wholeFeed(world);
  for (;;) {
    const { at } = await nextTryOf(world, id);
    if (at === null) return;
    world.clock.moveTo(at);
    // It may have come to its end meanwhile, told by something else.
    await fireNextTimer(world.dispatch.client, watcherWorkflowId('webhook', id)).catch(() => undefined);
  }
}
