import { z } from 'zod';
import type { Scope } from '../../domain/keys/scopes.ts';
import { filledBy } from '../../domain/mapping/rules.ts';
import { columnNames, describeColumns } from '../../imports/columns.ts';
import { LARGEST_FILE, receiveFile } from '../../imports/receive.ts';
import { readMapping } from '../../store/importMappings.ts';
import { type DecidedRow, decidedRows, type RowOutcome } from '../../store/importRows.ts';
import { findImport, IMPORT_KINDS, type ImportKind, type ImportRecord, listImports } from '../../store/imports.ts';
import type { AppDeps } from '../deps.ts';
import { authorize } from '../http/auth.ts';
import type { Column } from '../http/csv.ts';
import { refuseFile } from '../http/fileRefusal.ts';
import { csvReply, idKey, type Listing, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentImport, presentImportRow } from '../presenters/imports.ts';
import { idParam } from '../schemas/common.ts';
import { importJob, importQuery, importRow, rowsQuery } from '../schemas/imports.ts';
import { orderOf, startImport } from './importOrders.ts';

const tag = 'Imports';

/** What a key must be allowed to write, beside imports, to send a file of a kind. */
const WRITTEN_BY: Readonly<Record<ImportKind, Scope>> = {
  people: 'people:write',
  activities: 'activities:write',
  enrolments: 'enrolments:write',
  status: 'people:write',
};

/** Files of people, activities and enrolments: taken in here, carried out by a durable workflow (R34). */
export function importRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;

  async function known(id: string): Promise<ImportRecord> {
    const record = await findImport(sql, id);
    if (!record) throw notFound('import');
    return record;
  }

  /** The columns of the report: of a mapped file those that the mapping fills. */
  async function columnsOf({ kind, mappingCode, mappingVersion }: ImportRecord): Promise<string[]> {
    const mapping = mappingCode && (await readMapping(sql, mappingCode, mappingVersion ?? undefined));
    return mapping ? filledBy(mapping.rules) : columnNames(kind);
  }

  return [
    route({
      method: 'post',
      path: '/v1/imports',
      operationId: 'createImport',
      tag,
      summary: 'Import a CSV',
      description:
        'Comma, semicolon or tab; UTF-8, with or without a byte order mark. Columns that are not known are dropped. Every row ' +
        'gets its own outcome, and a bad row never stops the good ones. A row of enrolments that was applied once is ' +
        '`unchanged` for ever; `re_enrol` = 1 asks for the next attempt, each time the file is sent. Days are ' +
        '2030-03-31, 31/03/2030 (the day first) or 31.03.2030. A file of people may be read by a saved mapping, untouched, as ' +
        'the HR system writes it. Absence means nothing, unless a file of people is a complete list: then who is missing is ' +
        'deactivated, and where they are too many the import asks first (`needs_confirmation`). The import is answered at once and carried out in the ' +
        `background. The key must be allowed to write what the rows are: people need \`people:write\` too. Columns, whose usual other names are understood too: ${IMPORT_KINDS.map(describeColumns).join(' ')}`,
      access: 'write',
      people: people('imports:run'),
      query: importQuery,
      upload: { types: ['text/csv', 'application/octet-stream'], limit: LARGEST_FILE, description: 'The file.' },
      answers: {
        202: {
          description: 'Taken in; it is being carried out.',
          schema: importJob,
          headers: { Location: 'The import.' },
        },
      },
      refusals: [413, 415, 422],
      handle: async ({ query, upload, client, commandId }) => {
        // A file writes what its rows are: who may not write that one by one may not by the thousand.
        const order = { id: commandId, clientId: client.id, ...(await orderOf(sql, query)) };
        authorize(client, WRITTEN_BY[order.kind]);
        const record = await receiveFile(deps, order, upload.chunks()).catch(refuseFile);
        if (record.finishedAt === null) startImport(deps, record.id);
        return { status: 202, headers: { Location: `/v1/imports/${record.id}` }, body: presentImport(record) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/imports',
      operationId: 'listImports',
      tag,
      summary: 'List imports',
      description: 'The newest first.',
      access: 'read',
      people: people('imports:run'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of imports.', schema: listOf(importJob) } },
      handle: async ({ query }) =>
        ok(
          await page(
            {
              name: 'imports',
              key: idKey,
              keyOf: ({ id }: ImportRecord) => ({ id }),
              read: (after, limit) => listImports(sql, { limit, before: after?.id ?? null }),
            },
            query,
            presentImport,
          ),
        ),
    }),
    route({
      method: 'get',
      path: '/v1/imports/{id}',
      operationId: 'readImport',
      tag,
      summary: 'Read an import',
      description: 'How far it is.',
      access: 'read',
      people: people('imports:run'),
      params: idParam,
      answers: { 200: { description: 'The import.', schema: importJob } },
      handle: async ({ params }) => ok(presentImport(await known(params.id))),
    }),
    route({
      method: 'get',
      path: '/v1/imports/{id}/rows',
      operationId: 'listImportRows',
      tag,
      summary: "List an import's rows",
      description: 'The rows that have their outcome, in the order of the file.',
      access: 'read',
      people: people('imports:run'),
      params: idParam,
      query: rowsQuery,
      answers: { 200: { description: 'A page of rows.', schema: listOf(importRow) } },
      handle: async ({ params, query }) => {
        const { id } = await known(params.id);
        return ok(await page(rowsOf(deps, id, query.outcome ?? null), query, presentImportRow));
      },
    }),
    route({
      method: 'get',
      path: '/v1/imports/{id}/report',
      operationId: 'readImportReport',
      tag,
      summary: "An import's report",
      description: 'Every row that has its outcome, with its values, as CSV.',
      access: 'read',
      people: people('imports:run'),
      params: idParam,
      answers: { 200: { description: 'The report.', also: ['text/csv'] } },
      handle: async ({ params }) => {
        const record = await known(params.id);
        const { id, kind } = record;
        const values = (await columnsOf(record)).map(
          (name): Column<DecidedRow> => [headOf(name), (row) => row.values?.[name] ?? null],
        );
        return csvReply({
          ...rowsOf(deps, id, null),
          name: 'import-report',
          columns: [...OUTCOME_COLUMNS, ...(hasPeople(kind) ? [CHANGES] : []), ...values],
        });
      },
    }),
  ];
}

const OUTCOME_COLUMNS: readonly Column<DecidedRow>[] = [
  ['line', ({ line }) => line],
  ['outcome', ({ outcome }) => outcome],
  ['column', ({ column }) => column],
  ['code', ({ code }) => code],
  ['detail', ({ detail }) => detail],
  ['id', ({ id }) => id],
];

/** What differs, as one cell; heads and reports of other kinds stay as they are. */
const CHANGES: Column<DecidedRow> = [
  'changes',
  ({ changes }) => changes?.map(({ column, from, to }) => `${column}: ${from ?? ''} → ${to ?? ''}`).join('\n') ?? null,
];

const hasPeople = (kind: ImportKind) => kind === 'people' || kind === 'status';

/** The code of an activity, beside the code of an outcome. */
function headOf(column: string): string {
  return column === 'code' ? 'activity_code' : column;
}

function rowsOf({ sql }: AppDeps, id: string, outcome: RowOutcome | null): Listing<DecidedRow, { line: number }> {
  return {
    name: `import-rows/${id}/${outcome ?? ''}`,
    key: z.object({ line: z.int() }),
    keyOf: ({ line }) => ({ line }),
    read: (after, limit) => decidedRows(sql, id, { outcome, after: after?.line ?? 0, limit }),
  };
}
