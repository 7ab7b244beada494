import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './document.ts';
import { PATIENT, type Patience, patientFetch } from './patience.ts';
import { ApiProblem, NotReachable, problemOf } from './problems.ts';

/** The API, call by call, typed by its OpenAPI document. Where an answer may be JSON or CSV, it is JSON that is asked for. */
export type Rollbook = Client<paths, 'application/json'>;

export interface Connection {
  /** Where the API is, for example `http://localhost:3000`. */
  readonly url: string;
  readonly apiKey: string;
  readonly patience?: Patience;
}

/** A client of an API. It opens nothing that is to be closed. */
export function connect({ url, apiKey, patience = PATIENT }: Connection): Rollbook {
  return createClient<paths, 'application/json'>({
    baseUrl: url.replace(/\/+$/, ''),
    headers: { Authorization: `Bearer ${apiKey}` },
    fetch: patientFetch(patience),
  });
}

interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a call of the client answered.
 * @throws ApiProblem when the API said no, NotReachable when nothing answered or what did is no Rollbook
 */
export async function answerOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await settled(call);
  if (!response.ok) throw new ApiProblem(problemOf(response.status, error));
  return data as Data;
}

/** A call whose answer may be a no. @throws NotReachable when nothing answered, or what is no Rollbook */
export async function settled<Settled>(call: Promise<Settled>): Promise<Settled> {
  try {
    return await call;
  } catch (error) {
    // Something answered, and not in JSON.
    if (error instanceof SyntaxError) throw new NotReachable('what answers there is no Rollbook');
    throw error;
  }
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The items of a list, page by page, as they are asked for. @param read reads a page: at a cursor, or the first */
export async function* itemsOf<Item>(
  read: (at: { cursor?: string }) => Promise<Answer<Page<Item>>>,
): AsyncGenerator<Item> {
  for (let at: { cursor?: string } = {}; ; ) {
    const { items, next } = await answerOf(read(at));
    yield* items;
    if (next === null) return;
    at = { cursor: next };
  }
}
