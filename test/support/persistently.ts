import { OutcomeUnknown } from '../../dispatch/dispatcher.ts';

/** Repeats what came to no known end, as a caller does that was told 503: the same command with the same id. */
export async function persistently<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
    }
  }
}
