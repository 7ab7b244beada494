import type { Instant, LocalDate } from '../domain/words.ts';
import { setMaximum } from './catalogue.ts';
import type { Db, Sql } from './db.ts';
import { readLottery } from './lotteries.ts';
import { setPoolStart } from './poolSettings.ts';
import { inTransaction } from './tx.ts';

/** A dated part of a session: the local times as they were said, in the session's zone, and the instants of them (R19). */
export interface SessionPart {
  localDate: LocalDate;
  startTime: string;
  endTime: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string | null;
  link: string | null;
}

/** What of a session is given from outside. */
export interface SessionFields {
  title: string | null;
  timezone: string;
  parts: readonly SessionPart[];
  /** Users by id. */
  instructors: readonly string[];
  minimum: number | null;
  maximum: number | null;
  minimumAt: Instant | null;
  belowMinimum: 'warn' | 'cancel';
  signUpFrom: Instant | null;
  signUpUntil: Instant | null;
  cancelUntil: Instant | null;
  partlyCounts: boolean;
  noShowFails: boolean;
  remindBefore: readonly string[];
}

export interface SessionRow extends Omit<SessionFields, 'instructors'> {
  id: string;
  activityId: string;
  status: 'planned' | 'cancelled';
  startsAt: Instant;
  endsAt: Instant;
  instructors: { id: string; name: string }[];
  taken: number;
  reserved: number;
  waiting: number;
  beyond: number;
  minimumDoneAt: Instant | null;
  offers: string[];
  offerUntil: Instant | null;
  cancelReason: string | null;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

const select = (db: Db) => db`
  select s.*, p.maximum, p.taken, p.reserved,
    (select count(*)::int from seats q where q.pool_id = s.id and q.state = 'queued') as waiting,
    (select count(*)::int from seats q where q.pool_id = s.id and q.state = 'beyond') as beyond,
    (select json_agg(json_build_object('localDate', t.local_date, 'startTime', t.start_time, 'endTime', t.end_time,
      'startsAt', t.starts_at, 'endsAt', t.ends_at, 'place', t.place, 'link', t.link) order by t.position)
      from session_parts t where t.session_id = s.id) as parts,
    coalesce((select json_agg(json_build_object('id', u.id, 'name', u.given_name || ' ' || u.family_name)
      order by u.family_name, u.given_name, u.id)
      from session_instructors i join users u on u.id = i.user_id where i.session_id = s.id), '[]') as instructors
  from sessions s join pools p on p.id = s.id`;

/** Keeps a new session with its pool. One with this id stays: a repeat. */
export async function insertSession(
  sql: Sql,
  id: string,
  activityId: string,
  fields: SessionFields,
  now: Instant,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    // The event's own pool gives the numbers of its sessions' queues.
    await tx`insert into pools (id) values (${activityId}) on conflict (id) do nothing`;
    const inserted = await tx`
      insert into sessions ${tx({ id, activityId, status: 'planned', ...columnsOf(fields), createdAt: now, updatedAt: now } as never)}
      on conflict (id) do nothing`;
    if (inserted.count === 0) return;
    await tx`
      insert into pools (id, maximum, session_id, starts_at)
      values (${id}, ${fields.maximum}, ${id}, ${columnsOf(fields).startsAt})`;
    await putParts(tx, id, fields);
  });
}

/** One session, or null. */
export async function readSession(db: Db, id: string): Promise<SessionRow | null> {
  const [row] = await db<SessionRow[]>`${select(db)} where s.id = ${id}`;
  return row ? inOurForm(row) : null;
}

/** The sessions of an event, the earliest first, behind a start and id. */
export async function listSessions(
  db: Db,
  activityId: string,
  after: { startsAt: Instant; id: string } | null,
  limit: number,
): Promise<SessionRow[]> {
  const behind = after ? db`and (s.starts_at, s.id) > (${after.startsAt}, ${after.id})` : db``;
  const rows = await db<SessionRow[]>`
    ${select(db)} where s.activity_id = ${activityId} ${behind} order by s.starts_at, s.id limit ${limit}`;
  return rows.map(inOurForm);
}

export type SessionChange =
  | { kind: 'changed' | 'unchanged' | 'version'; version: number }
  | { kind: 'missing' | 'cancelled' }
  /** It would begin before the lots for its seats are drawn. */
  | { kind: 'draw'; drawAt: Instant };

