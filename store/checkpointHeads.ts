import { leafOf } from '../domain/checkpoints/checkpoint.ts';
import { leafHash, MerkleTree, siblingsOf } from '../domain/checkpoints/merkle.ts';
import { sha256 } from './chain.ts';
import { CHAINS } from './chains.ts';
import type { Db, Sql } from './db.ts';

const AT_ONCE = 1_000;

/**
 * Notes where the histories stand that do not stand where the checkpoint before had them, and which are gone. In the snapshot
 * of the checkpoint.
 */
export async function noteHeads(tx: Db, number: number): Promise<void> {
  for (const { kind, heads, headKey } of CHAINS) {
    await tx`
      insert into checkpoint_heads (kind, chain_id, number, seq, head)
      select ${kind}, h.${tx(headKey)}, ${number}, h.seq, h.head
      from ${tx(heads)} h left join lateral (
        select c.seq, c.head from checkpoint_heads c
        where c.kind = ${kind} and c.chain_id = h.${tx(headKey)} order by c.number desc limit 1
      ) before on true
      where before.head is distinct from h.head or before.seq is distinct from h.seq`;
    await tx`
      insert into checkpoint_heads (kind, chain_id, number, seq, head)
      select ${kind}, l.chain_id, ${number}, 0, null
      from (${latest(tx, kind, number)}) l
      where l.head is not null and not exists (select from ${tx(heads)} h where h.${tx(headKey)} = l.chain_id)`;
  }
}

/** Where each history of a kind stood at a checkpoint, in the order of their ids; those that were gone without a head. */
function latest(db: Db, kind: string, number: number) {
  return db`
    select distinct on (chain_id) chain_id, seq, head from checkpoint_heads
    where kind = ${kind} and number <= ${number} order by chain_id, number desc`;
}

/** The leaves of a checkpoint's tree in their order, as text; so many at a time. */
export async function* leavesAt(sql: Sql, number: number): AsyncGenerator<readonly string[]> {
  for (const { kind } of CHAINS) {
    const heads = sql<{ id: string; seq: number; head: string }[]>`
      select chain_id as id, seq, head from (${latest(sql, kind, number)}) l where head is not null order by chain_id`;
    for await (const rows of heads.cursor(AT_ONCE)) yield rows.map((row) => leafOf({ kind, ...row }));
  }
}

/** That a history stood in a checkpoint's tree where it says: with it, its head and the signed root all else can be checked. */
export interface InclusionProof {
  readonly seq: number;
  readonly head: string;
  readonly index: number;
  readonly size: number;
  /** In hexadecimal, the sibling of the leaf first. */
  readonly proof: readonly string[];
  /** What the leaves come to: the signed root, unless what is kept here was changed. */
  readonly root: string;
}

/** The proof for one history; null when the checkpoint does not hold it. One pass over all heads. */
export async function proofOf(
  sql: Sql,
  number: number,
  { kind, id }: { kind: string; id: string },
): Promise<InclusionProof | null> {
  const [mine] = await sql<{ seq: number; head: string | null }[]>`
    select seq, head from checkpoint_heads
    where kind = ${kind} and chain_id = ${id} and number <= ${number} order by number desc limit 1`;
  if (!mine || mine.head === null) return null;
  const { seq, head } = mine;
  const { index, size } = await placeOf(sql, number, leafOf({ kind, id, seq, head }));
  const siblings = siblingsOf(index, size).map((place) => ({ ...place, tree: new MerkleTree(sha256) }));
  const whole = new MerkleTree(sha256);
  for await (const leaves of leavesAt(sql, number)) {
    for (const leaf of leaves) {
      const hash = leafHash(sha256, leaf);
      siblings.find(({ from, until }) => whole.size >= from && whole.size < until)?.tree.add(hash);
      whole.add(hash);
    }
  }
  const proof = siblings.map(({ tree }) => hex(tree.root()));
  return { seq, head, index, size, proof, root: hex(whole.root()) };
}

async function placeOf(sql: Sql, number: number, leaf: string): Promise<{ index: number; size: number }> {
  let [index, size] = [-1, 0];
  for await (const leaves of leavesAt(sql, number)) {
    const found = leaves.indexOf(leaf);
    if (found >= 0) index = size + found;
    size += leaves.length;
  }
  return { index, size };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
