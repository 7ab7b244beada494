import { defineConfig } from 'vitest/config';

/** The rules alone need nothing around them; everything else shares one Postgres and one Temporal server. */
const RULES = ['test/unit/**/*.test.ts'];

/**
 * Of the Postgres driver: where a connection ends inside of a transaction it still sends the rollback, into nothing, and throws
 * where nobody can catch it (porsager/postgres #1154, #1208). In the product the process ends by it and is started again, which
 * is what the tests that take Postgres away are about; here one process is all of them at once, and goes on.
 */
function isRollbackIntoNothing(error: { readonly message?: string; readonly stack?: string }): boolean {
  return (
    error.message === "Cannot read properties of null (reading 'write')" && /\bnextWrite\b/.test(error.stack ?? '')
  );
}

export default defineConfig({
  test: {
    onUnhandledError: (error) => (isRollbackIntoNothing(error as Error) ? false : undefined),
    pool: 'forks',
    // Each file runs a worker; with more at once than that, two cores make timers late.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // At the end every workflow history is read.
    teardownTimeout: 180_000,
    // Quiet when green: what a test prints is shown when it fails.
    silent: 'passed-only',
    reporters: ['dot'],
    projects: [
      { extends: true, test: { name: 'rules', include: RULES } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: RULES,
          globalSetup: ['test/support/globalSetup.ts'],
          setupFiles: ['test/support/quiet.ts'],
        },
      },
    ],
  },
});
