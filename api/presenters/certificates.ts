import type { z } from 'zod';
import { standingOf } from '../../domain/certificates/certificate.ts';
import type { Instant } from '../../domain/words.ts';
import type { CertificateRow } from '../../store/certificates.ts';
import type { TemplateRow } from '../../store/certificateTemplates.ts';
import type { certificate, certificateTemplate, credential } from '../schemas/certificates.ts';

export function presentTemplate({
  id,
  code,
  version,
  rules,
  createdAt,
}: TemplateRow): z.output<typeof certificateTemplate> {
  const { activities, qualificationCodes, wording, ...rest } = rules;
  return {
    id,
    code,
    version,
    ...rest,
    wording: [...wording],
    activities: [...activities],
    qualificationCodes: [...qualificationCodes],
    createdAt,
  };
}

export function presentCertificate(row: CertificateRow, now: Instant): z.output<typeof certificate> {
  const { id, serial, recordId, template, sha256, unshown, issuedAt, validUntil, endedAt } = row;
  const { name, title, verifyAt } = row.facts;
  const status = standingOf(row, now);
  return {
    id,
    serial,
    recordId,
    name,
    title,
    status,
    template,
    sha256,
    unshown,
    verifyAt,
    issuedAt,
    validUntil,
    endedAt,
  };
}

export function presentCredential(row: CertificateRow, now: Instant): z.output<typeof credential> {
  return { id: row.facts.verifyAt, status: standingOf(row, now), credential: row.credential };
}
