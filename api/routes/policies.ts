import { z } from 'zod';
import type { PolicyRules } from '../../domain/policy.ts';
import { readActivity, resolveActivity } from '../../store/catalogue.ts';
import { resolvePerson } from '../../store/people.ts';
import {
  insertPolicyVersion,
  listPolicies,
  listPolicyVersions,
  type PolicyRow,
  readPolicy,
} from '../../store/policies.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { type FieldError, invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentPolicy } from '../presenters/policies.ts';
import { code } from '../schemas/activities.ts';
import { newPolicy, policy } from '../schemas/policies.ts';

const TAG = 'Policies';
const one = z.object({ code });
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ override: { type: 'integer', minimum: 1 } });

/** Policies: the versioned rules that enrolments follow. */
export function policyRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function create({ code, ...rules }: z.output<typeof newPolicy>, id: string): Promise<Reply> {
    const row = await insertPolicyVersion(sql, id, code, await withPeople(rules), clock.now());
    return {
      status: 201,
      body: presentPolicy(row),
      headers: { Location: `/v1/policies/${code}/versions/${row.version}` },
    };
  }

  /** The rules with the people they name by id, as an external id could pass to somebody else, and activities by code. */
  async function withPeople(rules: Omit<z.output<typeof newPolicy>, 'code'>): Promise<PolicyRules> {
    const errors: FieldError[] = [];
    const steps = await Promise.all(
      rules.approval.steps.map(async ({ assignee, ...step }, index) => {
        const { relation, user } = assignee;
        if (user === undefined) return { ...step, assignee: { relation } };
        const id = await resolvePerson(sql, user);
        if (!id) errors.push({ pointer: `#/approval/steps/${index}/assignee/user`, detail: 'is nobody known' });
        return { ...step, assignee: { relation, user: id ?? '' } };
      }),
    );
    const deadline = rules.deadline && { ...rules.deadline, activity: await codeOf(rules.deadline.activity) };
    if (rules.deadline?.activity && !deadline?.activity)
      errors.push({ pointer: '#/deadline/activity', detail: 'is no activity known: give an id or code' });
    if (errors.length > 0) throw invalidInput(...errors);
    return { ...rules, approval: { steps }, deadline } as PolicyRules;
  }

  /** The code of an activity, which never changes; null when there is none. */
  async function codeOf(ref: string | null): Promise<string | null> {
    const id = ref && (await resolveActivity(sql, ref));
    return id ? ((await readActivity(sql, id))?.code ?? null) : null;
  }

  function shown(row: PolicyRow | null): Reply {
    if (!row) throw notFound('policy');
    return ok(presentPolicy(row));
  }

  return [
    route({
      method: 'post',
      path: '/v1/policies',
      operationId: 'createPolicyVersion',
      tag: TAG,
      summary: 'Create the next version of a policy',
      description:
        'The first under a code is version 1. New enrolments begin with the newest version; living ones keep the one they began with (R37). The policy `default` holds for activities that name none.',
      access: 'write',
      body: newPolicy,
      answers: { 201: { description: 'Created.', schema: policy, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/policies',
      operationId: 'listPolicies',
      tag: TAG,
      summary: 'All policies',
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(policy).meta({ id: 'PolicyList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listPolicies(sql, after, limit);
        return ok(
          await page(
            { name: 'policies', key: one, keyOf: ({ code }: PolicyRow) => ({ code }), read },
            query,
            presentPolicy,
          ),
        );
      },
    }),
    route({
      method: 'get',
      path: '/v1/policies/{code}',
      operationId: 'getPolicy',
      tag: TAG,
      summary: 'A policy',
      description: 'Its newest version.',
      access: 'read',
      params: one,
      answers: { 200: { description: 'The policy.', schema: policy } },
      handle: async ({ params }) => shown(await readPolicy(sql, params.code)),
    }),
    route({
      method: 'get',
      path: '/v1/policies/{code}/versions',
      operationId: 'listPolicyVersions',
      tag: TAG,
      summary: 'The versions of a policy',
      description: 'The newest first.',
      access: 'read',
      params: one,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(policy).meta({ id: 'PolicyVersionList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readPolicy(sql, params.code))) throw notFound('policy');
        const key = z.object({ version: z.int() });
        const read = (after: { version: number } | null, limit: number) =>
          listPolicyVersions(sql, params.code, after, limit);
        const list = { name: `policy/${params.code}`, key, keyOf: ({ version }: PolicyRow) => ({ version }), read };
        return ok(await page(list, query, presentPolicy));
      },
    }),
    route({
      method: 'get',
      path: '/v1/policies/{code}/versions/{version}',
      operationId: 'getPolicyVersion',
      tag: TAG,
      summary: 'One version of a policy',
      description: 'A version never changes.',
      access: 'read',
      params: z.object({ code, version }),
      answers: { 200: { description: 'The version.', schema: policy } },
      handle: async ({ params }) => shown(await readPolicy(sql, params.code, params.version)),
    }),
  ];
}
