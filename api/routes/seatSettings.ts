import type { z } from 'zod';
import { type PoolFault, patchPool, readPool } from '../../store/poolSettings.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch } from '../http/conditional.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, invalidInput, Problem } from '../http/problems.ts';
import { etag, type Reply, type Route, route } from '../http/route.ts';
import { presentPool } from '../presenters/seats.ts';
import { pool, poolPatch } from '../schemas/seats.ts';
import { type PoolPlace, poolPlaces } from './poolPlaces.ts';

const TAG = 'Seats';
const HEADERS = { ETag: 'The version of the settings.' };

/** How the seats of an activity or a session are given, and how they stand. */
export function seatSettingsRoutes(deps: AppDeps): Route[] {
  return poolPlaces(deps).flatMap((place) => routesOf(deps, place));
}

function routesOf({ sql, clock }: AppDeps, place: PoolPlace): Route[] {
  async function shown(id: string): Promise<Reply> {
    const row = await readPool(sql, id);
    return { status: 200, body: presentPool(row), headers: { ETag: etag(row.version) } };
  }

  async function change(ref: string, patch: z.output<typeof poolPatch>, match: string | undefined): Promise<Reply> {
    const expected = ifMatch(match);
    const id = await place.poolId(ref);
    const now = clock.now();
    const before = await readPool(sql, id);
    for (const field of ['startsAt', 'drawAt'] as const) {
      const at = patch[field];
      if (at != null && at <= now && at !== before[field])
        throw invalidInput({ pointer: `#/${field}`, detail: 'must lie ahead' });
    }
    const result = await patchPool(sql, id, patch, expected, now);
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    if (result.kind === 'refused') throw refusal(result.why, patch);
    return shown(id);
  }

  return [
    route({
      method: 'get',
      path: `${place.at}/seats`,
      operationId: `get${place.name}Seats`,
      tag: TAG,
      summary: `The seats of ${place.words}`,
      description: 'How many are taken, free, reserved and waited for, and how they are given.',
      access: 'read',
      people: people('catalogue:view'),
      params: place.params,
      answers: { 200: { description: 'The seats.', schema: pool, headers: HEADERS } },
      handle: async ({ params }) => shown(await place.poolId(params.id)),
    }),
    route({
      method: 'patch',
      path: `${place.at}/seats`,
      operationId: `change${place.name}Seats`,
      tag: TAG,
      summary: `Say how the seats of ${place.words} are given`,
      description:
        'In the order of asking, or by a draw: then everyone waits until lots are drawn, at `drawAt` or by hand. A commitment to the seed is shown from now on. Once it is drawn this stays. The maximum is set where it belongs.',
      access: 'write',
      people: people('seats:edit', place.subject),
      params: place.params,
      body: poolPatch,
      ifMatch: true,
      answers: { 200: { description: 'The seats after it.', schema: pool, headers: HEADERS } },
      refusals: [409],
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
  ];
}

function refusal(why: PoolFault, { drawAt }: z.output<typeof poolPatch>): Problem {
  switch (why) {
    case 'already-drawn':
      return new Problem('already-drawn', 'the lots were drawn: how seats are given stays as it is');
    case 'no-maximum':
      return new Problem('no-limited-seats', 'there is no maximum to draw for: set one first');
    case 'no-draw':
      return invalidInput({ pointer: '#/drawAt', detail: 'goes with the admission `lottery`' });
    case 'draw-after-start':
      // Whichever of the two was to move.
      if (drawAt === undefined)
        return invalidInput({
          pointer: '#/startsAt',
          detail: 'must not be before the draw: move `drawAt` first, or with it',
        });
      return invalidInput({ pointer: '#/drawAt', detail: 'must not be later than the start' });
    case 'start-of-session':
      return invalidInput({ pointer: '#/startsAt', detail: 'follows from the parts of the session: change those' });
  }
}
