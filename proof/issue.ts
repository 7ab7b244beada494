import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { endOfDay, startOfDay } from '../domain/calendar.ts';
import { type CertificateFacts, nameOnPaper } from '../domain/certificates/certificate.ts';
import { credentialOf } from '../domain/certificates/credential.ts';
import { makeSerial, SERIAL_BYTES } from '../domain/certificates/serial.ts';
import { statusPlace } from '../domain/certificates/statusList.ts';
import type { TemplateRules } from '../domain/certificates/template.ts';
import type { Clock } from '../domain/clock.ts';
import {
  type CertifiableRecord,
  type CertificateRow,
  certificateById,
  drawCertificateNumber,
  insertCertificate,
  livingCertificate,
  type NewCertificate,
  readCertifiable,
} from '../store/certificates.ts';
import { templateFor } from '../store/certificateTemplates.ts';
import type { Sql } from '../store/db.ts';
import { noteSigningKey } from '../store/signingKeys.ts';
import { drawCertificate } from './paper.ts';
import { hashedIdentity, issuerOf, organisationKeyOf, type SignerConfig, signCredential } from './signing.ts';

export interface IssueDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly config: SignerConfig;
}

/** Between reading and keeping, a record can be changed or another be first; that this happens so often is no chance. */
const TRIES = 8;

/**
 * R27: the certificate of a record as it stands: issued at the first demand and given out ever after, once under races. Null
 * when there is no such record, or it does not stand.
 *
 * @param anew the id of a command that asks for a new one in its place: drawn with the name and the template of today. The
 *   same command again finds the one that it made
 */
export async function issueCertificate(
  deps: IssueDeps,
  recordId: string,
  anew: string | null = null,
): Promise<CertificateRow | null> {
  if (anew !== null) return issue(deps, recordId, anew);
  const here = underWay.get(deps.sql) ?? new Map<string, Promise<CertificateRow | null>>();
  underWay.set(deps.sql, here);
  const asked = here.get(recordId) ?? issue(deps, recordId, null).finally(() => here.delete(recordId));
  here.set(recordId, asked);
  return asked;
}

/** What is being issued here: who asks for the same meanwhile waits for it, and it is drawn once. */
const underWay = new WeakMap<Sql, Map<string, Promise<CertificateRow | null>>>();

async function issue(deps: IssueDeps, recordId: string, anew: string | null): Promise<CertificateRow | null> {
  const { sql } = deps;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const made = anew === null ? await livingCertificate(sql, recordId) : await certificateById(sql, anew);
    if (made) return made;
    const record = await readCertifiable(sql, recordId);
    if (!record) return null;
    const before = anew === null ? null : await livingCertificate(sql, recordId);
    await insertCertificate(sql, await drawn(deps, record, anew ?? uuidv7()), before?.id ?? null);
  }
  throw new Error('a certificate could not be kept');
}

/** Draws and signs a certificate. Nothing is kept yet. */
async function drawn(deps: IssueDeps, record: CertifiableRecord, id: string): Promise<NewCertificate> {
  const { sql, clock, config } = deps;
  const template = await templateFor(sql, record);
  const facts = factsOf(record, makeSerial(randomBytes(SERIAL_BYTES)), config.baseUrl, clock.now());
  const { pdf, unshown } = await drawCertificate(facts, template.rules);
  const number = await drawCertificateNumber(sql);
  const validUntil = record.expiresAt && endOfDay(record.expiresAt, record.timezone);
  const credential = await signed(deps, record, facts, template.rules, { number, validUntil });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { id, number, templateId: template.id, facts, unshown, pdf, sha256, credential, validUntil };
}

function factsOf(record: CertifiableRecord, serial: string, baseUrl: string, issuedAt: string): CertificateFacts {
  const { givenName, familyName, email: _email, timezone: _timezone, ...shown } = record;
  const name = nameOnPaper(givenName, familyName);
  return { ...shown, serial, name, issuedAt, verifyAt: `${baseUrl}/certificates/${serial}` };
}

async function signed(
  { sql, clock, config }: IssueDeps,
  { email, completionDate, timezone }: CertifiableRecord,
  facts: CertificateFacts,
  { issuer }: TemplateRules,
  { number, validUntil }: { number: number; validUntil: string | null },
): Promise<string> {
  const key = await organisationKeyOf(config);
  await noteSigningKey(sql, key.public, clock.now());
  const identity = hashedIdentity(email, randomBytes(16).toString('base64url'));
  const valid = { validFrom: startOfDay(completionDate, timezone), validUntil };
  const credential = credentialOf(
    { ...facts, ...valid },
    issuerOf(config.baseUrl, issuer),
    identity,
    statusPlace(number),
  );
  return signCredential(credential, key);
}
