import { z } from 'zod';
import {
  insertQualification,
  listQualifications,
  patchQualification,
  type QualificationRow,
  readQualification,
  unknownQualifications,
} from '../../store/qualificationCodes.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch } from '../http/conditional.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentQualification } from '../presenters/requirements.ts';
import { text } from '../schemas/common.ts';
import { newQualification, qualification, qualificationPatch } from '../schemas/requirements.ts';

const TAG = 'Requirements';
const one = z.object({ code: text(100) });

/** Qualifications, and what counts as holding them. */
export function qualificationCodeRoutes({ sql, clock }: AppDeps): Route[] {
  async function shown(code: string, status = 200): Promise<Reply> {
    const row = await readQualification(sql, code);
    if (!row) throw notFound('qualification code');
    const address = `/v1/qualification-codes/${encodeURIComponent(code)}`;
    const headers = { ETag: etag(row.version), ...(status === 201 ? { Location: address } : {}) };
    return { status, body: presentQualification(row), headers };
  }

  /** @throws Problem 400 for equivalents that are not there, or are the code itself */
  async function checkEquivalents(code: string, equivalents: readonly string[] | undefined): Promise<void> {
    if (!equivalents) return;
    const unknown = await unknownQualifications(sql, equivalents);
    const errors = equivalents.flatMap((equivalent, at) => {
      const pointer = `#/equivalents/${at}`;
      if (equivalent === code) return [{ pointer, detail: 'must be another code' }];
      return unknown.includes(equivalent) ? [{ pointer, detail: 'is no qualification code: create it first' }] : [];
    });
    if (errors.length > 0) throw invalidInput(...errors);
  }

  return [
    route({
      method: 'post',
      path: '/v1/qualification-codes',
      operationId: 'createQualificationCode',
      tag: TAG,
      summary: 'Create a qualification code',
      description: 'The code is unique and stays.',
      access: 'write',
      people: people('requirements:edit'),
      body: newQualification,
      answers: {
        201: {
          description: 'Created.',
          schema: qualification,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
      },
      refusals: [409],
      handle: async ({ body }) => {
        await checkEquivalents(body.code, body.equivalents);
        if (!(await insertQualification(sql, body, clock.now()))) throw alreadyExists('a qualification', 'code');
        return shown(body.code, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/qualification-codes',
      operationId: 'listQualificationCodes',
      tag: TAG,
      summary: 'All qualification codes',
      description: 'In the order of the codes, with what counts as holding each.',
      access: 'read',
      people: people('catalogue:view'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(qualification).meta({ id: 'QualificationList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listQualifications(sql, after, limit);
        const key = z.object({ code: z.string() });
        const list = { name: 'qualification-codes', key, keyOf: ({ code }: QualificationRow) => ({ code }), read };
        return ok(await page(list, query, presentQualification));
      },
    }),
    route({
      method: 'get',
      path: '/v1/qualification-codes/{code}',
      operationId: 'getQualificationCode',
      tag: TAG,
      summary: 'One qualification code',
      description: 'With what counts as holding it.',
      access: 'read',
      people: people('catalogue:view'),
      params: one,
      answers: { 200: { description: 'The qualification.', schema: qualification, headers: { ETag: 'The version.' } } },
      handle: ({ params }) => shown(params.code),
    }),
    route({
      method: 'patch',
      path: '/v1/qualification-codes/{code}',
      operationId: 'changeQualificationCode',
      tag: TAG,
      summary: 'Change a qualification code',
      description: 'Equivalents count from now on; what was known at a past date stays as it was.',
      access: 'write',
      people: people('requirements:edit'),
      params: one,
      body: qualificationPatch,
      ifMatch: true,
      answers: {
        200: { description: 'The qualification after it.', schema: qualification, headers: { ETag: 'The version.' } },
      },
      handle: async ({ params, body, header }) => {
        await checkEquivalents(params.code, body.equivalents);
        const result = await patchQualification(sql, params.code, body, ifMatch(header('if-match')), clock.now());
        if (!result) throw notFound('qualification code');
        if (!result.changed) throw changedMeanwhile(result.version);
        return shown(params.code);
      },
    }),
  ];
}
