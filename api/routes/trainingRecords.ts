import { z } from 'zod';
import { resolvePerson } from '../../store/people.ts';
import { listRecords, type RecordFilter } from '../../store/records.ts';
import type { AppDeps } from '../deps.ts';
import { seesRestricted } from '../http/authority.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { presentRecord, recordColumns, trainingRecord } from '../presenters/records.ts';
import { text, userRef } from '../schemas/common.ts';

const query = z.strictObject({
  ...pageQuery,
  user: userRef.optional(),
  enrolment: z.uuid('must be the id of an enrolment').optional(),
  qualificationCode: text(100).optional(),
});

/** Training records: the lasting proof of an achievement. */
export function trainingRecordRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/training-records',
      operationId: 'listTrainingRecords',
      tag: 'Training records',
      summary: 'Find training records',
      description:
        'Valid ones, the newest first; those that are restricted only for keys with a scope for records, or `admin`. As `text/csv` the whole selection.',
      access: 'read',
      people: people('records:view'),
      query,
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(trainingRecord).meta({ id: 'TrainingRecordList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { user, enrolment, qualificationCode } = input.query;
        const userId = user === undefined ? undefined : await resolvePerson(sql, user);
        const filter: RecordFilter | null =
          userId === null
            ? null
            : {
                ...{ userId, enrolmentId: enrolment, qualificationCode },
                ...{ reached: input.may.reach('records:view'), restricted: seesRestricted(input) },
              };
        const read = async (after: { id: string } | null, limit: number) =>
          filter ? listRecords(sql, filter, after, limit) : [];
        const list = {
          name: 'training-records',
          key: idKey,
          keyOf: ({ id }: { id: string }) => ({ id }),
          read,
          columns: recordColumns,
        };
        return listReply(input, list, presentRecord);
      },
    }),
  ];
}
