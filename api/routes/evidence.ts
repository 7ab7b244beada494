import { z } from 'zod';
import { loadEnrolment } from '../../store/enrolments.ts';
import { type EvidenceRow, listEvidence } from '../../store/evidence.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { type Route, route } from '../http/route.ts';
import { presentEvidence } from '../presenters/completion.ts';
import { idParam } from '../schemas/common.ts';
import { evidence } from '../schemas/completion.ts';

/** Files handed in as evidence; the commands `submit-evidence`, `accept-evidence` and `reject-evidence` move them. */
export function evidenceRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/enrolments/{id}/evidence',
      operationId: 'listEvidence',
      tag: 'Enrolments',
      summary: 'The evidence that was handed in',
      description: 'The newest first: the reference to each file, and what became of it.',
      access: 'read',
      people: people('enrolments:view', 'enrolment'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: { description: 'A page.', schema: listOf(evidence).meta({ id: 'EvidenceList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const { id } = input.params;
        if (!(await loadEnrolment(sql, id))) throw notFound('enrolment');
        const list = {
          name: 'evidence',
          key: idKey,
          keyOf: (row: EvidenceRow) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) => listEvidence(sql, id, after, limit),
          columns: COLUMNS,
        };
        return listReply(input, list, presentEvidence);
      },
    }),
  ];
}

const COLUMNS = [
  ['id', (row: EvidenceRow) => row.id],
  ['name', (row: EvidenceRow) => row.name],
  ['media_type', (row: EvidenceRow) => row.mediaType],
  ['size', (row: EvidenceRow) => row.size],
  ['sha256', (row: EvidenceRow) => row.sha256],
  ['reference', (row: EvidenceRow) => row.reference],
  ['state', (row: EvidenceRow) => row.state],
  ['submitted_at', (row: EvidenceRow) => row.submittedAt],
  ['decided_at', (row: EvidenceRow) => row.decidedAt],
] as const;
