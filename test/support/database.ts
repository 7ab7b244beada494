import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { type SharedStack, sharedStack } from './stack.ts';

export interface TestDatabase {
  url: string;
  name: string;
  /** Drops it, with whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of the caller's own, copied from the template (some 30 ms).
 * @param from the server to make it on; the shared one otherwise.
 */
export async function createDatabase(
  from: Pick<SharedStack, 'adminUrl' | 'template'> = sharedStack(),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(from.adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(from.template)}`);
  const url = new URL(from.adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    name,
    drop: () => asAdmin(from.adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}

async function asAdmin(url: string, statement: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await statement(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
