import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { type Workflow, WorkflowNotFoundError } from '@temporalio/common';
import type { Clock } from '../domain/clock.ts';
import type { Envelope } from '../domain/commands.ts';
import { enrolmentWorkflowId, importWorkflowId, poolWorkflowId, watcherWorkflowId } from '../domain/ids.ts';
import type { RowMark } from '../domain/state.ts';
import type { WatcherKind } from '../domain/watching.ts';
import { NoSuchEnrolment } from '../store/commit.ts';
import type { Sql } from '../store/db.ts';
import { type Addressed, knownCommands, readAddressed } from '../store/enrolments.ts';
import { acknowledge } from '../store/relay.ts';
import type { CommandAnswer, SyncRequest } from '../workflows/messages.ts';
import { describeEnrolment, type WorkflowFacts } from './describe.ts';
import { CommandRefused, meaningOf, OtherLife, OutcomeUnknown } from './errors.ts';
import {
  BULK_PRIORITY,
  connectTemporal,
  enrolmentStart,
  startOperation,
  type TemporalAddress,
  WORKFLOW_TASK_TIMEOUT,
} from './temporal.ts';
import { Turns } from './turns.ts';

/** How long a command is tried before its sender is told to come again. */
const PATIENCE_MS = 10_000;
/** Updates in flight to one run from this process; a run takes ten from all of them. */
const IN_FLIGHT = 4;

export interface SendOptions {
  /** Known by it for ever: the same again is done once. */
  readonly commandId: string;
  /** Only if the enrolment is at one of these versions when it is decided; else it is refused as `changed-meanwhile`. */
  readonly only?: readonly number[];
  /** The enrolment as the sender has just read it, for the first try. */
  readonly addressed?: Addressed;
}

/** Everything that is sent to a workflow goes through here; nothing else holds a Temporal client. */
export interface Dispatcher {
  /**
   * Sends a command and waits for its commit; troubles are tried again for 10 s with the same id.
   *
   * @throws CommandRefused by a rule · OutcomeUnknown after 10 s · NoSuchEnrolment
   */
  send(enrolmentId: string, command: Envelope['command'], options: SendOptions): Promise<CommandAnswer>;
  /** Tells the run behind an enrolment where its row stands. Resolves when the run knows; throws on trouble. */
  sync(enrolmentId: string, row: RowMark, options: { force: boolean; live: boolean }): Promise<void>;
  /** A seat may have become free in this pool. */
  nudge(poolId: string): Promise<void>;
  /** Something changed that this watcher watches. Makes its workflow where there is none. */
  look(kind: WatcherKind, targetId: string): Promise<void>;
  /** Starts the durable import; again is the same. */
  startImport(importId: string): Promise<void>;
  /** The workflow behind an enrolment, or null. */
  describe(enrolmentId: string): Promise<WorkflowFacts | null>;
  /** Throws when Temporal does not answer. */
  ping(): Promise<void>;
  readonly client: Client;
  readonly taskQueue: string;
  close(): Promise<void>;
}

export interface DispatcherDeps {
  readonly sql: Sql;
  readonly clock: Clock;
}

/** Connects to Temporal and returns the process's dispatcher. */
export async function createDispatcher(where: TemporalAddress, deps: DispatcherDeps): Promise<Dispatcher> {
  const client = await connectTemporal(where);
  return dispatcherOf(client, where.taskQueue, deps);
}

