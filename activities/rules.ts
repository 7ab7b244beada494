import { Context } from '@temporalio/activity';
import type { Looked } from '../domain/watching.ts';
import { lookAtRule } from '../store/ruleEvaluation.ts';
import { lookAtMembership } from '../store/ruleLook.ts';
import { beating } from './beating.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What the workflows of rules ask for. */
export function ruleActivities({ sql, clock }: ActivityDeps) {
  return {
    /** R33: all rules look at one person. */
    lookAtMembership: (userId: string): Promise<Looked> =>
      reduced(() => beating(() => lookAtMembership(sql, userId, clock))),
    /** R33: one rule looks at everybody, with a heartbeat after each lot. */
    lookAtRule: (ruleId: string): Promise<Looked> =>
      reduced(() => {
        const context = Context.current();
        const beat = () => context.cancellationSignal.throwIfAborted();
        return beating(() => lookAtRule({ sql, clock, beat }, ruleId));
      }),
  };
}
