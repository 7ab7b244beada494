import { DefaultLogger, Runtime } from '@temporalio/worker';
import type pino from 'pino';

/** Sends what the SDK has to say of importance to the process's log; once for each process, before the first worker. */
export function logThrough(log: pino.Logger): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const { workflowId, activityType, attempt, error } = (meta ?? {}) as Record<string, unknown>;
      const about = { workflowId, activityType, attempt, error: nameOf(error) };
      if (level === 'ERROR') log.error(about, message);
      else log.warn(about, message);
    }),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}

/** An error's name only: its message may quote what it was about (R35). */
function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}
