import { z } from 'zod';
import { resolvePerson } from '../../store/people.ts';
import { listRecords, type RecordFilter } from '../../store/records.ts';
import { VALIDITIES } from '../../store/recordValidity.ts';
import type { AppDeps } from '../deps.ts';
import { seesRestricted } from '../http/authority.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { presentRecord, recordColumns, trainingRecord } from '../presenters/records.ts';
import { oneOrMore, text, userRef } from '../schemas/common.ts';

const query = z.strictObject({
  ...pageQuery,
  user: userRef.optional(),
  enrolment: z.uuid('must be the id of an enrolment').optional(),
  qualificationCode: text(100).optional(),
  validity: oneOrMore(VALIDITIES).optional(),
});

/** Training records: the lasting proof of an achievement. */
export function trainingRecordRoutes({ sql, clock }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/training-records',
      operationId: 'listTrainingRecords',
      tag: 'Training records',
      summary: 'Find training records',
      description:
        'What is void is left out, the newest first; those that are restricted only for keys with a scope for records, or `admin`. `validity` is as of now, where each person is: `superseded` is what a newer record of the same qualification, or of an equivalent, has renewed. As `text/csv` the whole selection.',
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
        const { user, enrolment, qualificationCode, validity } = input.query;
        const now = clock.now();
        const userId = user === undefined ? undefined : await resolvePerson(sql, user);
        const filter: RecordFilter | null =
          userId === null
            ? null
            : {
                ...{ userId, enrolmentId: enrolment, qualificationCode, validity },
                ...{ reached: input.may.reach('records:view'), restricted: seesRestricted(input) },
              };
        const read = async (after: { id: string } | null, limit: number) =>
          filter ? listRecords(sql, filter, now, after, limit) : [];
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
