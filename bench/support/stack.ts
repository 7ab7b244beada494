import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { readConfig } from '../../config/config.ts';
import { readSecrets } from '../../config/service.ts';
import { type Parts, type Started, startParts } from '../../local/parts.ts';
import { freePort } from '../../local/ports.ts';
import { keepRunning, type Program } from '../../local/program.ts';
import { untilReady } from '../../local/ready.ts';
import { connect, type Sql } from '../../store/db.ts';
import { type Api, createApi } from './api.ts';
import type { Watched } from './cpu.ts';
import { type MailTaker, startMailTaker } from './mails.ts';

/** The product as `npm start` runs it, on data of its own: every part a process, durable, with its own settings. */
export interface Stack {
  readonly api: Api;
  readonly sql: Sql;
  readonly client: Client;
  readonly mails: MailTaker;
  readonly temporalAddress: string;
  /** The processes whose processor time and memory are looked at, by name. */
  readonly processes: Watched[];
  close(): Promise<void>;
}

/** Starts it in a temporary folder, without the sample company. */
export async function startStack(): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollbook-bench-'));
  // Root runs Postgres as another user, who must come through.
  chmodSync(dataDir, 0o711);
  const mails = await startMailTaker();
  const running: Started[] = [{ name: 'mails', stop: mails.close }];
  const close = async () => {
    for (const part of running.reverse()) await part.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const config = readConfig({ ...ANY_PORTS, DATA_DIR: dataDir, SMTP_URL: mails.url });
    const parts = await startParts({
      config,
      say: () => undefined,
      started: (part) => running.push(part),
      failed: (error) => console.error(error.message),
    });
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const secrets = readSecrets(config);
    const env = { ...ANY_PORTS, ...addresses(parts), DATA_DIR: dataDir, PORT: String(port), BASE_URL: address };
    const programs = (['worker', 'api'] as const).map((name) =>
      program(name, dataDir, { ...env, ...given() }, running),
    );
    await untilReady(address, programs, () => false);
    const sql = connect(parts.databaseUrl, 4);
    const connection = await Connection.connect({ address: parts.temporalAddress });
    running.push({ name: 'sql', stop: () => sql.end({ timeout: 5 }) });
    running.push({ name: 'client', stop: () => connection.close() });
    const pid = (file: string) => Number.parseInt(readFileSync(join(dataDir, file), 'utf8'), 10);
    return {
      api: createApi(address, secrets.adminApiKey),
      sql,
      client: new Client({ connection }),
      mails,
      temporalAddress: parts.temporalAddress,
      processes: [
        { name: 'Temporal', pid: pid('temporal.pid') },
        { name: 'Postgres', pid: pid('postgres/postmaster.pid'), family: true },
        { name: 'worker', pid: pid('worker.pid') },
        { name: 'API', pid: pid('api.pid') },
        { name: 'bench', pid: process.pid },
      ],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const ANY_PORTS = {
  PORT: '0',
  POSTGRES_PORT: '0',
  TEMPORAL_PORT: '0',
  TEMPORAL_UI_PORT: '0',
  SMTP_PORT: '0',
  MAILBOX_PORT: '0',
};

function addresses({ databaseUrl, temporalAddress, smtpUrl }: Parts): Record<string, string> {
  return { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, SMTP_URL: smtpUrl };
}

/** What processes need of the surroundings. */
function given(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

function program(name: 'worker' | 'api', dataDir: string, env: Record<string, string>, running: Started[]): Program {
  const started = keepRunning({ name, dataDir, env, say: (line) => console.error(line) });
  running.push({ name, stop: started.stop });
  return started;
}
