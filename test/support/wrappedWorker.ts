import { NativeConnection, Worker } from '@temporalio/worker';
import { type Activities, createActivities } from '../../activities/index.ts';
import { sharedStack } from './stack.ts';
import type { World } from './world.ts';

/** Runs a worker on a world's queue whose commits pass through `around`: a place to crash before or after one. */
export async function startWrappedWorker(
  world: World,
  around: (commit: Activities['commitEnrolment']) => Activities['commitEnrolment'],
  address = sharedStack().temporalAddress,
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const activities = createActivities({ sql: world.sql, clock: world.clock });
  const worker = await Worker.create({
    connection,
    namespace: sharedStack().temporalNamespace,
    taskQueue: world.taskQueue,
    workflowBundle: { codePath: sharedStack().workflowBundle },
    activities: { ...activities, commitEnrolment: around(activities.commitEnrolment) },
    stickyQueueScheduleToStartTimeout: '5s',
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}
