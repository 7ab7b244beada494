/*
 * The tree of RFC 6962 (Certificate Transparency): leaves and nodes are hashed apart, so that a node is never taken for a leaf,
 * and the left half is always a full tree. Leaves come one by one and only the roots of full trees are held: any number of
 * leaves goes through in the memory of a few dozen hashes.
 */

/** SHA-256; handed in, as the domain does no I/O and knows no platform. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const leafHash = (sha256: Sha256, leaf: string): Uint8Array => sha256(joined(0, new TextEncoder().encode(leaf)));
const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(joined(1, left, right));

function joined(mark: 0 | 1, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0));
  bytes[0] = mark;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Takes the hashes of leaves in their order, and has the root of all that came so far. */
export class MerkleTree {
  private readonly sha256: Sha256;
  /** Roots of full trees, the largest first: one for each binary digit of the count that is 1. */
  private readonly full: Uint8Array[] = [];
  private taken = 0;

  constructor(sha256: Sha256) {
    this.sha256 = sha256;
  }

  get size(): number {
    return this.taken;
  }

  add(leaf: Uint8Array): void {
    let root = leaf;
    // Not by shifts: these end at 32 binary digits.
    for (let rest = this.taken; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      root = nodeHash(this.sha256, this.full.pop() as Uint8Array, root);
    }
    this.full.push(root);
    this.taken += 1;
  }

  root(): Uint8Array {
    if (this.taken === 0) return this.sha256(new Uint8Array());
    return this.full.reduceRight((right, left) => nodeHash(this.sha256, left, right));
  }
}

/** Where the sibling stands on each step from a leaf up to the root, the lowest first: the leaves `[from, until)`. */
export function siblingsOf(index: number, size: number): { from: number; until: number; left: boolean }[] {
  const siblings: { from: number; until: number; left: boolean }[] = [];
  let [from, until] = [0, size];
  while (until - from > 1) {
    const middle = from + largestPowerBelow(until - from);
    if (index < middle) {
      siblings.unshift({ from: middle, until, left: false });
      until = middle;
    } else {
      siblings.unshift({ from, until: middle, left: true });
      from = middle;
    }
  }
  return siblings;
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/**
 * The root that a leaf leads to by a proof: the hashes of its siblings, the lowest first. Null when the proof is not of the
 * length that index and size ask for.
 */
export function rootByProof(
  sha256: Sha256,
  { leaf, index, size }: { leaf: Uint8Array; index: number; size: number },
  proof: readonly Uint8Array[],
): Uint8Array | null {
  const siblings = siblingsOf(index, size);
  if (index < 0 || index >= size || siblings.length !== proof.length) return null;
  return siblings.reduce((root, { left }, step) => {
    const sibling = proof[step] as Uint8Array;
    return left ? nodeHash(sha256, sibling, root) : nodeHash(sha256, root, sibling);
  }, leaf);
}
