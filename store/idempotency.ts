import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { notWaitedFor } from './transactionSettings.ts';

/** Which request is meant: a client's own key, on one route. */
export interface IdempotencyKey {
  clientId: string;
  route: string;
  key: string;
}

/** What is known of it. */
export interface KeptRequest {
  /** Was it claimed just now, by this call? */
  fresh: boolean;
  /** SHA-256 of method, path and body. */
  bodyHash: Buffer;
  commandId: string;
  /** Null as long as there is no answer. */
  status: number | null;
  body: KeptAnswer | null;
}

/** An answer as it was sent. */
export interface KeptAnswer {
  headers: Record<string, string>;
  text: string;
}

/**
 * Claims a key for a request, or finds what is kept under it. One claimed before `forgottenBefore` counts as new. Not waited
 * for: what is done under the claim is committed after it.
 * @param commandId kept with the claim: whoever repeats the request gets this one
 */
export async function claimKey(
  db: Db,
  { clientId, route, key }: IdempotencyKey,
  request: { bodyHash: Buffer; commandId: string; at: Instant; forgottenBefore: Instant },
): Promise<KeptRequest> {
  for (;;) {
    const [row] = await db<(KeptRequest & { durability: string })[]>`
      with claimed as (
        insert into idempotency_keys as k (client_id, route, key, body_hash, command_id, created_at)
        values (${clientId}, ${route}, ${key}, ${request.bodyHash}, ${request.commandId}, ${request.at})
        on conflict (client_id, route, key) do update set body_hash = excluded.body_hash, command_id = excluded.command_id,
          created_at = excluded.created_at, status = null, body = null, person_id = null
        where k.created_at < ${request.forgottenBefore}
        returning body_hash, command_id, status, body
      )
      select true as fresh, ${notWaitedFor(db)} as durability, * from claimed
      union all
      select false, null, body_hash, command_id, status, body from idempotency_keys
      where client_id = ${clientId} and route = ${route} and key = ${key} and not exists (select from claimed)`;
    // Nothing: somebody else claimed it after this statement began. It is there now.
    if (row) return row;
  }
}

/**
 * Keeps the answer of a claimed request, if none is kept yet. Not waited for: without it a repeat finds the claim, and what
 * was done, and answers from that.
 * @param personId whose personal data it shows: it is erased with them (R35)
 */
export async function keepAnswer(
  db: Db,
  { clientId, route, key }: IdempotencyKey,
  answer: { commandId: string; status: number; body: KeptAnswer; personId: string | null },
): Promise<void> {
  await db`
    update idempotency_keys set status = ${answer.status}, body = ${db.json({ ...answer.body })}, person_id = ${answer.personId}
    where client_id = ${clientId} and route = ${route} and key = ${key} and command_id = ${answer.commandId} and status is null
    returning ${notWaitedFor(db)}`;
}

/** Gives a claim back that led to nothing: the key may be used for a mended request. */
export async function releaseKey(db: Db, { clientId, route, key }: IdempotencyKey, commandId: string): Promise<void> {
  await db`
    delete from idempotency_keys
    where client_id = ${clientId} and route = ${route} and key = ${key} and command_id = ${commandId} and status is null`;
}

/** Forgets what was claimed before an instant. Resolves with how many. */
export async function forgetKeys(db: Db, before: Instant): Promise<number> {
  const { count } = await db`delete from idempotency_keys where created_at < ${before}`;
  return count;
}
