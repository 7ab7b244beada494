import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openOrganisationKey } from '../../config/organisationKey.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { type Checkpoint, checkpointText, readCheckpoint } from '../../domain/checkpoints/checkpoint.ts';
import { dayDue } from '../../domain/checkpoints/days.ts';
import { nextTryAt } from '../../domain/checkpoints/delivering.ts';
import { leafHash, MerkleTree, rootByProof, siblingsOf } from '../../domain/checkpoints/merkle.ts';
import { sha256 } from '../../store/chain.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The root as RFC 6962 defines it, with all leaves at hand. */
function plainRoot(leaves: readonly string[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return sha256(Buffer.concat([Buffer.from([0]), Buffer.from(leaves[0] ?? '')]));
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.concat([Buffer.from([1]), plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half))]));
}

function treeOf(leaves: readonly string[]): MerkleTree {
  const tree = new MerkleTree(sha256);
  for (const leaf of leaves) tree.add(leafHash(sha256, leaf));
  return tree;
}

describe('the tree over all heads', () => {
  // The leaves and roots that the implementations of Certificate Transparency are tested with.
  const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('R36: of %i leaves has the root that RFC 6962 gives it', (count, root) => {
    const leaves = LEAVES.slice(0, count).map((one) => Buffer.from(one, 'hex').toString('latin1'));
    expect(hex(treeOf(leaves).root())).toBe(root);
  });

  it('R36: has the root of the definition for any leaves, though they come one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 70 }), (leaves) => {
        expect(hex(treeOf(leaves).root())).toBe(hex(plainRoot(leaves)));
      }),
    );
  });

  it('R36: proves each of its leaves, and no other one in its place', () => {
    const cases = fc
      .array(fc.string(), { minLength: 1, maxLength: 40 })
      .chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat(leaves.length - 1)));
    fc.assert(
      fc.property(cases, ([leaves, index]) => {
        const size = leaves.length;
        const proof = siblingsOf(index, size).map(({ from, until }) => treeOf(leaves.slice(from, until)).root());
        const rootOf = (leaf: string, at = index) =>
          rootByProof(sha256, { leaf: leafHash(sha256, leaf), index: at, size }, proof);
        const root = hex(treeOf(leaves).root());
        expect(hex(rootOf(leaves[index] ?? '') ?? new Uint8Array())).toBe(root);
        expect(hex(rootOf(`${leaves[index]}x`) ?? new Uint8Array())).not.toBe(root);
        expect(rootOf(leaves[index] ?? '', size)).toBeNull();
        const leaf = leafHash(sha256, leaves[index] ?? '');
        expect(rootByProof(sha256, { leaf, index, size }, [...proof, leaf])).toBeNull();
      }),
    );
  });
});

describe('the day of a daily checkpoint', () => {
  const daily = { time: '00:15', zone: 'Europe/Berlin' };
  test.each([
    ['the first ever is due at once, and misses nothing', '2026-03-10T12:00:00.000Z', null, '2026-03-10', []],
    ['before its time it is still the day before', '2026-03-09T23:14:59.999Z', '2026-03-08', '2026-03-09', []],
    ['at its time it is due', '2026-03-09T23:15:00.000Z', '2026-03-09', '2026-03-10', []],
    ['one that is made is not made again', '2026-03-10T12:00:00.000Z', '2026-03-10', null, []],
    ['a clock that went back makes none', '2026-03-08T12:00:00.000Z', '2026-03-10', null, []],
    [
      'days that passed are named',
      '2026-03-10T12:00:00.000Z',
      '2026-03-07',
      '2026-03-10',
      ['2026-03-08', '2026-03-09'],
    ],
  ])('%s', (_what, now, last, day, missed) => {
    expect(dayDue(now, daily, last)).toMatchObject({ day, missed });
  });

  it('R19: the next one is at its local time, also where a clock is put forward over it', () => {
    expect(dayDue('2026-03-10T12:00:00.000Z', daily, '2026-03-10').next).toBe('2026-03-10T23:15:00.000Z');
    const skipped = { time: '02:30', zone: 'Europe/Berlin' };
    expect(dayDue('2026-03-28T12:00:00.000Z', skipped, '2026-03-28').next).toBe('2026-03-29T01:30:00.000Z');
  });

  it('R36: whatever the times of the looks, each day that was looked at after its time has one, and no day two', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 24 * 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(hours, (given) => {
        const made: string[] = [];
        const named: string[] = [];
        for (const hour of [...given].sort((a, b) => a - b)) {
          const now = new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
          const { day, missed } = dayDue(now, daily, made.at(-1) ?? null);
          if (day !== null) made.push(day);
          named.push(...missed, ...(day === null ? [] : [day]));
        }
        expect(new Set(made).size).toBe(made.length);
        // With those that are said to be missed there is no gap.
        const days = named.map((day) => Date.parse(day) / 86_400_000);
        expect(days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)).toBe(true);
      }),
    );
  });

  it('names a year of missed days at most, with the first and the last', () => {
    const { missed } = dayDue('2030-01-01T12:00:00.000Z', daily, '2026-01-01');
    expect([missed.length, missed[0], missed.at(-1)]).toEqual([366, '2026-01-02', '2029-12-31']);
  });
});

describe('a checkpoint as it is signed', () => {
  const checkpoint: Checkpoint = {
    version: 1,
    number: 3,
    id: '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10',
    at: '2026-03-10T23:15:00.000Z',
    day: '2026-03-11',
    missed: [],
    previous: 'a'.repeat(64),
    root: 'b'.repeat(64),
    chains: { enrolment: 2, user: 1 },
    total: 3,
  };

  it('is read as it was written, in whatever order its fields came', () => {
    const turned = Object.fromEntries(Object.entries(checkpoint).reverse()) as unknown as Checkpoint;
    expect(checkpointText(turned)).toBe(checkpointText(checkpoint));
    expect(readCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
  });

  test.each([
    ['no JSON', '{'],
    ['no object', 'null'],
    ['another version', JSON.stringify({ ...checkpoint, version: 2 })],
    ['no number', JSON.stringify({ ...checkpoint, number: 0 })],
    ['no hash', JSON.stringify({ ...checkpoint, root: 'x' })],
    ['counts that do not add up', JSON.stringify({ ...checkpoint, total: 4 })],
    ['no counts', JSON.stringify({ ...checkpoint, chains: null })],
  ])('is none where it has %s', (_what, text) => {
    expect(readCheckpoint(text)).toBeNull();
  });

  it('R36: is signed by a key whose id is its thumbprint, the same for the same secret', async () => {
    const secret = newSigningKey();
    const [one, two, other] = await Promise.all([secret, secret, newSigningKey()].map(openOrganisationKey));
    expect(one?.public).toEqual(two?.public);
    expect(one?.public.kid).not.toBe(other?.public.kid);
    expect(Object.keys(one?.public ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    expect(await one?.sign('x', 'y')).toBe(await two?.sign('x', 'y'));
  });
});

it('a delivery is tried again ever later, after an hour at most, and for ever', () => {
  const now = '2026-03-10T00:00:00.000Z';
  const waits = [1, 2, 3, 11, 500].map((attempts) => (Date.parse(nextTryAt(attempts, now)) - Date.parse(now)) / 1000);
  expect(waits).toEqual([5, 10, 20, 3600, 3600]);
});
