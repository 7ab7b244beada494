import type { Clock } from '../domain/clock.ts';
import type { Grounds } from '../domain/privacy/erasing.ts';
import { SYSTEM } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { erasePerson } from './erasePerson.ts';
import { appendJournal, type JournalEntry, readJournal } from './erasureJournal.ts';
import { setTombstones, type Tombstone, tombstonesOf } from './tombstones.ts';
import { inTransaction } from './tx.ts';

/** Where erasures are kept outside of the database, and what their tombstones are made with. */
export interface Journal {
  readonly file: string;
  readonly key: string;
}

/**
 * Writes down outside of the database what was erased or lifted and is not there yet. Before the one who asked is answered, and
 * again whenever a process looks: a crash between the two leaves a row that is not marked. @returns how many lines
 */
export async function journalErasures(sql: Sql, { file }: Pick<Journal, 'file'>, clock: Clock): Promise<number> {
  const erased = await sql<{ id: string; userId: string; grounds: Grounds; askedAt: Instant }[]>`
    select id, user_id, grounds, asked_at from erasures where journaled_at is null order by asked_at, id`;
  const entries: JournalEntry[] = [];
  for (const { id, userId, grounds, askedAt } of erased) {
    const tombstones = (await tombstonesOf(sql, id)).map(({ kind, digest }) => [kind, digest] as const);
    entries.push({ erased: id, user: userId, grounds, at: askedAt, tombstones });
  }
  const lifted = await sql<{ erasureId: string; liftedAt: Instant; liftedBy: string }[]>`
    select distinct on (erasure_id) erasure_id, lifted_at, lifted_by from tombstones
    where lifted_at is not null and lift_journaled_at is null order by erasure_id`;
  entries.push(
    ...lifted.map(({ erasureId, liftedAt, liftedBy }) => ({ lifted: erasureId, at: liftedAt, by: liftedBy })),
  );
  appendJournal(file, entries);
  const now = clock.now();
  if (erased.length > 0)
    await sql`update erasures set journaled_at = ${now} where id = any(${erased.map(({ id }) => id)}) and journaled_at is null`;
  if (lifted.length > 0)
    await sql`
      update tombstones set lift_journaled_at = ${now}
      where erasure_id = any(${lifted.map(({ erasureId }) => erasureId)}) and lifted_at is not null`;
  return entries.length;
}

/**
 * R35: carries out again what was written down outside and what the database does not know: an older backup has taken its
 * place. Somebody whom the backup does not have gets the tombstones alone. Before anybody is served; twice is as once.
 *
 * @returns how many erasures the database lacked
 */
export async function reapplyErasures(sql: Sql, { file, key }: Journal, clock: Clock): Promise<number> {
  const entries = readJournal(file);
  const erasures = entries.filter((entry) => 'erased' in entry);
  const known = await sql<{ id: string }[]>`
    select id from erasures where id = any(${erasures.map(({ erased }) => erased)}::uuid[])`;
  const there = new Set(known.map(({ id }) => id));
  const missing = erasures.filter(({ erased }, index) => {
    return !there.has(erased) && erasures.findIndex((other) => other.erased === erased) === index;
  });
  for (const { erased: id, user: userId, grounds, at: askedAt, tombstones: written } of missing) {
    const tombstones = written.map(([kind, digest]) => ({ kind, digest }));
    const order = { id, userId, grounds, actor: SYSTEM, again: { askedAt, tombstones } };
    const result = await erasePerson(sql, order, key, clock);
    if (result.kind === 'missing') await noteUnknown(sql, { id, userId, grounds, askedAt }, tombstones, clock.now());
  }
  await liftAgain(sql, entries, clock.now());
  return missing.length;
}

/** Whom the backup does not have: they cannot come again either. */
async function noteUnknown(
  sql: Sql,
  erasure: { id: string; userId: string; grounds: Grounds; askedAt: Instant },
  tombstones: readonly Tombstone[],
  now: Instant,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const row = {
      ...erasure,
      status: 'done',
      actorKind: 'system',
      dueAt: now,
      journaledAt: now,
      reappliedAt: now,
      doneAt: now,
    };
    await tx`insert into erasures ${tx(row)} on conflict do nothing`;
    await setTombstones(tx, erasure.id, tombstones, now);
  });
}

async function liftAgain(db: Db, entries: readonly JournalEntry[], now: Instant): Promise<void> {
  for (const entry of entries) {
    if (!('lifted' in entry)) continue;
    await db`
      update tombstones set lifted_at = ${entry.at}, lifted_by = ${entry.by}, lift_journaled_at = ${now}
      where erasure_id = ${entry.lifted}::uuid and lifted_at is null`;
  }
}
