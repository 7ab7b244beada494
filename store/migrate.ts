import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { resolveBinary } from 'dbmate';
import postgres from 'postgres';
import { ConfigError, readConfig } from '../config/config.ts';

const run = promisify(execFile);

/** One fixed number for everybody who migrates a database of this product. */
const LOCK = 7_026_110_225;

const WAIT_SECONDS = 60;

export interface MigrateOptions {
  /** Make the database when it is not there yet (the user must be allowed to). */
  create?: boolean;
  /** Folder of the numbered SQL files, `store/migrations` otherwise. */
  migrationsDir?: string;
}

/** The database could not be reached or a migration failed; the message says which, in the migration tool's words. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Brings the schema up to date: forward only, each file in a transaction of its own. Waits up to a minute for the database.
 * Any number of processes may call it at once: one migrates, the others wait for it and find nothing left to do.
 * @throws MigrationError when the database does not answer or a migration fails. What was applied before it stays.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<void> {
  const directory = options.migrationsDir ?? fileURLToPath(new URL('./migrations', import.meta.url));
  const tool = (command: string) => dbmate(databaseUrl, directory, command);
  if (options.create) {
    await tool('create').catch(async (error: unknown) => {
      // Two at once: the slower one is told that the database exists. Everything else is still wrong the second time.
      if (!/already exists|duplicate key/.test(String(error))) throw error;
    });
  }
  await tool('wait');
  await withLock(databaseUrl, () => tool('migrate'));
}

/**
 * dbmate itself takes no lock. A transaction's lock also holds behind a connection pooler, and goes when its holder dies.
 */
async function withLock(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (transaction) => {
      await transaction`set local idle_in_transaction_session_timeout = 0`;
      await transaction`set local lock_timeout = 0`;
      await transaction`select pg_advisory_xact_lock(${LOCK})`;
      await work();
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function dbmate(databaseUrl: string, directory: string, command: string): Promise<void> {
  const flags = ['--wait', '--wait-timeout', `${WAIT_SECONDS}s`, '--wait-interval', '250ms', '--no-dump-schema'];
  try {
    await run(resolveBinary(), ['--env-file', '/dev/null', '--migrations-dir', directory, ...flags, command], {
      // In the environment, not among the arguments, where every user of the machine could read the password.
      env: { PATH: process.env.PATH, DATABASE_URL: asDriversDo(databaseUrl) },
    });
  } catch (error) {
    const { stdout = '', stderr = '', message = '' } = error as { stdout?: string; stderr?: string; message?: string };
    // Its output names the file that it was about to apply.
    const said = (stderr ? stdout + stderr : message)
      .replaceAll(databaseUrl, 'the database')
      .trim()
      .split('\n')
      .slice(-5)
      .join('\n');
    throw new MigrationError(`The database could not be brought up to date (dbmate ${command}): ${said}`);
  }
}

/** Without `sslmode` the product's own driver connects in the clear, and dbmate's would refuse to. */
function asDriversDo(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (!url.searchParams.has('sslmode')) url.searchParams.set('sslmode', 'disable');
  return url.href;
}

// As a job of its own: `node --import tsx store/migrate.ts`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { databaseUrl } = readConfig(process.env);
    if (!databaseUrl) throw new ConfigError('DATABASE_URL must be given: the address of the Postgres database');
    await migrate(databaseUrl);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
