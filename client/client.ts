import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './document.ts';
import { PATIENT, type Patience, patientFetch } from './patience.ts';
import { ApiProblem, NotReachable, problemOf } from './problems.ts';

/** The API, call by call, typed by its OpenAPI document. */
export type Rollbook = Client<paths>;

export interface Connection {
  /** Where the API is, for example `http://localhost:3000`. */
  readonly url: string;
  readonly apiKey: string;
  readonly patience?: Patience;
}

/** A client of an API. It opens nothing that is to be closed. */
export function connect({ url, apiKey, patience = PATIENT }: Connection): Rollbook {
  return createClient<paths>({
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
  const { data, error, response } = await call.catch((thrown: unknown) => {
    // Something answered, and not in JSON.
    if (thrown instanceof SyntaxError) throw new NotReachable('what answers there is no Rollbook');
    throw thrown;
  });
  if (!response.ok) throw new ApiProblem(problemOf(response.status, error));
  return data as Data;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The items of a list, page by page, as they are asked for. @param read reads the page behind a cursor */
export async function* itemsOf<Item>(
  read: (cursor: string | undefined) => Promise<Answer<Page<Item>>>,
): AsyncGenerator<Item> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await answerOf(read(cursor));
    yield* items;
    if (next === null) return;
    cursor = next;
  }
}
