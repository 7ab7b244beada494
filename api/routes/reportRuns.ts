import { z } from 'zod';
import { FORMAT_TYPES } from '../../reporting/file.ts';
import { bytesOf, wholeFileOf } from '../../store/reports/files.ts';
import { askRun, listRuns } from '../../store/reports/runs.ts';
import { readSavedReport } from '../../store/reports/saved.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentRun } from '../presenters/reports.ts';
import { id, idParam } from '../schemas/common.ts';
import { reportRunList } from '../schemas/reports.ts';
import { expectWhole } from './reportReach.ts';

const TAG = 'Reports';

/** What was made of a report: each occurrence, and its file as long as that is kept. */
export function reportRunRoutes({ sql, clock }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/reports/{id}/runs',
      operationId: 'listReportRuns',
      tag: TAG,
      summary: 'What was made of a report',
      description: 'Each occurrence, the newest first; those that were missed as well.',
      access: 'read',
      people: people('records:view_reports'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: reportRunList } },
      handle: async ({ params, query }) => {
        if (!(await readSavedReport(sql, params.id))) throw notFound('report');
        const read = (after: { id: string } | null, limit: number) => listRuns(sql, params.id, after, limit);
        const list = { name: 'report-runs', key: idKey, keyOf: ({ id }: { id: string }) => ({ id }), read };
        return ok(await page(list, query, presentRun));
      },
    }),
    route({
      method: 'post',
      path: '/v1/reports/{id}/runs',
      operationId: 'runReport',
      tag: TAG,
      summary: 'Make a report now',
      description: 'As its schedule would: its recipients are told when it is there. The schedule stays as it is.',
      access: 'write',
      people: people('records:view_reports'),
      params: idParam,
      answers: { 202: { description: 'It is being made.', schema: z.object({ id }).meta({ id: 'ReportRunRef' }) } },
      handle: async ({ params, commandId, may }) => {
        const report = await readSavedReport(sql, params.id);
        if (!report) throw notFound('report');
        expectWhole(may, report.kind);
        if (!(await askRun(sql, params.id, commandId, clock.now()))) throw notFound('report');
        return { status: 202, body: { id: commandId } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports/{id}/runs/{run}/file',
      operationId: 'getReportFile',
      tag: TAG,
      summary: 'The file of a run',
      description: 'The whole report, as it was then; for 30 days.',
      access: 'read',
      people: people('records:view_reports'),
      params: idParam.extend({ run: z.uuid().meta({ description: 'The run’s id.' }) }),
      answers: { 200: { description: 'The file.', also: ['text/csv', FORMAT_TYPES.xlsx] } },
      handle: async ({ params, may }) => {
        const report = await readSavedReport(sql, params.id);
        if (!report) throw notFound('report');
        expectWhole(may, report.kind);
        const file = await wholeFileOf(sql, params.id, params.run, clock.now());
        if (!file) throw notFound('file');
        const { format, bytes, dueAt } = file;
        return {
          status: 200,
          headers: {
            'Content-Length': String(bytes),
            'Content-Disposition': `attachment; filename="report-${dueAt.slice(0, 10)}.${format}"`,
          },
          content: { type: FORMAT_TYPES[format], chunks: bytesOf(sql, file.id) },
        };
      },
    }),
  ];
}
