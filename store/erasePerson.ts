import type { Clock } from '../domain/clock.ts';
import { type Grounds, pseudonymOf, refusedErasure } from '../domain/privacy/erasing.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, UserStatus } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { endLife } from './eraseLife.ts';
import { type RestrictedRecord, settleRecords } from './eraseRecords.ts';
import { eraseReportFiles } from './eraseReportFiles.ts';
import { eraseByInventory, eraseWords, nonZero } from './eraseRows.ts';
import { eraseTraces } from './eraseTraces.ts';
import { noteErasureKey } from './erasureKey.ts';
import { type ErasureRow, erasureOf } from './erasures.ts';
import { tracesOf } from './personTraces.ts';
import { fanOutReassign } from './reassign.ts';
import { setTombstones, type Tombstone, tombstoneOf } from './tombstones.ts';
import { inTransaction } from './tx.ts';
import { recordUserEvents } from './userEvents.ts';

/** Who is to be erased, by whom, and why. */
export interface ErasureOrder {
  /** UUIDv7, the erasure's id; again with it is the same erasure. */
  readonly id: string;
  readonly userId: string;
  readonly grounds: Grounds;
  readonly actor: Actor;
  /** Only to see what it would do: everything is done, and taken back. */
  readonly dryRun?: boolean;
  /** When it was asked for, if it is carried out again after a restore; with the tombstones that it set then. */
  readonly again?: { readonly askedAt: Instant; readonly tombstones: readonly Tombstone[] };
}

export type ErasureResult =
  | { readonly kind: 'erased' | 'before'; readonly erasure: ErasureRow }
  | { readonly kind: 'trial'; readonly trial: Trial }
  | { readonly kind: 'missing' | 'own-erasure' | 'last-superadmin' };

/** What an erasure would do. */
export interface Trial {
  readonly counts: Readonly<Record<string, number>>;
  /** What stays, restricted, and until when. */
  readonly restricted: readonly RestrictedRecord[];
}

/** Takes a dry run's transaction back. */
class TakenBack extends Error {
  readonly trial: Trial;

  constructor(trial: Trial) {
    super('a dry run is taken back');
    this.trial = trial;
  }
}

/**
 * R35: makes a person a pseudonym, in one transaction: the profile, the words about them, what was kept as it came, and what keeps
 * them from coming again. Records under retention stay, restricted; what goes on is ended, or told to end, and
 * `settleErasures` sees it to its end. Who was erased stays so.
 *
 * @param key of the tombstones
 */
export async function erasePerson(sql: Sql, order: ErasureOrder, key: string, clock: Clock): Promise<ErasureResult> {
  try {
    return await inTransaction(sql, (tx) => erase(tx, order, key, clock));
  } catch (error) {
    if (error instanceof TakenBack) return { kind: 'trial', trial: error.trial };
    throw error;
  }
}

interface Held {
  readonly id: string;
  readonly status: UserStatus;
  readonly level: string;
  readonly erasedAt: Instant | null;
}

async function erase(tx: Db, order: ErasureOrder, key: string, clock: Clock): Promise<ErasureResult> {
  const { id, userId, actor } = order;
  // Batches of imports first: they hold their import before the people in it. Superadmins go one at a time.
  await tx`select from imports where finished_at is null order by id for update`;
  await tx`select pg_advisory_xact_lock(hashtext('rollbook:superadmins'))`;
  const [person] = await tx<Held[]>`
    select id, status, level, erased_at from users where id = ${userId} for update`;
  if (!person) return { kind: 'missing' };
  const before = await erasureOf(tx, userId);
  if (before) return { kind: 'before', erasure: before };
  const refused = order.again
    ? null
    : refusedErasure(await levelOf(tx, person, actor), await otherSuperadmins(tx, userId));
  if (refused) return { kind: refused };
  const now = clock.now();
  const { counts, restricted, tombstones } = await pseudonymise(tx, order, person, key, clock);
  if (order.dryRun) throw new TakenBack({ counts, restricted });
  const row = {
    ...{ id, userId, grounds: order.grounds, status: 'ending', dueAt: now, counts: tx.json(counts) },
    ...{ actorKind: actor.kind, actorId: actor.id, onBehalfOf: actor.onBehalfOf },
    ...{ askedAt: order.again?.askedAt ?? now, reappliedAt: order.again ? now : null },
  };
  await tx`insert into erasures ${tx(row)}`;
  await noteErasureKey(tx, key);
  await setTombstones(tx, id, [...tombstones, ...(order.again?.tombstones ?? [])], now);
  const erasure = await erasureOf(tx, userId);
  if (!erasure) throw new Error('an erasure without its row');
  return { kind: 'erased', erasure };
}

