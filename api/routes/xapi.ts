import { createHash } from 'node:crypto';
import type { Fields } from '../../domain/xapi/faults.ts';
import { XAPI_VERSIONS } from '../../domain/xapi/versions.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { xapiVersionOf } from '../http/xapi.ts';
import {
  about,
  LARGEST_PAGE,
  MOST_STATEMENTS,
  putQuery,
  STATEMENTS_LIMIT,
  statement,
  statementIds,
  statementResult,
  statementsBody,
  statementsQuery,
} from '../schemas/xapi.ts';
import { read, store } from './xapiStatements.ts';

const TAG = 'xAPI';
/** Says of a request with statements how many of them stand where, for the enrolments here. */
const OUTCOME_HEADER = 'X-Rollbook-Outcome';

type Header = (name: string) => string | undefined;

/** Learning record statements, as content and learning record stores speak (xAPI 1.0.3 and 2.0). */
export function xapiRoutes(deps: AppDeps): Route[] {
  const guard = (header: Header) => void xapiVersionOf(header);
  const headers = { [OUTCOME_HEADER]: 'How many stand where; see `/v1/statements`.' };
  return [
    route({
      method: 'post',
      path: '/xapi/statements',
      operationId: 'postStatements',
      tag: TAG,
      summary: 'Store statements',
      description: `One statement or a list of up to ${MOST_STATEMENTS}, in ${STATEMENTS_LIMIT} bytes; all or nothing. A statement with an id that is stored already is ignored when it is the same, and 409 when it is another. Its authority is the key that sent it. What it says to an enrolment is told to it after the answer: \`/v1/statements\` shows what became of it.`,
      access: 'write',
      people: people('statements:read'),
      guard,
      body: statementsBody,
      bodyLimit: STATEMENTS_LIMIT,
      answers: { 200: { description: 'The ids, in their order.', schema: statementIds, headers } },
      refusals: [409],
      handle: async ({ body, client, header, commandId }) => {
        const list = (Array.isArray(body) ? body : [body]) as Fields[];
        const ids = list.map(({ id }, index) => (typeof id === 'string' ? id.toLowerCase() : madeId(commandId, index)));
        const outcome = await store(deps, list, ids, Array.isArray(body), client, header);
        return ok(ids, { [OUTCOME_HEADER]: outcome });
      },
    }),
    route({
      method: 'put',
      path: '/xapi/statements',
      operationId: 'putStatement',
      tag: TAG,
      summary: 'Store a statement under an id',
      description: 'The same again is ignored; another statement under the same id is 409.',
      access: 'write',
      people: people('statements:read'),
      guard,
      query: putQuery,
      body: statement,
      bodyLimit: STATEMENTS_LIMIT,
      answers: { 204: { description: 'It is stored.', headers } },
      refusals: [409],
      handle: async ({ query, body, client, header }): Promise<Reply> => {
        if (typeof body.id === 'string' && body.id.toLowerCase() !== query.statementId) {
          throw invalidInput({ pointer: '#/id', detail: 'must be the statementId of the address' });
        }
        const outcome = await store(deps, [body], [query.statementId], false, client, header);
        return { status: 204, headers: { [OUTCOME_HEADER]: outcome } };
      },
    }),
    route({
      method: 'get',
      path: '/xapi/statements',
      operationId: 'getStatements',
      tag: TAG,
      summary: 'Read statements',
      description: `One by \`statementId\` or \`voidedStatementId\`, or a list, the last stored first, at most ${LARGEST_PAGE} at once. Voided statements are in no list. What refers to a statement that fits, fits as well.`,
      access: 'read',
      people: people('statements:read'),
      guard,
      query: statementsQuery,
      answers: {
        200: {
          description: 'The statement, or a page of them.',
          schema: statementResult.or(statement),
          headers: { 'X-Experience-API-Consistent-Through': 'What was stored until then is to be seen.' },
        },
      },
      handle: ({ query, header }) => read(deps, query, header),
    }),
    route({
      method: 'get',
      path: '/xapi/about',
      operationId: 'aboutXapi',
      tag: TAG,
      summary: 'The versions of xAPI that are spoken',
      description: 'Needs neither key nor version.',
      access: 'public',
      answers: { 200: { description: 'The versions.', schema: about } },
      handle: async () => ok({ version: [...XAPI_VERSIONS] }),
    }),
  ];
}

/** The id of a statement that came without one: for a repeat of the request the same. */
function madeId(commandId: string, index: number): string {
  const bytes = createHash('sha256').update(`${commandId}/${index}`, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
