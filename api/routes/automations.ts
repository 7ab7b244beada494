import { z } from 'zod';
import { addDuration } from '../../domain/calendar.ts';
import {
  type AutomationRow,
  insertAutomationVersion,
  listAutomations,
  listAutomationVersions,
  readAutomation,
  switchAutomation,
} from '../../store/automations.ts';
import { countTrial, type Trial, tryAutomation } from '../../store/automationTrials.ts';
import { nameActivities } from '../../store/learningPlans.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page, pageQuery, pageTogether } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { activitiesIn, presentAutomation, presentTrial } from '../presenters/automations.ts';
import { code } from '../schemas/activities.ts';
import {
  automation,
  automationQuery,
  automationSwitch,
  automationTrial,
  newAutomation,
  tryQuery,
} from '../schemas/automations.ts';
import { rulesOf } from './automationRules.ts';

const TAG = 'Automations';
const one = z.object({ code });

/** Automations: rules that administrators write about enrolments, tried before they are switched on. */
export function automationRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  const named = (rows: readonly AutomationRow[]) => nameActivities(sql, activitiesIn(rows));

  async function shown(row: AutomationRow | null): Promise<Reply> {
    if (!row) throw notFound('automation');
    return ok(presentAutomation(row, await named([row])));
  }

  /** With the names of what is in them. */
  async function presented(rows: readonly AutomationRow[]) {
    const names = await named(rows);
    return rows.map((row) => presentAutomation(row, names));
  }

  async function existing(code: string): Promise<AutomationRow> {
    const row = await readAutomation(sql, code);
    if (!row) throw notFound('automation');
    return row;
  }

  return [
    route({
      method: 'post',
      path: '/v1/automations',
      operationId: 'createAutomationVersion',
      tag: TAG,
      summary: 'Create the next version of an automation',
      description:
        'The first under a code is version 1, a draft. Of one that is on, the new version holds at once, for what falls due from now on.',
      access: 'write',
      people: people('automations:edit'),
      body: newAutomation,
      answers: { 201: { description: 'Created.', schema: automation, headers: { Location: 'The address.' } } },
      handle: async ({ body, client, commandId }) => {
        const { code, title, ...given } = body;
        const rules = await rulesOf(sql, given);
        const row = await insertAutomationVersion(sql, commandId, { code, title, rules }, client.id, clock.now());
        return { ...(await shown(row)), status: 201, headers: { Location: `/v1/automations/${code}` } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/automations',
      operationId: 'listAutomations',
      tag: TAG,
      summary: 'All automations',
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      people: people('automations:view'),
      query: automationQuery,
      answers: { 200: { description: 'A page.', schema: listOf(automation).meta({ id: 'AutomationList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listAutomations(sql, query.state, after, limit);
        const list = { name: 'automations', key: one, keyOf: ({ code }: AutomationRow) => ({ code }), read };
        return ok(await pageTogether(list, query, presented));
      },
    }),
    route({
      method: 'get',
      path: '/v1/automations/{code}',
      operationId: 'getAutomation',
      tag: TAG,
      summary: 'An automation',
      description: 'Its newest version, and whether it is on.',
      access: 'read',
      people: people('automations:view'),
      params: one,
      answers: { 200: { description: 'The automation.', schema: automation } },
      handle: async ({ params }) => shown(await readAutomation(sql, params.code)),
    }),
    route({
      method: 'get',
      path: '/v1/automations/{code}/versions',
      operationId: 'listAutomationVersions',
      tag: TAG,
      summary: 'The versions of an automation',
      description: 'The newest first. A version never changes.',
      access: 'read',
      people: people('automations:view'),
      params: one,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(automation).meta({ id: 'AutomationVersionList' }) } },
      handle: async ({ params, query }) => {
        await existing(params.code);
        const key = z.object({ version: z.int() });
        const keyOf = ({ version }: AutomationRow) => ({ version });
        const read = (after: { version: number } | null, limit: number) =>
          listAutomationVersions(sql, params.code, after, limit);
        return ok(await pageTogether({ name: `automation/${params.code}`, key, keyOf, read }, query, presented));
      },
    }),
    route({
      method: 'post',
      path: '/v1/automations/{code}/switch',
      operationId: 'switchAutomation',
      tag: TAG,
      summary: 'Switch an automation on or off',
      description:
        'On, it fires for what falls due from now on, and for what lies back only if it catches up (each once). Off, nothing of it falls due any more; on again, what fell due meanwhile lies back.',
      access: 'write',
      people: people('automations:edit'),
      params: one,
      body: automationSwitch,
      answers: { 200: { description: 'The automation after it.', schema: automation } },
      handle: async ({ params, body, client }) =>
        shown(await switchAutomation(sql, params.code, body.on, client.id, clock.now())),
    }),
    route({
      method: 'post',
      path: '/v1/automations/{code}/try',
      operationId: 'tryAutomation',
      tag: TAG,
      summary: 'Try an automation on live data',
      description:
        'For which enrolments its newest version would fire now and in the next days, and what it would do, as things stand. Changes nothing.',
      access: 'read',
      people: people('automations:edit'),
      params: one,
      query: tryQuery,
      answers: { 200: { description: 'What it would do.', schema: automationTrial } },
      handle: async ({ params, query }) => {
        const row = await existing(params.code);
        const at = clock.now();
        const until = addDuration(at, `P${query.days}D`, 'UTC');
        const list = {
          name: `automation-trial/${params.code}`,
          key: idKey,
          keyOf: ({ id }: Trial) => ({ id }),
          read: (after: { id: string } | null, limit: number) => tryAutomation(sql, row, at, until, after, limit),
        };
        const found = await page(list, query, presentTrial);
        const counts = query.cursor === undefined ? await countTrial(sql, row, at, until) : null;
        return ok({ at, until, counts, ...found });
      },
    }),
  ];
}
