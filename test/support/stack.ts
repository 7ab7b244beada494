import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { newPassword } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';
import { type Postgres, startPostgres } from '../../local/postgres.ts';
import { endWithThisProcess } from '../../local/processes.ts';
import { startTemporal, type Temporal, TIME_SKIPPING } from '../../local/temporal.ts';
import { temporalBinary } from '../../local/temporalBinary.ts';
import { migrate } from '../../store/migrate.ts';
import { bundleWorkflows as bundle } from '../../worker/worker.ts';

/** The real parts that all test files share. */
export interface SharedStack {
  /** Address of the Postgres server's maintenance database; its user may make and drop databases. */
  adminUrl: string;
  /** A migrated, empty database that nobody may connect to: the template of every test's own. */
  template: string;
  /** host:port of a Temporal server that can skip time. */
  temporalAddress: string;
  temporalNamespace: string;
  /** File with the bundled workflows, for `workflowBundle: { codePath }`. */
  workflowBundle: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: SharedStack;
  }
}

let ownStack: SharedStack | undefined;

/** The stack that the test run started for all files. Give each file a task queue of its own. */
export function sharedStack(): SharedStack {
  return ownStack ?? inject('stack');
}

/** For scripts, which no test run has started anything for: this is their stack. */
export function useStack(stack: SharedStack): void {
  ownStack = stack;
}

export const TEMPLATE = 'rollbook_template';

/** What a part is started with in a temporary folder of its own; the folder goes when the part is stopped. */
export interface OwnServer<Server> {
  server: Server;
  stop(): Promise<void>;
}

/**
 * Starts a Postgres for tests: as fast as it can be, as nothing in it must survive a loss of power.
 * Tests that stop it, or restore it, start one of their own.
 */
export async function startTestPostgres(): Promise<OwnServer<Postgres>> {
  return inFolder(async (folder) =>
    startPostgres({
      folder: join(folder, 'postgres'),
      port: await freePort(),
      password: newPassword(),
      log: join(folder, 'postgres.log'),
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'],
    }),
  );
}

/** Starts a Temporal server for tests, in memory, with time skipping. */
export async function startTestTemporal(port?: number): Promise<OwnServer<Temporal>> {
  return inFolder(async (folder) =>
    startTemporal({
      binary: await temporalBinary({ say: console.log }),
      port: port ?? (await freePort()),
      namespace: 'default',
      log: join(folder, 'temporal.log'),
      settings: TIME_SKIPPING,
    }),
  );
}

async function inFolder<Server extends { pid: number; stop(): Promise<void> }>(
  start: (folder: string) => Promise<Server>,
): Promise<OwnServer<Server>> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-test-'));
  // Root runs Postgres as another user, who must come through.
  chmodSync(folder, 0o711);
  const server = await start(folder);
  const release = endWithThisProcess([server.pid]);
  return {
    server,
    stop: async () => {
      await server.stop();
      release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the template: a migrated database that nothing connects to, or it could not be copied. */
export async function migrateTemplate(postgres: Postgres): Promise<void> {
  await migrate(postgres.url(TEMPLATE), { create: true });
}

/** Bundles the workflows once for all test files, as a worker does it. */
export async function bundleWorkflows(file: string): Promise<void> {
  writeFileSync(file, (await bundle()).code);
}
