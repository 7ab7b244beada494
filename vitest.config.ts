import { defineConfig } from 'vitest/config';

/** The rules alone need nothing around them; everything else shares one Postgres and one Temporal server. */
const RULES = ['test/unit/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Each file runs a worker; with more at once than that, two cores make timers late.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
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
