import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { MISSING } from './failureTypes.ts';

/**
 * Commits are ordinary activities, tried until Postgres is there: what was accepted is carried out, however long that
 * takes, and no outage looks like a refusal.
 */
export const { commitEnrolment, grantSeats } = proxyActivities<Activities>({
  // After a worker's death its commit is tried by another after this long, while its caller still waits.
  startToCloseTimeout: '5s',
  retry: {
    initialInterval: '100ms',
    backoffCoefficient: 2,
    maximumInterval: '2s',
    nonRetryableErrorTypes: [MISSING],
  },
});
