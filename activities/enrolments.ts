import { type CommitRequest, type CommitResult, commit } from '../store/commit.ts';
import { grantFreeSeats } from '../store/pools.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What an enrolment's and a pool's workflow ask for. */
export function enrolmentActivities({ sql, clock }: ActivityDeps) {
  return {
    /** Makes decisions true, see `store/commit.ts`; without items it loads. */
    commitEnrolment: (request: CommitRequest): Promise<CommitResult> => reduced(() => commit(sql, request, clock)),
    /** R13: hands out what is free. Returns how many were granted. */
    grantSeats: (poolId: string): Promise<number> => reduced(() => grantFreeSeats(sql, poolId, clock.now())),
  };
}
