import type { z } from 'zod';
import { receiveSelection, type Selected } from '../../imports/selection.ts';
import { resolvePerson } from '../../store/people.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput } from '../http/problems.ts';
import { type Route, route } from '../http/route.ts';
import { presentImport } from '../presenters/imports.ts';
import { importJob } from '../schemas/imports.ts';
import { statusSelection } from '../schemas/userStatusSelection.ts';
import { startImport } from './importOrders.ts';

/** Letting many in, or letting them go, at once. */
export function userStatusSelectionRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;

  async function selected({ users, filter }: z.output<typeof statusSelection>): Promise<Selected> {
    if (users) return { users };
    const { manager, ...rest } = filter ?? {};
    const managerId = manager && (await resolvePerson(sql, manager));
    if (managerId === null) throw invalidInput({ pointer: '#/filter/manager', detail: 'is nobody known' });
    return { filter: { ...rest, ...(managerId !== undefined && { managerId }) } };
  }

  return [
    route({
      method: 'post',
      path: '/v1/users/status',
      operationId: 'setUserStatuses',
      tag: 'Users',
      summary: 'Activate or deactivate a selection',
      description:
        'Who is listed, or whoever fits a filter now. It becomes an import of the kind `status` that is carried out in the background: each person has an outcome of their own under `/v1/imports/{id}/rows`, and one who cannot be changed stops nobody else. Who comes back is `activated`; who is expired stays so.',
      access: 'write',
      people: people('imports:run'),
      body: statusSelection,
      answers: {
        202: {
          description: 'Taken in; it is being carried out.',
          schema: importJob,
          headers: { Location: 'The import.' },
        },
      },
      handle: async ({ body, client, commandId }) => {
        const { status, dryRun } = body;
        const order = { id: commandId, clientId: client.id, dryRun, status };
        const record = await receiveSelection(deps, order, await selected(body));
        if (record.finishedAt === null) startImport(deps, record.id);
        return { status: 202, headers: { Location: `/v1/imports/${record.id}` }, body: presentImport(record) };
      },
    }),
  ];
}
