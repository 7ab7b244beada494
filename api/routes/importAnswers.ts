import { z } from 'zod';
import { answerImport, type LeaverRow, listLeavers } from '../../store/importLeavers.ts';
import { findImport } from '../../store/imports.ts';
import type { AppDeps } from '../deps.ts';
import { authorize } from '../http/auth.ts';
import type { Column } from '../http/csv.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { type Route, route } from '../http/route.ts';
import { presentImport, presentImportLeaver } from '../presenters/imports.ts';
import { fullName } from '../presenters/users.ts';
import { idParam } from '../schemas/common.ts';
import { importJob, importLeaver } from '../schemas/imports.ts';
import { startImport } from './importOrders.ts';

const tag = 'Imports';
const nothing = z.strictObject({}).default({});

const COLUMNS: readonly Column<LeaverRow>[] = [
  ['id', ({ id }) => id],
  ['external_id', ({ externalId }) => externalId],
  ['name', fullName],
  ['email', ({ email }) => email],
  ['outcome', ({ outcome }) => outcome ?? 'pending'],
  ['code', ({ code }) => code],
];

/** What a complete list asks before many leave, and who they are (R34). */
export function importAnswerRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function known(id: string) {
    const record = await findImport(sql, id);
    if (!record) throw notFound('import');
    return record;
  }

  function answer(word: 'confirm' | 'cancel', summary: string, description: string): Route {
    return route({
      method: 'post',
      path: `/v1/imports/{id}/${word}`,
      operationId: `${word}Import`,
      tag,
      summary,
      description,
      access: 'write',
      people: people('imports:run'),
      params: idParam,
      body: nothing,
      answers: { 200: { description: 'The import after it.', schema: importJob } },
      refusals: [409],
      handle: async ({ params, client, commandId }) => {
        // Only a file of people asks, and what it asks is whether to deactivate some.
        authorize(client, 'people:write');
        const { id, status } = await known(params.id);
        if (!(await answerImport(sql, id, word, { commandId, clientId: client.id }, clock.now())))
          throw new Problem('asks-nothing', 'only an import with the status needs_confirmation waits for an answer', {
            members: { current: status },
          });
        if (word === 'confirm') startImport(deps, id);
        return { status: 200, body: presentImport(await known(id)) };
      },
    });
  }

  return [
    route({
      method: 'get',
      path: '/v1/imports/{id}/leavers',
      operationId: 'listImportLeavers',
      tag,
      summary: 'Who is missing in a complete list',
      description:
        'Whom the same source brought last, who was in, and of whom no row of the file speaks; with what became of them.',
      access: 'read',
      people: people('imports:run'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(importLeaver).meta({ id: 'ImportLeaverList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { id } = await known(input.params.id);
        const read = (after: { id: string } | null, limit: number) => listLeavers(sql, id, after, limit);
        const keyOf = ({ id }: LeaverRow) => ({ id });
        const list = { name: `import-leavers/${id}`, key: idKey, keyOf, read, columns: COLUMNS };
        return listReply(input, list, presentImportLeaver);
      },
    }),
    answer('confirm', 'Let them go', 'Who is missing is deactivated, as the import asks; its rows are done already.'),
    answer('cancel', 'Let nobody go', 'The import has ended: its rows are done, and who is missing stays as they are.'),
  ];
}
