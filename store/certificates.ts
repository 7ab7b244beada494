import type { CertificateFacts, RecordFacts } from '../domain/certificates/certificate.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** A certificate without its bytes. */
export interface CertificateRow {
  id: string;
  serial: string;
  number: number;
  recordId: string;
  template: { code: string; version: number };
  facts: CertificateFacts;
  issuer: string;
  unshown: string[];
  sha256: string;
  credential: string;
  issuedAt: Instant;
  validUntil: Instant | null;
  endedAs: 'superseded' | 'revoked' | null;
  endedAt: Instant | null;
  /** Is its record shown to few (R35)? */
  restricted: boolean;
}

/** A record as it stands, with the person as they are now. */
export interface CertifiableRecord extends RecordFacts {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: string;
  readonly timezone: string;
}

/** A certificate that was drawn and signed, to be kept. */
export interface NewCertificate {
  readonly id: string;
  readonly number: number;
  readonly templateId: string;
  readonly facts: CertificateFacts;
  readonly unshown: readonly string[];
  readonly pdf: Buffer;
  readonly sha256: string;
  readonly credential: string;
  readonly validUntil: Instant | null;
}

/** A valid training record and whose it is; null when there is none, or it is of somebody who was erased (R35). */
export async function readCertifiable(db: Db, recordId: string): Promise<CertifiableRecord | null> {
  const [row] = await db<CertifiableRecord[]>`
    select r.id as record_id, r.user_id, r.record_type, r.object_id, r.title, r.training_provider, r.completion_date,
      r.qualification_code, r.expires_at, u.given_name, u.family_name, u.email,
      u.locale, u.timezone
    from training_records r join users u on u.id = r.user_id
    where r.id = ${recordId} and record_stands(r) and u.erased_at is null`;
  return row ?? null;
}

/** The certificate that holds for a record; null when none was issued yet. */
export async function livingCertificate(db: Db, recordId: string): Promise<CertificateRow | null> {
  const [row] = await db<CertificateRow[]>`${shown(db)} where c.record_id = ${recordId} and c.ended_as is null`;
  return row ?? null;
}

/** A certificate by its serial. */
export async function readCertificate(db: Db, serial: string): Promise<CertificateRow | null> {
  const [row] = await db<CertificateRow[]>`${shown(db)} where c.serial = ${serial}`;
  return row ?? null;
}

/** A certificate by its id, that of the command which asked for it. */
export async function certificateById(db: Db, id: string): Promise<CertificateRow | null> {
  const [row] = await db<CertificateRow[]>`${shown(db)} where c.id = ${id}`;
  return row ?? null;
}

/** All certificates of a record, the newest first, behind an id. */
export async function listCertificates(
  db: Db,
  recordId: string,
  after: { id: string } | null,
  limit: number,
): Promise<CertificateRow[]> {
  return db<CertificateRow[]>`
    ${shown(db)} where c.record_id = ${recordId} and ${after ? db`c.id < ${after.id}` : db`true`}
    order by c.id desc limit ${limit}`;
}

/** Is there such a record, valid or not? With `restricted` also one that is shown to few (R35). */
export async function recordExists(db: Db, recordId: string, restricted: boolean): Promise<boolean> {
  const [row] = await db`
    select 1 from training_records r
    where r.id = ${recordId} and (${restricted} or not ${isRestricted(db)})`;
  return row !== undefined;
}

/** The bytes that were given out. */
export async function certificateBytes(db: Db, id: string): Promise<Buffer> {
  const [row] = await db<{ pdf: Buffer }[]>`select pdf from certificates where id = ${id}`;
  if (!row) throw new Error('no such certificate');
  return row.pdf;
}

/** A number for the next credential, given once. */
export async function drawCertificateNumber(db: Db): Promise<number> {
  const [row] = await db<{ number: number }[]>`select nextval('certificate_numbers') as number`;
  return row?.number ?? 0;
}

/**
 * Keeps a certificate, unless its record was changed since it was read (`changed`) or another one holds (`lost`: somebody was
 * first). With `inPlaceOf` that one is superseded by it.
 */
export async function insertCertificate(
  sql: Sql,
  { id, number, templateId, facts, unshown, pdf, sha256, credential, validUntil }: NewCertificate,
  inPlaceOf: string | null,
): Promise<'kept' | 'lost' | 'changed'> {
  return inTransaction(sql, async (tx) => {
    // Whoever changes the record waits until this is kept, and then ends it.
    await tx`select 1 from training_records where id = ${facts.recordId} for no key update`;
    const now = await readCertifiable(tx, facts.recordId);
    if (!now || !sameRecord(now, facts)) return 'changed';
    if (inPlaceOf !== null) {
      await tx`
        update certificates set ended_as = 'superseded', ended_at = ${facts.issuedAt}
        where id = ${inPlaceOf} and ended_as is null`;
    }
    const kept = await tx`
      insert into certificates (id, serial, number, record_id, template_id, facts, unshown, pdf, sha256, credential,
        issued_at, valid_until)
      values (${id}, ${facts.serial}, ${number}, ${facts.recordId}, ${templateId}, ${tx.json(facts as never)},
        ${[...unshown]}, ${pdf}, ${sha256}, ${credential}, ${facts.issuedAt}, ${validUntil})
      on conflict do nothing returning id`;
    return kept.length === 1 ? 'kept' : 'lost';
  });
}

/** The places in a list of credentials that hold no longer. @param from the number of its first @param to behind its last */
export async function endedNumbers(db: Db, from: number, to: number): Promise<number[]> {
  const rows = await db<{ number: number }[]>`
    select number from certificates where ended_as is not null and number >= ${from} and number < ${to}
    union all select number from certificate_numbers_gone where number >= ${from} and number < ${to}`;
  return rows.map(({ number }) => number);
}

/** Was a number of this list given yet, or one after it? */
export async function isListBegun(db: Db, from: number): Promise<boolean> {
  const [row] = await db`
    select 1 from certificates where number >= ${from}
    union all select 1 from certificate_numbers_gone where number >= ${from} limit 1`;
  return row !== undefined;
}

const RECORD_FIELDS = [
  'userId',
  'recordType',
  'objectId',
  'title',
  'trainingProvider',
  'completionDate',
  'qualificationCode',
  'expiresAt',
] as const satisfies readonly (keyof RecordFacts)[];

function sameRecord(one: RecordFacts, other: RecordFacts): boolean {
  return RECORD_FIELDS.every((field) => one[field] === other[field]);
}

function shown(db: Db) {
  return db`
    select c.id, c.serial, c.number, c.record_id, jsonb_build_object('code', t.code, 'version', t.version) as template,
      c.facts, t.rules ->> 'issuer' as issuer, c.unshown, c.sha256, c.credential, c.issued_at, c.valid_until, c.ended_as,
      c.ended_at, ${isRestricted(db)} as restricted
    from certificates c join certificate_templates t on t.id = c.template_id
      join training_records r on r.id = c.record_id`;
}

function isRestricted(db: Db) {
  return db`exists (select from record_restrictions s where s.record_id = r.id and s.lifted_at is null)`;
}
