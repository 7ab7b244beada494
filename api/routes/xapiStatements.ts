import type { z } from 'zod';
import type { Fault, Fields } from '../../domain/xapi/faults.ts';
import { faultsOf } from '../../domain/xapi/validate.ts';
import { listKeptStatements, readKeptStatement, type StatementKey } from '../../store/statementList.ts';
import { storeStatements } from '../../store/statements.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { page } from '../http/list.ts';
import { type FieldError, invalidInput, notFound, Problem } from '../http/problems.ts';
import { ok, type Reply } from '../http/route.ts';
import { xapiVersionOf } from '../http/xapi.ts';
import { languagesOf, presentStatement } from '../presenters/xapi.ts';
import { statementKey } from '../schemas/statements.ts';
import { LARGEST_PAGE, MOST_STATEMENTS, type statementsQuery } from '../schemas/xapi.ts';

const MOST_ERRORS = 20;
/** Whatever was stored so long ago is certainly to be seen: no request takes longer. */
const SETTLED_MS = 30_000;

type Header = (name: string) => string | undefined;

/** Checks and stores them. Resolves with how many stand where. @throws Problem 400, 409 */
export async function store(
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

/** One statement, or a page of them, in the format that is asked for. @throws Problem 400, 404 */
export async function read(deps: AppDeps, query: z.output<typeof statementsQuery>, header: Header): Promise<Reply> {
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
