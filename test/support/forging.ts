import { type ChainedEvent, GENESIS, hashEvent } from '../../store/chain.ts';
import { CHAINS } from '../../store/chains.ts';
import type { Db, Sql } from '../../store/db.ts';

/** An event as it lies in its table. */
export interface StoredEvent {
  seq: number;
  type: string;
  fromStatus: string | null;
  toStatus: string;
  at: string;
  recordedAt: string;
  actorKind: string;
  actorId: string | null;
  onBehalfOf: string | null;
  reasonText: string | null;
  reasonCommitment: string | null;
  data: unknown;
  previousHash: string;
  hash: string;
}

/** Which history. */
export interface Victim {
  readonly kind: string;
  readonly id: string;
}

function tableOf(kind: string) {
  const chain = CHAINS.find((one) => one.kind === kind);
  if (!chain) throw new Error(`there are no histories of ${kind}`);
  // What a forger changes is the row behind the view.
  return chain.kind === 'training-record' ? { ...chain, heads: 'training_records' } : chain;
}

/** As somebody works who has the whole database in their hands: past every trigger and constraint. */
export async function asForger(sql: Sql, work: (tx: Db) => Promise<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await work(tx);
  });
}

export function eventsOf(db: Db, { kind, id }: Victim): Promise<StoredEvent[]> {
  const { events, key } = tableOf(kind);
  return db<StoredEvent[]>`
    select seq, type, from_status, to_status, at, recorded_at, actor_kind, actor_id, on_behalf_of, reason_text,
      reason_commitment, data, previous_hash, hash
    from ${db(events)} where ${db(key)} = ${id} order by seq`;
}

/** Puts these events in the place of a history's, as they are. */
export async function replaceEvents(tx: Db, { kind, id }: Victim, rows: readonly StoredEvent[]): Promise<void> {
  const { events, key } = tableOf(kind);
  await tx`delete from ${tx(events)} where ${tx(key)} = ${id}`;
  for (const { data, ...row } of rows) {
    await tx`insert into ${tx(events)} ${tx({ ...row, data: tx.json(data as never), [key]: id } as never)}`;
  }
}

/** Numbers and chains events anew, so that each fits to the one before. */
export function rechained(id: string, rows: readonly StoredEvent[]): StoredEvent[] {
  let previousHash = GENESIS;
  return rows.map((row, index) => {
    const chained = { ...row, seq: index + 1, previousHash };
    previousHash = hashEvent(id, saidBy(chained));
    return { ...chained, hash: previousHash };
  });
}

function saidBy({ fromStatus, toStatus, actorKind, actorId, onBehalfOf, ...row }: StoredEvent): ChainedEvent {
  const actor = { kind: actorKind, id: actorId, onBehalfOf };
  const { seq, type, at, recordedAt, reasonCommitment, data, previousHash } = row;
  return { seq, type, from: fromStatus, to: toStatus, at, recordedAt, actor, reasonCommitment, data, previousHash };
}

/** How much of what would give a forger away is made to fit as well. */
export interface Care {
  /** The row of the history, with its number and head. */
  readonly row: boolean;
  /** Where the checkpoints had it, as the database knows it. */
  readonly marks: boolean;
  /** The checkpoints themselves, which cannot be signed again: they go. */
  readonly checkpoints: boolean;
}
export const NO_CARE: Care = { row: false, marks: false, checkpoints: false };
export const HASHES_AND_ROW: Care = { row: true, marks: false, checkpoints: false };
export const ALL_CARE: Care = { row: true, marks: true, checkpoints: true };

/** Changes a history, and makes all fit that the care goes to. Its hashes are computed anew in any case. */
export async function forge(
  tx: Db,
  victim: Victim,
  change: (rows: readonly StoredEvent[]) => readonly StoredEvent[],
  care: Care,
): Promise<void> {
  const { heads, headKey } = tableOf(victim.kind);
  const forged = rechained(victim.id, change(await eventsOf(tx, victim)));
  await replaceEvents(tx, victim, forged);
  const last = forged.at(-1);
  if (care.row && last) {
    await tx`
      update ${tx(heads)} set seq = ${last.seq}, head = ${last.hash} where ${tx(headKey)} = ${victim.id}`;
  }
  if (care.marks) await forgeMarks(tx, victim, forged);
  if (care.checkpoints) await dropCheckpoints(tx);
}

async function forgeMarks(tx: Db, { kind, id }: Victim, forged: readonly StoredEvent[]): Promise<void> {
  for (const { seq, hash } of forged) {
    await tx`update checkpoint_heads set head = ${hash} where kind = ${kind} and chain_id = ${id} and seq = ${seq}`;
  }
  const last = forged.at(-1);
  await tx`
    update checkpoint_heads set seq = ${last?.seq ?? 0}, head = ${last?.hash ?? null}
    where kind = ${kind} and chain_id = ${id} and seq > ${last?.seq ?? 0}`;
}

/** Takes a whole history away, with its row. */
export async function erase(tx: Db, { kind, id }: Victim, care: Pick<Care, 'marks' | 'checkpoints'>): Promise<void> {
  const { events, key, heads, headKey } = tableOf(kind);
  await tx`delete from ${tx(events)} where ${tx(key)} = ${id}`;
  await tx`delete from ${tx(heads)} where ${tx(headKey)} = ${id}`;
  if (care.marks) await tx`delete from checkpoint_heads where kind = ${kind} and chain_id = ${id}`;
  if (care.checkpoints) await dropCheckpoints(tx);
}

export async function dropCheckpoints(tx: Db): Promise<void> {
  await tx`delete from checkpoint_deliveries`;
  await tx`delete from checkpoint_heads`;
  await tx`delete from checkpoints`;
}

/** Keeps tables as they are now. @returns what puts them back */
export async function keepTables(sql: Sql, names: readonly string[]): Promise<() => Promise<void>> {
  const columns = new Map<string, string[]>();
  for (const name of names) {
    await sql`create table ${sql(`kept_${name}`)} as table ${sql(name)}`;
    const rows = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER'`;
    columns.set(
      name,
      rows.map((row) => row.name),
    );
  }
  return () =>
    asForger(sql, async (tx) => {
      for (const name of names) {
        const all = tx(columns.get(name) ?? []);
        await tx`delete from ${tx(name)}`;
        await tx`insert into ${tx(name)} (${all}) select ${all} from ${tx(`kept_${name}`)}`;
      }
    });
}
