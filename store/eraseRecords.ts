import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { uuidv7 } from 'uuidv7';
import { type KeptRecord, keptUntil, type LegalBasis, ruleFor } from '../domain/privacy/retention.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { nonZero } from './eraseRows.ts';
import { listRetentionRules } from './retentionRules.ts';

/** A record that stays of who was erased. */
export interface RestrictedRecord {
  readonly recordId: string;
  readonly until: Instant | null;
  /** Null: restricted by hand, and kept until that is lifted. */
  readonly basis: LegalBasis | null;
}

interface Row extends KeptRecord {
  readonly id: string;
  /** Is there an open restriction, and whose word is it? */
  readonly restricted: 'retention' | 'by_hand' | null;
  readonly holder: object | null;
}

/**
 * R35: the records of who is erased. Those that a rule keeps are restricted, with the name that the profile says no more, until the
 * rule's end; so are those that somebody restricted. The others are deleted, each leaving its mark. Again it does only what is new.
 */
export async function settleRecords(
  tx: Db,
  userId: string,
  now: Instant,
): Promise<{ counts: Record<string, number>; restricted: RestrictedRecord[] }> {
  const rows = await tx<Row[]>`
    select r.id, r.record_type, r.qualification_code, r.completion_date, r.expires_at, s.basis as restricted, s.holder
    from training_records r left join record_restrictions s on s.record_id = r.id and s.lifted_at is null
    where r.user_id = ${userId} order by r.id for update of r`;
  if (rows.length === 0) return { counts: {}, restricted: [] };
  const rules = await listRetentionRules(tx);
  const [person] = await tx<
    { givenName: string; familyName: string; externalId: string | null; erasedAt: Instant | null }[]
  >`
    select given_name, family_name, external_id, erased_at from users where id = ${userId}`;
  const holder = person?.erasedAt
    ? null
    : { name: `${person?.givenName} ${person?.familyName}`, externalId: person?.externalId ?? null };
  const restricted: RestrictedRecord[] = [];
  const over: string[] = [];
  for (const row of rows) {
    const rule = ruleFor(rules, row);
    const until = rule && keptUntil(rule, row, person?.erasedAt ?? now);
    if (row.restricted === 'by_hand') {
      if (holder)
        await tx`update record_restrictions set holder = ${tx.json(holder)} where record_id = ${row.id} and lifted_at is null`;
      restricted.push({ recordId: row.id, until: null, basis: null });
    } else if (rule && (until === null || until > now)) {
      if (row.restricted === null) await restrictByRule(tx, row.id, rule.basis, until, holder, now);
      restricted.push({ recordId: row.id, until, basis: rule.basis });
    } else if (row.restricted === null) over.push(row.id);
  }
  await deleteRecords(tx, over, 'erasure', now, now);
  return { counts: nonZero({ restrictedRecords: restricted.length, erasedRecords: over.length }), restricted };
}

async function restrictByRule(
  tx: Db,
  recordId: string,
  legalBasis: LegalBasis,
  until: Instant | null,
  holder: { readonly name: string; readonly externalId: string | null } | null,
  now: Instant,
): Promise<void> {
  await tx`
    insert into record_restrictions ${tx({
      ...{ id: uuidv7(), recordId, basis: 'retention', legalBasis, until, actorKind: 'system', createdAt: now },
      holder: holder && tx.json(holder),
    })}`;
}

/** Deletes records, each leaving a mark with its id and the SHA-256 of what stood in it. */
export async function deleteRecords(
  tx: Db,
  ids: readonly string[],
  why: 'erasure' | 'retention',
  dueAt: Instant,
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx<({ id: string; userId: string; enrolmentId: string | null } & Record<string, unknown>)[]>`
    select * from training_records where id = any(${ids as string[]}) order by id for update`;
  const marks = rows.map((row) => ({
    ...{ id: row.id, userId: row.userId, enrolmentId: row.enrolmentId, why, dueAt, deletedAt: now },
    hash: createHash('sha256')
      .update(canonicalize(row) ?? '', 'utf8')
      .digest('hex'),
  }));
  if (marks.length === 0) return;
  await tx`insert into deleted_records ${tx(marks)} on conflict (id) do nothing`;
  await tx`
    with gone as (delete from plan_records where record_id = any(${ids as string[]}) returning record_id, plan_enrolment_id)
    update deleted_records d set plan_enrolment_id = gone.plan_enrolment_id from gone where d.id = gone.record_id`;
  await tx`delete from training_records where id = any(${ids as string[]})`;
}
