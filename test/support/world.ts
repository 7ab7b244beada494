import { randomUUID } from 'node:crypto';
import type { DataConverter } from '@temporalio/common';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import type { CheckpointSettings } from '../../activities/checkpoints.ts';
import { createDispatcher, type Dispatcher } from '../../dispatch/dispatcher.ts';
import { addDuration } from '../../domain/calendar.ts';
import type { PublicCommand } from '../../domain/commands.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { type EnrolmentState, SYSTEM } from '../../domain/state.ts';
import type { Duration, Instant } from '../../domain/words.ts';
import { type Birth, type BirthResult, bear } from '../../store/births.ts';
import { connect, type Sql } from '../../store/db.ts';
import { loadEnrolment } from '../../store/enrolments.ts';
import { inTransaction } from '../../store/tx.ts';
import { startBackground } from '../../worker/background.ts';
import { startStoredImports } from '../../worker/relay.ts';
import { createWorker } from '../../worker/worker.ts';
import { MovableClock } from './clock.ts';
import { createDatabase } from './database.ts';
import { ERASURE_KEY } from './erasures.ts';
import { sharedStack } from './stack.ts';
import { fireNextTimer } from './timeSkipping.ts';
import { until } from './until.ts';

export interface WorldOptions {
  /** How many workers poll the world's queue; 0 for none at first. */
  workers?: number;
  /** Run the relay and the sweeper? */
  background?: boolean;
  /** The mail queue's round, for tests that look at mails. */
  drainMails?: (world: { sql: Sql; clock: MovableClock }) => Promise<boolean>;
  databaseUrl?: string;
  temporalAddress?: string;
  /** How payloads are written and read. */
  dataConverter?: DataConverter | undefined;
  /** How its workers make checkpoints; left out: they make none. */
  checkpoints?: CheckpointSettings;
}