function dispatcherOf(client: Client, taskQueue: string, { sql, clock }: DispatcherDeps): Dispatcher {
  const turns = new Turns(IN_FLIGHT);

  async function sendOnce(
    enrolmentId: string,
    command: Envelope['command'],
    { commandId, only }: SendOptions,
    updateId: string,
    addressed: Addressed | undefined,
  ) {
    const read = addressed ?? (await readAddressed(sql, enrolmentId, commandId));
    if (!read) throw new NoSuchEnrolment(enrolmentId);
    const { loaded } = read;
    const at = clock.now();
    const { version, head } = loaded.stamp;
    const envelope: Envelope = { commandId, command, at, seen: { version, head }, ...(only && { only }) };
    const answer =
      (read.armed ? await toRunning(enrolmentId, envelope, updateId) : null) ??
      (await client.workflow.executeUpdateWithStart<Workflow, CommandAnswer, [Envelope]>('command', {
        args: [envelope],
        updateId,
        startWorkflowOperation: startOperation(taskQueue, enrolmentId, loaded, at),
      }));
    // Only after the Update itself returned does the history know it: the sync has done its duty.
    if (!(await acknowledge(sql, enrolmentId, commandId, answer))) throw new OtherLife();
    return answer;
  }

  /** To a run that should be there: cheaper than with a start. Null when there is none. */
  async function toRunning(enrolmentId: string, envelope: Envelope, updateId: string): Promise<CommandAnswer | null> {
    const run = client.workflow.getHandle(enrolmentWorkflowId(enrolmentId));
    try {
      return await run.executeUpdate<CommandAnswer, [Envelope]>('command', { args: [envelope], updateId });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  async function send(enrolmentId: string, command: Envelope['command'], options: SendOptions) {
    const { commandId, addressed } = options;
    const until = Date.now() + PATIENCE_MS;
    // The server answers an Update id that it knows as it did then. Where that answer is good for nothing, another one.
    let updateId = commandId;
    for (let pause = 20, tries = 1; ; pause = Math.min(pause * 2, 400), tries += 1) {
      try {
        return await turns.take(enrolmentId, () =>
          client.withDeadline(until, () =>
            sendOnce(enrolmentId, command, options, updateId, tries === 1 ? addressed : undefined),
          ),
        );
      } catch (error) {
        if (error instanceof NoSuchEnrolment) throw error;
        const known = await stored(enrolmentId, commandId);
        if (known) return known;
        const meaning = meaningOf(error);
        if (meaning.kind === 'refused') throw new CommandRefused(meaning.rejection);
        if (error instanceof OtherLife || error instanceof WorkflowUpdateFailedError)
          updateId = `${commandId}/${tries}`;
        if (Date.now() + pause >= until) throw new OutcomeUnknown();
        await new Promise((resolve) => setTimeout(resolve, pause / 2 + (Math.random() * pause) / 2));
      }
    }
  }

  /** What Postgres knows of the command; undefined also while Postgres does not answer. */
  async function stored(enrolmentId: string, commandId: string): Promise<CommandAnswer | undefined> {
    try {
      return (await knownCommands(sql, enrolmentId, [commandId]))[commandId];
    } catch {
      return undefined;
    }
  }

  async function sync(
    enrolmentId: string,
    { version, head }: RowMark,
    { force, live }: { force: boolean; live: boolean },
  ) {
    const request: SyncRequest = { row: { version, head }, force, at: clock.now() };
    try {
      await turns.take(enrolmentId, () =>
        client.withDeadline(Date.now() + PATIENCE_MS, async () => {
          if (live) {
            const startWorkflowOperation = startOperation(taskQueue, enrolmentId, null, request.at);
            await client.workflow.executeUpdateWithStart('sync', { args: [request], startWorkflowOperation });
          } else {
            const { workflowId } = enrolmentStart(taskQueue, enrolmentId, null, request.at);
            await client.workflow.getHandle(workflowId).executeUpdate('sync', { args: [request] });
          }
        }),
      );
    } catch (error) {
      // An ended enrolment needs no run; a run that knows the version refuses without leaving history.
      const gone = !live && (error as Error).name === 'WorkflowNotFoundError';
      const { kind } = meaningOf(error);
      if (!gone && kind !== 'known' && kind !== 'missing') throw error;
    }
  }

  return {
    send,
    sync,
    client,
    taskQueue,
    nudge: async (poolId) => {
      await client.workflow.signalWithStart('pool', {
        workflowId: poolWorkflowId(poolId),
        taskQueue,
        args: [{ poolId }],
        signal: 'nudge',
      });
    },
    look: async (kind, targetId) => {
      await client.workflow.signalWithStart(kind, {
        workflowId: watcherWorkflowId(kind, targetId),
        taskQueue,
        args: [{ targetId }],
        signal: 'look',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
        priority: { priorityKey: BULK_PRIORITY },
      });
    },
    startImport: async (importId) => {
      await client.workflow.start('importFile', {
        workflowId: importWorkflowId(importId),
        taskQueue,
        args: [{ importId }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        // Also one that ran to its end before: a restored Postgres may know nothing of that, and another run does no harm.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        priority: { priorityKey: 4 },
      });
    },
    describe: (enrolmentId) => describeEnrolment(client, enrolmentId),
    ping: async () => {
      await client.withDeadline(Date.now() + 2_000, () => client.connection.workflowService.getSystemInfo({}));
    },
    close: () => client.connection.close(),
  };
}

export type { WorkflowFacts };
export { CommandRefused, NoSuchEnrolment, OutcomeUnknown };
