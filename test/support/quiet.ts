import { DefaultLogger, Runtime } from '@temporalio/worker';

/**
 * What the SDK says goes through the console, of which the test run shows only what failing tests printed. Its own way would
 * be straight to standard error: thousands of lines about workers that stop and servers that a test killed.
 */
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => console.error(level, message, meta ?? '')),
  telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
});