async function levelOf(_tx: Db, { id, level }: Held, actor: Actor) {
  return { level, self: actor.onBehalfOf === id || (actor.kind === 'user' && actor.id === id) };
}

async function otherSuperadmins(tx: Db, userId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from users
    where level = 'superadmin' and id <> ${userId} and status in ('activated', 'active')`;
  return row?.n ?? 0;
}

async function pseudonymise(tx: Db, order: ErasureOrder, person: Held, key: string, clock: Clock) {
  const { id, userId, actor, grounds } = order;
  const now = clock.now();
  const traces = await tracesOf(tx, userId);
  const records = await settleRecords(tx, userId, now);
  // While those who stand in for them, and for whom they stand in, are still known.
  await becomePseudonym(tx, userId, now);
  await fanOutReassign(tx, [userId], clock);
  const life = await endLife(tx, { erasureId: id, userId, actor }, clock);
  await recordUserEvents(tx, [erased(person, { id, grounds, actor, at: order.again?.askedAt ?? now })], now);
  const found = await eraseTraces(tx, userId, traces);
  const words = await eraseWords(tx, userId);
  const rows = await eraseByInventory(tx, userId);
  const reportFiles = await eraseReportFiles(tx, now);
  return {
    counts: { ...life, ...nonZero({ reportFiles }), ...records.counts, ...found, ...words, ...rows },
    restricted: records.restricted,
    tombstones: traces.known.map((known) => tombstoneOf(key, known)),
  };
}

/**
 * Takes who was above them from pseudonyms to whom nobody reports any more: until then approvals went up that way (R4).
 * @returns how many
 */
export async function loosenPseudonyms(sql: Sql, now: Instant): Promise<number> {
  const { count } = await sql`
    update users u set manager_id = null, version = version + 1, updated_at = ${now}
    where erased_at is not null and manager_id is not null and not exists (select from users r where r.manager_id = u.id)`;
  return count;
}

async function becomePseudonym(tx: Db, userId: string, now: Instant): Promise<void> {
  await tx`
    update users set ${tx({ ...pseudonymOf(userId) })}, external_id = null, position_title = null, department = null,
      location = null, hire_date = null,
      -- R4: who reports to them is asked after by whoever is above
      manager_id = case when exists (select from users r where r.manager_id = ${userId}) then manager_id end, timezone = 'UTC', locale = 'en', expires_at = null,
      expires_on = null, expired_from = null, masters = '{}', status = 'deactivated', level = 'user', erased_at = ${now},
      version = version + 1, updated_at = ${now}
    where id = ${userId}`;
  // Gone for the directory as well.
  await tx`
    insert into scim_users (user_id, gone_at) values (${userId}, ${now})
    on conflict (user_id) do update set gone_at = coalesce(scim_users.gone_at, excluded.gone_at), employee_number = null`;
}

/** R36: that it happened, and nothing of what was there. */
function erased(
  { id: userId, status, level }: Held,
  { id, grounds, actor, at }: { id: string; grounds: Grounds; actor: Actor; at: Instant },
) {
  const changed = (field: string, from: string, to: string) => (from === to ? [] : [{ field, from, to }]);
  const differences = [...changed('status', status, 'deactivated'), ...changed('level', level, 'user')];
  const data = { erasure: id, grounds };
  return {
    userId,
    type: 'erased',
    from: status,
    to: 'deactivated' as const,
    at,
    actor,
    reason: null,
    differences,
    data,
  };
}

/**
 * Looks again at a person who was erased: what lives is told to end once more, and what came while it was being erased goes as
 * well. The caller holds the person. @returns how much, by kind
 */
export async function eraseAgain(
  tx: Db,
  { id, userId, actorKind, actorId, onBehalfOf }: ErasureRow,
  clock: Clock,
): Promise<Record<string, number>> {
  const actor: Actor = { kind: actorKind, id: actorId, onBehalfOf };
  const records = await settleRecords(tx, userId, clock.now());
  return {
    ...(await endLife(tx, { erasureId: id, userId, actor }, clock)),
    ...records.counts,
    ...(await eraseWords(tx, userId)),
    ...(await eraseByInventory(tx, userId)),
  };
}
