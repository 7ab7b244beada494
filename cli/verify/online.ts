import { answerOf, itemsOf, type Rollbook } from '../../client/client.ts';
import { PAGE } from '../lists.ts';
import type { Item, JwkSet } from './lines.ts';

/** As many events as the API gives at once. */
const EVENTS = 1_000;

/** What an API tells for a check, in the order in which it is to be asked: checkpoints before the histories that go on. */
export interface Told {
  readonly keys: JwkSet;
  readonly checkpoints: readonly string[];
  items(): AsyncGenerator<Item>;
}

/** @param texts with the words that events stand for */
export async function told(api: Rollbook, texts: boolean): Promise<Told> {
  const keys = await answerOf(api.GET('/.well-known/jwks.json'));
  const checkpoints: string[] = [];
  const list = itemsOf((at) => api.GET('/v1/checkpoints', { params: { query: { limit: PAGE, ...at } } }));
  for await (const { jws } of list) checkpoints.push(jws);
  const query = { limit: EVENTS, ...(texts ? { texts: 'true' as const } : {}) };
  return {
    keys,
    checkpoints: checkpoints.reverse(),
    items: () => itemsOf((at) => api.GET('/v1/history', { params: { query: { ...query, ...at } } })),
  };
}
