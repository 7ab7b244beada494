import { z } from 'zod';
import { drawLottery, type LotRow, type LotteryRow, listLots, readLottery } from '../../store/lotteries.ts';
import { saveText } from '../../store/personalText.ts';
import { inTransaction } from '../../store/tx.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { lotColumns, presentLot, presentLottery } from '../presenters/seats.ts';
import { drawBody, lotList, lottery } from '../schemas/seats.ts';
import { type PoolPlace, poolPlaces } from './poolPlaces.ts';

const TAG = 'Seats';
const key = z.object({ place: z.int() });

/** Draws of lots for what everybody waits for first: open to be drawn again by anybody. */
export function lotteryRoutes(deps: AppDeps): Route[] {
  return poolPlaces(deps).flatMap((place) => routesOf(deps, place));
}

function routesOf({ sql, clock }: AppDeps, place: PoolPlace): Route[] {
  async function found(poolId: string): Promise<LotteryRow> {
    const row = await readLottery(sql, poolId);
    if (!row) throw notFound('draw');
    return row;
  }

  async function draw(ref: string, reason: string, client: Client, commandId: string): Promise<Reply> {
    const poolId = await place.poolId(ref);
    await found(poolId);
    const now = clock.now();
    const kept = await saveText(sql, null, reason, now);
    const said = { commandId, actor: actorOf(client), reason: kept } as const;
    const result = await inTransaction(sql, (tx) => drawLottery(tx, poolId, said, now));
    if (result === 'no-draw') throw notFound('draw');
    if (result === 'already-drawn') throw new Problem('already-drawn', 'lots are drawn once');
    return ok(presentLottery(await found(poolId)));
  }

  return [
    route({
      method: 'get',
      path: `${place.at}/lottery`,
      operationId: `get${place.name}Lottery`,
      tag: TAG,
      summary: `The draw for the seats of ${place.words}`,
      description:
        'Before it the commitment to its seed, after it the seed: with the lots, all it takes to draw again.',
      access: 'read',
      people: people('catalogue:view'),
      params: place.params,
      answers: { 200: { description: 'The draw.', schema: lottery } },
      handle: async ({ params }) => ok(presentLottery(await found(await place.poolId(params.id)))),
    }),
    route({
      method: 'get',
      path: `${place.at}/lottery/lots`,
      operationId: `list${place.name}Lots`,
      tag: TAG,
      summary: `The lots of the draw for ${place.words}`,
      description: 'In the order of their places, with what each has now. As `text/csv` the whole list.',
      access: 'read',
      people: people('seats:edit', place.subject),
      params: place.params,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: lotList, also: ['text/csv'] } },
      handle: async (input) => {
        const poolId = await place.poolId(input.params.id);
        await found(poolId);
        const list = {
          name: `lots-${poolId}`,
          key,
          keyOf: ({ place: number }: LotRow) => ({ place: number }),
          read: (after: z.output<typeof key> | null, limit: number) => listLots(sql, poolId, after, limit),
          columns: lotColumns,
        };
        return listReply(input, list, presentLot);
      },
    }),
    route({
      method: 'post',
      path: `${place.at}/lottery/draw`,
      operationId: `draw${place.name}Lots`,
      tag: TAG,
      summary: `Draw lots for the seats of ${place.words}`,
      description:
        'By hand, before its instant or where it has none: among all who wait now, once. The seats are given in the order of the lots; who asks later comes behind them (R12, R13).',
      access: 'write',
      people: people('seats:edit', place.subject),
      params: place.params,
      body: drawBody,
      answers: { 200: { description: 'The draw.', schema: lottery } },
      refusals: [409],
      handle: ({ params, body, client, commandId }) => draw(params.id, body.reason, client, commandId),
    }),
  ];
}
