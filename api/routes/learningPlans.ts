import type { z } from 'zod';
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
import { people } from '../http/people.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { presentPlan } from '../presenters/plans.ts';
import { newPlan, plan } from '../schemas/plans.ts';
import { createdVersion, type VersionedCatalogue, versionedRoutes } from './versionedCatalogue.ts';

const TAG = 'Learning plans';

/** Learning plans: activities in an order, to be done together. */
export function learningPlanRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  const catalogue: VersionedCatalogue<PlanRow> = {
    path: 'learning-plans',
    tag: TAG,
    ids: ['LearningPlan', 'LearningPlans'],
    words: ['learning plan', 'plan', 'learning plans'],
    schema: plan,
    read: (code, version) => readPlan(sql, code, version),
    list: (after, limit) => listPlans(sql, after, limit),
    versions: (code, after, limit) => listPlanVersions(sql, code, after, limit),
    present: async (rows) => {
      const inThem = rows.flatMap(({ rules }) => rules.items.map(({ activityId }) => activityId));
      const names = await nameActivities(sql, inThem);
      return rows.map((row) => presentPlan(row, names));
    },
  };

  async function create({ code, title, ...given }: z.output<typeof newPlan>, id: string): Promise<Reply> {
    const rules = await withActivities(given);
    const faults = planFaults(rules);
    if (faults.length > 0) throw invalidInput(...faults.map(fieldError));
    return createdVersion(catalogue, await insertPlanVersion(sql, id, { code, title, rules }, clock.now()));
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
      people: people('plans:edit'),
      body: newPlan,
      answers: { 201: { description: 'Created.', schema: plan, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    ...versionedRoutes(catalogue),
  ];
}

function fieldError({ item, field, detail }: PlanFault): FieldError {
  return { pointer: item === null ? `#/${field}` : `#/items/${item}/${field}`, detail };
}