/**
 * Changes a session, and tells every enrolment that is in it or waits for it, each by a message with its own command id.
 * A raised maximum wakes the pool (R13); a lowered one demotes nobody (R15).
 *
 * @param expected the versions that may be changed; null: any
 */
export async function changeSession(
  sql: Sql,
  id: string,
  change: (before: SessionRow) => SessionFields,
  expected: readonly number[] | null,
  now: Instant,
): Promise<SessionChange> {
  return inTransaction(sql, async (tx): Promise<SessionChange> => {
    // Whoever chooses it at this moment is waited for, and is told as well.
    await tx`select from sessions where id = ${id} for update`;
    const before = await readSession(tx, id);
    if (!before) return { kind: 'missing' };
    const { version } = before;
    if (expected && !expected.includes(version)) return { kind: 'version', version };
    if (before.status === 'cancelled') return { kind: 'cancelled' };
    const fields = change(before);
    const columns = columnsOf(fields);
    const lottery = await readLottery(tx, id);
    if (lottery?.drawAt && !lottery.drawnAt && lottery.drawAt > columns.startsAt)
      return { kind: 'draw', drawAt: lottery.drawAt };
    await setMaximum(tx, id, fields.maximum, now);
    await setPoolStart(tx, id, columns.startsAt, now);
    // A new cutoff, or minimum, is looked at again.
    const again = fields.minimum !== before.minimum || fields.minimumAt !== before.minimumAt;
    await tx`
      update sessions set ${tx({ ...columns, updatedAt: now } as never)}, version = version + 1,
        minimum_done_at = case when ${again} then null else minimum_done_at end
      where id = ${id}`;
    await tx`delete from session_parts where session_id = ${id}`;
    await tx`delete from session_instructors where session_id = ${id}`;
    await putParts(tx, id, fields);
    if (isTold(before, fields)) await tellSession(tx, id, version + 1, now);
    return { kind: 'changed', version: version + 1 };
  });
}

/** Everything but seats and what only the owner is warned of is told to who is in it. */
function isTold(before: SessionRow, after: SessionFields): boolean {
  const told = ({ minimum: _a, maximum: _b, minimumAt: _c, belowMinimum: _d, ...rest }: SessionFields) => rest;
  const was = told({ ...before, instructors: before.instructors.map(({ id }) => id) });
  const is = told({ ...after, instructors: [...after.instructors] });
  const keys = Object.keys(is) as (keyof typeof is)[];
  return keys.some((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
}

/** A message to every enrolment that has, wants or waits for a seat in it. */
export async function tellSession(tx: Db, id: string, version: number, now: Instant): Promise<void> {
  await tx`
    insert into outbox (kind, target_id, command_id, command, due_at)
    select 'tell', s.enrolment_id, 'session/' || ${id}::text || '/' || ${version}::text || '/' || s.enrolment_id,
      ${tx.json({ type: 'session-changed', sessionId: id })}, ${now}
    from seats s where s.pool_id = ${id}
    on conflict (command_id) where command_id is not null do nothing`;
  await tx`select pg_notify('rollbook_relay', 'messages')`;
}

function columnsOf({ parts, instructors: _instructors, maximum: _maximum, ...fields }: SessionFields) {
  const starts = parts.map(({ startsAt }) => startsAt).sort();
  const ends = parts.map(({ endsAt }) => endsAt).sort();
  return { ...fields, remindBefore: [...fields.remindBefore], startsAt: starts[0] ?? '', endsAt: ends.at(-1) ?? '' };
}

async function putParts(tx: Db, sessionId: string, { parts, instructors }: SessionFields): Promise<void> {
  await tx`insert into session_parts ${tx(parts.map((part, index) => ({ sessionId, position: index + 1, ...part })) as never)}`;
  const rows = [...new Set(instructors)].map((userId) => ({ sessionId, userId }));
  if (rows.length > 0) await tx`insert into session_instructors ${tx(rows)}`;
}

/** Instants inside JSON come in Postgres' form. */
function inOurForm(row: SessionRow): SessionRow {
  const parts = row.parts.map((part) => ({
    ...part,
    startsAt: new Date(part.startsAt).toISOString(),
    endsAt: new Date(part.endsAt).toISOString(),
  }));
  return { ...row, parts };
}
