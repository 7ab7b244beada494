import { readFilter } from '../domain/scim/filterReader.ts';
import type { ScimFilter } from '../domain/scim/filterWords.ts';
import { isObject, type Json } from '../domain/scim/patch.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import type { Answer, Asked } from './answer.ts';
import { type Projection, readProjection } from './projection.ts';
import { MOST_RESULTS } from './schemas.ts';

const USUAL_COUNT = 100;
const LAST_START = 1_000_000_000;

/** What is looked for, by the address or in the body of a `.search`. */
export interface Search {
  readonly filter: ScimFilter | null;
  /** From 1 on. */
  readonly startIndex: number;
  readonly count: number;
  readonly projection: Projection;
}

/**
 * Reads a search. A start before the first is the first, a negative count is none (RFC 7644, 3.4.2.4). Sorting is not offered,
 * and not refused: the newest come first.
 *
 * @throws ScimRefusal invalidFilter, invalidValue
 */
export function readSearch({ query, body }: Asked): Search {
  const given = (name: string): unknown => (isObject(body) ? body[name] : (query.get(name) ?? undefined));
  const filter = given('filter');
  if (filter !== undefined && typeof filter !== 'string')
    throw new ScimRefusal('invalidFilter', 'a filter must be a text');
  const startIndex = Math.min(LAST_START, Math.max(1, whole('startIndex', given('startIndex')) ?? 1));
  const count = Math.min(MOST_RESULTS, Math.max(0, whole('count', given('count')) ?? USUAL_COUNT));
  const projection = readProjection(given('attributes'), given('excludedAttributes'));
  return { filter: filter?.trim() ? readFilter(filter) : null, startIndex, count, projection };
}

function whole(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'number' ? value : /^-?\d{1,12}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (!Number.isInteger(number)) throw new ScimRefusal('invalidValue', `${name} must be a whole number`);
  return number;
}

/** A page. */
export function listAnswer(resources: readonly Json[], total: number, startIndex: number): Answer {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    ...{ totalResults: total, startIndex, itemsPerPage: resources.length, Resources: resources },
  };
  return { status: 200, body };
}
