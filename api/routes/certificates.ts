import { z } from 'zod';
import { readSerial } from '../../domain/certificates/serial.ts';
import { issueCertificate } from '../../proof/issue.ts';
import {
  type CertificateRow,
  certificateBytes,
  listCertificates,
  readCertificate,
  recordExists,
} from '../../store/certificates.ts';
import type { AppDeps } from '../deps.ts';
import { type Caller, seesRestricted } from '../http/authority.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentCertificate, presentCredential } from '../presenters/certificates.ts';
import { certificate, credential } from '../schemas/certificates.ts';
import { idParam } from '../schemas/common.ts';

const TAG = 'Certificates';
const PDF = 'application/pdf';
const CREDENTIAL = 'application/vc+jwt';

const bySerial = z.object({
  serial: z
    .string()
    .transform((text, context) => {
      const serial = readSerial(text);
      if (serial === null) context.addIssue({ code: 'custom', message: 'is no number of a certificate' });
      return serial ?? '';
    })
    .meta({ description: 'Its number.', override: { type: 'string' } }),
});

/** Certificates of training records: issued at the first demand, and the same ever after (R27). */
export function certificateRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function issued(recordId: string, caller: Caller, anew: string | null = null): Promise<CertificateRow> {
    // R35: what is restricted is not there for others.
    const seen = await recordExists(sql, recordId, seesRestricted(caller));
    const row = seen ? await issueCertificate(deps, recordId, anew) : null;
    if (!row) throw notFound('valid training record');
    return row;
  }

  async function known(serial: string, caller: Caller): Promise<CertificateRow> {
    const row = await readCertificate(sql, serial);
    if (!row || (row.restricted && !seesRestricted(caller))) throw notFound('certificate');
    return row;
  }

  async function document({ id, serial, sha256 }: CertificateRow): Promise<Reply> {
    return {
      status: 200,
      content: { type: PDF, chunks: [await certificateBytes(sql, id)] },
      headers: {
        'Content-Disposition': `attachment; filename="certificate-${serial}.pdf"`,
        'Cache-Control': 'private, no-cache',
        ETag: `"${sha256}"`,
      },
    };
  }

  return [
    route({
      method: 'get',
      path: '/v1/training-records/{id}/certificate',
      operationId: 'getTrainingRecordCertificate',
      tag: TAG,
      summary: 'The certificate of a training record, as PDF',
      description:
        'Issued at the first demand, and the same bytes ever after (R27). When the record is corrected, the next demand issues another, and the one before is superseded.',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      answers: { 200: { description: 'The PDF.', also: [PDF] } },
      handle: async (input) => document(await issued(input.params.id, input)),
    }),
    route({
      method: 'get',
      path: '/v1/training-records/{id}/credential',
      operationId: 'getTrainingRecordCredential',
      tag: TAG,
      summary: 'The verifiable credential of a training record',
      description:
        'An Open Badges 3.0 credential (W3C Verifiable Credentials 2.0) as a JWT, signed with the organisation’s key, which stands at `/.well-known/jwks.json`. With `Accept: application/vc+jwt` it comes by itself. It belongs to the certificate, and is issued with it.',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      answers: { 200: { description: 'The credential.', schema: credential, also: [CREDENTIAL] } },
      handle: async (input) => {
        const row = await issued(input.params.id, input);
        if (!input.header('accept')?.includes(CREDENTIAL)) return ok(presentCredential(row, clock.now()));
        return { status: 200, content: { type: CREDENTIAL, chunks: [row.credential] } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/training-records/{id}/certificates',
      operationId: 'listTrainingRecordCertificates',
      tag: TAG,
      summary: 'All certificates of a training record',
      description: 'The newest first, with what became of each.',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(certificate).meta({ id: 'CertificateList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { id } = input.params;
        if (!(await recordExists(sql, id, seesRestricted(input)))) throw notFound('training record');
        const list = {
          name: 'certificates',
          key: idKey,
          keyOf: (row: CertificateRow) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) => listCertificates(sql, id, after, limit),
          columns: COLUMNS,
        };
        return listReply(input, list, (row) => presentCertificate(row, clock.now()));
      },
    }),
    route({
      method: 'post',
      path: '/v1/training-records/{id}/certificates',
      operationId: 'reissueCertificate',
      tag: TAG,
      summary: 'Issue a certificate anew',
      description:
        'With the person’s name and the template as they are today, for example after a marriage. The one before is superseded.',
      access: 'write',
      people: people('records:edit', 'record'),
      params: idParam,
      answers: { 201: { description: 'Issued.', schema: certificate, headers: { Location: 'The address.' } } },
      handle: async (input) => {
        const row = await issued(input.params.id, input, input.commandId);
        const headers = { Location: `/v1/certificates/${row.serial}` };
        return { status: 201, body: presentCertificate(row, clock.now()), headers, about: row.facts.userId };
      },
    }),
    route({
      method: 'get',
      path: '/v1/certificates/{serial}',
      operationId: 'getCertificate',
      tag: TAG,
      summary: 'A certificate by its number',
      description: 'Also one that is superseded or revoked.',
      access: 'read',
      people: people('records:view', 'certificate'),
      params: bySerial,
      answers: { 200: { description: 'The certificate.', schema: certificate } },
      handle: async (input) => ok(presentCertificate(await known(input.params.serial, input), clock.now())),
    }),
    route({
      method: 'get',
      path: '/v1/certificates/{serial}/document',
      operationId: 'getCertificateDocument',
      tag: TAG,
      summary: 'A certificate by its number, as PDF',
      description: 'The bytes that were given out, also of one that is superseded or revoked.',
      access: 'read',
      people: people('records:view', 'certificate'),
      params: bySerial,
      answers: { 200: { description: 'The PDF.', also: [PDF] } },
      handle: async (input) => document(await known(input.params.serial, input)),
    }),
  ];
}

const COLUMNS = [
  ['serial', (row: CertificateRow) => row.serial],
  ['name', (row: CertificateRow) => row.facts.name],
  ['title', (row: CertificateRow) => row.facts.title],
  ['template', (row: CertificateRow) => row.template.code],
  ['template_version', (row: CertificateRow) => row.template.version],
  ['sha256', (row: CertificateRow) => row.sha256],
  ['issued_at', (row: CertificateRow) => row.issuedAt],
  ['valid_until', (row: CertificateRow) => row.validUntil],
  ['ended_as', (row: CertificateRow) => row.endedAs],
  ['ended_at', (row: CertificateRow) => row.endedAt],
] as const;
