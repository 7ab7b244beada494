import type pino from 'pino';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { carryOutTurns } from '../store/delegations.ts';
import { settleErasures } from '../store/erasureDues.ts';
import { settlePeople } from '../store/personDues.ts';
import { letGoWhoLeaves } from '../store/plannedLeaves.ts';
import { settlePools } from '../store/poolDues.ts';
import { settleExpiries } from '../store/recordExpiries.ts';
import { runAutomations } from './automations.ts';
import { relayFeed } from './feed.ts';
import { relayLooks } from './looks.ts';
import { startLoop } from './loop.ts';
import { armBirths, relayMessages, relaySyncs } from './relay.ts';
import { relayStatements } from './statements.ts';
import { keepHouse, sweep } from './sweeper.ts';

export interface BackgroundDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly dispatch: Dispatcher;
  readonly log: pino.Logger;
  /** One round of the mail queue; says whether there may be more. */
  readonly drainMails: () => Promise<boolean>;
  /** Starts imports that were stored and not started. */
  readonly startImports: () => Promise<boolean>;
  /** Milliseconds between looks without a wake, between sweeps, and until a birth is started that may wait. */
  readonly pace?: { idle: number; sweep: number; settle: number };
}

const HOUR_MS = 3_600_000;
/** Mails are told of one by one and are cheaper sent together; nobody minds the moment. */
const REST_MS = 100;

/**
 * The loops of a worker process: messages and mails, which NOTIFY wakes, syncs, births and imports, and the sweeper. Any
 * number of processes share the work. Resolves to a stop that waits for the rounds under way.
 */
export async function startBackground(deps: BackgroundDeps): Promise<() => Promise<void>> {
  const { sql, log } = deps;
  const { idle, sweep: between, settle } = deps.pace ?? { idle: 1_000, sweep: 15_000, settle: 5_000 };
  const failed = (what: string) => (error: unknown) => {
    const { name, code } = error as { name?: string; code?: string };
    log.warn({ what, error: name, code }, 'a background round failed; it comes again');
  };
  // Named as NOTIFY calls them.
  const woken = {
    messages: startLoop(() => relayMessages(deps), idle, failed('messages')),
    mails: startLoop(() => deps.drainMails(), idle, failed('mails'), REST_MS),
    looks: startLoop(() => relayLooks(deps), idle, failed('looks')),
    automations: startLoop(() => runAutomations(deps), idle, failed('automations')),
    statements: startLoop(() => relayStatements(deps), idle, failed('statements')),
  };
  const quiet = [
    startLoop(() => armBirths(deps, settle), idle, failed('births')),
    startLoop(() => deps.startImports(), idle, failed('imports')),
    startLoop(() => relaySyncs(deps), idle, failed('syncs')),
    startLoop(async () => (await carryOutTurns(sql, deps.clock)) > 0, idle, failed('delegations')),
    startLoop(async () => (await settlePeople(sql, deps.clock)) > 0, idle, failed('people')),
    startLoop(async () => (await settlePools(sql, deps.clock)) > 0, idle, failed('pools')),
    startLoop(async () => (await settleExpiries(sql, deps.clock)) > 0, idle, failed('expiries')),
    startLoop(() => relayFeed(deps), idle, failed('feed')),
    startLoop(async () => (await letGoWhoLeaves(sql, deps.clock)) > 0, idle, failed('leaves')),
    startLoop(async () => (await settleErasures(sql, deps.clock)) > 0, idle, failed('erasures')),
    startLoop(() => sweep(deps).then(() => false), between, failed('sweep')),
    startLoop(() => keepHouse(deps).then(() => false), HOUR_MS, failed('housekeeping')),
  ];
  const listening = await sql.listen('rollbook_relay', (what) => {
    if (Object.hasOwn(woken, what)) woken[what as keyof typeof woken].wake();
  });
  return async () => {
    await listening.unlisten().catch(() => undefined);
    await Promise.all([...Object.values(woken), ...quiet].map((loop) => loop.stop()));
  };
}
