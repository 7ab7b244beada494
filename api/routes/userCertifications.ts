import { z } from 'zod';
import { resolvePerson } from '../../store/people.ts';
import {
  type CertificationView,
  listCertificationViews,
  readCertificationView,
} from '../../store/userCertifications.ts';
import { CERTIFICATION_LIFE, listLifeEvents } from '../../store/watchedLife.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentCertificationEvent, presentUserCertification } from '../presenters/certifications.ts';
import {
  askedUserCertification,
  certificationCommandBody,
  certificationEvent,
  newUserCertification,
  userCertification,
  userCertificationQuery,
} from '../schemas/certifications.ts';
import { idParam } from '../schemas/common.ts';
import { assignOne, tellCertification } from './certificationRequests.ts';

const TAG = 'Certifications';

/** Who is certified, and until when: assigning, the list, one with its periods and history, and what is done with it. */
export function userCertificationRoutes(deps: AppDeps): Route[] {
  const { sql } = deps;

  async function shown(id: string): Promise<Reply> {
    const view = await readCertificationView(sql, id);
    if (!view) throw notFound('certification of a person');
    const headers = { ETag: etag(view.stamp.version) };
    return { status: 200, body: presentUserCertification(view), headers, about: view.state.userId };
  }

  return [
    route({
      method: 'post',
      path: '/v1/user-certifications',
      operationId: 'assignCertification',
      tag: TAG,
      summary: 'Assign a certification to a person',
      description:
        'One for a person and a certification: asking again answers 200 with it, unchanged, and `existing: true`; one that was withdrawn or revoked begins again. Who has an old record enters at the right place: certified since then, with the window open or lapsed as the dates say (R29).',
      access: 'write',
      people: people('certifications:assign', 'body:user+all'),
      body: newUserCertification,
      answers: {
        201: {
          description: 'It was assigned.',
          schema: askedUserCertification,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
        200: {
          description: 'It was there already.',
          schema: askedUserCertification,
          headers: { ETag: 'The version.' },
        },
      },
      refusals: [409],
      handle: async ({ body, client, may, commandId }) => {
        const { id, existing } = await assignOne(deps, body, { client, may }, commandId);
        const reply = await shown(id);
        return {
          ...reply,
          status: existing ? 200 : 201,
          body: { ...(reply.body as object), existing },
          headers: { ...reply.headers, ...(existing ? {} : { Location: `/v1/user-certifications/${id}` }) },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/user-certifications',
      operationId: 'listUserCertifications',
      tag: TAG,
      summary: 'Find certifications of people',
      description: 'By person, certification, status and the end of the validity, the newest first.',
      access: 'read',
      people: people('certifications:view'),
      query: userCertificationQuery,
      answers: {
        200: { description: 'A page.', schema: listOf(userCertification).meta({ id: 'UserCertificationList' }) },
      },
      handle: async ({ query, may }) => {
        const { user, certification, status, expiringBefore } = query;
        const reached = may.reach('certifications:view');
        const userId = user === undefined ? undefined : await resolvePerson(sql, user);
        const read = async (after: { id: string } | null, limit: number) =>
          userId === null
            ? []
            : listCertificationViews(
                sql,
                { userId, code: certification, status, expiringBefore, reached },
                after,
                limit,
              );
        const list = {
          name: 'user-certifications',
          key: idKey,
          keyOf: ({ state }: CertificationView) => ({ id: state.id }),
          read,
        };
        return ok(await page(list, query, presentUserCertification));
      },
    }),
    route({
      method: 'get',
      path: '/v1/user-certifications/{id}',
      operationId: 'getUserCertification',
      tag: TAG,
      summary: 'The certification of a person',
      description: 'With every period: certified, window, due, expiry, extension, and how it ended (R29).',
      access: 'read',
      people: people('certifications:view', 'user-certification'),
      params: idParam,
      answers: {
        200: { description: 'The certification.', schema: userCertification, headers: { ETag: 'The version.' } },
      },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'get',
      path: '/v1/user-certifications/{id}/history',
      operationId: 'getUserCertificationHistory',
      tag: TAG,
      summary: 'The history of a certification of a person',
      description: 'Every event, in order, each chained to the one before by its hash (R36).',
      access: 'read',
      people: people('certifications:view', 'user-certification'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: { description: 'A page.', schema: listOf(certificationEvent).meta({ id: 'CertificationEventList' }) },
      },
      handle: async ({ params, query }) => {
        if (!(await readCertificationView(sql, params.id))) throw notFound('certification of a person');
        const list = {
          name: 'certification-events',
          key: z.object({ seq: z.int() }),
          keyOf: ({ seq }: { seq: number }) => ({ seq }),
          read: (after: { seq: number } | null, limit: number) =>
            listLifeEvents(sql, CERTIFICATION_LIFE, params.id, after, limit),
        };
        return ok(await page(list, query, presentCertificationEvent));
      },
    }),
    route({
      method: 'post',
      path: '/v1/user-certifications/{id}/commands',
      operationId: 'commandUserCertification',
      tag: TAG,
      summary: 'Command the certification of a person',
      description:
        'Answers with the certification after it. An extension moves the validity, never the baseline that the next expiry counts from (R29). A refused command is 409, with the present status and what is possible now.',
      access: 'write',
      people: people('certifications:manage', 'user-certification'),
      params: idParam,
      body: certificationCommandBody,
      ifMatch: true,
      answers: {
        200: {
          description: 'The certification after it.',
          schema: userCertification,
          headers: { ETag: 'The version.' },
        },
      },
      refusals: [409],
      handle: async ({ params, body, client, commandId, header }) => {
        await tellCertification(deps, params.id, body, client, commandId, header('if-match'));
        return shown(params.id);
      },
    }),
  ];
}
