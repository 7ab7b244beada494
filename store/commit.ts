import type postgres from 'postgres';
import type { Ask } from '../domain/asks.ts';
import type { Clock } from '../domain/clock.ts';
import type { Command } from '../domain/commands.ts';
import type { Accepted, Rejection } from '../domain/outcome.ts';
import { isRejection, livesAgain } from '../domain/outcome.ts';
import { keepsSeat } from '../domain/sessions.ts';
import { settle } from '../domain/settle.ts';
import type { EnrolmentState, Loaded, Stamp } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { awaitedBy } from './completions.ts';
import type { Db, Sql } from './db.ts';
import { type Known, knownCommands, loadEnrolment } from './enrolments.ts';
import { Facts } from './facts.ts';
import { isNewcomer, noteOpening, opens } from './firstAccess.ts';
import { bearNext, NotBorn } from './nextAttempt.ts';
import { readsApprovers } from './reassign.ts';
import { plannedOnce } from './transactionSettings.ts';
import { inTransaction } from './tx.ts';
import { writeCommit } from './writeCommit.ts';

/** One decided command, to become true. */
export interface CommitItem {
  readonly commandId: string;
  readonly command: Command;
  readonly at: Instant;
  readonly outcome: Accepted;
}

/** What a run asks to be made true: commands decided one upon the other, beginning from the row at `stamp`. */
export interface CommitRequest {
  readonly enrolmentId: string;
  readonly stamp: Stamp;
  /** In order; only the last may still have questions open. Empty: nothing to write, only to load. */
  readonly items: readonly CommitItem[];
  /** Did an Update ask for it? Then it leaves a sync behind, for a run that does not live to know it. */
  readonly byUpdate: boolean;
}

/** What became of it. */
export interface CommitResult {
  /** False: somebody else was first, or a command was known already; nothing was written, decide again. */
  readonly committed: boolean;
  /** The row as it stands now; null when it is just what the last item's outcome said. */
  readonly state: EnrolmentState | null;
  readonly stamp: Stamp;
  /** Outcomes that were stored before, by command id. */
  readonly known: Readonly<Record<string, Known>>;
  /** The last item was refused by a fact of the database; those before it, if any, are written. */
  readonly refused: Rejection | null;
  readonly now: Instant;
}

/** There is no such enrolment. */
export class NoSuchEnrolment extends Error {
  readonly enrolmentId: string;

  constructor(enrolmentId: string) {
    super('there is no such enrolment');
    this.name = 'NoSuchEnrolment';
    this.enrolmentId = enrolmentId;
  }
}

/**
 * The heart: makes decisions true in one transaction, gated by the row's version. A miss (somebody else was first, a
 * restore, a repeat) returns the fresh state and the stored outcomes together, so that all three are one path.
 *
 * @throws NoSuchEnrolment
 */
export async function commit(sql: Sql, request: CommitRequest, clock: Clock): Promise<CommitResult> {
  const last = request.items.at(-1);
  if (!last) return reload(sql, request, clock.now());
  if (last.outcome.asks.length > 0) {
    return inTransaction(sql, async (tx) => {
      const result = await commitAnswered(tx, request, last, clock.now());
      if (result.committed && result.refused) await noteOpening(tx, request.items.slice(0, -1), clock.now());
      return result;
    });
  }
  const { userId } = last.outcome.state;
  if (opens(request.items) && (await isNewcomer(sql, userId))) {
    return inTransaction(sql, async (tx) => {
      // The person before the enrolment, as who begins to watch takes them.
      await isNewcomer(tx, userId, true);
      const result = await commitDecided(tx, request, last, clock.now(), (write) => tx.savepoint(write));
      const written = result.refused ? request.items.slice(0, -1) : request.items;
      if (result.committed) await noteOpening(tx, written, clock.now());
      return result;
    });
  }
  return commitDecided(sql, request, last, clock.now(), (write) => write(sql));
}

/** Without a question to answer: one statement. @param alone runs the write so that it can fail without harm */
async function commitDecided(
  db: Db,
  request: CommitRequest,
  last: CommitItem,
  now: Instant,
  alone: (write: (db: Db) => Promise<Stamp | null>) => Promise<Stamp | null>,
): Promise<CommitResult> {
  try {
    const stamp = await alone((on) => writeCommit(on, request, request.items, last.outcome.state, now));
    return stamp ? done(stamp, null, now) : reload(db, request, now);
  } catch (error) {
    const rejection = refusedBy(error, last.outcome.state);
    if (!rejection) throw error;
    return refuse(db, request, rejection, now);
  }
}

