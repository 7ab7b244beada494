import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive, readPid } from '../../local/processes.ts';
import type { Ready } from '../../local/ready.ts';

const START = fileURLToPath(new URL('../../local/start.mjs', import.meta.url));
const PORTS = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAILBOX_PORT'];

let dataDir: string;
const started: Run[] = [];

interface Run {
  process: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

function start(env: Record<string, string> = {}): Run {
  const ports = Object.fromEntries(PORTS.map((name) => [name, '0']));
  // Nothing else of the test runner's environment: it sets a BASE_URL of its own, for example.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [START], {
    env: { PATH, HOME, ...ports, DATA_DIR: dataDir, SAMPLE: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const run = { process: child, said: () => said, ended };
  started.push(run);
  return run;
}

const readyFile = () => join(dataDir, 'ready.json');

async function ready(run: Run): Promise<Ready> {
  const up = expect
    .poll(() => existsSync(readyFile()) && run.said().includes('is ready'), { timeout: 50_000, interval: 50 })
    .toBe(true);
  const failed = run.ended.then(() => Promise.reject(new Error(`It ended instead: ${run.said()}`)));
  await Promise.race([up, failed]);
  return JSON.parse(readFileSync(readyFile(), 'utf8')) as Ready;
}

/** The processes that a stack on this folder consists of. */
function pids(): number[] {
  const files = ['supervisor.pid', 'api.pid', 'worker.pid', 'temporal.pid', 'postgres/postmaster.pid'];
  return files.map((file) => readPid(join(dataDir, file))).filter((pid) => pid !== undefined);
}

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'rollbook-start-')), 'data');
});
afterEach(async () => {
  for (const run of started.splice(0)) {
    run.process.kill('SIGTERM');
    await run.ended;
  }
  rmSync(dirname(dataDir), { recursive: true, force: true });
});

test('the product comes up, says where it is, stops as a whole, and keeps its data for the next start', async () => {
  const first = start();
  const at = await ready(first);
  expect(statSync(readyFile()).mode & 0o777).toBe(0o600);
  expect((await fetch(`${at.api}/readyz`)).status).toBe(200);
  for (const address of [at.api, at.mailbox ?? '', at.adminApiKey]) expect(first.said()).toContain(address);
  await createTransport(at.smtp).sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'kept', text: '' });
  const processes = pids();
  expect(processes).toHaveLength(5);
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(processes.filter(isAlive)).toEqual([]);
  expect(existsSync(readyFile())).toBe(false);

  const again = await ready(start());
  expect(again.adminApiKey).toBe(at.adminApiKey);
  const mails = (await (await fetch(`${again.mailbox}/email`)).json()) as Array<{ subject: string }>;
  expect(mails.map(({ subject }) => subject)).toEqual(['kept']);
});

test('a second start on the same data says which process runs there already', async () => {
  const first = start();
  await ready(first);
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`process ${first.process.pid}`);
  expect(second.said()).not.toContain('at file:');
  expect(existsSync(readyFile())).toBe(true);
});

test('what dies is started again', async () => {
  const run = start();
  const at = await ready(run);
  const [, api, worker, temporal] = pids();
  for (const pid of [api, worker, temporal]) process.kill(pid!, 'SIGKILL');
  await expect.poll(pids, { timeout: 30_000 }).not.toEqual(expect.arrayContaining([api, worker, temporal]));
  const answers = async () => (await fetch(`${at.api}/readyz`).catch(() => undefined))?.status;
  await expect.poll(answers, { timeout: 30_000 }).toBe(200);
  expect(run.said()).toContain('The api ended (SIGKILL) and is started again');
  expect(run.said()).toContain('Temporal ended and is started again');
});

test('when the supervisor is killed outright everything ends with it, and the next start goes on', async () => {
  const first = start();
  const at = await ready(first);
  const processes = pids();
  first.process.kill('SIGKILL');
  await expect.poll(() => processes.filter(isAlive), { timeout: 30_000 }).toEqual([]);
  expect((await ready(start())).adminApiKey).toBe(at.adminApiKey);
});

test('a port that is taken is named, with the variable to set, and nothing is left running', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const run = start({ MAILBOX_PORT: port });
  expect(await run.ended).toBe(1);
  expect(run.said()).toMatch(new RegExp(`Port ${port} is taken.*set MAILBOX_PORT to another port`));
  expect(pids().filter(isAlive)).toEqual([]);
  holder.close();
});

test('a wrong value stops the start with one line', async () => {
  const run = start({ SMTP_PORT: 'smtp' });
  expect(await run.ended).toBe(1);
  expect(run.said().trim()).toBe('SMTP_PORT must be a port number from 0 to 65535 (0 picks a free one), not "smtp"');
});
