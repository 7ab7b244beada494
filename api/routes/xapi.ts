import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Fault, Fields } from '../../domain/xapi/faults.ts';
import { faultsOf } from '../../domain/xapi/validate.ts';
import { XAPI_VERSIONS } from '../../domain/xapi/versions.ts';
import { listKeptStatements, readKeptStatement, type StatementKey } from '../../store/statementList.ts';
import { storeStatements } from '../../store/statements.ts';
import type { AppDeps } from '../deps.ts';
import { page } from '../http/list.ts';
import { type FieldError, invalidInput, notFound, Problem } from '../http/problems.ts';
import { type Client, ok, type Reply, type Route, route } from '../http/route.ts';
import { xapiVersionOf } from '../http/xapi.ts';
import { languagesOf, presentStatement } from '../presenters/xapi.ts';
import { statementKey } from '../schemas/statements.ts';
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

const TAG = 'xAPI';
const MOST_ERRORS = 20;
/** Whatever was stored so long ago is certainly to be seen: no request takes longer. */
const SETTLED_MS = 30_000;
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

/** Checks and stores them. Resolves with how many stand where. @throws Problem 400, 409 */
async function store(
  { sql, clock, config }: AppDeps,
  list: readonly Fields[],
  ids: readonly string[],
  isList: boolean,
  client: Client,
  header: Header,
): Promise<string> {
  const version = xapiVersionOf(header);
  if (list.length > MOST_STATEMENTS)
    throw invalidInput({ pointer: '#', detail: `must have at most ${MOST_STATEMENTS} statements` });
  const errors = list.flatMap((one, index) =>
    faultsOf(one, version).map((fault) => toError(fault, isList ? index : null)),
  );
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) errors.push({ pointer: `#/${twice}/id`, detail: 'is there twice' });
  if (errors.length > 0) throw invalidInput(...errors.slice(0, MOST_ERRORS));
  if (list.length === 0) return '';
  const { baseUrl } = config;
  const sender = {
    clientId: client.id,
    authority: { objectType: 'Agent', account: { homePage: baseUrl, name: `api-key/${client.id}` } },
    version: version === '1.0.3' ? '1.0.0' : version,
    baseUrl,
  };
  const sent = list.map((one, index) => ({ id: ids[index] ?? '', statement: one }));
  const stored = await storeStatements(sql, sent, sender, clock);
  if (stored.kind === 'conflict') {
    throw new Problem('id-taken', `nothing was stored: another statement has the id ${stored.id}`);
  }
  const counts = new Map<string, number>();
  for (const outcome of stored.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${outcome}=${count}`).join(', ');
}

function toError({ path, detail }: Fault, index: number | null): FieldError {
  const parts = index === null ? path : [index, ...path];
  const pointer = parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer: `#${pointer}`, detail };
}

/** The id of a statement that came without one: for a repeat of the request the same. */
function madeId(commandId: string, index: number): string {
  const bytes = createHash('sha256').update(`${commandId}/${index}`, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function read(deps: AppDeps, query: z.output<typeof statementsQuery>, header: Header): Promise<Reply> {
  const { sql, clock, config } = deps;
  const consistent = new Date(Date.parse(clock.now()) - SETTLED_MS).toISOString();
  const headers = { 'X-Experience-API-Consistent-Through': consistent };
  const { format, cursor, limit = LARGEST_PAGE } = query;
  const languages = languagesOf(header('accept-language'));
  const id = query.statementId ?? query.voidedStatementId;
  if (id !== undefined) {
    const found = await readKeptStatement(sql, id, query.statementId === undefined);
    if (!found) throw notFound('statement');
    const lastModified = new Date(found.storedAt).toUTCString();
    return ok(presentStatement(found.statement, format, languages), { ...headers, 'Last-Modified': lastModified });
  }
  const { agent, verb, activity, registration, since, until, ascending } = query;
  const filter = {
    ...{ agent: agent?.identifier, verb, activity, registration, since, until, ascending },
    relatedAgents: query.related_agents,
    relatedActivities: query.related_activities,
  };
  const list = {
    name: ascending ? 'xapi-statements-ascending' : 'xapi-statements',
    key: statementKey,
    keyOf: ({ storedAt, seq }: StatementKey) => ({ storedAt, seq }),
    read: (after: StatementKey | null, most: number) => listKeptStatements(sql, filter, after, most),
  };
  const { items, next } = await page(list, { limit, cursor }, (row) =>
    presentStatement(row.statement, format, languages),
  );
  const more = next === null ? '' : moreAddress(config.baseUrl, query, next);
  return ok({ statements: items, more }, headers);
}

/** The next page's address without its host: the same question, and where to go on. */
function moreAddress(baseUrl: string, query: z.output<typeof statementsQuery>, cursor: string): string {
  const { agent, ...others } = query;
  const asked = Object.entries({ ...others, agent: agent?.text, cursor }).flatMap(
    ([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]),
  );
  return `${new URL(baseUrl).pathname.replace(/\/$/, '')}/xapi/statements?${new URLSearchParams(asked)}`;
}
