import { createHash } from 'node:crypto';
import type { Actor, TextRef } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { lockPool, reconcile } from './pools.ts';

/** A draw as it is shown: before it the commitment only, after it all that it takes to draw again. */
export interface LotteryRow {
  poolId: string;
  commitment: string;
  /** Null before the draw. */
  seed: string | null;
  createdAt: Instant;
  drawnAt: Instant | null;
  drawnByKind: Actor['kind'] | null;
  drawnById: string | null;
  reason: string | null;
  entries: number | null;
}

/** One lot: its place, from 1, and the ticket that gave it. */
export interface LotteryEntry {
  place: number;
  enrolmentId: string;
  ticket: string;
}

/** The draw of a pool, or null when seats are given in order. */
export async function readLottery(db: Db, poolId: string): Promise<LotteryRow | null> {
  const [row] = await db<LotteryRow[]>`
    select l.pool_id, l.commitment, case when l.drawn_at is not null then l.seed end as seed, l.created_at, l.drawn_at,
      l.drawn_by_kind, l.drawn_by_id, t.body as reason, l.entries
    from lotteries l left join personal_text t on t.id = l.reason_text where l.pool_id = ${poolId}`;
  return row ?? null;
}

/** The lots in the order of their places, behind a place. */
export async function listLots(
  db: Db,
  poolId: string,
  after: { place: number } | null,
  limit: number,
): Promise<LotteryEntry[]> {
  return db<LotteryEntry[]>`
    select place, enrolment_id, ticket from lottery_entries
    where pool_id = ${poolId} and place > ${after?.place ?? 0} order by place limit ${limit}`;
}

/** A ticket: SHA-256, in hexadecimal digits, of the seed, a colon and the enrolment's id. The lowest is first. */
export function ticketOf(seed: string, enrolmentId: string): string {
  return createHash('sha256').update(`${seed}:${enrolmentId}`).digest('hex');
}

/** The order in which a seed draws these enrolments; anybody can do the same with the seed and the list. */
export function drawOrder(seed: string, enrolmentIds: readonly string[]): LotteryEntry[] {
  return enrolmentIds
    .map((enrolmentId) => ({ enrolmentId, ticket: ticketOf(seed, enrolmentId) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map((entry, index) => ({ place: index + 1, ...entry }));
}

export type DrawResult = 'drawn' | 'already-drawn' | 'no-draw';

/**
 * Draws lots among all who wait now, once, and hands out the seats in their order by the same reconciliation as ever
 * (R13), in the transaction of the draw. Who asks later comes behind the lots. The same command again is a repeat.
 */
export async function drawLottery(
  tx: Db,
  poolId: string,
  said: { readonly commandId: string; readonly actor: Actor; readonly reason: TextRef | null },
  now: Instant,
): Promise<DrawResult> {
  const pool = await lockPool(tx, poolId);
  const [lottery] = await tx<{ seed: string; drawnAt: Instant | null; drawId: string | null }[]>`
    select seed, drawn_at, draw_id from lotteries where pool_id = ${poolId}`;
  if (!pool || !lottery) return 'no-draw';
  if (lottery.drawnAt) return lottery.drawId === said.commandId ? 'drawn' : 'already-drawn';
  const inLine = await tx<{ enrolmentId: string }[]>`
    select enrolment_id from seats where pool_id = ${poolId} and state = 'queued'`;
  const lots = drawOrder(
    lottery.seed,
    inLine.map(({ enrolmentId }) => enrolmentId),
  );
  await tx`
    insert into lottery_entries (pool_id, place, enrolment_id, ticket)
    select ${poolId}, l.place, l."enrolmentId", l.ticket
    from jsonb_to_recordset(${tx.json(lots as never)}) as l(place int, "enrolmentId" uuid, ticket text)`;
  await tx`
    update seats s set lot = l.place from lottery_entries l
    where l.pool_id = ${poolId} and s.pool_id = ${poolId} and s.enrolment_id = l.enrolment_id`;
  await tx`
    update lotteries set drawn_at = ${now}, draw_id = ${said.commandId}, drawn_by_kind = ${said.actor.kind}, drawn_by_id = ${said.actor.id},
      reason_text = ${said.reason?.id ?? null}, entries = ${lots.length}
    where pool_id = ${poolId}`;
  await tx`update pools set awaits_draw = false where id = ${poolId}`;
  await reconcile(tx, { ...pool, awaitsDraw: false }, now);
  await tx`
    insert into outbox (kind, target_id, command_id, command, due_at)
    select 'tell', l.enrolment_id, 'draw-lot/' || l.pool_id || '/' || l.enrolment_id,
      jsonb_build_object('type', 'draw-lot', 'poolId', l.pool_id, 'place', l.place, 'of', ${lots.length}::int,
        'seat', coalesce(s.state = 'granted', false)), ${now}
    from lottery_entries l left join seats s on s.enrolment_id = l.enrolment_id and s.pool_id = l.pool_id
    where l.pool_id = ${poolId}`;
  await tx`select pg_notify('rollbook_relay', 'messages')`;
  return 'drawn';
}
