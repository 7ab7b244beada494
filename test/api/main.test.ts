import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newApiKey, newSigningKey } from '../../config/secrets.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { sharedStack } from '../support/stack.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let database: TestDatabase;
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createDatabase();
  folder = mkdtempSync(join(tmpdir(), 'rollbook-main-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the process and waits for the port that it tells its parent. */
async function start(
  adminApiKey: string,
  more: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: sharedStack().temporalAddress,
      SMTP_URL: 'smtp://127.0.0.1:1',
      SIGNING_KEY: newSigningKey(),
      ADMIN_API_KEY: adminApiKey,
      ...more,
    },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`it ended at once: ${said}`);
  });
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
  ended.catch(() => undefined);
  return { url: `http://127.0.0.1:${port}`, child, said: () => said };
}

async function stop(child: ChildProcess, how: () => void): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  how();
  const [code] = await ended;
  return code;
}

const status = async (url: string, key: string) =>
  (await fetch(`${url}/v1/users`, { headers: { Authorization: `Bearer ${key}` } })).status;

test('The process serves with the configured administrator’s key; a new key ends the old one; it stops cleanly', async () => {
  const [first, second] = [newApiKey(), newApiKey()];
  const one = await start(first);
  expect(await status(one.url, first)).toBe(200);
  expect(await (await fetch(`${one.url}/readyz`)).json()).toEqual({ postgres: 'ok', temporal: 'ok' });
  expect(await (await fetch(`${one.url}/metrics`)).text()).toContain('process_cpu_seconds_total');
  expect(await stop(one.child, () => one.child.kill('SIGTERM'))).toBe(0);
  expect(one.said()).not.toContain(first.slice(16));

  const two = await start(second);
  expect(await status(two.url, second)).toBe(200);
  expect(await status(two.url, first)).toBe(401);
  // Whoever started it is gone.
  expect(await stop(two.child, () => two.child.disconnect())).toBe(0);
});

test('The process does not start without a key that payloads were written with, and names it; the key itself is not said', async () => {
  const admin = newApiKey();
  const [key, other] = [newSigningKey(), newSigningKey()];
  const first = await start(admin, { PAYLOAD_KEY: key });
  expect(await stop(first.child, () => first.child.kill('SIGTERM'))).toBe(0);
  expect(first.said()).not.toContain(key);
  const id = createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 16);
  for (const more of [{}, { PAYLOAD_KEY: other }]) {
    await expect(start(admin, more)).rejects.toThrow(new RegExp(`PAYLOAD_KEYS_OLD must hold .+ ${id}`));
  }
  const rotated = await start(admin, { PAYLOAD_KEY: other, PAYLOAD_KEYS_OLD: key });
  expect(await status(rotated.url, admin)).toBe(200);
  expect(await stop(rotated.child, () => rotated.child.kill('SIGTERM'))).toBe(0);
});