type Sent = DistributiveOmit<PublicCommand, 'actor'> & { actor?: PublicCommand['actor'] };
/** `Omit` for each member of a union. */
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A world of its own: a database, a task queue, workers, relay and sweeper, all under one clock. */
export interface World {
  readonly sql: Sql;
  readonly clock: MovableClock;
  readonly dispatch: Dispatcher;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  /** Asks for an enrolment; fails the test if it is refused. Returns its id. */
  enrol(birth: Partial<Birth> & { userId: string; activityId: string }): Promise<string>;
  bear(birth: Partial<Birth> & { userId: string; activityId: string }): Promise<BirthResult>;
  send(id: string, command: Sent, commandId?: string): Promise<{ version: number; changed: boolean }>;
  state(id: string): Promise<EnrolmentState>;
  /** Waits until the enrolment's state fits. */
  when(id: string, fits: (state: EnrolmentState) => boolean, what: string): Promise<EnrolmentState>;
  /** The types of its events, in order. */
  history(id: string): Promise<string[]>;
  /** Lets time pass: everything that falls due on the way happens, in due order. */
  advance(duration: Duration): Promise<void>;
  /** Waits until nothing is on its way. */
  settle(): Promise<void>;
  startWorker(): Promise<() => Promise<void>>;
  startRelay(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Makes a world. Close it at the end. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const stack = sharedStack();
  const address = options.temporalAddress ?? stack.temporalAddress;
  const database = options.databaseUrl ? null : await createDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const sql = connect(databaseUrl, 20);
  const clock = new MovableClock();
  const taskQueue = `test-${randomUUID()}`;
  const { dataConverter, checkpoints } = options;
  const where = { address, namespace: stack.temporalNamespace, taskQueue, dataConverter };
  const dispatch = await createDispatcher(where, { sql, clock });
  const stops: (() => Promise<void>)[] = [];

  const world: World = {
    sql,
    clock,
    dispatch,
    databaseUrl,
    taskQueue,
    bear: async (given) => {
      const id = given.id ?? uuidv7();
      const birth: Birth = {
        id,
        commandId: id,
        obligation: 'optional',
        source: 'self',
        role: 'learner',
        deadline: null,
        note: null,
        actor: SYSTEM,
        ...given,
      };
      const [result] = await inTransaction(sql, (tx) => bear(tx, [birth], clock));
      if (!result) throw new Error('no result');
      return result;
    },
    enrol: async (given) => {
      const result = await world.bear(given);
      if (result.kind === 'refused') throw new Error(result.rejection.detail);
      return result.enrolmentId;
    },
    send: (id, command, commandId = randomUUID()) =>
      dispatch.send(id, { actor: SYSTEM, ...command } as PublicCommand, { commandId }),
    state: async (id) => {
      const loaded = await loadEnrolment(sql, id);
      if (!loaded) throw new Error('no such enrolment');
      return loaded.state;
    },
    when: (id, fits, what) =>
      until(async () => {
        const state = await world.state(id);
        return fits(state) && state;
      }, what),
    history: async (id) => {
      const rows = await sql<
        { type: string }[]
      >`select type from enrolment_events where enrolment_id = ${id} order by seq`;
      return rows.map(({ type }) => type);
    },
    advance: (duration) => advance(world, duration),
    settle: () => settle(sql, clock),
    startWorker: async () => {
      const { worker, close } = await createWorker({
        ...where,
        // Whoever is called stands on this machine.
        deps: {
          sql,
          clock,
          webhooks: { allowPrivate: true },
          erasureKey: ERASURE_KEY,
          ...(checkpoints && { checkpoints }),
        },
        bundlePath: stack.workflowBundle,
      });
      const running = worker.run();
      let stopped = false;
      const stop = async () => {
        if (stopped) return;
        stopped = true;
        worker.shutdown();
        await running;
        await close();
      };
      stops.unshift(stop);
      return stop;
    },
    startRelay: async () => {
      const stop = await startBackground({
        sql,
        clock,
        dispatch,
        log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
        drainMails: async () => (options.drainMails ? options.drainMails({ sql, clock }) : false),
        startImports: () => startStoredImports({ sql, clock, dispatch }),
        pace: { idle: 50, sweep: 250, settle: 0 },
      });
      let stopped = false;
      const once = async () => {
        if (!stopped) await stop();
        stopped = true;
      };
      stops.unshift(once);
      return once;
    },
    close: async () => {
      for (const stop of stops) await stop();
      await dispatch.close();
      await sql.end({ timeout: 5 });
      await database?.drop();
    },
  };
  if (options.background !== false) await world.startRelay();
  for (let n = 0; n < (options.workers ?? 1); n++) await world.startWorker();
  return world;
}

/** What a process claimed that was killed is free again after 30 s. */
const PAST_A_LEASE_MS = 45_000;

/** Nothing is on its way: every birth is armed, every message and sync delivered. */
async function settle(sql: Sql, clock: MovableClock): Promise<void> {
  const now = () => clock.now();
  let left: Record<string, number> = {};
  const quiet = async () => {
    const [row] = await sql<Record<string, number>[]>`
      select (select count(*) from outbox where due_at <= ${now()})::int as messages,
        (select count(*) from syncs)::int as syncs,
        (select count(*) from looks where attempts = 0 and due_at <= ${now()} or attempts > 0)::int as looks,
        (select count(*) from xapi_statements where outcome = 'waiting' and due_at <= ${now()})::int as statements,
        (select count(*) from automation_stale)::int + (select count(*) from automation_backfills)::int
          + (select count(*) from automation_dues where due_at <= ${now()})::int as automations,
        (select count(*) from record_expiries where next_due <= ${now()})::int as expiries,
        (select count(*) from report_runs where status = 'running')::int as reports,
        (select count(*) from erasures where status = 'ending')::int as erasures,
        (select count(*) from enrolments where armed_at is null and live)::int as births,
        (select count(*) from (${poolDues(sql)}) due where at <= ${now()})::int as pools,
        (select count(*) from (${personDues(sql)}) due where at <= ${now()})::int as people`;
    left = row ?? {};
    return Object.values(left).every((count) => count === 0);
  };
  await until(quiet, 'nothing was on its way', PAST_A_LEASE_MS).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(left)}`);
  });
}

/** When somebody expires, or a planned change comes true. */
function personDues(sql: Sql) {
  return sql`
    select expires_at as at from users where expires_at is not null and status <> 'expired'
    union all select due_at from planned_changes where status = 'planned'`;
}

/** When something of a pool or session falls due that a loop of the worker carries out. */
function poolDues(sql: Sql) {
  return sql`
    select draw_at as at from lotteries where drawn_at is null and draw_at is not null
    union all select release_at from seat_reservations where released_at is null
    union all select starts_at from pools where ended_for is distinct from starts_at and starts_at is not null
    union all select minimum_at from sessions where minimum_done_at is null and status = 'planned' and minimum is not null
    union all select (p.leaves_on + 1)::timestamp at time zone u.timezone from planned_leaves p join users u on u.id = p.user_id`;
}

/** Moves the world on, due instant by due instant; every workflow that is due fires its own timer. */
async function advance(world: World, duration: Duration): Promise<void> {
  const { sql, clock, dispatch } = world;
  const target = addDuration(clock.now(), duration, 'UTC');
  for (;;) {
    await settle(sql, clock);
    const [next] = await sql<{ at: Instant | null }[]>`
      select min(at) as at from (
        select next_due as at from enrolments where live union all ${poolDues(sql)}
        union all select at from (${personDues(sql)}) person where at >= ${clock.now()}
        union all select due_at from automation_dues
        union all select next_due from record_expiries
        union all select due_at from looks where due_at >= ${clock.now()}
      ) due where at <= ${target}`;
    if (!next?.at) break;
    const { at } = next;
    clock.moveTo(at);
    const due = await sql<{ id: string; version: number }[]>`
      select id, version from enrolments where live and next_due <= ${at}`;
    await Promise.all(due.map(({ id, version }) => fire(world, dispatch, id, version)));
  }
  clock.moveTo(target);
  await settle(sql, clock);
}

async function fire(world: World, dispatch: Dispatcher, id: string, version: number): Promise<void> {
  const moved = async () => {
    const [row] = await world.sql<{ version: number }[]>`select version from enrolments where id = ${id}`;
    return row?.version !== version;
  };
  await fireNextTimer(dispatch.client, enrolmentWorkflowId(id));
  await until(moved, `the due instant of ${id} was carried out`);
}
