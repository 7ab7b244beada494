import { personalData as sections } from '../../store/personalData.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { personalData } from '../schemas/privacy.ts';
import { knownUser, userParam } from './personRequests.ts';

/** Everything about one person, for that person (article 15 of the GDPR). */
export function personalDataRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  /** One JSON document, as it comes: it can be larger than the memory. */
  async function* written(userId: string): AsyncGenerator<string> {
    const head = { form: 'rollbook-personal-data/1', person: userId, exportedAt: clock.now() };
    yield `${JSON.stringify(head).slice(0, -1)},"sections":{`;
    let open: string | null = null;
    let first = true;
    for await (const { section, rows } of sections(sql, userId)) {
      if (section !== open) {
        yield `${open === null ? '' : ']'}${open === null ? '' : ','}${JSON.stringify(section)}:[`;
        open = section;
        first = true;
      }
      for (const row of rows) {
        yield `${first ? '' : ','}${JSON.stringify(row)}`;
        first = false;
      }
    }
    yield `${open === null ? '' : ']'}}}`;
  }

  return [
    route({
      method: 'get',
      path: '/v1/users/{id}/personal-data',
      operationId: 'exportPersonalData',
      tag: 'Privacy',
      summary: 'Everything about one person',
      description:
        'Profile, history, enrolments, approvals, records, plans, certifications, mails, statements, words, rows of imports: whatever is kept of the person, in one document that is sent as it is read. Others are in it by their ids alone.',
      access: 'admin',
      people: people('privacy:manage'),
      params: userParam,
      answers: { 200: { description: 'The document.', schema: personalData } },
      handle: async ({ params }) => {
        const id = await knownUser(deps, params.id);
        return {
          status: 200,
          headers: { 'Content-Disposition': `attachment; filename="${id}.json"` },
          content: { type: 'application/json; charset=utf-8', chunks: written(id) },
        };
      },
    }),
  ];
}
