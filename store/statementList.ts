import type { Instant } from '../domain/words.ts';
import type { Fields } from '../domain/xapi/faults.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';
import type { StatementOutcome } from './statements.ts';

/** Where a statement stands in the order in which they were stored. */
export interface StatementKey {
  readonly storedAt: Instant;
  readonly seq: number;
}

/** A statement as it is given out. */
export interface KeptStatement extends StatementKey {
  readonly statement: Fields;
}

/** What a list of statements is narrowed to; what is left out narrows nothing. */
export interface StatementFilter {
  /** An agent's or group's identifier (`identifierOf`). */
  readonly agent?: string | undefined;
  readonly relatedAgents?: boolean | undefined;
  readonly verb?: string | undefined;
  readonly activity?: string | undefined;
  readonly relatedActivities?: boolean | undefined;
  readonly registration?: string | undefined;
  /** Stored after, and not after. */
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly ascending?: boolean | undefined;
}

/** A statement counts as voided when one that voids it is there, whichever came first; one that voids is never voided. */
const voided = (db: Db) => db`s.voids is null and exists (select from xapi_statements v where v.voids = s.id)`;

/** One statement, or null when there is none, or when it is voided (with `voidedOne`: when it is not). */
export async function readKeptStatement(db: Db, id: string, voidedOne: boolean): Promise<KeptStatement | null> {
  const [row] = await db<KeptStatement[]>`
    select s.statement, s.stored_at, s.seq from xapi_statements s where s.id = ${id} and (${voided(db)}) = ${voidedOne}`;
  return row ?? null;
}

/**
 * Statements in the order in which they were stored, the last first unless it is ascending, behind one. Voided ones are left
 * out. What refers to a statement that fits, fits as well.
 */
export async function listKeptStatements(
  db: Db,
  filter: StatementFilter,
  after: StatementKey | null,
  limit: number,
): Promise<KeptStatement[]> {
  const { since, until, ascending = false } = filter;
  const behind =
    after &&
    (ascending
      ? db`(s.stored_at, s.seq) > (${after.storedAt}, ${after.seq})`
      : db`(s.stored_at, s.seq) < (${after.storedAt}, ${after.seq})`);
  const window = allOf(db, [
    db`not (${voided(db)})`,
    ...(since ? [db`s.stored_at > ${since}`] : []),
    ...(until ? [db`s.stored_at <= ${until}`] : []),
    ...(behind ? [behind] : []),
  ]);
  const order = ascending ? db`s.stored_at, s.seq` : db`s.stored_at desc, s.seq desc`;
  const fitting = conditions(db, filter, 's');
  const referring =
    fitting.length === 0
      ? db``
      : db`union (
          select s.id from xapi_statements s join xapi_statements t on t.id = s.refers_to
          where ${allOf(db, conditions(db, filter, 't'))} and ${window} order by ${order} limit ${limit}
        )`;
  return db<KeptStatement[]>`
    with found as (
      (select s.id from xapi_statements s where ${allOf(db, fitting)} and ${window} order by ${order} limit ${limit})
      ${referring}
    )
    select s.statement, s.stored_at, s.seq from found join xapi_statements s on s.id = found.id
    order by ${order} limit ${limit}`;
}

function conditions(db: Db, filter: StatementFilter, alias: 's' | 't') {
  const { agent, relatedAgents, verb, activity, relatedActivities, registration } = filter;
  const of = db(alias);
  return [
    ...(agent === undefined
      ? []
      : [relatedAgents ? db`${of}.related_agents @> ${[agent]}` : db`${of}.agents @> ${[agent]}`]),
    ...(verb === undefined ? [] : [db`${of}.verb = ${verb}`]),
    ...(activity === undefined
      ? []
      : [relatedActivities ? db`${of}.related_activities @> ${[activity]}` : db`${of}.activity = ${activity}`]),
    ...(registration === undefined ? [] : [db`${of}.registration = ${registration}`]),
  ];
}

/** A statement with what became of it here. */
export interface StatementRow extends KeptStatement {
  readonly id: string;
  readonly outcome: StatementOutcome;
  readonly refusal: string | null;
  readonly verb: string;
  readonly activity: string | null;
  readonly userId: string | null;
  readonly enrolmentId: string | null;
  readonly clientId: string;
  readonly happenedAt: Instant;
  /** The statement that voids it. */
  readonly voidedBy: string | null;
}

const select = (db: Db) => db`
  select s.id, s.seq, s.outcome, s.refusal, s.verb, s.activity, s.user_id, s.enrolment_id, s.client_id, s.happened_at,
    s.stored_at, s.statement, (
      select v.id from xapi_statements v where v.voids = s.id and s.voids is null order by v.seq limit 1
    ) as voided_by
  from xapi_statements s`;

/** One statement with what became of it, voided or not; or null. */
export async function readStatementRow(db: Db, id: string): Promise<StatementRow | null> {
  const [row] = await db<StatementRow[]>`${select(db)} where s.id = ${id}`;
  return row ?? null;
}

/** Statements with what became of them, the last stored first, behind one. */
export async function listStatementRows(
  db: Db,
  filter: {
    outcome?: StatementOutcome | undefined;
    refusal?: string | undefined;
    enrolmentId?: string | undefined;
    userId?: string | undefined;
  },
  after: StatementKey | null,
  limit: number,
): Promise<StatementRow[]> {
  const where = allOf(db, [
    ...(filter.outcome ? [db`s.outcome = ${filter.outcome}`] : []),
    ...(filter.refusal ? [db`s.refusal = ${filter.refusal}`] : []),
    ...(filter.enrolmentId ? [db`s.enrolment_id = ${filter.enrolmentId}`] : []),
    ...(filter.userId ? [db`s.user_id = ${filter.userId}`] : []),
    ...(after ? [db`(s.stored_at, s.seq) < (${after.storedAt}, ${after.seq})`] : []),
  ]);
  return db<StatementRow[]>`${select(db)} where ${where} order by s.stored_at desc, s.seq desc limit ${limit}`;
}
