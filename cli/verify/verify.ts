import { Chains } from './chains.ts';
import { Compared } from './compared.ts';
import type { Item, JwkSet } from './lines.ts';
import type { Broken, Verified } from './result.ts';
import { faultsInRow, type Keys, openCheckpoint, readKeys, type Signed } from './signed.ts';

/** A checkpoint that was kept outside. */
export interface Kept {
  readonly file: string;
  readonly jws: string;
  /** The path of its file of heads; null where there is none beside it. */
  readonly heads: string | null;
}

/** Histories to be checked, wherever they come from: in this order. */
export interface Source {
  readonly keys: JwkSet;
  /** As they are signed, in any order. */
  readonly checkpoints: readonly string[];
  /** When it was taken; null: now. */
  readonly at: string | null;
  readonly items: AsyncIterable<Item>;
}

/** By what they are checked that does not come along with them. */
export interface Evidence {
  readonly kept: readonly Kept[];
  /** Null: the keys that come along have to do. */
  readonly keys: JwkSet | null;
}

/** With so many of the newest checkpoints everything is compared, and with those that were kept outside. */
const NEWEST = 31;

/** Checks histories (R36): each by itself, the row of checkpoints, and all histories against the checkpoints. */
export async function verify(source: Source, { kept, keys: given }: Evidence): Promise<Verified> {
  const keys = await readKeys(given ?? source.keys);
  const { signed, faults } = await openAll(source, keys);
  const outside = await openKept(kept, source, signed, keys);
  const compared = await comparedWith(signed, outside.opened);
  const chains = new Chains(compared);
  for (const broken of [...faults, ...outside.faults]) chains.tell(broken);
  for await (const item of source.items) await chains.add(item);
  await chains.end();
  return {
    whole: chains.broken.length === 0,
    chains: chains.chains,
    events: chains.events,
    kinds: chains.kinds,
    texts: chains.texts,
    checkpoints: {
      known: signed.length,
      compared: compared.map(({ number }) => number),
      keys: given ? 'given' : 'own',
    },
    broken: chains.broken,
  };
}

async function openAll({ checkpoints }: Source, keys: Keys): Promise<{ signed: Signed[]; faults: Broken[] }> {
  const signed: Signed[] = [];
  const faults: Broken[] = [];
  for (const jws of checkpoints) {
    const opened = await openCheckpoint(jws, keys);
    if (typeof opened === 'string') faults.push(broken(null, opened));
    else signed.push(opened);
  }
  const inRow = faultsInRow(signed).map(({ number, what }) => broken(number, what));
  return { signed, faults: [...faults, ...inRow] };
}

interface Opened extends Signed {
  readonly heads: string | null;
}

/** What was kept outside must be among those that are there, as it is. */
async function openKept(kept: readonly Kept[], { at }: Source, signed: readonly Signed[], keys: Keys) {
  const opened: Opened[] = [];
  const faults: Broken[] = [];
  for (const { file, jws, heads } of kept) {
    const one = await openCheckpoint(jws, keys);
    if (typeof one === 'string') {
      faults.push({ ...broken(null, `${file}: ${one}`) });
      continue;
    }
    const { number, at: made } = one.checkpoint;
    opened.push({ ...one, heads });
    const same = signed.filter(({ checkpoint }) => checkpoint.number === number);
    if (at !== null && made > at) faults.push(broken(number, 'it was made after the export, which says nothing of it'));
    else if (same.length === 0) faults.push(broken(number, 'it was kept outside, and is missing here'));
    else if (!same.some(({ digest }) => digest === one.digest)) {
      faults.push(broken(number, 'it was kept outside, and is another one here'));
    }
  }
  return { opened, faults };
}

async function comparedWith(signed: readonly Signed[], kept: readonly Opened[]): Promise<Compared[]> {
  const byDigest = new Map<string, Opened>();
  const newest = [...signed].sort((a, b) => b.checkpoint.number - a.checkpoint.number).slice(0, NEWEST);
  for (const one of newest) byDigest.set(one.digest, { ...one, heads: null });
  for (const one of kept) byDigest.set(one.digest, one);
  const sorted = [...byDigest.values()].sort((a, b) => a.checkpoint.number - b.checkpoint.number);
  const compared: Compared[] = [];
  for (const one of sorted) compared.push(await Compared.open(one, one.heads));
  return compared;
}

function broken(number: number | null, what: string): Broken {
  return { kind: 'checkpoint', id: number === null ? null : String(number), seq: null, type: null, what };
}
