import { Context } from '@temporalio/activity';

const EVERY_MS = 1_000;

/** Shows signs of life while it works, so that a worker's death is known long before the work's own time is up. */
export async function beating<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
