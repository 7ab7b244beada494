import { z } from 'zod';
import { type HistoryPlace, type HistoryRow, readHistories, readKeptTexts } from '../../store/wholeHistory.ts';
import type { AppDeps } from '../deps.ts';
import { pageTogether } from '../http/list.ts';
import { people } from '../http/people.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentHistoryRow, refsOf } from '../presenters/history.ts';
import { chainKind } from '../schemas/checkpoints.ts';
import { historyPage, historyQuery } from '../schemas/history.ts';

const key = z.object({ kind: chainKind, id: z.uuid(), seq: z.int() });

/** All histories, for who checks them somewhere else (R36). */
export function historyRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/history',
      operationId: 'listHistories',
      tag: 'History',
      summary: 'All histories, event by event',
      description:
        'Every event of every history that is chained, kind by kind, each history in its order: what `rollbook export history` writes and `rollbook verify` checks. A history with a row and no event, or that a checkpoint knows and nothing else, is an item without an event.',
      access: 'read',
      people: people('history:export'),
      query: historyQuery,
      answers: { 200: { description: 'A page.', schema: historyPage } },
      handle: async ({ query }) => {
        const list = {
          name: 'history',
          key,
          keyOf: ({ kind, id, seq }: HistoryRow) => ({ kind, id, seq }),
          read: (after: HistoryPlace | null, limit: number) => readHistories(sql, after, limit),
        };
        const present = async (rows: readonly HistoryRow[]) => {
          const texts =
            query.texts === 'true'
              ? await readKeptTexts(
                  sql,
                  rows.flatMap(refsOf).flatMap(({ id }) => id ?? []),
                )
              : null;
          return rows.map((row) => presentHistoryRow(row, texts));
        };
        return ok(await pageTogether(list, query, present));
      },
    }),
  ];
}
