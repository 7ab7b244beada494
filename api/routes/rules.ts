import { z } from 'zod';
import {
  insertRule,
  listRuleChanges,
  listRules,
  patchRule,
  type RuleFields,
  type RuleResult,
  type RuleRow,
} from '../../store/rules.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch, usedConstraint } from '../http/conditional.ts';
import { listOf, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentRule, presentRuleChange } from '../presenters/rules.ts';
import { pageOnly } from '../schemas/audiences.ts';
import { text } from '../schemas/common.ts';
import { newRule, rule, ruleChange, rulePatch, ruleQuery } from '../schemas/rules.ts';
import { fieldsOf, knownRule, targetOf } from './ruleFields.ts';

const TAG = 'Rules';

/** In a path. */
export const ruleParam = z.object({ id: text(100).meta({ description: 'Id or code.' }) });

const shownWithVersion = { schema: rule, headers: { ETag: 'The version.' } };

/** @throws Problem for whatever is not done */
function expectRule(result: RuleResult): void {
  if (result.kind === 'missing') throw notFound('rule');
  if (result.kind === 'version') throw changedMeanwhile(result.version);
}

/** Rules about audiences: create, find, change, switch on and off. */
export function ruleRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(ref: string, status = 200): Promise<Reply> {
    const row = await knownRule(deps, ref);
    const location = status === 201 ? { Location: `/v1/rules/${row.id}` } : {};
    return { status, body: presentRule(row), headers: { ETag: etag(row.version), ...location } };
  }

  return [
    route({
      method: 'post',
      path: '/v1/rules',
      operationId: 'createRule',
      tag: TAG,
      summary: 'Create a rule',
      description:
        'Who is in the audience is enrolled, and who joins it later (R33). Unless it is off, it looks at everybody at once, in the background: `evaluation` shows how far it is. Try it first with `/v1/rules/preview`.',
      access: 'write',
      people: people('rules:edit'),
      body: newRule,
      answers: {
        201: { description: 'Created.', schema: rule, headers: { ETag: 'The version.', Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ body, client, commandId }) => {
        const { code, activity, plan, ...given } = body;
        const target = await targetOf(deps, { activity, plan });
        const fields = (await fieldsOf(deps, given, target)) as RuleFields;
        await insertRule(sql, commandId, { code, ...target, ...fields }, client.id, clock.now()).catch(inUse);
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/rules',
      operationId: 'listRules',
      tag: TAG,
      summary: 'Find rules',
      description: 'By audience, activity, plan, and whether they are on; in the order of their codes.',
      access: 'read',
      people: people('rules:view'),
      query: ruleQuery,
      answers: { 200: { description: 'A page.', schema: listOf(rule).meta({ id: 'RuleList' }) } },
      handle: async ({ query }) => {
        const list = {
          name: 'rules',
          key: z.object({ code: z.string() }),
          keyOf: ({ code }: RuleRow) => ({ code }),
          read: (after: { code: string } | null, limit: number) => listRules(sql, query, after, limit),
        };
        return ok(await page(list, query, presentRule));
      },
    }),
    route({
      method: 'get',
      path: '/v1/rules/{id}',
      operationId: 'getRule',
      tag: TAG,
      summary: 'One rule',
      description: 'With how many are in it, and how far its last look at everybody is. By id or code.',
      access: 'read',
      people: people('rules:view'),
      params: ruleParam,
      answers: { 200: { description: 'The rule.', ...shownWithVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/rules/{id}',
      operationId: 'changeRule',
      tag: TAG,
      summary: 'Change a rule, or switch it on or off',
      description:
        'On, it looks at everybody again. What it enrolled before stays as it is. Off, it neither enrols nor withdraws. What it enrols in cannot be changed: that is another rule.',
      access: 'write',
      people: people('rules:edit'),
      params: ruleParam,
      body: rulePatch,
      ifMatch: true,
      answers: { 200: { description: 'The rule after it.', ...shownWithVersion } },
      handle: async ({ params, body, client, header }) => {
        const { id, activity, planCode } = await knownRule(deps, params.id);
        const target = activity
          ? { activityId: activity.id, planCode: null }
          : { activityId: null, planCode: planCode ?? '' };
        const patch = await fieldsOf(deps, body, target);
        expectRule(await patchRule(sql, id, patch, ifMatch(header('if-match')), client.id, clock.now()));
        return shown(id);
      },
    }),
    route({
      method: 'get',
      path: '/v1/rules/{id}/history',
      operationId: 'getRuleHistory',
      tag: TAG,
      summary: 'What a rule was, since when, and by whom',
      description: 'Its versions, the newest first (R36).',
      access: 'read',
      people: people('rules:view'),
      params: ruleParam,
      query: pageOnly,
      answers: { 200: { description: 'A page.', schema: listOf(ruleChange).meta({ id: 'RuleChangeList' }) } },
      handle: async ({ params, query }) => {
        const { id } = await knownRule(deps, params.id);
        const list = {
          name: `rule-history/${id}`,
          key: z.object({ version: z.int() }),
          keyOf: ({ version }: { version: number }) => ({ version }),
          read: (after: { version: number } | null, limit: number) => listRuleChanges(sql, id, after, limit),
        };
        return ok(await page(list, query, presentRuleChange));
      },
    }),
  ];
}

function inUse(error: unknown): never {
  throw usedConstraint(error) === 'rules_code_key' ? alreadyExists('a rule', 'code') : error;
}
