import { z } from 'zod';
import type { ReportParams } from '../../domain/reports/params.ts';
import { FORMAT_TYPES } from '../../reporting/file.ts';
import {
  deleteSavedReport,
  insertSavedReport,
  listSavedReports,
  patchSavedReport,
  readSavedReport,
} from '../../store/reports/saved.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { check } from '../http/input.ts';
import { idKey, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentReport } from '../presenters/reports.ts';
import { idParam } from '../schemas/common.ts';
import { REPORT_PARAMS } from '../schemas/reportParams.ts';
import {
  newReport,
  reportPatch,
  results,
  resultsQuery,
  savedReport,
  savedReportList,
  savedReportQuery,
} from '../schemas/reports.ts';
import { checkName, checkSchedule, keptParams, keptRecipients } from './reportFields.ts';
import { expectWhole } from './reportReach.ts';
import { resultsReply } from './reportResults.ts';

const TAG = 'Reports';
const withVersion = { headers: { ETag: 'The version.' } };

/** Reports that are kept: what is asked, when they are made by themselves, and for whom. */
export function savedReportRoutes({ sql, clock }: AppDeps): Route[] {
  async function found(id: string) {
    const row = await readSavedReport(sql, id);
    if (!row) throw notFound('report');
    return row;
  }

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await found(id);
    const location = status === 201 ? { Location: `/v1/reports/${id}` } : {};
    return { status, body: presentReport(row, clock.now()), headers: { ETag: etag(row.version), ...location } };
  }

  /** @throws Problem 400 for parameters that this kind has not */
  async function patchedParams(id: string, given: Record<string, string> | undefined) {
    const { kind } = await found(id);
    if (given === undefined) return undefined;
    const schema = z.strictObject({ params: z.strictObject(REPORT_PARAMS[kind]) });
    const { params } = check(schema, { params: given }, 'body');
    return keptParams(sql, params as ReportParams, '#/params/', clock.now());
  }

  return [
    route({
      method: 'post',
      path: '/v1/reports',
      operationId: 'createReport',
      tag: TAG,
      summary: 'Keep a report',
      description:
        'Under a name, to be asked for again; with a schedule it is made by itself, and its recipients are mailed a link to the file, which is kept for 30 days. What falls due while the system is down is listed as missed, but for the newest, which is made.',
      access: 'write',
      people: people('records:view_reports'),
      body: newReport,
      answers: {
        201: { description: 'Kept.', schema: savedReport, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ body, client, commandId, may }) => {
        const { kind, name, format, schedule } = body;
        expectWhole(may, kind);
        checkName(name);
        checkSchedule(schedule);
        const params = await keptParams(sql, body.params as ReportParams, '#/params/', clock.now());
        const recipients = await keptRecipients(sql, body.recipients);
        const given = { id: commandId, kind, name, params, format, schedule, recipients, actor: actorOf(client) };
        if (!(await insertSavedReport(sql, given, clock.now()))) throw alreadyExists('a report', 'name');
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports',
      operationId: 'listReports',
      tag: TAG,
      summary: 'The reports that are kept',
      description: 'The newest first.',
      access: 'read',
      people: people('records:view_reports'),
      query: savedReportQuery,
      answers: { 200: { description: 'A page.', schema: savedReportList } },
      handle: async ({ query }) => {
        const now = clock.now();
        const read = (after: { id: string } | null, limit: number) => listSavedReports(sql, query, after, limit);
        const list = { name: 'reports', key: idKey, keyOf: ({ id }: { id: string }) => ({ id }), read };
        return ok(await page(list, query, (row) => presentReport(row, now)));
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports/{id}',
      operationId: 'getReport',
      tag: TAG,
      summary: 'Read a report that is kept',
      description: 'What it asks, when it is made next, and for whom.',
      access: 'read',
      people: people('records:view_reports'),
      params: idParam,
      answers: { 200: { description: 'The report.', schema: savedReport, ...withVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/reports/{id}',
      operationId: 'changeReport',
      tag: TAG,
      summary: 'Change a report that is kept',
      description: 'Another schedule begins now.',
      access: 'write',
      people: people('records:view_reports'),
      params: idParam,
      body: reportPatch,
      ifMatch: true,
      answers: { 200: { description: 'The report after it.', schema: savedReport, ...withVersion } },
      refusals: [409],
      handle: async ({ params: { id }, body, header, client, may }) => {
        expectWhole(may, (await found(id)).kind);
        checkName(body.name);
        checkSchedule(body.schedule);
        const params = await patchedParams(id, body.params);
        const recipients = body.recipients && (await keptRecipients(sql, body.recipients));
        const { params: _params, recipients: _recipients, ...plain } = body;
        const patch = { ...plain, ...(params && { params }), ...(recipients && { recipients }) };
        const expected = ifMatch(header('if-match'));
        const result = await patchSavedReport(sql, id, patch, actorOf(client), expected, clock.now());
        if (result.kind === 'missing') throw notFound('report');
        if (result.kind === 'name') throw alreadyExists('a report', 'name');
        if (result.kind === 'version') throw changedMeanwhile(result.version);
        return shown(id);
      },
    }),
    route({
      method: 'delete',
      path: '/v1/reports/{id}',
      operationId: 'deleteReport',
      tag: TAG,
      summary: 'Delete a report that is kept',
      description: 'With the files that were made of it; links to them lead nowhere any more.',
      access: 'write',
      people: people('records:view_reports'),
      params: idParam,
      answers: { 204: { description: 'It is gone.' } },
      handle: async ({ params, client, may }) => {
        expectWhole(may, (await found(params.id)).kind);
        if (!(await deleteSavedReport(sql, params.id, actorOf(client), clock.now()))) throw notFound('report');
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/reports/{id}/results',
      operationId: 'getReportResults',
      tag: TAG,
      summary: 'What a report shows now',
      description: 'As JSON page by page, or whole as `text/csv` or as a workbook (XLSX).',
      access: 'read',
      people: people('records:view_reports'),
      params: idParam,
      query: z.strictObject(resultsQuery),
      answers: {
        200: { description: 'A page, or the file.', schema: results, also: ['text/csv', FORMAT_TYPES.xlsx] },
      },
      handle: async (input) => {
        const { id, kind, params } = await found(input.params.id);
        return resultsReply(sql, kind, params, clock.now(), input, `report-${id}`);
      },
    }),
  ];
}
