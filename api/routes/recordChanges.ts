import { z } from 'zod';
import { listRecordEvents } from '../../store/recordEvents.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentRecordEvent } from '../presenters/records.ts';
import { idParam } from '../schemas/common.ts';
import { recordCorrection, recordEvent, recordReason, trainingRecord } from '../schemas/records.ts';
import { changeableRecord, knownRecord, namedObject, tellRecord } from './recordRequests.ts';

const TAG = 'Training records';
const shown = { schema: trainingRecord, headers: { ETag: 'The version.' } };

/** Corrections supersede, deletions are marks, and the history tells of both (R27, R36). */
export function recordChangeRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;
  return [
    route({
      method: 'post',
      path: '/v1/training-records/{id}/correct',
      operationId: 'correctTrainingRecord',
      tag: TAG,
      summary: 'Correct a training record',
      description:
        'The next version supersedes the present one, which stays to be read in the history and by `asOf` (R27). Of a record that a completion made, enrolment, attempt, type and object stay.',
      access: 'write',
      people: people('records:edit', 'record'),
      params: idParam,
      body: recordCorrection,
      ifMatch: true,
      answers: { 200: { description: 'The record after it.', ...shown } },
      refusals: [409],
      handle: async (input) => {
        const { params, body, commandId, header } = input;
        const { reason, object, ...fields } = body;
        const { id } = await changeableRecord(deps, input, params.id);
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        const objectId = object ? await namedObject(deps, object) : object;
        const patch = { ...given, ...(objectId !== undefined && { objectId }) };
        return tellRecord(
          deps,
          { id, command: { type: 'correct', patch }, reason },
          input,
          commandId,
          header('if-match'),
        );
      },
    }),
    route({
      method: 'delete',
      path: '/v1/training-records/{id}',
      operationId: 'deleteTrainingRecord',
      tag: TAG,
      summary: 'Delete a training record',
      description: 'A mark, with a reason: it counts for nothing any more, can be read, and can be restored (R27).',
      access: 'write',
      people: people('records:edit', 'record'),
      params: idParam,
      body: recordReason,
      ifMatch: true,
      answers: { 200: { description: 'The record after it.', ...shown } },
      refusals: [409],
      handle: (input) => {
        const { id } = input.params;
        const ask = { id, command: { type: 'delete' }, reason: input.body.reason } as const;
        return tellRecord(deps, ask, input, null, input.header('if-match'));
      },
    }),
    route({
      method: 'post',
      path: '/v1/training-records/{id}/restore',
      operationId: 'restoreTrainingRecord',
      tag: TAG,
      summary: 'Restore a deleted training record',
      description: 'It counts again. What is void stays so: only completing it again makes a record.',
      access: 'write',
      people: people('records:edit', 'record'),
      params: idParam,
      body: recordReason,
      ifMatch: true,
      answers: { 200: { description: 'The record after it.', ...shown } },
      refusals: [409],
      handle: (input) => {
        const { id } = input.params;
        const ask = { id, command: { type: 'restore' }, reason: input.body.reason } as const;
        return tellRecord(deps, ask, input, input.commandId, input.header('if-match'));
      },
    }),
    route({
      method: 'get',
      path: '/v1/training-records/{id}/history',
      operationId: 'getTrainingRecordHistory',
      tag: TAG,
      summary: 'The history of a training record',
      description:
        'Every version, in order: what it said, who made it, why, and when it was recorded; each chained to the one before by its hash (R36).',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(recordEvent).meta({ id: 'RecordEventList' }) } },
      handle: async (input) => {
        const { params, query } = input;
        const { id } = await knownRecord(deps, input, params.id);
        const list = {
          name: 'record-events',
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }: { seq: number }) => ({ seq }),
          read: (after: { seq: number } | null, limit: number) => listRecordEvents(sql, id, after, limit),
        };
        return ok(await page(list, query, presentRecordEvent));
      },
    }),
  ];
}
