import { createHash, randomBytes } from 'node:crypto';
import { commitmentOf, drawOrder, type Lot } from '../domain/lottery.ts';
import type { Actor, TextRef } from '../domain/state.ts';
import type { Instant, Status } from '../domain/words.ts';
import type { Db } from './db.ts';
import { lockPool, reconcile } from './pools.ts';

/** A draw as it is shown: before it the commitment only, after it all that it takes to draw again. */
export interface LotteryRow {
  poolId: string;
  commitment: string;
  /** Null before the draw. */
  seed: string | null;
  createdAt: Instant;
  /** When it is drawn by itself; null: by hand only. */
  drawAt: Instant | null;
  drawnAt: Instant | null;
  drawnByKind: Actor['kind'] | null;
  drawnById: string | null;
  reason: string | null;
  entries: number | null;
}

/** A lot with what came of it. */
export interface LotRow extends Lot {
  readonly status: Status;
  /** Its seat in the pool now; null: it has none, and waits for none. */
  readonly seat: 'asked' | 'queued' | 'granted' | 'held' | 'beyond' | null;
}

/** The draw of a pool, or null when seats are given in order. */
export async function readLottery(db: Db, poolId: string): Promise<LotteryRow | null> {
  const [row] = await db<LotteryRow[]>`
    select l.pool_id, l.commitment, case when l.drawn_at is not null then l.seed end as seed, l.created_at, l.draw_at, l.drawn_at,
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
): Promise<LotRow[]> {
  return db<LotRow[]>`
    select l.place, l.enrolment_id, l.ticket, e.status, s.state as seat
    from lottery_entries l join enrolments e on e.id = l.enrolment_id
      left join seats s on s.enrolment_id = l.enrolment_id and s.pool_id = l.pool_id
    where l.pool_id = ${poolId} and l.place > ${after?.place ?? 0} order by l.place limit ${limit}`;
}

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * A draw that is to come: the seed is made at once and kept; its commitment is shown from now on, so that nobody can choose
 * a seed by what comes out of it. Until the draw everyone waits. With the pool locked.
 */
export async function setUpDraw(tx: Db, poolId: string, drawAt: Instant | null, now: Instant): Promise<void> {
  const seed = randomBytes(32).toString('hex');
  const commitment = commitmentOf(seed, sha256);
  await tx`
    insert into lotteries (pool_id, seed, commitment, draw_at, created_at)
    values (${poolId}, ${seed}, ${commitment}, ${drawAt}, ${now})`;
  await tx`update pools set awaits_draw = true where id = ${poolId}`;
}

/** Draws whose instant has come, the earliest first. */
export async function dueDraws(db: Db, now: Instant, limit: number): Promise<{ poolId: string }[]> {
  return db<{ poolId: string }[]>`
    select pool_id from lotteries where drawn_at is null and draw_at <= ${now} order by draw_at limit ${limit}`;
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
  const ids = inLine.map(({ enrolmentId }) => enrolmentId);
  const lots = drawOrder(lottery.seed, ids, sha256);
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
