import { z } from 'zod';
import { asOfAt } from '../../domain/reports/params.ts';
import {
  type AsOf,
  type ComplianceCounts,
  type ComplianceFilter,
  type ComplianceRow,
  countCompliance,
  listCompliance,
  listUserRequirements,
} from '../../store/compliance.ts';
import { resolvePerson } from '../../store/people.ts';
import { readRequirement } from '../../store/requirements.ts';
import type { AppDeps } from '../deps.ts';
import { listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { type Route, route } from '../http/route.ts';
import { complianceColumns, countColumns, presentCompliance, presentCounts } from '../presenters/requirements.ts';
import { code } from '../schemas/activities.ts';
import { text } from '../schemas/common.ts';
import { asOfQuery, compliance, complianceCounts, complianceQuery } from '../schemas/requirements.ts';

const TAG = 'Requirements';
const one = z.object({ code });

interface Asked {
  asOf?: string | undefined;
  knowledge: 'today' | 'then';
}

/** Who holds what they must, now and at any past date. */
export function complianceRoutes({ sql, clock }: AppDeps): Route[] {
  /** @throws Problem 400 for what is not known yet */
  function asOf({ asOf, knowledge }: Asked): AsOf {
    const when = asOfAt(clock.now(), asOf, knowledge);
    if (!when) throw invalidInput({ pointer: '?asOf', detail: 'must not lie in the future with knowledge=then' });
    return when;
  }

  async function checked(
    code: string,
    {
      manager,
      department,
      state,
    }: { manager?: string | undefined; department?: string | undefined; state?: ComplianceFilter['states'] },
  ): Promise<ComplianceFilter> {
    if (!(await readRequirement(sql, code))) throw notFound('requirement');
    const managerId = manager === undefined ? undefined : await resolvePerson(sql, manager);
    if (managerId === null) throw invalidInput({ pointer: '?manager', detail: 'is nobody known' });
    return { managerId, department, states: state };
  }

  return [
    route({
      method: 'get',
      path: '/v1/requirements/{code}/compliance',
      operationId: 'listCompliance',
      tag: TAG,
      summary: 'Who fulfils a requirement',
      description:
        'Everybody whom it covers on that day, with where they stand and why. As `text/csv` the whole selection. `satisfied`: something valid is held. `exempt`. `due`: not yet, and there is time. `missing`: not, and it was due.',
      access: 'read',
      people: people('compliance:view'),
      params: one,
      query: z.strictObject({ ...pageQuery, ...complianceQuery }),
      answers: {
        200: { description: 'A page.', schema: listOf(compliance).meta({ id: 'ComplianceList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const { params, query } = input;
        const filter = { ...(await checked(params.code, query)), reached: input.may.reach('compliance:view') };
        const when = asOf(query);
        const list = {
          name: `compliance-${params.code}`,
          key: z.object({ userId: z.uuid() }),
          keyOf: ({ userId }: ComplianceRow) => ({ userId }),
          read: (after: { userId: string } | null, limit: number) =>
            listCompliance(sql, params.code, when, filter, after, limit),
          columns: complianceColumns,
        };
        return listReply(input, list, (row) => presentCompliance(row, query.knowledge));
      },
    }),
    route({
      method: 'get',
      path: '/v1/requirements/{code}/compliance/counts',
      operationId: 'countCompliance',
      tag: TAG,
      summary: 'How many fulfil a requirement',
      description: 'One line for all, or one for each team. Who has no manager or department is counted under null.',
      access: 'read',
      people: people('compliance:view'),
      params: one,
      query: z.strictObject({ ...pageQuery, ...complianceQuery, by: z.enum(['manager', 'department']).optional() }),
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(complianceCounts).meta({ id: 'ComplianceCountsList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { params, query } = input;
        const filter = { ...(await checked(params.code, query)), reached: input.may.reach('compliance:view') };
        const when = asOf(query);
        const list = {
          name: `compliance-counts-${params.code}-${query.by ?? 'all'}`,
          key: z.object({ team: z.string() }),
          keyOf: ({ team }: ComplianceCounts) => ({ team }),
          read: (after: { team: string } | null, limit: number) =>
            countCompliance(sql, params.code, when, filter, query.by ?? null, after, limit),
          columns: countColumns,
        };
        return listReply(input, list, presentCounts);
      },
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}/requirements',
      operationId: 'listUserRequirements',
      tag: TAG,
      summary: 'What a person must hold',
      description: 'Every requirement that covers the person on that day, with where they stand and why.',
      access: 'read',
      people: people('compliance:view', 'user'),
      params: z.object({ id: text(320).meta({ description: 'Id, external id, username or e-mail address.' }) }),
      query: z.strictObject({ ...pageQuery, ...asOfQuery }),
      answers: {
        200: {
          description: 'A page.',
          schema: listOf(compliance).meta({ id: 'UserRequirementList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { params, query } = input;
        const userId = await resolvePerson(sql, params.id);
        if (!userId) throw notFound('user');
        const when = asOf(query);
        const list = {
          name: 'user-requirements',
          key: one,
          keyOf: ({ code }: ComplianceRow) => ({ code }),
          read: (after: { code: string } | null, limit: number) =>
            listUserRequirements(sql, userId, when, after, limit),
          columns: complianceColumns,
        };
        return listReply(input, list, (row) => presentCompliance(row, query.knowledge));
      },
    }),
  ];
}
