import { listRecords, type RecordRow } from '../../store/records.ts';
import type { AppDeps } from '../deps.ts';
import { csvReply, idKey } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { exchangedColumns, nameColumns } from '../presenters/records.ts';
import { exportQuery } from '../schemas/records.ts';
import { filterOf } from './recordRequests.ts';

const TAG = 'Training records';
const NAME = 'training-records';
const csvAnswer = { 200: { description: 'The CSV.', also: ['text/csv'] } } as const;

/** Training records in the columns of Claromentis, to be changed in a spreadsheet and imported again (R34). */
export function recordExchangeRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  const keyOf = ({ id }: RecordRow) => ({ id });
  return [
    route({
      method: 'get',
      path: '/v1/training-records/export',
      operationId: 'exportTrainingRecords',
      tag: TAG,
      summary: 'Export training records',
      description:
        'The selection as CSV, in the columns that an import of `training-records` reads. Imported again as it is, it changes nothing. A cell that a spreadsheet would run as a formula begins with an apostrophe, as does one that begins with an apostrophe itself; the import takes it away.',
      access: 'read',
      people: people('records:view'),
      query: exportQuery,
      answers: csvAnswer,
      handle: async (input) => {
        const { names, ...given } = input.query;
        const filter = await filterOf(deps, given, input);
        const read = async (after: { id: string } | null, limit: number) =>
          filter ? listRecords(sql, filter, { now: clock.now(), asOf: given.asOf ?? null }, after, limit) : [];
        const columns = [...exchangedColumns, ...(names ? nameColumns : [])];
        return csvReply({ name: NAME, key: idKey, keyOf, read, columns });
      },
    }),
    route({
      method: 'get',
      path: '/v1/training-records/template',
      operationId: 'getTrainingRecordTemplate',
      tag: TAG,
      summary: 'An empty file to import',
      description: 'The columns of an import of `training-records`, without rows.',
      access: 'read',
      people: people('records:view'),
      answers: csvAnswer,
      handle: () =>
        csvReply({ name: `${NAME}-template`, key: idKey, keyOf, read: async () => [], columns: exchangedColumns }),
    }),
  ];
}
