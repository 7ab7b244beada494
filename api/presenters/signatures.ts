import type { z } from 'zod';
import type { Instant } from '../../domain/words.ts';
import type { SignatureRequest } from '../../store/signatureRequests.ts';
import type { signatureRequest } from '../schemas/signatures.ts';

/** A request for a signature. Open beyond its time, it has expired, whether the service says so or not. */
export function presentSignatureRequest(row: SignatureRequest, now: Instant): z.output<typeof signatureRequest> {
  const { id, enrolmentId, service, status, refusal, expiresAt, closedAt, createdAt } = row;
  const expired = status === 'open' && expiresAt <= now;
  return {
    id,
    enrolment: enrolmentId,
    service,
    document: { version: row.documentVersion, sha256: row.documentSha256, reference: row.documentReference },
    status: expired ? 'expired' : status,
    refusal,
    expiresAt,
    closedAt: expired ? expiresAt : closedAt,
    createdAt,
  };
}
