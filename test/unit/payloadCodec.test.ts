import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PayloadKey, readPayloadKeys } from '../../config/payloadKeys.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { EncryptingCodec } from '../../dispatch/payloadCodec.ts';
import { payloadsWith } from '../../dispatch/payloads.ts';

function newKey(): PayloadKey {
  const [key] = readPayloadKeys(newSigningKey()) ?? [];
  if (!key) throw new Error('a key that is none');
  return key;
}

const [first, second] = [newKey(), newKey()];
const inClear = (value: unknown) => defaultPayloadConverter.toPayload(value) as Payload;
const read = (payload: Payload | undefined) => defaultPayloadConverter.fromPayload<unknown>(payload as Payload);

test('What was encrypted is read again, whatever it is, and is not to be seen meanwhile', async () => {
  const codec = new EncryptingCodec(first, []);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const [sealed] = await codec.encode([inClear({ canary: value })]);
      expect(Buffer.from(sealed?.data ?? []).toString('latin1')).not.toContain('canary');
      expect(Object.keys(sealed?.metadata ?? {})).toEqual(['encoding', 'encryption-key-id']);
      const [opened] = await codec.decode([sealed!]);
      expect(JSON.stringify(read(opened))).toBe(JSON.stringify({ canary: value }));
    }),
  );
  expect(await codec.encode([])).toEqual([]);
});

test('The same twice looks different each time', async () => {
  const [one, two] = await new EncryptingCodec(first, []).encode([inClear('same'), inClear('same')]);
  expect(Buffer.from(one?.data ?? []).equals(Buffer.from(two?.data ?? []))).toBe(false);
});

test('After a rotation the old key still reads, and the new one writes', async () => {
  const [before] = await new EncryptingCodec(first, []).encode([inClear('kept')]);
  const codec = new EncryptingCodec(second, [first]);
  expect(read((await codec.decode([before!]))[0])).toBe('kept');
  const [after] = await codec.encode([inClear('new')]);
  expect(Buffer.from(after?.metadata?.['encryption-key-id'] ?? []).toString()).toBe(second.id);
});

test('What is not encrypted is read as it is; with old keys alone nothing is encrypted any more', async () => {
  const payload = inClear('open');
  expect(await new EncryptingCodec(first, []).decode([payload])).toEqual([payload]);
  expect(await new EncryptingCodec(null, [first]).encode([payload])).toEqual([payload]);
  expect(payloadsWith({ payloadKey: undefined, payloadKeysOld: [] })).toBeUndefined();
});

test('A key that is not there is named, and what was changed on its way is refused', async () => {
  const [sealed] = await new EncryptingCodec(first, []).encode([inClear('x')]);
  await expect(new EncryptingCodec(second, []).decode([sealed!])).rejects.toThrow(first.id);
  const data = Buffer.from(sealed?.data ?? []);
  for (const at of [0, 20, data.length - 1]) {
    const changed = Buffer.from(data);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(new EncryptingCodec(first, []).decode([{ ...sealed, data: changed }])).rejects.toThrow('was changed');
  }
  await expect(new EncryptingCodec(first, []).decode([{ ...sealed, data: Buffer.alloc(3) }])).rejects.toThrow(
    'changed',
  );
  const named = { ...sealed?.metadata, 'encryption-key-id': Buffer.from(second.id) };
  const other = new EncryptingCodec(second, [first]).decode([{ ...sealed, metadata: named }]);
  await expect(other).rejects.toThrow('was not written with it');
});

test('A key is 32 bytes in base64url, written in the one way', () => {
  expect(readPayloadKeys(`${newSigningKey()}, ${newSigningKey()}`)).toHaveLength(2);
  for (const text of ['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}B`, `${'A'.repeat(43)},`]) {
    expect([text, readPayloadKeys(text)]).toEqual([text, null]);
  }
});
