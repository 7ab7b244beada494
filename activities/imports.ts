import { Context } from '@temporalio/activity';
import { runImport } from '../imports/run.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What an import's workflow asks for. */
export function importActivities({ sql, clock, erasureKey }: ActivityDeps) {
  return {
    /**
     * Carries an import out, from where it stands to its end, with a heartbeat after each batch of rows. A second one at
     * the same time takes over from the first.
     */
    applyImport: (importId: string): Promise<void> =>
      reduced(() => {
        const context = Context.current();
        const beat = () => {
          context.heartbeat();
          context.cancellationSignal.throwIfAborted();
        };
        return runImport({ sql, clock, beat, ...(erasureKey !== undefined && { erasureKey }) }, importId);
      }),
  };
}
