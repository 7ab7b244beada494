import type { DocumentRef } from '../domain/completion.ts';
import { signatureCommandId } from '../domain/ids.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** How a request for a signature ends. */
export const SIGNATURE_ENDS = ['signed', 'declined', 'expired'] as const;
export type SignatureEnd = (typeof SIGNATURE_ENDS)[number];

/** A document that is, or was, out for signature. */
export interface SignatureRequest {
  readonly id: string;
  readonly enrolmentId: string;
  readonly service: string;
  readonly documentVersion: string;
  readonly documentSha256: string | null;
  /** Where the document lies. */
  readonly documentReference: string;
  readonly status: 'open' | SignatureEnd;
  readonly expiresAt: Instant;
  /** When it ended. */
  readonly closedAt: Instant | null;
  /** The code of the rule that refused the signature. */
  readonly refusal: string | null;
  readonly createdAt: Instant;
}

const columns = (db: Db) => db`
  id, enrolment_id, service, document_version, document_sha256, document_reference, status, expires_at, closed_at, refusal,
  created_at`;

/** Keeps a new request. One with this id stays as it is: a repeat. */
export async function insertSignatureRequest(
  db: Db,
  request: {
    id: string;
    enrolmentId: string;
    service: string;
    document: DocumentRef;
    reference: string;
    expiresAt: Instant;
    clientId: string;
    at: Instant;
  },
): Promise<void> {
  const { id, enrolmentId, service, document, reference, expiresAt, clientId, at } = request;
  await db`
    insert into signature_requests (id, enrolment_id, service, document_version, document_sha256, document_reference, status,
      expires_at, client_id, created_at)
    values (${id}, ${enrolmentId}, ${service}, ${document.version}, ${document.sha256}, ${reference}, 'open', ${expiresAt},
      ${clientId}, ${at})
    on conflict (id) do nothing`;
}

/** One request, or null. */
export async function readSignatureRequest(db: Db, id: string): Promise<SignatureRequest | null> {
  const [row] = await db<SignatureRequest[]>`select ${columns(db)} from signature_requests where id = ${id}`;
  return row ?? null;
}

/** The requests of an enrolment, the newest first, behind one. */
export async function listSignatureRequests(
  db: Db,
  enrolmentId: string,
  after: { id: string } | null,
  limit: number,
): Promise<SignatureRequest[]> {
  return db<SignatureRequest[]>`
    select ${columns(db)} from signature_requests
    where enrolment_id = ${enrolmentId} and ${after ? db`id < ${after.id}` : db`true`} order by id desc limit ${limit}`;
}

/**
 * Ends an open request. A signature leaves the command for the enrolment, in the same transaction: one is not without the
 * other. Resolves with how it stands then; an end is for good, so that the same word again does nothing.
 */
export async function closeSignatureRequest(
  sql: Sql,
  id: string,
  end: SignatureEnd,
  at: Instant,
  now: Instant,
): Promise<SignatureRequest | null> {
  return inTransaction(sql, async (tx) => {
    const [request] = await tx<SignatureRequest[]>`
      update signature_requests set status = ${end}, closed_at = ${at}, heard_at = ${now}
      where id = ${id} and status = 'open' returning ${columns(tx)}`;
    if (!request) return readSignatureRequest(tx, id);
    if (end === 'signed') {
      const { enrolmentId, documentVersion, documentSha256 } = request;
      const document = { version: documentVersion, sha256: documentSha256 };
      await tx`
        insert into outbox (kind, target_id, command_id, command, due_at)
        values ('tell', ${enrolmentId}, ${signatureCommandId(id)}, ${tx.json({ type: 'signed', document, happenedAt: at })}, ${now})
        on conflict do nothing`;
      await tx`select pg_notify('rollbook_relay', 'messages')`;
    }
    return request;
  });
}

/** A rule of the enrolment refused the signature: it is seen with the request. */
export async function noteRefusal(db: Db, commandId: string, code: string): Promise<void> {
  const id = commandId.slice(signatureCommandId('').length);
  await db`update signature_requests set refusal = ${code} where id = ${id} and refusal is null`;
}
