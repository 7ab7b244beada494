import { isErased } from '../../store/erasures.ts';
import { addRecord, type NewRecord } from '../../store/recordCommands.ts';
import { listRecords, type RecordRow } from '../../store/records.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { idKey, listOf, listReply } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { presentRecord, recordColumns } from '../presenters/records.ts';
import { idParam } from '../schemas/common.ts';
import { asOfQuery, newRecord, recordQuery, trainingRecord } from '../schemas/records.ts';
import { erased, namedUser } from './personRequests.ts';
import { expectRecord, filterOf, namedObject, shownRecord } from './recordRequests.ts';

const TAG = 'Training records';

/** Training records: the lasting proof of an achievement. */
export function trainingRecordRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/training-records',
      operationId: 'listTrainingRecords',
      tag: TAG,
      summary: 'Find training records',
      description:
        'Valid ones, the newest first; those that are restricted only for keys with a scope for records, or `admin`; with `asOf` as they were known then (R24, R27). As `text/csv` the whole selection; see `/export` for columns that can be imported again.',
      access: 'read',
      people: people('records:view'),
      query: recordQuery,
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(trainingRecord).meta({ id: 'TrainingRecordList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { limit: _limit, cursor: _cursor, ...query } = input.query;
        const now = clock.now();
        const filter = await filterOf(deps, query, input);
        const read = async (after: { id: string } | null, limit: number) =>
          filter ? listRecords(sql, filter, { now, asOf: query.asOf ?? null }, after, limit) : [];
        const list = {
          name: 'training-records',
          key: idKey,
          keyOf: ({ id }: RecordRow) => ({ id }),
          read,
          columns: recordColumns,
        };
        return listReply(input, list, presentRecord);
      },
    }),
    route({
      method: 'post',
      path: '/v1/training-records',
      operationId: 'addTrainingRecord',
      tag: TAG,
      summary: 'Add what was achieved elsewhere',
      description:
        'By one of two forms: a course, or a certificate, which may end. A file that proves it is sent to `/evidence` of the new record. With `object` it counts for that activity.',
      access: 'write',
      people: people('records:edit', 'body:user'),
      body: newRecord,
      answers: {
        201: {
          description: 'Added.',
          schema: trainingRecord,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
      },
      handle: async ({ body, client, may, commandId }) => {
        const { form, user, object, reason, ...given } = body;
        const userId = await namedUser(deps, user, '#/user');
        if (await isErased(sql, userId)) throw erased();
        const record: NewRecord = {
          id: commandId,
          userId,
          source: 'manual',
          evidence: null,
          objectId: object === null ? null : await namedObject(deps, object),
          recordType: form,
          expiresAt: null,
          ...given,
        };
        expectRecord(await addRecord(sql, record, { actor: actorOf(client), reason }, clock));
        return shownRecord(deps, { client, may }, commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/training-records/{id}',
      operationId: 'getTrainingRecord',
      tag: TAG,
      summary: 'One training record',
      description: 'Also a deleted or void one; with `asOf` as it was known then (R24, R27).',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      query: asOfQuery,
      answers: {
        200: { description: 'The record.', schema: trainingRecord, headers: { ETag: 'The version.' } },
      },
      handle: (input) => shownRecord(deps, input, input.params.id, 200, input.query.asOf ?? null),
    }),
  ];
}
