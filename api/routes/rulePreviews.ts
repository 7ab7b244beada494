import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Who } from '../../domain/audiences/conditions.ts';
import type { Rule, RuleDeadline } from '../../domain/rules/rule.ts';
import { readAudience } from '../../store/audiences.ts';
import { readDecidingRule } from '../../store/decidingRules.ts';
import { countPreview, type Foreseen, previewRule } from '../../store/rulePreview.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type FieldError, invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentForeseen } from '../presenters/rules.ts';
import { pageOnly } from '../schemas/audiences.ts';
import { rulePreview, rulePreviewBody } from '../schemas/rulePreviews.ts';
import { whoOf } from './audienceConditions.ts';
import { expectPolicy, knownRule, namedAudience, targetOf } from './ruleFields.ts';
import { ruleParam } from './rules.ts';

const TAG = 'Rules';

/** Rules tried first: who would be enrolled, who would not and why, who would be withdrawn. */
export function rulePreviewRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function tried(rule: Rule, query: z.output<typeof pageOnly>): Promise<Reply> {
    const at = clock.now();
    const list = {
      name: 'rule-preview',
      key: idKey,
      keyOf: ({ id }: Foreseen) => ({ id }),
      read: (after: { id: string } | null, limit: number) => previewRule(sql, rule, clock, after, limit),
    };
    const found = await page(list, query, presentForeseen);
    const counts = query.cursor === undefined ? await countPreview(sql, rule, at) : null;
    return ok({ at, counts, ...found });
  }

  return [
    route({
      method: 'post',
      path: '/v1/rules/preview',
      operationId: 'previewNewRule',
      tag: TAG,
      summary: 'Try a rule before it is made, or changed',
      description:
        'As it would be made, or an existing `rule` with what is given in place of what it has. The same functions decide that evaluate a rule; nothing is changed.',
      access: 'read',
      people: people('rules:edit'),
      query: pageOnly,
      body: rulePreviewBody,
      answers: { 200: { description: 'What it would do, person by person.', schema: rulePreview } },
      handle: async ({ body, query }) => tried(await ruleOf(deps, body), query),
    }),
    route({
      method: 'get',
      path: '/v1/rules/{id}/preview',
      operationId: 'previewRule',
      tag: TAG,
      summary: 'What a rule would do now',
      description: 'If it were on, or looked at everybody now. Nothing is changed.',
      access: 'read',
      people: people('rules:view'),
      params: ruleParam,
      query: pageOnly,
      answers: { 200: { description: 'What it would do, person by person.', schema: rulePreview } },
      handle: async ({ params, query }) => {
        const rule = await readDecidingRule(sql, (await knownRule(deps, params.id)).id);
        if (!rule) throw notFound('rule');
        return tried(rule, query);
      },
    }),
  ];
}

/** The rule that is tried. @throws Problem 400 for what is missing or not known */
async function ruleOf(deps: AppDeps, body: z.output<typeof rulePreviewBody>): Promise<Rule> {
  const { rule: ref, obligation, deadline, policy, onLeave } = body;
  const existing = ref === undefined ? null : await existingRule(deps, ref);
  const errors: FieldError[] = [];
  if (existing && (body.activity ?? body.plan) !== undefined)
    errors.push({ pointer: '#/activity', detail: 'must be left out with a rule, and so must `plan`: it has its own' });
  if (!existing && (body.activity === undefined) === (body.plan === undefined))
    errors.push({ pointer: '#/activity', detail: 'must be there, or `plan` must, and not both' });
  if (!existing && body.audience === undefined && body.who === undefined)
    errors.push({ pointer: '#/audience', detail: 'must be there, or `who` must' });
  if (body.audience !== undefined && body.who !== undefined)
    errors.push({ pointer: '#/who', detail: 'must be left out with an audience' });
  if (!existing && obligation === undefined)
    errors.push({ pointer: '#/obligation', detail: 'is missing: it must be mandatory, suggested or optional' });
  if (errors.length > 0) throw invalidInput(...errors);
  const target = existing?.target ?? (await targetOf(deps, body));
  const tried: Rule = {
    ...(existing ?? { id: uuidv7(), code: 'preview', version: 1 }),
    target,
    who: (await triedWho(deps, body)) ?? existing?.who ?? { by: 'everybody' },
    obligation: obligation ?? existing?.obligation ?? 'optional',
    deadline: deadline === undefined ? (existing?.deadline ?? null) : (deadline as RuleDeadline | null),
    policy: policy === undefined ? (existing?.policy ?? null) : policy,
    onLeave: onLeave ?? existing?.onLeave ?? 'keep',
  };
  await expectPolicy(deps, tried.policy, target);
  return tried;
}

async function existingRule(deps: AppDeps, ref: string): Promise<Rule> {
  const row = await knownRule(deps, ref).catch(() => null);
  const rule = row && (await readDecidingRule(deps.sql, row.id));
  if (!rule) throw invalidInput({ pointer: '#/rule', detail: 'is no rule known: give an id or code' });
  return rule;
}

async function triedWho(
  deps: AppDeps,
  { audience, who }: Pick<z.output<typeof rulePreviewBody>, 'audience' | 'who'>,
): Promise<Who | null> {
  if (who !== undefined) return whoOf(deps, who);
  if (audience === undefined) return null;
  return (await readAudience(deps.sql, await namedAudience(deps, audience)))?.who ?? null;
}
