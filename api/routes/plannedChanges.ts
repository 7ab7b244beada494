import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { localDateOf } from '../../domain/calendar.ts';
import type { LocalDate } from '../../domain/words.ts';
import type { PersonSaid } from '../../store/changePeople.ts';
import { readPerson } from '../../store/people.ts';
import {
  cancelPlanned,
  listPlannedChanges,
  type PlannedChange,
  planChange,
  readPlannedChange,
  type ToPlan,
} from '../../store/plannedChanges.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentPlannedChange } from '../presenters/plannedChanges.ts';
import { idParam } from '../schemas/common.ts';
import { plannedChange, plannedChangeQuery } from '../schemas/plannedChanges.ts';
import { changeReason } from '../schemas/users.ts';
import { expectDone, knownUser, saidBy, userParam } from './personRequests.ts';

const TAG = 'Users';

/** Does the day begin only later, where the person is? @throws Problem 400 for a day that lies back */
export async function isAhead({ sql, clock }: AppDeps, userId: string, effectiveFrom: LocalDate): Promise<boolean> {
  const person = await readPerson(sql, userId);
  const today = localDateOf(clock.now(), person?.timezone ?? 'UTC');
  if (effectiveFrom < today)
    throw invalidInput({ pointer: '#/effectiveFrom', detail: 'must not lie in the past, where the person is' });
  return effectiveFrom > today;
}

/** Plans a change. @throws Problem */
export async function planFor(
  deps: AppDeps,
  userId: string,
  toPlan: ToPlan,
  expected: readonly number[] | null,
  said: PersonSaid,
): Promise<Reply> {
  const result = await planChange(deps.sql, uuidv7(), userId, toPlan, expected, deps.clock, said);
  if (result.kind !== 'planned') {
    expectDone(result);
    throw notFound('user');
  }
  return { ...(await shown(deps, result.id)), status: 202 };
}

async function shown({ sql }: AppDeps, id: string): Promise<Reply> {
  const row = await readPlannedChange(sql, id);
  if (!row) throw notFound('planned change');
  return { ...ok(presentPlannedChange(row)), about: row.userId };
}

/** Changes that come true on a day to come: those of a person, and taking one back. */
export function plannedChangeRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/users/{id}/planned-changes',
      operationId: 'listPlannedChanges',
      tag: TAG,
      summary: 'What is planned for a person',
      description:
        'Changes with a day from which they hold, the newest first; those that came true, or did not, as well.',
      access: 'read',
      people: people('people:view_history', 'user'),
      params: userParam,
      query: plannedChangeQuery,
      answers: { 200: { description: 'A page.', schema: listOf(plannedChange).meta({ id: 'PlannedChangeList' }) } },
      handle: async ({ params, query }) => {
        const userId = await knownUser(deps, params.id);
        const read = (after: { id: string } | null, limit: number) =>
          listPlannedChanges(sql, userId, query.status, after, limit);
        const list = { name: 'planned-changes', key: idKey, keyOf: ({ id }: PlannedChange) => ({ id }), read };
        return ok(await page(list, query, presentPlannedChange));
      },
    }),
    route({
      method: 'post',
      path: '/v1/planned-changes/{id}/cancel',
      operationId: 'cancelPlannedChange',
      tag: TAG,
      summary: 'Take a planned change back',
      description: 'It will not come true. One that was taken back stays so; one that came true is 409.',
      access: 'write',
      people: people('people:edit', 'planned-change'),
      params: idParam,
      body: z.strictObject(changeReason).meta({ id: 'PlannedChangeCancellation' }),
      answers: { 200: { description: 'The planned change after it.', schema: plannedChange } },
      refusals: [409],
      handle: async ({ params, body, client, commandId }) => {
        const result = await cancelPlanned(sql, params.id, clock, await saidBy(deps, client, body, commandId));
        if (result.kind === 'missing') throw notFound('planned change');
        if (result.kind === 'over') {
          const detail = `it is ${result.status}: change the person instead`;
          throw new Problem('planned-change-over', detail, { members: { currentStatus: result.status } });
        }
        return shown(deps, params.id);
      },
    }),
  ];
}
