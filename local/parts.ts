import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { keptSecret, newPassword } from '../config/secrets.ts';
import { migrate } from '../store/migrate.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { claimPort } from './ports.ts';
import { startPostgres, stopLeftoverPostgres } from './postgres.ts';
import { endWithThisProcess } from './processes.ts';
import { reach } from './reach.ts';
import type { Say } from './say.ts';
import { startTemporal, stopLeftoverTemporal } from './temporal.ts';
import { temporalBinary } from './temporalBinary.ts';

const RESTARTS = 5;
const GOOD_RUN_MS = 60_000;

/** The addresses of what the product stands on, embedded or given. */
export interface Parts {
  databaseUrl: string;
  temporalAddress: string;
  temporalUi: string | null;
  smtpUrl: string;
  mailbox: string | null;
}

/** A part that was started here, and what stops it. */
export interface Started {
  name: string;
  stop(): Promise<void>;
}

export interface PartsOptions {
  config: Config;
  say: Say;
  /** Told of each part as soon as it runs, so that it is stopped also when a later one fails. */
  started(part: Started): void;
  /** Told when a part ends again and again and cannot be kept running. */
  failed(error: Error): void;
}

interface Server {
  pid: number;
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Stops what a supervisor that was killed left running on this data folder: it would hold the ports and the files. */
export async function stopLeftoverParts(dataDir: string): Promise<void> {
  await Promise.all([
    stopLeftoverPostgres(join(dataDir, 'postgres')),
    stopLeftoverTemporal(join(dataDir, 'temporal.db')),
  ]);
}

/**
 * Starts, side by side, Postgres with its schema, Temporal, and the mailbox: each unless its address is given.
 * @throws StartError when one of them cannot run; those that did start have been told of.
 */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const parts = [postgresPart(options), temporalPart(options), mailboxPart(options)] as const;
  // Also when one fails the others are waited for: what is still starting could not be stopped.
  await Promise.allSettled(parts);
  const [databaseUrl, temporal, mail] = await Promise.all(parts);
  return { databaseUrl, ...temporal, ...mail };
}

async function postgresPart(options: PartsOptions): Promise<string> {
  const { config } = options;
  if (config.databaseUrl) {
    const { hostname, port } = new URL(config.databaseUrl);
    await reach('DATABASE_URL', hostname, Number(port || 5432));
    await migrate(config.databaseUrl);
    return config.databaseUrl;
  }
  const port = await claimPort(config.ports.postgres, 'POSTGRES_PORT', '127.0.0.1');
  const server = await keep('Postgres', options, () =>
    startPostgres({
      folder: join(config.dataDir, 'postgres'),
      port,
      password: keptSecret(config.dataDir, 'postgres-password', newPassword),
      log: join(config.dataDir, 'logs', 'postgres.log'),
      settings: ['max_connections=200'],
    }),
  );
  const url = server.url('rollbook');
  await migrate(url, { create: true });
  return url;
}

async function temporalPart(options: PartsOptions): Promise<Pick<Parts, 'temporalAddress' | 'temporalUi'>> {
  const { config, say } = options;
  if (config.temporalAddress) {
    const [, host = '', port = ''] = /^\[?(.+?)\]?:(\d+)$/.exec(config.temporalAddress) ?? [];
    await reach('TEMPORAL_ADDRESS', host, Number(port));
    return { temporalAddress: config.temporalAddress, temporalUi: null };
  }
  const port = await claimPort(config.ports.temporal, 'TEMPORAL_PORT', '127.0.0.1');
  const uiPort = await claimPort(config.ports.temporalUi, 'TEMPORAL_UI_PORT', '127.0.0.1');
  const binary = await temporalBinary({ say });
  const server = await keep('Temporal', options, () =>
    startTemporal({
      binary,
      port,
      uiPort,
      namespace: config.temporalNamespace,
      file: join(config.dataDir, 'temporal.db'),
      log: join(config.dataDir, 'logs', 'temporal.log'),
    }),
  );
  return { temporalAddress: server.address, temporalUi: server.uiUrl ?? null };
}

async function mailboxPart(options: PartsOptions): Promise<Pick<Parts, 'smtpUrl' | 'mailbox'>> {
  const { config, started } = options;
  if (config.smtpUrl) return { smtpUrl: config.smtpUrl, mailbox: null };
  const smtpPort = await claimPort(config.ports.smtp, 'SMTP_PORT', '127.0.0.1');
  const httpPort = await claimPort(config.ports.mailbox, 'MAILBOX_PORT', '127.0.0.1');
  const mailbox: Mailbox = await startMailbox({ folder: join(config.dataDir, 'mailbox'), smtpPort, httpPort });
  started({ name: 'mailbox', stop: () => mailbox.stop() });
  return { smtpUrl: mailbox.smtpUrl, mailbox: mailbox.url };
}

/** Starts a server, and starts it again on the same port when it ends unasked. */
async function keep<Kept extends Server>(
  name: string,
  options: PartsOptions,
  start: () => Promise<Kept>,
): Promise<Kept> {
  let stopping = false;
  let falls = 0;
  let release = () => {};
  const run = async () => {
    const server = await start();
    release = endWithThisProcess([server.pid]);
    return server;
  };
  const first = await run();
  let current = first;

  const watch = async (): Promise<void> => {
    for (;;) {
      const began = Date.now();
      await current.ended;
      release();
      if (stopping) return;
      falls = Date.now() - began > GOOD_RUN_MS ? 1 : falls + 1;
      if (falls > RESTARTS) throw new Error(`${name} ended ${falls} times in a row.`);
      options.say(`${name} ended and is started again.`);
      await delay(200 * falls);
      if (stopping) return;
      current = await run();
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!stopping) options.failed(error instanceof Error ? error : new Error(String(error)));
  });
  options.started({
    name,
    stop: async () => {
      stopping = true;
      await current.stop();
      await watching;
    },
  });
  return first;
}