/** The same with questions to answer: the row is locked first, then the pool, then the facts are read. */
async function commitAnswered(
  tx: postgres.TransactionSql,
  request: CommitRequest,
  last: CommitItem,
  now: Instant,
): Promise<CommitResult> {
  const { version, head } = request.stamp;
  const [row] = await tx`
    select ${plannedOnce(tx)} ${readsApprovers(tx, last.outcome.state.policy.rules)} from enrolments
    where id = ${request.enrolmentId} and version = ${version} and head = ${head} for update`;
  if (!row) return reload(tx, request, now);
  const { state } = last.outcome;
  const facts = await Facts.gather(tx, {
    learnerIds: [state.userId],
    activityIds: [state.activityId],
    namedIds: state.policy.rules.approval.steps.flatMap((step) => step.assignee.user ?? []),
    seats: last.outcome.asks.some((ask) => ['seat', 'queue', 'claim-limit', 'sessions'].includes(ask.kind)),
    now,
    awaited: state.deadline ? [] : awaitedBy(state.userId, state.policy.rules),
    sessionIds: sessionsIn(state, last.outcome.asks),
  });
  const settled = settle(last.outcome, last.command, last.at, (ask, at) => facts.answer(ask, at, last.at));
  if (isRejection(settled)) return refuse(tx, request, settled, now);
  await facts.saveNumbers(tx);
  const items = [...request.items.slice(0, -1), { ...last, outcome: settled }];
  try {
    // Only who takes a seat, or lives again, can meet a constraint, which must leave this transaction alive.
    const next = settled.effects.find((effect) => effect.kind === 'next-attempt')?.next;
    const sure =
      !next &&
      settled.state.seat === 'none' &&
      !settled.state.sessions.some(keepsSeat) &&
      !items.some(({ outcome }) => livesAgain(outcome.events));
    const stamp = await (sure
      ? writeCommit(tx, request, items, settled.state, now)
      : tx.savepoint(async (sp) => {
          const written = await writeCommit(sp, request, items, settled.state, now);
          const { actor, reason = null } = last.command;
          if (written && next) await bearNext(sp, settled.state, next, { actor, reason }, now);
          return written;
        }));
    if (!stamp) return reload(tx, request, now);
    await noteOpening(tx, items, now);
    return done(stamp, settled.state, now);
  } catch (error) {
    const rejection = error instanceof NotBorn ? error.rejection : refusedBy(error, state);
    if (!rejection) throw error;
    return refuse(tx, request, rejection, now);
  }
}

/** The sessions that are asked about, and those that one is in: their pools are locked together, in the order of their ids. */
export function sessionsIn(state: EnrolmentState, asks: readonly Ask[]): string[] {
  const wanted = asks.flatMap((ask) => (ask.kind === 'sessions' ? ask.want : []));
  return [...wanted, ...state.sessions.map(({ session }) => session.id)];
}

/** The last item is refused by a fact; those decided before it stand and are written. */
async function refuse(db: Db, request: CommitRequest, refused: Rejection, now: Instant): Promise<CommitResult> {
  const before = request.items.slice(0, -1);
  const state = before.at(-1)?.outcome.state;
  if (!state) return { ...(await reload(db, request, now)), refused };
  const stamp = await writeCommit(db, request, before, state, now);
  return stamp ? { ...done(stamp, state, now), refused } : reload(db, request, now);
}

function done(stamp: Stamp, state: EnrolmentState | null, now: Instant): CommitResult {
  return { committed: true, state, stamp, known: {}, refused: null, now };
}

async function reload(db: Db, request: CommitRequest, now: Instant): Promise<CommitResult> {
  const ids = request.items.map((item) => item.commandId);
  // The outcomes first: a commit in between shows in the state, and is asked for again.
  const known = await knownCommands(db, request.enrolmentId, ids);
  const loaded: Loaded | null = await loadEnrolment(db, request.enrolmentId);
  if (!loaded) throw new NoSuchEnrolment(request.enrolmentId);
  return { committed: false, state: loaded.state, stamp: loaded.stamp, known, refused: null, now };
}

/** The rule that a constraint stands for; null for any other error. The last item is the only one that can meet it. */
function refusedBy(error: unknown, { status }: EnrolmentState): Rejection | null {
  switch ((error as { constraint_name?: unknown }).constraint_name) {
    case 'enrolments_one_live':
      return { rejected: 'later-attempt-lives', detail: 'a later attempt of this person lives (R1)', status };
    case 'seats_within_maximum':
      return { rejected: 'no-seat', detail: 'the seat is taken by somebody else (R11)', status };
    default:
      return null;
  }
}
