import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StatementFact } from '../domain/achieveCommands.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/words.ts';
import { learnerOf } from '../domain/xapi/actors.ts';
import type { Fields } from '../domain/xapi/faults.ts';
import { toInstant } from '../domain/xapi/forms.ts';
import { meaningOf, VOIDED } from '../domain/xapi/meaning.ts';
import { type Terms, termsOf } from '../domain/xapi/terms.ts';
import type { Db, Sql } from './db.ts';
import { findTargets, type Target } from './statementTargets.ts';
import { inTransaction } from './tx.ts';

/** What became of a statement, for an enrolment of ours. */
export const STATEMENT_OUTCOMES = [
  'waiting',
  'applied',
  'unchanged',
  'late',
  'refused',
  'unknown-actor',
  'unknown-activity',
  'no-enrolment',
  'unknown-verb',
  'voiding',
] as const;
export type StatementOutcome = (typeof STATEMENT_OUTCOMES)[number];

/** A sound statement, and the id by which it is known. */
export interface SentStatement {
  readonly id: string;
  readonly statement: Fields;
}

/** Who sends statements, and what goes for all of them. */
export interface Sender {
  readonly clientId: string;
  /** What is put into each as its authority. */
  readonly authority: Fields;
  /** The version that a statement has which names none. */
  readonly version: string;
  readonly baseUrl: string;
}

export type StoredStatements =
  /** What became of each so far, in the order in which they were sent. */
  | { readonly kind: 'stored'; readonly outcomes: readonly StatementOutcome[] }
  /** Another statement has this id; nothing of the request was stored. */
  | { readonly kind: 'conflict'; readonly id: string };

/**
 * Stores statements in one transaction, all or nothing; what they mean for enrolments of ours waits from then on to be told
 * to them. One that is stored already, the same again, is ignored.
 */
export async function storeStatements(
  sql: Sql,
  sent: readonly SentStatement[],
  sender: Sender,
  clock: Clock,
): Promise<StoredStatements> {
  try {
    return await inTransaction(sql, async (tx): Promise<StoredStatements> => {
      const now = clock.now();
      const rows = await rowsOf(tx, sent, sender, now);
      await tx`insert into xapi_statements ${tx(rows as never)} on conflict (id) do nothing`;
      const known = await tx<{ id: string; digest: Buffer; outcome: StatementOutcome }[]>`
        select id, digest, outcome from xapi_statements where id = any(${rows.map(({ id }) => id)})`;
      const there = new Map(known.map((row) => [row.id, row]));
      const outcomes = rows.map(({ id, digest }) => {
        const row = there.get(id);
        if (!row?.digest.equals(digest)) throw new IdTaken(id);
        return row.outcome;
      });
      if (rows.some(({ outcome }) => outcome === 'waiting')) await tx`select pg_notify('rollbook_relay', 'statements')`;
      return { kind: 'stored', outcomes };
    });
  } catch (error) {
    if (error instanceof IdTaken) return { kind: 'conflict', id: error.id };
    throw error;
  }
}

/** Breaks the transaction off. */
class IdTaken extends Error {
  readonly id: string;

  constructor(id: string) {
    super('the id of another statement');
    this.id = id;
  }
}

async function rowsOf(tx: Db, sent: readonly SentStatement[], sender: Sender, now: Instant) {
  const terms = sent.map(({ statement }) => termsOf({ ...statement, authority: sender.authority }));
  const spoken = sent.map(({ statement }, index) => ({
    learner: learnerOf(statement.actor),
    activity: terms[index]?.activity ?? null,
    registration: terms[index]?.registration ?? null,
  }));
  const targets = await findTargets(tx, spoken, sender.baseUrl);
  return sent.map((one, index) => rowOf(tx, one, terms[index] as Terms, targets[index] as Target, sender, now));
}

function rowOf(tx: Db, { id, statement }: SentStatement, terms: Terms, target: Target, sender: Sender, now: Instant) {
  const said = typeof statement.timestamp === 'string' ? toInstant(statement.timestamp, false) : null;
  // A clock that runs ahead elsewhere makes nothing happen in our future (R24).
  const happenedAt = said !== null && said < now ? said : now;
  const fact = meaningOf(statement, target.part, happenedAt);
  const outcome = firstOutcome(terms, fact, target);
  const { authority, version } = sender;
  return {
    id,
    statement: tx.json({ version, timestamp: now, ...statement, id, stored: now, authority } as never),
    digest: digestOf(statement, said),
    verb: terms.verb,
    activity: terms.activity,
    agents: terms.agents as string[],
    relatedAgents: terms.relatedAgents as string[],
    relatedActivities: terms.relatedActivities as string[],
    registration: terms.registration,
    refersTo: terms.refersTo,
    voids: outcome === 'voiding' ? terms.refersTo : null,
    clientId: sender.clientId,
    happenedAt,
    storedAt: now,
    userId: target.userId,
    enrolmentId: target.enrolmentId,
    command: outcome === 'waiting' ? tx.json({ type: 'statement', ...fact, happenedAt } as never) : null,
    outcome,
    dueAt: outcome === 'waiting' ? now : null,
  };
}

function firstOutcome({ verb }: Terms, fact: StatementFact | null, target: Target): StatementOutcome {
  if (verb === VOIDED) return 'voiding';
  if (fact === null) return 'unknown-verb';
  if (target.userId === null) return 'unknown-actor';
  if (target.activityId === null) return 'unknown-activity';
  return target.enrolmentId === null ? 'no-enrolment' : 'waiting';
}

/** SHA-256 over what was sent, but for what its receiver sets, with the timestamp in UTC. */
function digestOf(statement: Fields, timestamp: Instant | null): Buffer {
  const { id: _id, stored: _stored, authority: _authority, version: _version, ...said } = statement;
  const text = canonicalize({ ...said, ...(timestamp !== null && { timestamp }) }) ?? '';
  return createHash('sha256').update(text, 'utf8').digest();
}
