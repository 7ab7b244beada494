import { type FiringRow, listFirings } from '../../store/automationFirings.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentFiring } from '../presenters/automations.ts';
import { automationFiring, firingQuery } from '../schemas/automations.ts';

/** What automations did, and why they did nothing. */
export function automationFiringRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/automation-firings',
      operationId: 'listAutomationFirings',
      tag: 'Automations',
      summary: 'What automations did',
      description:
        'By automation and by enrolment, the newest first: each firing with the outcome of each action, or why nothing was done. What an automation has to tell the administrators, they find here.',
      access: 'read',
      people: people('automations:view'),
      query: firingQuery,
      answers: {
        200: { description: 'A page.', schema: listOf(automationFiring).meta({ id: 'AutomationFiringList' }) },
      },
      handle: async ({ query }) => {
        const { automation, enrolment, did } = query;
        const filter = { code: automation, enrolmentId: enrolment?.toLowerCase(), did };
        const list = {
          name: 'automation-firings',
          key: idKey,
          keyOf: ({ id }: FiringRow) => ({ id }),
          read: (after: { id: string } | null, limit: number) => listFirings(sql, filter, after, limit),
        };
        return ok(await page(list, query, presentFiring));
      },
    }),
  ];
}
