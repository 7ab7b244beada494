import { z } from 'zod';
import { type ExpiryRules, expiryFaults, type RenewalRule } from '../../domain/expiry/rules.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import {
  expiryRulesOf,
  insertQualification,
  listQualifications,
  patchQualification,
  type QualificationRow,
  qualificationUse,
  readQualification,
  unknownQualifications,
} from '../../store/qualificationCodes.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentQualification } from '../presenters/requirements.ts';
import { text, yes } from '../schemas/common.ts';
import {
  newQualification,
  qualification,
  qualificationPatch,
  qualificationUse as usage,
} from '../schemas/requirements.ts';

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
  async function checkEquivalents(code: string, equivalents: readonly (string | null)[] | undefined): Promise<void> {
    if (!equivalents) return;
    const unknown = await unknownQualifications(
      sql,
      equivalents.flatMap((one) => one ?? []),
    );
    const errors = equivalents.flatMap((equivalent, at) => {
      if (equivalent === null) return [];
      const pointer = `#/equivalents/${at}`;
      if (equivalent === code) return [{ pointer, detail: 'must be another code' }];
      return unknown.includes(equivalent) ? [{ pointer, detail: 'is no qualification code that is in use' }] : [];
    });
    if (errors.length > 0) throw invalidInput(...errors);
  }

  type Given = z.output<typeof qualificationPatch>;
  type Renewal = { renewal: RenewalRule | null | undefined };

  /** What was given, with the activity that renews by its id. @throws Problem 400 for one that is not there */
  async function withActivity<Fields extends Pick<Given, 'renewal'>>(
    given: Fields,
  ): Promise<Omit<Fields, 'renewal'> & Renewal> {
    const { renewal } = given;
    if (!renewal) return { ...given, renewal };
    const { activity, ...rule } = renewal;
    const activityId = await resolveActivity(sql, activity);
    const pointer = '#/renewal/activity';
    if (!activityId) throw invalidInput({ pointer, detail: 'is no activity known: give an id or code' });
    return { ...given, renewal: { ...rule, activityId } };
  }

  /** @throws Problem 400 for rules that make no sense together */
  function checkRules(rules: ExpiryRules): void {
    const faults = expiryFaults(rules).map(({ field, detail }) => ({ pointer: `#/${field}`, detail }));
    if (faults.length > 0) throw invalidInput(...faults);
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
      handle: async ({ body, client }) => {
        await checkEquivalents(body.code, body.equivalents);
        const { renewal = null, ...given } = await withActivity(body);
        const fields = { ...given, renewal };
        checkRules(fields);
        if (!(await insertQualification(sql, { ...fields, actor: actorOf(client) }, clock.now())))
          throw alreadyExists('a qualification', 'code');
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
      query: z.strictObject({ ...pageQuery, retired: yes.optional() }),
      answers: { 200: { description: 'A page.', schema: listOf(qualification).meta({ id: 'QualificationList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) =>
          listQualifications(sql, query.retired, after, limit);
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
      description:
        'Equivalents count from now on; what was known at a past date stays as it was. Another validity changes no record that is there (R27); reminders and the renewal count for those as well.',
      access: 'write',
      people: people('requirements:edit'),
      params: one,
      body: qualificationPatch,
      ifMatch: true,
      answers: {
        200: { description: 'The qualification after it.', schema: qualification, headers: { ETag: 'The version.' } },
      },
      handle: async ({ params, body, header, client }) => {
        // What is named already may stay named.
        const before = await readQualification(sql, params.code);
        if (!before) throw notFound('qualification code');
        const added = body.equivalents?.map((one) => (before.equivalents.includes(one) ? null : one));
        await checkEquivalents(params.code, added);
        const { renewal, ...given } = await withActivity(body);
        const patch = { ...given, ...(renewal !== undefined && { renewal }) };
        checkRules({ ...expiryRulesOf(before), ...defined(patch) });
        const expected = ifMatch(header('if-match'));
        const result = await patchQualification(sql, params.code, patch, actorOf(client), expected, clock.now());
        if (!result) throw notFound('qualification code');
        if (!result.changed) throw changedMeanwhile(result.version);
        return shown(params.code);
      },
    }),
    route({
      method: 'get',
      path: '/v1/qualification-codes/{code}/usage',
      operationId: 'getQualificationUse',
      tag: TAG,
      summary: 'What names a qualification code',
      description: 'Records, and what is set up; to be looked at before it is retired.',
      access: 'read',
      people: people('requirements:edit'),
      params: one,
      answers: { 200: { description: 'What names it.', schema: usage } },
      handle: async ({ params }) => {
        if (!(await readQualification(sql, params.code))) throw notFound('qualification code');
        return ok(await qualificationUse(sql, params.code));
      },
    }),
  ];
}

/** Without what was not given. */
function defined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
