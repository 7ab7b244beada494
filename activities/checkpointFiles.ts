import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { leafHash, MerkleTree } from '../domain/checkpoints/merkle.ts';
import { sha256 } from '../store/chain.ts';
import { leavesAt } from '../store/checkpointHeads.ts';
import type { CheckpointRow } from '../store/checkpointList.ts';
import type { Sql } from '../store/db.ts';

/** The heads that the database tells are not those that were signed. */
class HeadsDoNotFit extends Error {
  readonly code = 'HEADS_DO_NOT_FIT';
}

/** How the files of a checkpoint are called, without their endings. */
export const checkpointName = (number: number): string => `checkpoint-${String(number).padStart(8, '0')}`;

/**
 * Writes a checkpoint into a folder: the signed statement (`.jws`), and where every history stood (`.heads`, a line for each),
 * by which `verify` can name what was changed. A file is there whole or not at all; again is the same. Heads that do not
 * come to the signed root any more are not written.
 */
export async function writeCheckpointFiles(
  sql: Sql,
  directory: string,
  { number, jws, root }: CheckpointRow,
): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = join(directory, checkpointName(number));
  await writeWhole(`${name}.jws`, [`${jws}\n`]);
  await writeWhole(`${name}.heads`, linesOf(sql, number, root));
}

async function* linesOf(sql: Sql, number: number, root: string): AsyncGenerator<string> {
  const tree = new MerkleTree(sha256);
  for await (const leaves of leavesAt(sql, number)) {
    for (const leaf of leaves) tree.add(leafHash(sha256, leaf));
    yield leaves.map((leaf) => `${leaf}\n`).join('');
  }
  if (Buffer.from(tree.root()).toString('hex') !== root) throw new HeadsDoNotFit('not as it was signed');
}

async function writeWhole(file: string, parts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      for await (const part of parts) await handle.appendFile(part, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
