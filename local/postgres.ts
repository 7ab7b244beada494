import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, postgresAccount } from './postgresAccount.ts';
import { postgresPrograms } from './postgresPrograms.ts';
import { isAlive, keepLogBefore, lastLines, spawnLogged, stopLeftover, stopProcess } from './processes.ts';
import { StartError } from './say.ts';

const USER = 'rollbook';
const START_MS = 60_000;
/** Sorting and case by Unicode's rules, the same on every machine, whatever locales it has. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

export interface PostgresOptions {
  /** Folder of the data; made when it is not there. */
  folder: string;
  port: number;
  /** Password of the only user, who is made with the data. */
  password: string;
  /** File for what the server says. */
  log: string;
  /** More settings, as `name=value`. */
  settings?: string[];
}

/** A Postgres server that runs, on 127.0.0.1 only. */
export interface Postgres {
  pid: number;
  port: number;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** A fast stop: open transactions are rolled back, what was committed is kept. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres and resolves when it takes connections. A server that was left on the same data by a
 * supervisor that was killed is stopped first.
 * @throws StartError when it cannot run here, or does not start; the message holds the end of its log.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = resolve(options.folder);
  const programs = postgresPrograms();
  mkdirSync(dirname(folder), { recursive: true });
  await stopLeftoverPostgres(folder);
  keepLogBefore(options.log);
  const account = postgresAccount(folder, programs);
  if (!existsSync(folder)) await createData(folder, programs, account, options);
  checkVersion(folder);

  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const args = ['-D', folder, '-p', String(options.port), ...flags.flatMap((flag) => ['-c', flag])];
  const server = spawnAs(account, join(programs, 'postgres'), args, options.log);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const { pid } = server;
  if (!pid) throw new StartError(`Postgres did not start:\n${lastLines(options.log)}`);
  await untilReady(pid, folder, options.log);
  return {
    pid,
    port: options.port,
    url: (database) => `postgres://${USER}:${options.password}@127.0.0.1:${options.port}/${database}`,
    ended,
    stop: async () => {
      await stopProcess(pid, 'SIGINT', 20_000);
      await ended;
    },
  };
}

/**
 * Stops the server that a supervisor that was killed left on this data. Its pid file goes in any case: were the number
 * meanwhile another process', Postgres would believe that its data is in use.
 */
export async function stopLeftoverPostgres(folder: string): Promise<void> {
  await stopLeftover(join(resolve(folder), 'postmaster.pid'), [resolve(folder)], 'SIGINT');
}

function spawnAs(account: Account, program: string, args: string[], log: string) {
  const [command, ...rest] = [...account.prefix, program, ...args];
  return spawnLogged(command!, rest, log, { ...account.ids, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
}

/** Makes the data beside its place and moves it there when it is whole: a start that was broken off leaves nothing half. */
async function createData(folder: string, programs: string, account: Account, options: PostgresOptions): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const password = `${folder}.password`;
  writeFileSync(password, `${options.password}\n`, { mode: 0o600 });
  const { owner } = account;
  if (owner) for (const path of [draft, password]) chownSync(path, owner.uid, owner.gid);
  const args = [`--pgdata=${draft}`, `--username=${USER}`, `--pwfile=${password}`, '--auth=scram-sha-256', ...LOCALE];
  const unsynced = options.settings?.includes('fsync=off') ? ['--no-sync'] : [];
  const initdb = spawnAs(account, join(programs, 'initdb'), [...args, '--no-instructions', ...unsynced], options.log);
  const code = await new Promise((resolve) => {
    initdb.once('exit', resolve);
    initdb.once('error', resolve);
  });
  rmSync(password, { force: true });
  if (code !== 0) throw new StartError(`Postgres could not make its data in ${folder}:\n${lastLines(options.log)}`);
  renameSync(draft, folder);
}

function checkVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') {
    throw new StartError(
      `${folder} was made by Postgres ${version}, and this is Postgres 18: dump it there and load it here.`,
    );
  }
}

/** The server writes its state into its own pid file, the way its own tools learn of it. */
async function untilReady(pid: number, folder: string, log: string): Promise<void> {
  const giveUpAt = Date.now() + START_MS;
  for (;;) {
    const lines = existsSync(join(folder, 'postmaster.pid'))
      ? readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
      : [];
    if (lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready') return;
    if (!isAlive(pid)) throw new StartError(`Postgres did not start:\n${lastLines(log)}`);
    if (Date.now() > giveUpAt) {
      await stopProcess(pid, 'SIGINT', 5_000);
      throw new StartError(`Postgres was not ready after ${START_MS / 1000} s:\n${lastLines(log)}`);
    }
    await delay(20);
  }
}
