import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { enrolmentWorkflowId } from '../domain/ids.ts';
import type { Instant } from '../domain/words.ts';

/** What Temporal says of the workflow behind an enrolment. */
export interface WorkflowFacts {
  readonly workflowId: string;
  readonly runId: string;
  /** asleep: started with a delay and not woken yet. */
  readonly state: 'asleep' | 'running' | 'closed';
  /** How it closed (`COMPLETED`, `FAILED`, `TERMINATED` …), or null while it is open. */
  readonly closedAs: string | null;
  readonly historyLength: number;
  readonly startedAt: Instant;
  readonly wakesAt: Instant | null;
  /** The code of the last failure of something it is waiting for, without personal data. */
  readonly lastFailure: string | null;
}

/** Asks Temporal; null when it knows no such workflow. */
export async function describeEnrolment(client: Client, enrolmentId: string): Promise<WorkflowFacts | null> {
  const workflowId = enrolmentWorkflowId(enrolmentId);
  try {
    const facts = await client.withDeadline(Date.now() + 5_000, () => client.workflow.getHandle(workflowId).describe());
    const { raw } = facts;
    const running = facts.status.name === 'RUNNING';
    const activityFailure = raw.pendingActivities?.find((activity) => activity.lastFailure)?.lastFailure?.message;
    const taskFailing = (raw.pendingWorkflowTask?.attempt ?? 1) > 3;
    const first = raw.workflowExecutionInfo?.executionTime;
    const wakes = running && facts.historyLength <= 2 && first?.seconds ? Number(first.seconds) * 1000 : null;
    return {
      workflowId,
      runId: facts.runId,
      state: running ? (facts.historyLength <= 2 && raw.pendingWorkflowTask == null ? 'asleep' : 'running') : 'closed',
      closedAs: running ? null : facts.status.name,
      historyLength: facts.historyLength,
      startedAt: facts.startTime.toISOString(),
      wakesAt: wakes === null ? null : new Date(wakes).toISOString(),
      lastFailure: activityFailure ?? (taskFailing ? 'workflow task fails' : null),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
