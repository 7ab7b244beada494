import { uuidv7 } from 'uuidv7';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { readSession, tellSession } from './sessions.ts';
import { eachAlone, inTransaction } from './tx.ts';

export interface Cancellation {
  /** Sessions that who had a seat may take in its place. */
  readonly offers: readonly string[];
  readonly offerUntil: Instant | null;
  readonly reason: string | null;
}

export type CancelResult =
  | { readonly kind: 'cancelled' | 'already' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'version'; readonly version: number }
  /** One of the offers is no planned session of the same event that lies ahead. */
  | { readonly kind: 'offer'; readonly index: number };

/**
 * R18: cancels a session and offers others in its place. It is closed at once; every enrolment in it is told by a message
 * of its own, written in this transaction and delivered until it has been taken. Who had a seat keeps the place until
 * another is there, or the offer ends: nobody is left between two sessions.
 */
export async function cancelSession(
  sql: Sql,
  id: string,
  cancellation: Cancellation,
  expected: readonly number[] | null,
  now: Instant,
): Promise<CancelResult> {
  return inTransaction(sql, (tx) => cancelLocked(tx, id, cancellation, expected, now));
}

async function cancelLocked(
  tx: Db,
  id: string,
  { offers, offerUntil, reason }: Cancellation,
  expected: readonly number[] | null,
  now: Instant,
): Promise<CancelResult> {
  await tx`select from sessions where id = ${id} for update`;
  const session = await readSession(tx, id);
  if (!session) return { kind: 'missing' };
  if (session.status === 'cancelled') return { kind: 'already' };
  const { version, activityId } = session;
  if (expected && !expected.includes(version)) return { kind: 'version', version };
  const possible = await openSessions(tx, activityId, id, now);
  const known = new Set(possible.map((one) => one.id));
  const index = offers.findIndex((offer) => !known.has(offer));
  if (index >= 0) return { kind: 'offer', index };
  const until =
    possible
      .filter((one) => offers.includes(one.id))
      .map((one) => one.signUpUntil)
      .sort()
      .at(-1) ?? null;
  await tx`
    update sessions set status = 'cancelled', offers = ${[...offers]}::uuid[], offer_until = ${offerUntil ?? until},
      cancel_reason = ${reason}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
  await tellSession(tx, id, version + 1, now);
  return { kind: 'cancelled' };
}

/** The other sessions of the event that one can still sign up for. */
async function openSessions(tx: Db, activityId: string, except: string, now: Instant) {
  return tx<{ id: string; signUpUntil: Instant }[]>`
    select id, coalesce(sign_up_until, starts_at) as sign_up_until from sessions
    where activity_id = ${activityId} and id <> ${except} and status = 'planned'
      and starts_at > ${now} and coalesce(sign_up_until, starts_at) > ${now}
    order by starts_at`;
}

/**
 * R18: sessions whose cutoff has come. With fewer than the minimum the session is marked, for the owner to decide; or
 * cancelled, with every other open session of the event on offer, where it says so. Looking twice does no harm.
 */
export async function settleMinimums(sql: Sql, now: Instant, limit = 50): Promise<number> {
  const due = await sql<{ id: string }[]>`
    select id from sessions where minimum_done_at is null and status = 'planned' and minimum is not null and minimum_at <= ${now}
    order by minimum_at limit ${limit}`;
  await eachAlone(due, ({ id }) =>
    inTransaction(sql, async (tx) => {
      const [row] = await tx<Cutoff[]>`
        select s.id, s.below_minimum, s.minimum, s.minimum_at, s.activity_id, a.owner_id
        from sessions s join activities a on a.id = s.activity_id
        where s.id = ${id} and s.minimum_done_at is null and s.status = 'planned' and s.minimum_at <= ${now} for update of s`;
      if (!row) return;
      const [seats] = await tx<{ n: number }[]>`
        select count(*)::int as n from seats where pool_id = ${id} and state in ('held', 'granted', 'beyond')`;
      await tx`update sessions set minimum_done_at = ${now}, updated_at = ${now} where id = ${id}`;
      if ((seats?.n ?? 0) >= row.minimum) return;
      if (row.belowMinimum !== 'cancel') return warnOwner(tx, row, now);
      const offers = (await openSessions(tx, row.activityId, id, now)).map((one) => one.id);
      await cancelLocked(tx, id, { offers, offerUntil: null, reason: 'fewer than the minimum' }, null, now);
    }),
  );
  return due.length;
}

interface Cutoff {
  id: string;
  belowMinimum: 'warn' | 'cancel';
  minimum: number;
  minimumAt: Instant;
  activityId: string;
  ownerId: string | null;
}

/** R18: the owner decides, and hears of it once for each cutoff. Without an owner the session itself shows the warning. */
async function warnOwner(tx: Db, { id, minimumAt, ownerId }: Cutoff, now: Instant): Promise<void> {
  if (ownerId === null) return;
  await tx`
    insert into mails ${tx({
      id: uuidv7(),
      sessionId: id,
      template: 'session_below_minimum',
      toUserId: ownerId,
      occurrence: `${id}/${minimumAt}`,
      at: minimumAt,
      atMostOnce: false,
      status: 'waiting',
      dueAt: now,
      createdAt: now,
    })} on conflict do nothing`;
  await tx`select pg_notify('rollbook_relay', 'mails')`;
}
