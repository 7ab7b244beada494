import type { z } from 'zod';
import type { CertificateFacts } from '../../domain/certificates/certificate.ts';
import type { TemplateRules } from '../../domain/certificates/template.ts';
import { wrongWithLogo } from '../../proof/logo.ts';
import { drawCertificate } from '../../proof/paper.ts';
import {
  insertTemplateVersion,
  listTemplates,
  listTemplateVersions,
  readTemplate,
  type TemplateRow,
} from '../../store/certificateTemplates.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput, Problem } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { presentTemplate } from '../presenters/certificates.ts';
import { certificateTemplate, newCertificateTemplate } from '../schemas/certificates.ts';
import { createdVersion, type VersionedCatalogue, versionedRoutes } from './versionedCatalogue.ts';

const TAG = 'Certificates';

/** Templates of certificates: what they look like and say. */
export function certificateTemplateRoutes({ sql, clock }: AppDeps): Route[] {
  const catalogue: VersionedCatalogue<TemplateRow> = {
    path: 'certificate-templates',
    tag: TAG,
    ids: ['CertificateTemplate', 'CertificateTemplates'],
    words: ['certificate template', 'template', 'certificate templates'],
    schema: certificateTemplate,
    viewedBy: 'settings:edit',
    read: (code, version) => readTemplate(sql, code, version),
    list: (after, limit) => listTemplates(sql, after, limit),
    versions: (code, after, limit) => listTemplateVersions(sql, code, after, limit),
    present: async (rows) => rows.map(presentTemplate),
  };

  async function create({ code, ...rules }: z.output<typeof newCertificateTemplate>, id: string): Promise<Reply> {
    const wrong = rules.logo === null ? null : wrongWithLogo(Buffer.from(rules.logo, 'base64'));
    if (wrong !== null) throw invalidInput({ pointer: '#/logo', detail: wrong });
    // What cannot be drawn is found now, and not when somebody wants their certificate.
    await drawCertificate(SOMEBODY, rules as TemplateRules);
    const made = await insertTemplateVersion(sql, id, code, rules as TemplateRules, clock.now());
    if (made.kind === 'made') return createdVersion(catalogue, made.row);
    throw new Problem('already-exists', `the template ${made.by} is for ${made.value} already`, {
      errors: [{ pointer: `#/${made.field}`, detail: `has what the template ${made.by} is for` }],
    });
  }

  return [
    route({
      method: 'post',
      path: '/v1/certificate-templates',
      operationId: 'createCertificateTemplateVersion',
      tag: TAG,
      summary: 'Create the next version of a certificate template',
      description:
        'The first under a code is version 1; `default` is there from the beginning. What was issued stays as it is (R27); what is issued from now on is drawn with the newest version.',
      access: 'write',
      people: people('settings:edit'),
      body: newCertificateTemplate,
      refusals: [409],
      answers: { 201: { description: 'Created.', schema: certificateTemplate, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    ...versionedRoutes(catalogue),
  ];
}

/** Nobody's certificate, to try a template with. */
const SOMEBODY: CertificateFacts = {
  recordId: '00000000-0000-7000-8000-000000000000',
  userId: '00000000-0000-7000-8000-000000000000',
  recordType: 'course',
  objectId: null,
  title: 'A Course',
  trainingProvider: 'A Provider',
  completionDate: '2026-01-31',
  qualificationCode: 'A-1',
  expiresAt: '2027-01-31',
  serial: '0000-0000-0000-0000-0000',
  name: 'Somebody',
  locale: 'en',
  issuedAt: '2026-01-31T00:00:00.000Z',
  verifyAt: 'https://example.org/certificates/0000-0000-0000-0000-0000',
};
