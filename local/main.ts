import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config/config.ts';
import { readSecrets } from '../config/service.ts';
import { connect } from '../store/db.ts';
import { expectErasureKey } from '../store/erasureKey.ts';
import { MigrationError } from '../store/migrate.ts';
import { expectPayloadKeys } from '../store/payloadKeys.ts';
import { lockFolder } from './lock.ts';
import { type Started, startParts, stopLeftoverParts } from './parts.ts';
import { claimPort } from './ports.ts';
import { keepRunning, type Program, stopLeftoverProgram } from './program.ts';
import { type Ready, removeReady, untilReady, welcome, writeReady } from './ready.ts';
import { loadSample } from './sample.ts';
import { type Say, StartError } from './say.ts';
import { onStop } from './signals.ts';

/** The whole product on this machine: its parts, the worker, the API; up until it is told to stop. */
const say: Say = (line) => console.log(line);

/** What is stopped after what: nothing loses what it still talks to. */
const ORDER = ['api', 'worker', 'mailbox', 'Temporal', 'Postgres'];

const running: Started[] = [];
const programs: Program[] = [];
let stopping = false;

async function start(config: Config): Promise<void> {
  const began = Date.now();
  const { dataDir } = config;
  const secrets = readSecrets(config);
  removeReady(dataDir);
  say('Rollbook is starting …');
  await Promise.all([
    stopLeftoverParts(dataDir),
    ...(['api', 'worker'] as const).map((name) => stopLeftoverProgram({ name, dataDir })),
  ]);
  const port = await claimPort(config.port, 'PORT');
  const parts = await startParts({ config, say, started: (part) => running.push(part), failed: fail });
  if (stopping) return;
  await expectKeysOf(parts.databaseUrl, config, secrets.erasureKey);

  const api = `http://localhost:${port}`;
  const env = environment(config, {
    PORT: String(port),
    BASE_URL: process.env.BASE_URL?.trim() ? config.baseUrl : api,
    DATABASE_URL: parts.databaseUrl,
    TEMPORAL_ADDRESS: parts.temporalAddress,
    SMTP_URL: parts.smtpUrl,
    SIGNING_KEY: secrets.signingKey,
    ERASURE_KEY: secrets.erasureKey,
    ADMIN_API_KEY: secrets.adminApiKey,
  });
  for (const name of ['worker', 'api'] as const) {
    const program = keepRunning({ name, dataDir, env, say });
    programs.push(program);
    running.push({ name, stop: program.stop });
  }
  await untilReady(api, programs, () => stopping);
  if (stopping) return;

  const ready: Ready = {
    api,
    mailbox: parts.mailbox,
    smtp: parts.smtpUrl,
    temporal: parts.temporalAddress,
    temporalUi: parts.temporalUi,
    postgres: parts.databaseUrl,
    adminApiKey: secrets.adminApiKey,
  };
  const seconds = (Date.now() - began) / 1000;
  const target = { api, adminApiKey: secrets.adminApiKey, dataDir };
  const administrator = config.sample ? await loadSample(target) : null;
  // Last: who waits for this file finds a company at work.
  writeReady(dataDir, ready);
  if (!stopping) say(welcome(ready, dataDir, seconds, config.oidc ? null : administrator));
}

/** Before the programs are started, which would only end and be started again without a key. */
async function expectKeysOf(databaseUrl: string, config: Config, erasureKey: string): Promise<void> {
  const sql = connect(databaseUrl, 1);
  await expectPayloadKeys(sql, config)
    .then(() => expectErasureKey(sql, erasureKey))
    .finally(() => sql.end({ timeout: 5 }));
}

/** The environment of the programs: what was given to this process, and in full what it found or made. */
function environment(config: Config, found: Record<string, string>): Record<string, string> {
  const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(given),
    DATA_DIR: config.dataDir,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    TASK_QUEUE: config.taskQueue,
    MAIL_FROM: config.mailFrom,
    LOG_LEVEL: config.logLevel,
    ...found,
  };
}

/** Stops what runs, in order. What does not stop is no reason to leave the rest running. */
async function stop(config: Config): Promise<void> {
  removeReady(config.dataDir);
  const inOrder = [...running].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  for (const part of inOrder) {
    await part.stop().catch((error: unknown) => say(`The ${part.name} did not stop cleanly: ${String(error)}`));
  }
}

function fail(error: Error): void {
  say(error.message);
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const unlock = lockFolder(config.dataDir);
  process.once('exit', unlock);
  let starting: Promise<void> = Promise.resolve();
  const stopped = onStop({
    begin: async () => {
      stopping = true;
      say('Stopping …');
      await starting.catch(() => undefined);
      await stop(config);
    },
    force: () => {
      for (const program of programs) program.kill();
      rmSync(join(config.dataDir, 'ready.json'), { force: true });
    },
  });
  starting = start(config);
  try {
    await starting;
  } catch (error) {
    if (stopping) return stopped;
    await stop(config);
    throw error;
  }
  await stopped;
  say('Stopped.');
}

try {
  await main();
  process.exit();
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof StartError || error instanceof MigrationError;
  console.error(expected ? error.message : error);
  process.exit(1);
}
