import { z } from 'zod';
import { type AudienceMember, type AudienceOf, audiencesOf, listAudienceMembers } from '../../store/audienceMembers.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, listReply, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { audienceMemberColumns, presentAudienceMember, presentAudienceOf } from '../presenters/audiences.ts';
import { audienceMember, audienceOf, pageOnly } from '../schemas/audiences.ts';
import { audienceParam, knownAudience } from './audiences.ts';
import { knownUser, userParam } from './personRequests.ts';

const TAG = 'Audiences';

/** Who is in an audience, and which audiences somebody is in. */
export function audienceMemberRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/audiences/{id}/members',
      operationId: 'listAudienceMembers',
      tag: TAG,
      summary: 'Who is in an audience',
      description:
        'As people are now, each with the conditions that hold. Who is neither activated nor active is in no audience (R32).',
      access: 'read',
      people: people('audiences:view'),
      params: audienceParam,
      query: pageOnly,
      answers: {
        200: {
          description: 'A page, or the whole list as CSV.',
          schema: listOf(audienceMember).meta({ id: 'AudienceMemberList' }),
          also: ['text/csv'],
        },
      },
      handle: async (input) => {
        const { id, who } = await knownAudience(deps, input.params.id);
        const now = clock.now();
        const list = {
          name: `audience-members-${id}`,
          key: idKey,
          keyOf: (row: AudienceMember) => ({ id: row.id }),
          read: (after: { id: string } | null, limit: number) => listAudienceMembers(sql, who, now, after, limit),
          columns: audienceMemberColumns,
        };
        return listReply(input, list, presentAudienceMember);
      },
    }),
    route({
      method: 'get',
      path: '/v1/users/{id}/audiences',
      operationId: 'listAudiencesOfUser',
      tag: TAG,
      summary: 'The audiences that somebody is in',
      description: 'As the person is now, with the conditions that hold; in the order of the codes.',
      access: 'read',
      people: people('audiences:view', 'user'),
      params: userParam,
      query: pageOnly,
      answers: { 200: { description: 'A page.', schema: listOf(audienceOf).meta({ id: 'AudienceOfPersonList' }) } },
      handle: async ({ params, query }) => {
        const userId = await knownUser(deps, params.id);
        const list = {
          name: `audiences-of/${userId}`,
          key: z.object({ code: z.string() }),
          keyOf: ({ code }: AudienceOf) => ({ code }),
          read: (after: { code: string } | null, limit: number) => audiencesOf(sql, userId, clock.now(), after, limit),
        };
        return ok(await page(list, query, presentAudienceOf));
      },
    }),
  ];
}
