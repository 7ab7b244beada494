import { createHmac } from 'node:crypto';
import { type KnownAs, swornName, type TombstoneKind } from '../domain/privacy/erasing.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** R35: what tells an erased person again, and nothing about them to who has not the key. */
export interface Tombstone {
  readonly kind: TombstoneKind;
  /** HMAC-SHA256 under the key of the installation, in hexadecimal. */
  readonly digest: string;
}

/** The tombstone of something by which somebody is known. @param key the installation's, at least 32 bytes in base64url */
export function tombstoneOf(key: string, known: KnownAs): Tombstone {
  const digest = createHmac('sha256', Buffer.from(key, 'base64url')).update(swornName(known), 'utf8').digest('hex');
  return { kind: known.kind, digest };
}

/** Those of these by which an erased person would come again; not whose tombstone was lifted. */
export async function erasedAmong(db: Db, key: string, known: readonly KnownAs[]): Promise<KnownAs[]> {
  if (known.length === 0) return [];
  const digests = known.map((one) => tombstoneOf(key, one).digest);
  const rows = await db<{ digest: string }[]>`
    select distinct digest from tombstones where digest = any(${digests}) and lifted_at is null`;
  const standing = new Set(rows.map(({ digest }) => digest));
  return known.filter((_, index) => standing.has(digests[index] ?? ''));
}

/** Sets tombstones of an erasure; those that stand already stay. */
export async function setTombstones(
  db: Db,
  erasureId: string,
  tombstones: readonly Tombstone[],
  at: Instant,
): Promise<void> {
  if (tombstones.length === 0) return;
  await db`
    insert into tombstones (digest, erasure_id, kind, created_at)
    select distinct on (t.digest) t.digest, ${erasureId}::uuid, t.kind, ${at}::timestamptz
    from jsonb_to_recordset(${db.json(tombstones as never)}) as t(digest text, kind text)
    on conflict do nothing`;
}

/** Those of an erasure. */
export async function tombstonesOf(
  db: Db,
  erasureId: string,
): Promise<(Tombstone & { readonly liftedAt: Instant | null })[]> {
  return db<(Tombstone & { liftedAt: Instant | null })[]>`
    select kind, digest, lifted_at from tombstones where erasure_id = ${erasureId} order by kind, digest`;
}

/** Lets an erased person come again; again it is the same. @param by the client */
export async function liftTombstones(db: Db, erasureId: string, by: string, at: Instant): Promise<void> {
  await db`
    update tombstones set lifted_at = ${at}, lifted_by = ${by} where erasure_id = ${erasureId} and lifted_at is null`;
}
