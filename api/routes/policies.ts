import type { z } from 'zod';
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
import { people } from '../http/people.ts';
import { type FieldError, invalidInput } from '../http/problems.ts';
import { type Reply, type Route, route } from '../http/route.ts';
import { presentPolicy } from '../presenters/policies.ts';
import { newPolicy, policy } from '../schemas/policies.ts';
import { createdVersion, type VersionedCatalogue, versionedRoutes } from './versionedCatalogue.ts';

const TAG = 'Policies';

/** Policies: the versioned rules that enrolments follow. */
export function policyRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  const catalogue: VersionedCatalogue<PolicyRow> = {
    path: 'policies',
    tag: TAG,
    viewedBy: 'policies:view',
    ids: ['Policy', 'Policies'],
    words: ['policy', 'policy', 'policies'],
    schema: policy,
    read: (code, version) => readPolicy(sql, code, version),
    list: (after, limit) => listPolicies(sql, after, limit),
    versions: (code, after, limit) => listPolicyVersions(sql, code, after, limit),
    present: async (rows) => rows.map(presentPolicy),
  };

  async function create({ code, ...rules }: z.output<typeof newPolicy>, id: string): Promise<Reply> {
    return createdVersion(catalogue, await insertPolicyVersion(sql, id, code, await withPeople(rules), clock.now()));
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
      people: people('policies:edit'),
      body: newPolicy,
      answers: { 201: { description: 'Created.', schema: policy, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    ...versionedRoutes(catalogue),
  ];
}
