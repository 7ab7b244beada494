import type { Difference } from '../domain/people/change.ts';
import type { Actor, Stamp } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import { chain, GENESIS } from './chain.ts';
import type { Db } from './db.ts';
import { saveTexts } from './personalText.ts';

/** Something that happened to a person, to be kept in their history (R36). */
export interface UserEvent {
  readonly userId: string;
  readonly type: string;
  readonly from: UserStatus | null;
  readonly to: UserStatus;
  /** When it happened; when it is recorded is said by who writes it. */
  readonly at: Instant;
  readonly actor: Actor;
  /** Why, in words. */
  readonly reason: string | null;
  readonly differences: readonly Difference[];
  /** What else belongs to it: ids and codes only (R35). */
  readonly data?: Readonly<Record<string, unknown>>;
  /** What made it: a repeat finds it (`userEventExists`). */
  readonly commandId?: string | null;
}

/** What may stand in an event in clear: no value of it says anything about a person that its id does not. */
const OPEN: ReadonlySet<string> = new Set(['status', 'level', 'expiresAt', 'expiresOn', 'managerId']);

/**
 * Writes events into the histories of their people, each chained to the one before (R36). Values of a profile are stored
 * apart, and the chain carries their commitment: erased, they are gone and the chain is whole (R35). In the transaction of
 * the change; the caller holds the people's rows, so that nobody else writes into these histories.
 */
export async function recordUserEvents(tx: Db, events: readonly UserEvent[], now: Instant): Promise<void> {
  if (events.length === 0) return;
  const sealed = events.map(({ differences }) => differences.filter(({ field }) => !OPEN.has(field)));
  const bodies = events.flatMap(({ userId, reason }, index) => [
    ...(reason === null ? [] : [{ personId: userId, body: reason }]),
    ...(sealed[index]!.length === 0 ? [] : [{ personId: userId, body: JSON.stringify(sealed[index]) }]),
  ]);
  const texts = await saveTexts(tx, bodies, now);
  const stamps = await stampsOf(tx, [...new Set(events.map(({ userId }) => userId))]);
  const rows = events.flatMap((event, index) => {
    const reason = event.reason === null ? null : (texts.shift() ?? null);
    const hidden = sealed[index]!;
    const text = hidden.length === 0 ? undefined : texts.shift();
    const data = {
      ...event.data,
      changes: event.differences.filter(({ field }) => OPEN.has(field)),
      ...(text && { sealed: { fields: hidden.map(({ field }) => field), text } }),
    };
    const { userId, type, from, to, at, actor } = event;
    const stamp = stamps.get(userId) ?? { version: 0, seq: 0, head: GENESIS };
    const chained = chain(userId, stamp, [{ type, from, to, at, data, actor, reason }], now);
    const last = chained.at(-1)!;
    stamps.set(userId, { version: 0, seq: last.seq, head: last.hash });
    return chained.map((row) => ({ ...row, commandId: event.commandId ?? null }));
  });
  const heads = [...stamps].map(([userId, { seq, head }]) => ({ userId, seq, head }));
  await tx`
    with events as (
      insert into user_events (user_id, seq, type, from_status, to_status, at, recorded_at, actor_kind, actor_id, on_behalf_of,
        reason_text, reason_commitment, data, command_id, previous_hash, hash)
      select e."enrolmentId", e.seq, e.type, e."from", e."to", e.at, e."recordedAt", e.actor ->> 'kind', e.actor ->> 'id',
        e.actor ->> 'onBehalfOf', e."reasonText", e."reasonCommitment", e.data, e."commandId", e."previousHash", e.hash
      from jsonb_to_recordset(${tx.json(rows as never)}) as e("enrolmentId" uuid, seq int, type text, "from" text, "to" text,
        at timestamptz, "recordedAt" timestamptz, actor jsonb, "reasonText" uuid, "reasonCommitment" text, data jsonb,
        "commandId" uuid, "previousHash" text, hash text)
    )
    insert into user_chains (user_id, seq, head)
    select h."userId", h.seq, h.head from jsonb_to_recordset(${tx.json(heads)}) as h("userId" uuid, seq int, head text)
    on conflict (user_id) do update set seq = excluded.seq, head = excluded.head`;
}

async function stampsOf(tx: Db, userIds: readonly string[]): Promise<Map<string, Stamp>> {
  const rows = await tx<{ userId: string; seq: number; head: string }[]>`
    select user_id, seq, head from user_chains where user_id = any(${userIds as string[]})`;
  return new Map(rows.map(({ userId, seq, head }) => [userId, { version: 0, seq, head }]));
}

/** Was this command carried out on this person before? */
export async function userEventExists(db: Db, userId: string, commandId: string): Promise<boolean> {
  const rows = await db`select from user_events where command_id = ${commandId} and user_id = ${userId}`;
  return rows.length > 0;
}

/** An event of a person with its words, as far as they are not erased. */
export interface UserEventRow {
  seq: number;
  type: string;
  fromStatus: UserStatus | null;
  toStatus: UserStatus;
  at: Instant;
  recordedAt: Instant;
  actorKind: Actor['kind'];
  actorId: string | null;
  onBehalfOf: string | null;
  reason: string | null;
  reasonCommitment: string | null;
  data: Record<string, unknown> & { changes: Difference[]; sealed?: { fields: string[] } };
  /** The values that the chain carries by commitment, as JSON; null when there are none, and when they were erased. */
  values: string | null;
  previousHash: string;
  hash: string;
}

/** The events of a person in their order, behind a number (R36). */
export async function listUserEvents(
  db: Db,
  userId: string,
  after: { seq: number } | null,
  limit: number,
): Promise<UserEventRow[]> {
  return db<UserEventRow[]>`
    select v.seq, v.type, v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of,
      t.body as reason, v.reason_commitment, v.data, s.body as values, v.previous_hash, v.hash
    from user_events v left join personal_text t on t.id = v.reason_text
      left join personal_text s on s.id = (v.data #>> '{sealed,text,id}')::uuid
    where v.user_id = ${userId} and v.seq > ${after?.seq ?? 0}
    order by v.seq limit ${limit}`;
}
