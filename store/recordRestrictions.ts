import { uuidv7 } from 'uuidv7';
import type { LegalBasis } from '../domain/privacy/retention.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from './db.ts';
import { settleRecords } from './eraseRecords.ts';
import { saveText } from './personalText.ts';
import { inTransaction } from './tx.ts';

/** Why a record is shown to few. */
export interface RestrictionRow {
  readonly basis: 'retention' | 'by_hand';
  readonly legalBasis: LegalBasis | null;
  readonly until: Instant | null;
}

/** Which records are meant: one, or all that there are of a person. */
export type Restricted = { readonly recordId: string } | { readonly userId: string };

/**
 * Restricts records by somebody's word (article 18 of the GDPR), each once; who was erased is asked about no more.
 * @returns how many are restricted by hand now that were not; null when there is no such record
 */
export async function restrictRecords(
  sql: Sql,
  which: Restricted,
  said: { readonly reason: string; readonly actor: Actor },
  at: Instant,
): Promise<number | null> {
  return inTransaction(sql, async (tx) => {
    const rows = await tx<{ id: string; userId: string; restricted: boolean }[]>`
      select r.id, r.user_id, s.id is not null as restricted
      from training_records r left join record_restrictions s on s.record_id = r.id and s.lifted_at is null
      where ${'recordId' in which ? tx`r.id = ${which.recordId}` : tx`r.user_id = ${which.userId} and r.voided_at is null`}
      order by r.id for update of r`;
    if ('recordId' in which && rows.length === 0) return null;
    const open = rows.filter(({ restricted }) => !restricted);
    for (const { id: recordId, userId } of open) {
      const reason = await saveText(tx, userId, said.reason, at);
      const { kind: actorKind, id: actorId } = said.actor;
      const row = {
        id: uuidv7(),
        recordId,
        basis: 'by_hand',
        reasonText: reason.id,
        actorKind,
        actorId,
        createdAt: at,
      };
      await tx`insert into record_restrictions ${tx(row)}`;
    }
    return open.length;
  });
}

/**
 * Lifts restrictions that somebody set; those of a retention stay. A record of who was erased meanwhile is then kept as its rule says,
 * or deleted. @returns how many; null when there is no such record
 */
export async function liftRestrictions(sql: Sql, which: Restricted, by: string, at: Instant): Promise<number | null> {
  return inTransaction(sql, async (tx) => {
    const records = await tx<{ id: string; userId: string }[]>`
      select id, user_id from training_records
      where ${'recordId' in which ? tx`id = ${which.recordId}` : tx`user_id = ${which.userId}`} order by id for update`;
    if ('recordId' in which && records.length === 0) return null;
    const lifted = await tx`
      update record_restrictions set lifted_at = ${at}, lifted_by = ${by}
      where record_id = any(${records.map(({ id }) => id)}) and lifted_at is null and basis = 'by_hand'`;
    const [erased] = await tx<{ id: string }[]>`
      select id from users where id = any(${records.map(({ userId }) => userId)}) and erased_at is not null`;
    if (erased) await settleRecords(tx, erased.id, at);
    return lifted.count;
  });
}
