import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openExport, verifyExport } from '../../cli/verify/exported.ts';
import type { Item, Line } from '../../cli/verify/lines.ts';
import type { Verified } from '../../cli/verify/result.ts';
import type { Evidence } from '../../cli/verify/verify.ts';
import { type OrganisationKey, openOrganisationKey } from '../../config/organisationKey.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { type MadeExport, makeExport, sealed } from '../support/exports.ts';

let folder: string;
let key: OrganisationKey;
let made: MadeExport;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-verify-'));
  key = await openOrganisationKey(newSigningKey());
  made = await makeExport(key);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(text: string | Buffer, evidence: Evidence = made.evidence): Promise<Verified> {
  const file = join(folder, 'export.ndjson');
  writeFileSync(file, text);
  return verifyExport(await openExport(file), evidence);
}

type Mutable = { -readonly [Name in keyof Item]: Item[Name] };
type Change = (item: Mutable & { event: NonNullable<Item['event']> }) => void;
const FORGED = 'f'.repeat(64);
type Text = NonNullable<Item['texts']>[number];
const otherTexts =
  (change: (text: Text) => Partial<Text>): Change =>
  (item) => {
    item.texts = item.texts?.map((text) => ({ ...text, ...change(text) })) ?? [];
  };

/** Whatever can be changed in one item. */
const CHANGES: readonly (readonly [what: string, change: Change])[] = [
  ['type', ({ event }) => (event.type = 'withdrawn')],
  ['status before', ({ event }) => (event.from = 'offered')],
  ['status after', ({ event }) => (event.to = 'offered')],
  ['instant', ({ event }) => (event.at = '2020-01-01T00:00:00.000Z')],
  ['instant of recording', ({ event }) => (event.recordedAt = '2020-01-01T00:00:00.000Z')],
  ['actor', ({ event }) => (event.actor.id = 'somebody')],
  ['on whose behalf', ({ event }) => (event.actor.onBehalfOf = 'somebody')],
  ['reason', ({ event }) => (event.reasonCommitment = FORGED)],
  ['data', ({ event }) => (event.data = { n: -1 })],
  ['hash', ({ event }) => (event.hash = FORGED)],
  ['hash before', ({ event }) => (event.previousHash = FORGED)],
  ['number', ({ event }) => (event.seq += 1)],
  ['whose it is', (item) => (item.id = '019abc3e-7f31-7c55-9d0e-999999999999')],
  ['kind', (item) => (item.kind = item.kind === 'user' ? 'enrolment' : 'user')],
  ['words', otherTexts(({ body }) => ({ body: `${body}!` }))],
  ['salt', otherTexts(() => ({ salt: 'c2FsdA==' }))],
  ['words without their salt', otherTexts(() => ({ salt: null }))],
  ['commitment of the words', otherTexts(() => ({ commitment: FORGED }))],
  ['texts', (item) => (item.texts = [])],
];

/** The items of the export, each to be changed alone. */
const items = () => made.lines.flatMap((line, index) => ('event' in line ? [index] : []));
const copy = () => structuredClone(made.lines) as Line[];

