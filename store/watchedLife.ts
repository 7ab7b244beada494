import type { Stamp } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { type Chainable, chain, GENESIS } from './chain.ts';
import type { Db } from './db.ts';
import type { EventRow } from './history.ts';

/*
 * What a watcher follows, beside the enrolments themselves, has a life of the same shape: a row with its state and its stamp, a
 * chained history (R36), and the commands that it has taken in, each once for its id.
 */

/** The tables that such a life is kept in, and how the others name its row. */
export interface LifeTables {
  readonly rows: string;
  readonly events: string;
  readonly commands: string;
  readonly key: string;
}

export const PLAN_LIFE: LifeTables = {
  rows: 'plan_enrolments',
  events: 'plan_enrolment_events',
  commands: 'plan_enrolment_commands',
  key: 'plan_enrolment_id',
};

export const CERTIFICATION_LIFE: LifeTables = {
  rows: 'user_certifications',
  events: 'user_certification_events',
  commands: 'user_certification_commands',
  key: 'user_certification_id',
};

/** A decided command as it is written: what it made of the row, and what happened by it. */
interface LifeCommit {
  readonly id: string;
  readonly commandId: string;
  readonly type: string;
  readonly columns: object;
  readonly events: readonly Readonly<Chainable>[];
}

/** Writes the row of a birth with its events and its command. False when the tables have such a life already. */
export async function writeBirth(
  tx: Db,
  life: LifeTables,
  { id, commandId, type, columns, events }: LifeCommit,
  now: Instant,
): Promise<boolean> {
  const chained = chain(id, { version: 0, seq: 0, head: GENESIS }, events, now);
  const head = chained.at(-1)?.hash ?? GENESIS;
  const row = { id, ...columns, version: 1, seq: chained.length, head, createdAt: now, updatedAt: now };
  const written = await tx`insert into ${tx(life.rows)} ${tx(row)} on conflict do nothing`;
  if (written.count === 0) return false;
  await tx`
    insert into ${tx(life.commands)} (${tx(life.key)}, command_id, type, version, at)
    values (${id}, ${commandId}, ${type}, 1, ${now})`;
  await tx`${newEvents(tx, life, chained)} select from events`;
  return true;
}

/**
 * How the one statement of a commit begins: the events, the row (`gate`) and the command, all or nothing, gated by the row
 * standing where it was decided. The caller goes on with what else it writes, and reads from `gate` whether it came to pass.
 */
export function gatedCommit(
  tx: Db,
  life: LifeTables,
  stamp: Stamp,
  { id, commandId, type, columns, events }: LifeCommit,
  now: Instant,
) {
  const chained = chain(id, stamp, events, now);
  const next: Stamp = {
    version: stamp.version + 1,
    seq: chained.at(-1)?.seq ?? stamp.seq,
    head: chained.at(-1)?.hash ?? stamp.head,
  };
  const gated = tx`${newEvents(tx, life, chained)}, gate as (
      update ${tx(life.rows)} set ${tx({ ...columns, ...next, updatedAt: now })}
      where id = ${id} and version = ${stamp.version} and head = ${stamp.head} returning id
    ), new_command as (
      insert into ${tx(life.commands)} (${tx(life.key)}, command_id, type, version, at)
      select gate.id, ${commandId}, ${type}, ${next.version}, ${now} from gate
    )`;
  return { next, gated };
}

/** `with events as (…)`: the events go in; the row that they belong to is there, or comes in the same statement. */
function newEvents(tx: Db, life: LifeTables, chained: ReturnType<typeof chain>) {
  return tx`with events as (
    insert into ${tx(life.events)} (${tx(life.key)}, seq, type, from_status, to_status, at, recorded_at, actor_kind,
      actor_id, on_behalf_of, reason_text, reason_commitment, data, previous_hash, hash)
    select e."enrolmentId", e.seq, e.type, e."from", e."to", e.at, e."recordedAt", e.actor ->> 'kind', e.actor ->> 'id',
      e.actor ->> 'onBehalfOf', e."reasonText", e."reasonCommitment", e.data, e."previousHash", e.hash
    from jsonb_to_recordset(${tx.json(chained as never)}) as e("enrolmentId" uuid, seq int, type text, "from" text,
      "to" text, at timestamptz, "recordedAt" timestamptz, actor jsonb, "reasonText" uuid, "reasonCommitment" text,
      data jsonb, "previousHash" text, hash text)
    returning seq
  )`;
}

/** Has it taken this command in before? */
export async function isKnown(db: Db, life: LifeTables, id: string, commandId: string): Promise<boolean> {
  const rows = await db`
    select from ${db(life.commands)} where ${db(life.key)} = ${id} and command_id = ${commandId}`;
  return rows.length > 0;
}

/** An event of such a life, in statuses of its own. */
export interface LifeEventRow extends Omit<EventRow, 'fromStatus' | 'toStatus'> {
  readonly fromStatus: string | null;
  readonly toStatus: string;
}

/** The events of one life in their order, behind a number (R36). */
export async function listLifeEvents(
  db: Db,
  life: LifeTables,
  id: string,
  after: { seq: number } | null,
  limit: number,
): Promise<LifeEventRow[]> {
  return db<LifeEventRow[]>`
    select v.seq, v.type, v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of,
      t.body as reason, v.reason_commitment, v.data, v.previous_hash, v.hash
    from ${db(life.events)} v left join personal_text t on t.id = v.reason_text
    where v.${db(life.key)} = ${id} and v.seq > ${after?.seq ?? 0}
    order by v.seq limit ${limit}`;
}
