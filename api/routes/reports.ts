import { z } from 'zod';
import { REPORT_KINDS, REPORTS, type ReportKind } from '../../domain/reports/kinds.ts';
import type { ReportParams } from '../../domain/reports/params.ts';
import { FORMAT_TYPES } from '../../reporting/file.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentKinds } from '../presenters/reports.ts';
import { REPORT_PARAMS } from '../schemas/reportParams.ts';
import { reportKinds, results, resultsQuery } from '../schemas/reports.ts';
import { keptParams } from './reportFields.ts';
import { REPORT_PERMISSIONS } from './reportReach.ts';
import { resultsReply } from './reportResults.ts';

const TAG = 'Reports';

/** The catalogue of reports, and each of them as it is asked for. */
export function reportRoutes({ sql, clock }: AppDeps): Route[] {
  const ofKind = (kind: ReportKind): Route =>
    route({
      method: 'get',
      path: `/v1/reports/kinds/${kind}/results`,
      operationId: `report${kind.split('-').map(capital).join('')}`,
      tag: TAG,
      summary: `Report: ${REPORTS[kind].title}`,
      description: `${REPORTS[kind].description} As \`text/csv\` or as a workbook (XLSX) the whole report. People see what is about those whom their permission reaches.`,
      access: 'read',
      people: people(REPORT_PERMISSIONS[kind]),
      query: z.strictObject({ ...REPORT_PARAMS[kind], ...resultsQuery }),
      answers: {
        200: { description: 'A page, or the file.', schema: results, also: ['text/csv', FORMAT_TYPES.xlsx] },
      },
      handle: async (input) => {
        const { limit: _limit, cursor: _cursor, format: _format, ...given } = input.query;
        const now = clock.now();
        const params = await keptParams(sql, given as ReportParams, '?', now);
        return resultsReply(sql, kind, params, now, input as never);
      },
    });

  return [
    route({
      method: 'get',
      path: '/v1/reports/kinds',
      operationId: 'listReportKinds',
      tag: TAG,
      summary: 'The reports that there are',
      description: 'What each shows, what it can be asked, and its columns.',
      access: 'read',
      people: people('catalogue:view'),
      answers: { 200: { description: 'All of them.', schema: reportKinds } },
      handle: async () => ok(presentKinds()),
    }),
    ...REPORT_KINDS.map(ofKind),
  ];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
