import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { OrganisationKey } from '../config/organisationKey.ts';
import {
  CHECKPOINT_TYPE,
  type Checkpoint,
  checkpointText,
  leafOf,
  NO_CHECKPOINT,
} from '../domain/checkpoints/checkpoint.ts';
import { leafHash, MerkleTree } from '../domain/checkpoints/merkle.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { sha256 } from './chain.ts';
import { CHAINS, headsOf } from './chains.ts';
import { noteDeliveries } from './checkpointDeliveries.ts';
import { noteHeads } from './checkpointHeads.ts';
import type { Sql } from './db.ts';
import { noteSigningKey } from './signingKeys.ts';
import { askLooks } from './watchers.ts';

/** So many heads are held at once. */
const AT_ONCE = 1_000;

/** What a checkpoint is made with. */
export interface Signer {
  readonly key: OrganisationKey;
  /** The addresses that it is mailed to. */
  readonly mailTo: readonly string[];
}

/** What is asked for: decided when it is certain which one is the last. Null: none is wanted after all. */
export type Wanted = (
  now: Instant,
  lastDay: LocalDate | null,
) => { readonly id: string; readonly day: LocalDate | null; readonly missed: readonly LocalDate[] } | null;

export interface Asking {
  /** The key that asked for it; null: it is the daily one. */
  readonly clientId: string | null;
  /** Whose workflow brings it out: its target. */
  readonly keeper: string;
}

/**
 * Makes a checkpoint over all histories as they stand in one moment (R36). One at a time: each stands on the one before. A
 * repeat, by its id, makes none. The heads go through in a stream, and never lie in memory together.
 *
 * @returns its number; null where none was wanted
 */
export async function makeCheckpoint(
  sql: Sql,
  { key, mailTo }: Signer,
  clock: Clock,
  wanted: Wanted,
  { clientId, keeper }: Asking,
): Promise<number | null> {
  const number = await sql.begin('isolation level repeatable read', async (tx) => {
    // The lock comes before the snapshot: what is read is what the one before left.
    await tx`lock table checkpoints in share row exclusive mode`;
    const now = clock.now();
    const [last] = await tx<{ number: number; digest: string }[]>`
      select number, digest from checkpoints order by number desc limit 1`;
    const [daily] = await tx<{ day: LocalDate }[]>`
      select day from checkpoints where day is not null order by day desc limit 1`;
    const want = wanted(now, daily?.day ?? null);
    if (!want) return null;
    const [known] = await tx<{ number: number }[]>`select number from checkpoints where id = ${want.id}`;
    if (known) return known.number;
    const { root, chains, total } = await rootOfAll(tx);
    const checkpoint: Checkpoint = {
      version: 1,
      number: (last?.number ?? 0) + 1,
      id: want.id,
      at: now,
      day: want.day,
      missed: want.missed,
      previous: last?.digest ?? NO_CHECKPOINT,
      root,
      chains,
      total,
    };
    const jws = await key.sign(checkpointText(checkpoint), CHECKPOINT_TYPE);
    await noteSigningKey(tx, key.public, now);
    await write(tx, checkpoint, { jws, keyId: key.public.kid, clientId });
    await noteHeads(tx, checkpoint.number);
    await noteDeliveries(tx, checkpoint.number, mailTo, now);
    await askLooks(tx, 'checkpoint', [keeper], now);
    return checkpoint.number;
  });
  return number as number | null;
}

async function rootOfAll(tx: postgres.TransactionSql): Promise<Pick<Checkpoint, 'root' | 'chains' | 'total'>> {
  const tree = new MerkleTree(sha256);
  const chains: Record<string, number> = {};
  for (const kind of CHAINS) {
    const before = tree.size;
    for await (const rows of headsOf(tx, kind).cursor(AT_ONCE)) {
      for (const row of rows) tree.add(leafHash(sha256, leafOf({ kind: kind.kind, ...row })));
    }
    chains[kind.kind] = tree.size - before;
  }
  return { root: Buffer.from(tree.root()).toString('hex'), chains, total: tree.size };
}

async function write(
  tx: postgres.TransactionSql,
  checkpoint: Checkpoint,
  { jws, keyId, clientId }: { jws: string; keyId: string; clientId: string | null },
): Promise<void> {
  const { number, id, at, day, missed, previous, root, chains, total } = checkpoint;
  await tx`
    insert into checkpoints (number, id, at, day, missed, previous, root, chains, total, key_id, jws, digest, client_id)
    values (${number}, ${id}, ${at}, ${day}, ${missed as string[]}::text[]::date[], ${previous}, ${root},
      ${tx.json(chains)}, ${total}, ${keyId}, ${jws}, ${digestOf(jws)}, ${clientId})`;
}

/** What the next checkpoint says of this one. */
export function digestOf(jws: string): string {
  return createHash('sha256').update(jws, 'ascii').digest('hex');
}
