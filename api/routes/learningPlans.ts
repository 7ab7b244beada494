import { z } from 'zod';
import { type PlanFault, type PlanItem, type PlanRules, planFaults } from '../../domain/plans/rules.ts';
import {
  findActivities,
  insertPlanVersion,
  listPlans,
  listPlanVersions,
  nameActivities,
  type PlanRow,
  readPlan,
} from '../../store/learningPlans.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { type FieldError, invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentPlan } from '../presenters/plans.ts';
import { code } from '../schemas/activities.ts';
import { newPlan, plan } from '../schemas/plans.ts';

const TAG = 'Learning plans';
const one = z.object({ code });
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ override: { type: 'integer', minimum: 1 } });

/** Learning plans: activities in an order, to be done together. */
export function learningPlanRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function create({ code, title, ...given }: z.output<typeof newPlan>, id: string): Promise<Reply> {
    const rules = await withActivities(given);
    const faults = planFaults(rules);
    if (faults.length > 0) throw invalidInput(...faults.map(fieldError));
    const row = await insertPlanVersion(sql, id, { code, title, rules }, clock.now());
    const reply = await shown(row);
    return { ...reply, status: 201, headers: { Location: `/v1/learning-plans/${code}/versions/${row.version}` } };
  }

  /** The rules with the activities that they name by id. */
  async function withActivities(given: Omit<z.output<typeof newPlan>, 'code' | 'title'>): Promise<PlanRules> {
    const refs = given.items.flatMap(({ activity, after }) => [activity, ...after]);
    const ids = await findActivities(sql, [...new Set(refs)]);
    const errors: FieldError[] = [];
    const idOf = (ref: string, pointer: string): string => {
      const id = ids.get(ref);
      if (!id) errors.push({ pointer, detail: 'is no activity known: give an id or code' });
      return id ?? '';
    };
    const items = given.items.map(
      ({ activity, required, after, deadline }, index): PlanItem => ({
        activityId: idOf(activity, `#/items/${index}/activity`),
        required,
        after: [...new Set(after.map((ref, place) => idOf(ref, `#/items/${index}/after/${place}`)))],
        deadline,
      }),
    );
    if (errors.length > 0) throw invalidInput(...errors.slice(0, 20));
    return { ...given, items } as PlanRules;
  }

  async function names(rows: readonly PlanRow[]) {
    return nameActivities(
      sql,
      rows.flatMap(({ rules }) => rules.items.map(({ activityId }) => activityId)),
    );
  }

  async function shown(row: PlanRow | null): Promise<Reply> {
    if (!row) throw notFound('learning plan');
    return ok(presentPlan(row, await names([row])));
  }

  /** A page of plans, with the names of what is in them. */
  async function listed<Key>(
    list: { name: string; key: z.ZodType<Key>; keyOf: (row: PlanRow) => Key },
    read: (after: Key | null, limit: number) => Promise<PlanRow[]>,
    query: { limit: number; cursor?: string | undefined },
  ): Promise<Reply> {
    const found = await page({ ...list, read }, query, (row) => row);
    const rows = found.items as PlanRow[];
    const known = await names(rows);
    return ok({ items: rows.map((row) => presentPlan(row, known)), next: found.next });
  }

  return [
    route({
      method: 'post',
      path: '/v1/learning-plans',
      operationId: 'createLearningPlanVersion',
      tag: TAG,
      summary: 'Create the next version of a learning plan',
      description:
        'The first under a code is version 1. Who is in the plan stays at the version that they began with, until they are moved.',
      access: 'write',
      body: newPlan,
      answers: { 201: { description: 'Created.', schema: plan, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/learning-plans',
      operationId: 'listLearningPlans',
      tag: TAG,
      summary: 'All learning plans',
      description: 'The newest version of each, in the order of their codes.',
      access: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(plan).meta({ id: 'LearningPlanList' }) } },
      handle: ({ query }) =>
        listed(
          { name: 'learning-plans', key: one, keyOf: ({ code }) => ({ code }) },
          (after, limit) => listPlans(sql, after, limit),
          query,
        ),
    }),
    route({
      method: 'get',
      path: '/v1/learning-plans/{code}',
      operationId: 'getLearningPlan',
      tag: TAG,
      summary: 'A learning plan',
      description: 'Its newest version.',
      access: 'read',
      params: one,
      answers: { 200: { description: 'The plan.', schema: plan } },
      handle: async ({ params }) => shown(await readPlan(sql, params.code)),
    }),
    route({
      method: 'get',
      path: '/v1/learning-plans/{code}/versions',
      operationId: 'listLearningPlanVersions',
      tag: TAG,
      summary: 'The versions of a learning plan',
      description: 'The newest first.',
      access: 'read',
      params: one,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(plan).meta({ id: 'LearningPlanVersionList' }) } },
      handle: async ({ params, query }) => {
        if (!(await readPlan(sql, params.code))) throw notFound('learning plan');
        return listed(
          {
            name: `learning-plan/${params.code}`,
            key: z.object({ version: z.int() }),
            keyOf: (row) => ({ version: row.version }),
          },
          (after, limit) => listPlanVersions(sql, params.code, after, limit),
          query,
        );
      },
    }),
    route({
      method: 'get',
      path: '/v1/learning-plans/{code}/versions/{version}',
      operationId: 'getLearningPlanVersion',
      tag: TAG,
      summary: 'One version of a learning plan',
      description: 'A version never changes.',
      access: 'read',
      params: z.object({ code, version }),
      answers: { 200: { description: 'The version.', schema: plan } },
      handle: async ({ params }) => shown(await readPlan(sql, params.code, params.version)),
    }),
  ];
}

function fieldError({ item, field, detail }: PlanFault): FieldError {
  return { pointer: item === null ? `#/${field}` : `#/items/${item}/${field}`, detail };
}
