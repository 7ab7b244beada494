import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';

export const CHECKPOINT_CHANNELS = ['file', 'mail'] as const;
export type CheckpointChannel = (typeof CHECKPOINT_CHANNELS)[number];

/** A checkpoint on its way out of the database. */
export interface CheckpointDelivery {
  readonly number: number;
  readonly channel: CheckpointChannel;
  /** Of a mail: the address; of a file: empty. */
  readonly target: string;
  readonly attempts: number;
}

/** Notes where a checkpoint is to go: into a file in any case, and by mail to each of these. In its own transaction. */
export async function noteDeliveries(tx: Db, number: number, mailTo: readonly string[], now: Instant): Promise<void> {
  const rows = [
    { channel: 'file', target: '' },
    ...[...new Set(mailTo)].map((target) => ({ channel: 'mail', target })),
  ].map((row) => ({ ...row, number, status: 'waiting', dueAt: now }));
  await tx`insert into checkpoint_deliveries ${tx(rows)}`;
}

/** What is due, the oldest checkpoint first. */
export async function dueDeliveries(sql: Sql, now: Instant, limit: number): Promise<CheckpointDelivery[]> {
  return sql<CheckpointDelivery[]>`
    select number, channel, target, attempts from checkpoint_deliveries
    where status = 'waiting' and due_at <= ${now} order by number, channel, target limit ${limit}`;
}

/** It is there. */
export async function settleDelivered(
  sql: Sql,
  { number, channel, target }: CheckpointDelivery,
  at: Instant,
): Promise<void> {
  await sql`
    update checkpoint_deliveries
    set status = 'delivered', delivered_at = ${at}, attempts = attempts + 1, last_error = null
    where number = ${number} and channel = ${channel} and target = ${target} and status = 'waiting'`;
}

/** It is not, and is tried again. @param error a code, never a text: that could quote an address (R35) */
export async function settleUndelivered(
  sql: Sql,
  { number, channel, target }: CheckpointDelivery,
  error: string,
  dueAt: Instant,
): Promise<void> {
  await sql`
    update checkpoint_deliveries set attempts = attempts + 1, last_error = ${error}, due_at = ${dueAt}
    where number = ${number} and channel = ${channel} and target = ${target} and status = 'waiting'`;
}

/** When the next one is due; null: everything is there. */
export async function nextDeliveryDue(db: Db): Promise<Instant | null> {
  const [row] = await db<{ at: Instant | null }[]>`
    select min(due_at) as at from checkpoint_deliveries where status = 'waiting'`;
  return row?.at ?? null;
}

/**
 * R35: forgets that checkpoints went, or were to go, to an address of who is erased.
 * @param addresses in lower case @returns how many
 */
export async function forgetAddresses(tx: Db, addresses: readonly string[]): Promise<number> {
  const { count } = await tx`
    delete from checkpoint_deliveries where channel = 'mail' and lower(target) = any(${addresses as string[]})`;
  return count;
}
