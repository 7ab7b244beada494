import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MigrationError, migrate } from '../../store/migrate.ts';
import { createDatabase } from '../support/database.ts';
import { sharedStack } from '../support/stack.ts';

let migrationsDir: string;
let url: string;
let name: string;

beforeEach(() => {
  migrationsDir = mkdtempSync(join(tmpdir(), 'rollbook-migrations-'));
  name = `migrated_${randomBytes(6).toString('hex')}`;
  const address = new URL(sharedStack().adminUrl);
  address.pathname = `/${name}`;
  url = address.href;
  write('001_first.sql', 'create table counted (at int); insert into counted values (1); select pg_sleep(0.2);');
});
afterEach(async () => {
  rmSync(migrationsDir, { recursive: true, force: true });
  const sql = postgres(sharedStack().adminUrl, { max: 1, onnotice: () => undefined });
  await sql`drop database if exists ${sql(name)} with (force)`;
  await sql.end();
});

function write(file: string, sql: string): void {
  writeFileSync(join(migrationsDir, file), `-- migrate:up\n${sql}\n-- migrate:down\n`);
}

async function rows(from: string): Promise<number[]> {
  const sql = postgres(from, { max: 1 });
  const found = await sql<Array<{ at: number }>>`select at from counted order by at`;
  await sql.end();
  return found.map(({ at }) => at);
}

test('many processes may migrate at once, and each migration runs one time', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate(url, { create: true, migrationsDir })));
  expect(await rows(url)).toEqual([1]);
});

test('what is new is applied to what is there, and nothing when nothing is new', async () => {
  await migrate(url, { create: true, migrationsDir });
  write('002_second.sql', 'insert into counted values (2);');
  await migrate(url, { migrationsDir });
  await migrate(url, { migrationsDir });
  expect(await rows(url)).toEqual([1, 2]);
});

test('a migration that fails is undone as a whole and is named, and the password is not', async () => {
  write('002_broken.sql', 'insert into counted values (2); alter table nowhere add x int;');
  const failure = await migrate(url, { create: true, migrationsDir }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MigrationError);
  expect((failure as Error).message).toMatch(/002_broken\.sql[\s\S]*"nowhere" does not exist/);
  expect((failure as Error).message).not.toContain(new URL(url).password);
  expect(await rows(url)).toEqual([1]);
});

test('every test has a migrated, empty database of its own', async () => {
  const [first, second] = await Promise.all([createDatabase(), createDatabase()]);
  const sql = postgres(first.url, { max: 1 });
  const [enrolments] = await sql`select count(*)::int as count from enrolments`;
  expect(enrolments?.count).toBe(0);
  expect(first.url).not.toBe(second.url);
  await first.drop();
  await second.drop();
  await sql.end();
});
