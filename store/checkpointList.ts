import type { Checkpoint } from '../domain/checkpoints/checkpoint.ts';
import type { Instant } from '../domain/words.ts';
import type { CheckpointChannel } from './checkpointDeliveries.ts';
import type { Db } from './db.ts';

/** A checkpoint with what became of it outside. */
export interface CheckpointRow extends Omit<Checkpoint, 'version'> {
  readonly keyId: string;
  readonly jws: string;
  readonly digest: string;
  readonly deliveries: readonly {
    readonly channel: CheckpointChannel;
    readonly target: string;
    readonly status: 'waiting' | 'delivered';
    readonly attempts: number;
    readonly dueAt: Instant;
    readonly lastError: string | null;
    readonly deliveredAt: Instant | null;
  }[];
}

const select = (db: Db) => db`
  select c.number, c.id, c.at, c.day, c.missed::text[] as missed, c.previous, c.root, c.chains, c.total, c.key_id, c.jws,
    c.digest, coalesce((
      select json_agg(json_build_object('channel', d.channel, 'target', d.target, 'status', d.status,
        'attempts', d.attempts, 'dueAt', d.due_at, 'lastError', d.last_error, 'deliveredAt', d.delivered_at)
        order by d.channel, d.target)
      from checkpoint_deliveries d where d.number = c.number
    ), '[]') as deliveries
  from checkpoints c`;

/** One checkpoint by its id, or null. */
export async function readCheckpointRow(db: Db, id: string): Promise<CheckpointRow | null> {
  const [row] = await db<CheckpointRow[]>`${select(db)} where c.id = ${id}`;
  return row ?? null;
}

/** One checkpoint by its number, or null. */
export async function checkpointNumbered(db: Db, number: number): Promise<CheckpointRow | null> {
  const [row] = await db<CheckpointRow[]>`${select(db)} where c.number = ${number}`;
  return row ?? null;
}

/** Checkpoints, the newest first, behind a number. */
export async function listCheckpoints(
  db: Db,
  after: { number: number } | null,
  limit: number,
): Promise<CheckpointRow[]> {
  return db<CheckpointRow[]>`
    ${select(db)} where ${after ? db`c.number < ${after.number}` : db`true`} order by c.number desc limit ${limit}`;
}
