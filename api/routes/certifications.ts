import type { z } from 'zod';
import { type CertificationRules, certificationFaults } from '../../domain/certifications/rules.ts';
import {
  type CertificationRow,
  insertCertificationVersion,
  listCertifications,
  listCertificationVersions,
  readCertification,
} from '../../store/certifications.ts';
import { findActivities, nameActivities, readPlan } from '../../store/learningPlans.ts';
import { readQualification } from '../../store/qualificationCodes.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentCertification } from '../presenters/certifications.ts';
import { certification, holderOutcomes, newCertification, newHolders } from '../schemas/certifications.ts';
import { assignTo } from './certificationRequests.ts';
import { byCode, createdVersion, type VersionedCatalogue, versionedRoutes } from './versionedCatalogue.ts';

const TAG = 'Certifications';

/** Certifications: what certifies, for how long, and how it is renewed (R29). */
export function certificationRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  const catalogue: VersionedCatalogue<CertificationRow> = {
    path: 'certifications',
    tag: TAG,
    ids: ['Certification', 'Certifications'],
    words: ['certification', 'certification', 'certifications'],
    schema: certification,
    read: (code, version) => readCertification(sql, code, version),
    list: (after, limit) => listCertifications(sql, after, limit),
    versions: (code, after, limit) => listCertificationVersions(sql, code, after, limit),
    present: presented,
  };

  async function create({ code, title, ...given }: z.output<typeof newCertification>, id: string): Promise<Reply> {
    const rules = await toRules(given);
    const faults = certificationFaults(rules);
    if (faults.length > 0)
      throw invalidInput(...faults.map(({ field, detail }) => ({ pointer: `#/${field}`, detail })));
    return createdVersion(catalogue, await insertCertificationVersion(sql, id, { code, title, rules }, clock.now()));
  }

  async function activityId(ref: string, pointer: string): Promise<string> {
    const found = (await findActivities(sql, [ref])).get(ref);
    if (!found) throw invalidInput({ pointer, detail: 'is no activity known: give an id or code' });
    return found;
  }

  async function toRules({
    achievedBy,
    enrol,
    ...given
  }: Omit<z.output<typeof newCertification>, 'code' | 'title'>): Promise<CertificationRules> {
    const by = await proof(achievedBy);
    if (!enrol) return { ...given, achievedBy: by, enrol };
    const { activity, obligation, first } = enrol;
    if (activity === undefined && by.kind !== 'activity')
      throw invalidInput({ pointer: '#/enrol/activity', detail: 'must be named, as no single activity certifies' });
    const inActivity = activity === undefined ? by.key : await activityId(activity, '#/enrol/activity');
    return { ...given, achievedBy: by, enrol: { activityId: inActivity, obligation, first } };
  }

  async function proof(by: z.output<typeof newCertification>['achievedBy']): Promise<CertificationRules['achievedBy']> {
    if ('activity' in by) return { kind: 'activity', key: await activityId(by.activity, '#/achievedBy/activity') };
    if ('plan' in by) {
      if (!(await readPlan(sql, by.plan)))
        throw invalidInput({ pointer: '#/achievedBy/plan', detail: 'is no learning plan: create it first' });
      return { kind: 'plan', key: by.plan };
    }
    if (!(await readQualification(sql, by.qualification)))
      throw invalidInput({ pointer: '#/achievedBy/qualification', detail: 'is no qualification code known' });
    return { kind: 'qualification', key: by.qualification };
  }

  async function presented(rows: readonly CertificationRow[]) {
    const ids = rows.flatMap(({ rules: { achievedBy, enrol } }) => [
      ...(achievedBy.kind === 'activity' ? [achievedBy.key] : []),
      ...(enrol ? [enrol.activityId] : []),
    ]);
    const names = await nameActivities(sql, ids);
    return rows.map((row) => presentCertification(row, names));
  }

  return [
    route({
      method: 'post',
      path: '/v1/certifications',
      operationId: 'createCertificationVersion',
      tag: TAG,
      summary: 'Create the next version of a certification',
      description:
        'The first under a code is version 1. Who has it stays at the version that they were assigned, until they are moved (R37).',
      access: 'write',
      people: people('certifications:edit'),
      body: newCertification,
      answers: { 201: { description: 'Created.', schema: certification, headers: { Location: 'The address.' } } },
      handle: ({ body, commandId }) => create(body, commandId),
    }),
    ...versionedRoutes(catalogue),
    route({
      method: 'post',
      path: '/v1/certifications/{code}/holders',
      operationId: 'assignCertificationToMany',
      tag: TAG,
      summary: 'Assign a certification to many people',
      description: 'Each has an outcome of their own; one that is rejected stops nobody.',
      access: 'write',
      people: people('certifications:assign', 'each'),
      params: byCode,
      body: newHolders,
      answers: { 200: { description: 'What became of each, in their order.', schema: holderOutcomes } },
      handle: async ({ params, body, client, may, commandId }) => {
        const found = await readCertification(sql, params.code);
        if (!found) throw notFound('certification');
        return ok({ items: await assignTo(deps, found, body, { client, may }, commandId) });
      },
    }),
  ];
}
