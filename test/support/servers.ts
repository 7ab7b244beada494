import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newPassword } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';
import { startPostgres } from '../../local/postgres.ts';
import { endWithThisProcess } from '../../local/processes.ts';
import { startTemporal, TIME_SKIPPING } from '../../local/temporal.ts';
import { temporalBinary } from '../../local/temporalBinary.ts';
import { expectNothingPersonal } from './nothingPersonal.ts';
import { migrateTemplate, TEMPLATE } from './stack.ts';

/** A server of a test's own, with its data on disk, that dies and is started again when the test says so. */
export interface MortalServer {
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Stops it in its tracks: it takes connections and answers nothing, until it goes on. */
  pause(): void;
  goOn(): void;
  /** Ends it for good, with its data. */
  stop(): Promise<void>;
}

export interface MortalTemporal extends MortalServer {
  readonly address: string;
  /** Sets its data aside. The server must not run. */
  backUp(): void;
  /** Puts in place of its data what was set aside. The server must not run. */
  restore(): void;
}

export interface MortalPostgres extends MortalServer {
  /** What `createDatabase` makes databases on. */
  readonly adminUrl: string;
  readonly template: string;
}

/** A Temporal server with its data in a file. @param settings more of its dynamic configuration */
export async function ownTemporal(settings: Readonly<Record<string, string>> = {}): Promise<MortalTemporal> {
  const folder = newFolder();
  const port = await freePort();
  const file = join(folder, 'temporal.db');
  const address = `127.0.0.1:${port}`;
  const kept = ['', '-wal', '-shm'].map((part) => [`${file}${part}`, `${file}${part}.kept`] as const);
  const options = { port, file, namespace: 'default', log: join(folder, 'log'), binary: await temporalBinary() };
  const start = () => startTemporal({ ...options, settings: { ...TIME_SKIPPING, ...settings } });
  return {
    ...(await mortal(folder, start, 'SIGKILL', () => expectNothingPersonal(address))),
    address,
    backUp: () => copyAll(kept),
    restore: () => copyAll(kept.map(([now, before]) => [before, now] as const)),
  };
}

/** A Postgres server with the migrated template; killed, it stops as by an immediate shutdown, and recovers at its start. */
export async function ownPostgres(): Promise<MortalPostgres> {
  const folder = newFolder();
  const port = await freePort();
  const options = { port, folder: join(folder, 'data'), log: join(folder, 'log'), password: newPassword() };
  const start = () => startPostgres({ ...options, settings: ['max_connections=200'] });
  let adminUrl = '';
  const server = await mortal(
    folder,
    async () => {
      const started = await start();
      if (adminUrl === '') await migrateTemplate(started);
      adminUrl = started.url('postgres');
      return started;
    },
    'SIGQUIT',
  );
  return { ...server, adminUrl, template: TEMPLATE };
}

interface Running {
  pid: number;
  ended: Promise<void>;
  stop(): Promise<void>;
}

async function mortal(
  folder: string,
  begin: () => Promise<Running>,
  signal: 'SIGKILL' | 'SIGQUIT',
  atItsEnd: () => Promise<unknown> = async () => {},
): Promise<MortalServer> {
  let server: Running | null = null;
  let release = () => {};
  // One after the other: a start that is asked for while the server is dying waits until it is dead.
  let turn = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work);
    return turn;
  };
  const start = async () => {
    server = await begin();
    release = endWithThisProcess([server.pid]);
  };
  const ended = () => {
    release();
    server = null;
  };
  await start();
  return {
    start: () => inTurn(start),
    pause: () => {
      if (server) process.kill(server.pid, 'SIGSTOP');
    },
    goOn: () => {
      if (server) process.kill(server.pid, 'SIGCONT');
    },
    kill: () =>
      inTurn(async () => {
        if (!server) return;
        process.kill(server.pid, signal);
        await server.ended;
        ended();
      }),
    stop: () =>
      inTurn(async () => {
        try {
          if (server) await atItsEnd();
        } finally {
          await server?.stop();
          ended();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
  };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-chaos-'));
  // Root runs Postgres as another user, who must come through.
  chmodSync(folder, 0o711);
  return folder;
}

function copyAll(files: readonly (readonly [from: string, to: string])[]): void {
  for (const [from, to] of files) {
    rmSync(to, { force: true });
    if (existsSync(from)) cpSync(from, to);
  }
}
