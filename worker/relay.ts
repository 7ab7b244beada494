import { CommandRefused, type Dispatcher, NoSuchEnrolment } from '../dispatch/dispatcher.ts';
import { startDelayed } from '../dispatch/temporal.ts';
import { type Clock, later } from '../domain/clock.ts';
import { type Actor, SYSTEM } from '../domain/state.ts';
import { tellOfCompletion } from '../store/completions.ts';
import type { Sql } from '../store/db.ts';
import { loadEnrolments } from '../store/enrolments.ts';
import { markImportStarted, unstartedImports } from '../store/imports.ts';
import { noteMoveRefusal } from '../store/policyMoves.ts';
import { releaseGrant } from '../store/pools.ts';
import {
  claimMessages,
  claimSyncs,
  claimUnarmed,
  clearSync,
  deleteMessages,
  type Message,
  markArmed,
  postponeMessage,
  postponeSync,
  type Told,
} from '../store/relay.ts';
import { noteKept } from '../store/ruleExclusions.ts';
import { noteRefusal } from '../store/signatureRequests.ts';
import { eachOf } from './eachOf.ts';

export interface RelayDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Dispatcher;
}

const LEASE_MS = 30_000;
const BATCH = 100;
/** A run that could not be told where its row stands is told so much later. */
const SYNC_AGAIN_MS = 2_000;
/** Starts in flight: enough to keep the server busy, few enough that commands by others pass. */
const ARMS_AT_ONCE = 16;
/** With nothing to wait for, a run is woken once a year all the same, to look at its row. */
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Delivers messages to workflows: at least once, each with its own command id. Says whether there may be more. */
export async function relayMessages(deps: RelayDeps): Promise<boolean> {
  const { sql, clock } = deps;
  const messages = await claimMessages(sql, clock.now(), later(clock.now(), LEASE_MS), BATCH);
  // One nudge wakes a pool as well as a hundred.
  const nudged = new Map<string, Message[]>();
  for (const message of messages.filter(({ kind }) => kind === 'nudge')) {
    nudged.set(message.targetId, [...(nudged.get(message.targetId) ?? []), message]);
  }
  const groups = [...nudged.values(), ...messages.filter(({ kind }) => kind !== 'nudge').map((message) => [message])];
  await eachOf(groups, 16, (group) => deliverGroup(deps, group));
  return messages.length === BATCH;
}

async function deliverGroup(deps: RelayDeps, group: readonly Message[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  try {
    await deliver(deps, first);
    await deleteMessages(
      deps.sql,
      group.map(({ id }) => id),
    );
  } catch (error) {
    const wait = Math.min(60_000, 500 * 2 ** Math.min(first.attempts, 10));
    const dueAt = later(deps.clock.now(), wait);
    for (const { id } of group) await postponeMessage(deps.sql, id, dueAt, (error as Error).name);
  }
}

async function deliver({ sql, clock, dispatch }: RelayDeps, message: Message): Promise<void> {
  const { kind, targetId, commandId } = message;
  if (kind === 'nudge') return dispatch.nudge(targetId);
  if (kind === 'completed') return tellOfCompletion(sql, targetId, clock.now());
  if (commandId === null) return;
  try {
    if (kind === 'reassign') await dispatch.send(targetId, { type: 'reassign', actor: SYSTEM }, { commandId });
    else if (message.command) {
      await dispatch.send(targetId, { ...message.command, actor: actorOf(message.command) }, { commandId });
      if (message.command.type === 'left-audience') await noteKept(sql, message.command.ruleId, targetId, clock.now());
    } else await dispatch.send(targetId, { ...seatOf(message), grantId: commandId, actor: SYSTEM }, { commandId });
  } catch (error) {
    if (error instanceof CommandRefused || error instanceof NoSuchEnrolment) {
      // Not waiting for this any more. A seat that nobody takes goes back to the pool (R13).
      if (kind === 'grant') await releaseGrant(sql, commandId, clock.now());
      if (message.command?.type === 'signed') {
        await noteRefusal(sql, commandId, error instanceof CommandRefused ? error.rejection.rejected : 'not-found');
      }
      if (message.command?.type === 'move-policy') {
        const code = error instanceof CommandRefused ? error.rejection.rejected : 'not-found';
        await noteMoveRefusal(sql, message.command.move, targetId, code);
      }
      return;
    }
    throw error;
  }
}

/** R33: a rule acts in its own name, the rest is the system's. */
function actorOf(command: Told): Actor {
  return command.type === 'left-audience' ? { ...SYSTEM, id: command.ruleId } : SYSTEM;
}

function seatOf({ poolId }: Message) {
  return { type: 'grant-seat', ...(poolId !== null && { poolId }) } as const;
}

/** Takes up syncs whose caller did not come back: tells the runs where their rows stand. */
export async function relaySyncs({ sql, clock, dispatch }: RelayDeps): Promise<boolean> {
  const syncs = await claimSyncs(sql, clock.now(), later(clock.now(), LEASE_MS), BATCH);
  await eachOf(syncs, 16, async ({ enrolmentId, version, row, live }) => {
    try {
      await dispatch.sync(enrolmentId, row, { force: false, live });
    } catch {
      return postponeSync(sql, enrolmentId, version, later(clock.now(), SYNC_AGAIN_MS));
    }
    await clearSync(sql, enrolmentId, version);
  });
  return syncs.length > 0;
}

/**
 * Starts the workflows of new enrolments, each delayed up to its first due instant. Says whether there may be more.
 *
 * @param settleMs how long a birth with nothing to wait for soon is left to the first command that may come
 */
export async function armBirths({ sql, clock, dispatch }: RelayDeps, settleMs = 0): Promise<boolean> {
  const unarmed = await claimUnarmed(
    sql,
    clock.now(),
    later(clock.now(), LEASE_MS),
    later(clock.now(), -settleMs),
    BATCH,
  );
  if (unarmed.length === 0) return false;
  const loaded = await loadEnrolments(
    sql,
    unarmed.map(({ id }) => id),
  );
  const armed: string[] = [];
  await eachOf(unarmed, ARMS_AT_ONCE, async ({ id, nextDue }) => {
    const state = loaded.get(id);
    if (!state) return;
    const at = clock.now();
    const delay = nextDue === null ? YEAR_MS : Math.max(0, Date.parse(nextDue) - Date.parse(at));
    await startDelayed(dispatch.client, dispatch.taskQueue, id, state, at, delay);
    armed.push(id);
  });
  await markArmed(sql, armed, clock.now());
  return unarmed.length === BATCH;
}

/** Starts the workflows of imports whose file was taken in. They take their time: never at once again. */
export async function startStoredImports({ sql, clock, dispatch }: RelayDeps): Promise<boolean> {
  for (const id of await unstartedImports(sql, clock)) {
    await dispatch.startImport(id);
    await markImportStarted(sql, id, clock.now());
  }
  return false;
}
