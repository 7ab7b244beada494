import postgres from 'postgres';
import { sharedStack } from './stack.ts';

/** A copy of a database as it stood at one moment. */
export interface Backup {
  /** Puts the copy in the database's place, under everybody who uses it; what came after the copy is lost. */
  restore(): Promise<void>;
}

/** Copies a database of the shared server; who is connected is cut off for a moment, and comes again. */
export async function backUp(databaseUrl: string): Promise<Backup> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const copy = `${name}_copy`;
  await alone(name, (sql) => sql`create database ${sql(copy)} template ${sql(name)}`);
  return {
    restore: () =>
      alone(name, async (sql) => {
        await sql`drop database ${sql(name)}`;
        await sql`alter database ${sql(copy)} rename to ${sql(name)}`;
      }),
  };
}

async function alone(name: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(sharedStack().adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`alter database ${sql(name)} with allow_connections false`;
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    await work(sql);
    await sql`alter database ${sql(name)} with allow_connections true`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
