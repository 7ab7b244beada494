import { z } from 'zod';
import { resolvePerson } from '../../store/people.ts';
import { asUuid } from '../../store/selection.ts';
import { listStatementRows, readStatementRow, type StatementKey } from '../../store/statementList.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentStatementRow, statementColumns } from '../presenters/statements.ts';
import { idParam } from '../schemas/common.ts';
import { statementFilter, statementKey, statementRow } from '../schemas/statements.ts';

const TAG = 'xAPI';

/** What became of learning record statements: also of those that were kept and not understood. */
export function statementRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/statements',
      operationId: 'listStatements',
      tag: TAG,
      summary: 'What became of statements',
      description:
        'The last stored first, voided ones as well. Every sound statement is kept, also one about nobody and nothing that is known here, and one that a rule refused: `outcome` says which.',
      access: 'read',
      people: people('statements:read'),
      query: z.strictObject({ ...pageQuery, ...statementFilter }),
      answers: {
        200: { description: 'A page.', schema: listOf(statementRow).meta({ id: 'StatementList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const { outcome, user, enrolment } = input.query;
        const userId = user === undefined ? undefined : await resolvePerson(sql, user);
        if (userId === null) throw invalidInput({ pointer: '?user', detail: 'is nobody known' });
        const enrolmentId = enrolment === undefined ? undefined : asUuid(enrolment);
        if (enrolmentId === null)
          throw invalidInput({ pointer: '?enrolment', detail: 'must be the id of an enrolment' });
        const filter = { ...outcome, userId, enrolmentId };
        const list = {
          name: 'statements',
          key: statementKey,
          keyOf: ({ storedAt, seq }: StatementKey) => ({ storedAt, seq }),
          read: (after: StatementKey | null, limit: number) => listStatementRows(sql, filter, after, limit),
          columns: statementColumns,
        };
        return listReply(input, list, presentStatementRow);
      },
    }),
    route({
      method: 'get',
      path: '/v1/statements/{id}',
      operationId: 'getStatement',
      tag: TAG,
      summary: 'What became of a statement',
      description: 'By its id, voided or not.',
      access: 'read',
      people: people('statements:read'),
      params: idParam,
      answers: { 200: { description: 'The statement.', schema: statementRow } },
      handle: async ({ params }) => {
        const row = await readStatementRow(sql, params.id);
        if (!row) throw notFound('statement');
        return ok(presentStatementRow(row));
      },
    }),
  ];
}
