import { createHash } from 'node:crypto';
import { leafOf } from '../../domain/checkpoints/checkpoint.ts';
import { leafHash, MerkleTree } from '../../domain/checkpoints/merkle.ts';
import { HeadsFile } from './heads.ts';
import type { Item } from './lines.ts';
import type { Broken } from './result.ts';
import type { Signed } from './signed.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Where a checkpoint had a history. */
export interface Held {
  readonly seq: number;
  readonly head: string;
}

/**
 * A checkpoint with which all histories are compared. Where each stood then is taken from its file of heads, or from what the
 * export says itself; that this is what was signed is seen by the root that it comes to.
 */
export class Compared {
  readonly signed: Signed;
  private readonly tree = new MerkleTree(sha256);
  private readonly counts: Record<string, number> = {};
  private heads: HeadsFile | null = null;

  private constructor(signed: Signed) {
    this.signed = signed;
  }

  /** @param headsFile the path of its file of heads; null: there is none */
  static async open(signed: Signed, headsFile: string | null): Promise<Compared> {
    const compared = new Compared(signed);
    if (headsFile !== null) compared.heads = await HeadsFile.open(headsFile, (leaf, head) => compared.add(leaf, head));
    return compared;
  }

  get number(): number {
    return this.signed.checkpoint.number;
  }

  /** Does a file from outside say where it had the histories? */
  get isKept(): boolean {
    return this.heads !== null;
  }

  private add(leaf: string, { kind }: { kind: string }): void {
    this.tree.add(leafHash(sha256, leaf));
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }

  /** Where it had the history that comes next; and what it had before that, which did not come. Null for the rest. */
  async next(
    chain: { kind: string; id: string; marks: Item['marks'] } | null,
  ): Promise<{ held: Held | null; broken: Broken[] }> {
    if (this.heads) {
      const { passed, own } = await this.heads.upTo(chain);
      return { held: own, broken: passed.map((head) => this.lacking(head)) };
    }
    const mark = chain?.marks?.findLast(({ checkpoint }) => checkpoint <= this.number);
    if (!chain || !mark || mark.head === null) return { held: null, broken: [] };
    const held = { seq: mark.seq, head: mark.head };
    this.add(leafOf({ kind: chain.kind, id: chain.id, ...held }), chain);
    return { held, broken: [] };
  }

  private lacking({ kind, id, seq }: { kind: string; id: string; seq: number }): Broken {
    return {
      kind,
      id,
      seq: 1,
      type: null,
      what: `the whole history is gone: checkpoint ${this.number} had it up to event ${seq}`,
    };
  }

  /** At the end: are these the heads that were signed? */
  end(): Broken[] {
    const { number, root, chains } = this.signed.checkpoint;
    if (Buffer.from(this.tree.root()).toString('hex') === root) return [];
    const kinds = [...new Set([...Object.keys(chains), ...Object.keys(this.counts)])].sort();
    const differing = kinds
      .filter((kind) => (chains[kind] ?? 0) !== (this.counts[kind] ?? 0))
      .map((kind) => `of ${kind} it had ${chains[kind] ?? 0} histories, not ${this.counts[kind] ?? 0}`);
    const source = this.heads ? 'its file of heads is' : 'the heads that the export gives for it are';
    const what = [`${source} not what was signed`, ...differing].join('; ');
    return [{ kind: 'checkpoint', id: String(number), seq: null, type: null, what }];
  }
}