describe('an export', () => {
  it('R36: that is as it was written is whole, with and without what was kept outside', async () => {
    const text = sealed(made.lines);
    const whole = {
      whole: true,
      chains: 4,
      events: 14,
      kinds: { certification: 1, enrolment: 2, user: 1 },
      broken: [],
    };
    expect(await check(text)).toMatchObject({ ...whole, texts: { fit: 14, erased: 0 } });
    expect(await check(text)).toMatchObject({ checkpoints: { known: 2, compared: [1, 2], keys: 'given' } });
    expect(await check(text, { kept: [], keys: null })).toMatchObject({ ...whole, checkpoints: { keys: 'own' } });
  });

  it('R35: is whole where texts were erased, and says how many', async () => {
    const lines = copy();
    for (const line of lines) {
      if ('event' in line && line.kind === 'enrolment')
        line.texts = line.texts?.map((text) => ({ ...text, salt: null, body: null })) ?? [];
    }
    expect(await check(sealed(lines))).toMatchObject({ whole: true, texts: { fit: 7, erased: 7 } });
    const without = lines.map((line) => ('event' in line ? { ...line, texts: undefined } : line) as Line);
    expect(await check(sealed(without))).toMatchObject({ whole: true, texts: { fit: 0, erased: 0 } });
  });

  test.each(CHANGES)('R36: of which one event has another %s is not whole, and says which', async (what, change) => {
    for (const index of items()) {
      const lines = copy();
      const item = lines[index] as Item & { event: NonNullable<Item['event']> };
      const { kind, id } = item;
      const { seq } = item.event;
      change(item);
      const { whole, broken } = await check(sealed(lines));
      expect(whole).toBe(false);
      // What is put under another name is missing where it was, and too much where it is: which is told first, who knows.
      if (what === 'whose it is' || what === 'kind') continue;
      expect(broken[0]).toMatchObject({ kind, id, seq: what === 'number' ? seq + 1 : seq });
    }
  });

  it('R36: with any line left out, twice or in another place is not whole', async () => {
    const places = items();
    for (const index of places) {
      for (const forged of [
        made.lines.toSpliced(index, 1),
        made.lines.toSpliced(index, 0, made.lines[index] as Line),
        ...(index < (places.at(-1) ?? 0)
          ? [made.lines.toSpliced(index, 2, made.lines[index + 1] as Line, made.lines[index] as Line)]
          : []),
        made.lines.slice(0, index),
      ]) {
        expect([index, (await check(sealed(forged))).whole]).toEqual([index, false]);
      }
    }
  });

  it('R36: whose rows, or whose places in the checkpoints, are others is not whole', async () => {
    const last = items().filter((index) => {
      const [line, next] = [made.lines[index] as Item, made.lines[index + 1] as Item | undefined];
      return next?.id !== line.id || next.kind !== line.kind;
    });
    const changes: ((item: Mutable) => void)[] = [
      (item) => (item.row = null),
      (item) => (item.row = { seq: (item.row?.seq ?? 0) + 1, head: item.row?.head ?? '' }),
      (item) => (item.row = { seq: (item.row?.seq ?? 0) - 1, head: item.row?.head ?? '' }),
      (item) => (item.row = { seq: item.row?.seq ?? 0, head: FORGED }),
    ];
    for (const change of changes) {
      for (const index of last) {
        const lines = copy();
        change(lines[index] as Mutable);
        expect((await check(sealed(lines))).whole).toBe(false);
      }
    }
    const firsts = items().filter((index) => (made.lines[index] as Item).marks !== null);
    const marks: ((item: Mutable) => void)[] = [
      (item) => (item.marks = []),
      (item) => (item.marks = (item.marks ?? []).slice(1)),
      (item) => (item.marks = (item.marks ?? []).map((mark) => ({ ...mark, head: FORGED }))),
      (item) => (item.marks = (item.marks ?? []).map((mark) => ({ ...mark, seq: mark.seq + 1 }))),
    ];
    for (const change of marks) {
      for (const index of firsts) {
        const lines = copy();
        change(lines[index] as Mutable);
        expect((await check(sealed(lines))).whole).toBe(false);
      }
    }
  });

  it('R36: whose checkpoints were changed, left out, or signed by somebody else is not whole', async () => {
    const another = await makeExport(await openOrganisationKey(newSigningKey()));
    const cases = [
      made.lines.toSpliced(2, 1),
      made.lines.toSpliced(3, 1),
      made.lines.toSpliced(2, 2),
      made.lines.toSpliced(2, 0, made.lines[2] as Line),
      made.lines.toSpliced(2, 1, another.lines[2] as Line),
      another.lines,
    ];
    for (const lines of cases) expect((await check(sealed(lines))).whole).toBe(false);
    // Without keys and copies of one's own, who signs everything anew is believed; the result says whose keys they were.
    const believed = await check(sealed(another.lines), { kept: [], keys: null });
    expect(believed).toMatchObject({ whole: true, checkpoints: { keys: 'own' } });
  });

  it('R36: of which any byte was changed, or any end cut off, is not whole', async () => {
    const text = Buffer.from(sealed(made.lines));
    const found = async (forged: Buffer) => (await check(forged).catch(() => ({ whole: false }))).whole === false;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const forged = Buffer.from(text);
        forged[at] = (forged[at] ?? 0) ^ flip;
        expect(await found(forged)).toBe(true);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 2), async (length) => {
        expect(await found(text.subarray(0, length))).toBe(true);
      }),
      { numRuns: 100 },
    );
    expect(await found(Buffer.concat([text, Buffer.from('{}\n')]))).toBe(true);
  });

  it('R36: that is older than a checkpoint cannot be checked by it, and says so', async () => {
    const begin = { ...(made.lines[0] as object), at: '2026-03-10T11:00:00.000Z' } as Line;
    const { whole, broken } = await check(sealed([begin, ...made.lines.slice(1)]));
    expect([whole, broken[0]]).toEqual([false, expect.objectContaining({ kind: 'checkpoint', id: '2' })]);
  });
});
