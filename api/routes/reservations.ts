import { z } from 'zod';
import { resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import {
  changeReservation,
  type ReleaseRule,
  type ReservationFault,
  type ReservationResult,
  releaseReservation,
  reserveSeats,
} from '../../store/reservationDesk.ts';
import { listReservations, readReservation } from '../../store/reservations.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf, type Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { idKey, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentReservation } from '../presenters/seats.ts';
import { idParam } from '../schemas/common.ts';
import { newReservation, reservation, reservationList, reservationPatch } from '../schemas/seats.ts';
import { type PoolPlace, poolPlaces } from './poolPlaces.ts';

const TAG = 'Seats';
const HEADERS = { ETag: 'The version.' };

/** Seats that are kept for a manager's team, without names. */
export function reservationRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readReservation(sql, id);
    if (!row) throw notFound('reservation');
    const location = status === 201 ? { Location: `/v1/reservations/${id}` } : {};
    return { status, body: presentReservation(row), headers: { ETag: etag(row.version), ...location } };
  }

  async function create(
    place: PoolPlace,
    ref: string,
    body: z.output<typeof newReservation>,
    client: Client,
    id: string,
  ): Promise<Reply> {
    const poolId = await place.poolId(ref);
    const managerId = await resolvePerson(sql, body.manager);
    if (!managerId) throw invalidInput({ pointer: '#/manager', detail: 'is nobody known' });
    const now = clock.now();
    const reason = body.reason === null ? null : await saveText(sql, managerId, body.reason, now);
    const release = releaseOf(body) ?? { at: now };
    const wanted = { poolId, managerId, seats: body.seats, release, reason, actor: actorOf(client) };
    expectDone(await reserveSeats(sql, id, wanted, now), release);
    return shown(id, 201);
  }

  async function change(
    id: string,
    body: z.output<typeof reservationPatch>,
    match: string | undefined,
  ): Promise<Reply> {
    const release = releaseOf(body);
    expectDone(await changeReservation(sql, id, { seats: body.seats, release }, ifMatch(match), clock.now()), release);
    return shown(id);
  }

  return [
    ...poolPlaces(deps).flatMap((place) => [
      route({
        method: 'post',
        path: `${place.at}/reservations`,
        operationId: `reserve${place.name}Seats`,
        tag: TAG,
        summary: `Keep seats of ${place.words} for a manager’s team`,
        description:
          'Without names, and as far as they are free: they count from now on, and whoever of the team asks has one of them. What nobody has goes back by itself (R11, R13).',
        access: 'write',
        people: people('seats:reserve', 'body:manager'),
        params: place.params,
        body: newReservation,
        answers: {
          201: { description: 'Kept.', schema: reservation, headers: { ...HEADERS, Location: 'The address.' } },
        },
        refusals: [409],
        handle: ({ params, body, client, commandId }) => create(place, params.id, body, client, commandId),
      }),
      route({
        method: 'get',
        path: `${place.at}/reservations`,
        operationId: `list${place.name}Reservations`,
        tag: TAG,
        summary: `The reservations of ${place.words}`,
        description: 'Open and released ones, the newest first.',
        access: 'read',
        people: people('seats:reserve'),
        params: place.params,
        query: z.strictObject(pageQuery),
        answers: { 200: { description: 'A page.', schema: reservationList } },
        handle: async ({ params, query, may }) => {
          const poolId = await place.poolId(params.id);
          const reached = may.reach('seats:reserve');
          const read = (after: { id: string } | null, limit: number) =>
            listReservations(sql, poolId, after, limit, reached);
          const keyOf = ({ id }: { id: string }) => ({ id });
          return ok(await page({ name: 'reservations', key: idKey, keyOf, read }, query, presentReservation));
        },
      }),
    ]),
    route({
      method: 'get',
      path: '/v1/reservations/{id}',
      operationId: 'getReservation',
      tag: TAG,
      summary: 'One reservation',
      description: 'With how many of its seats the team has.',
      access: 'read',
      people: people('seats:reserve', 'reservation'),
      params: idParam,
      answers: { 200: { description: 'The reservation.', schema: reservation, headers: HEADERS } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/reservations/{id}',
      operationId: 'changeReservation',
      tag: TAG,
      summary: 'Change a reservation',
      description: 'More seats as far as they are free, fewer down to those that the team has, or another end.',
      access: 'write',
      people: people('seats:reserve', 'reservation'),
      params: idParam,
      body: reservationPatch,
      ifMatch: true,
      answers: { 200: { description: 'The reservation after it.', schema: reservation, headers: HEADERS } },
      refusals: [409],
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
    route({
      method: 'post',
      path: '/v1/reservations/{id}/release',
      operationId: 'releaseReservation',
      tag: TAG,
      summary: 'Give reserved seats back',
      description: 'What nobody of the team has goes to who waits (R13). Again is the same.',
      access: 'write',
      people: people('seats:reserve', 'reservation'),
      params: idParam,
      answers: { 200: { description: 'The reservation after it.', schema: reservation, headers: HEADERS } },
      handle: async ({ params, client }) => {
        expectDone(await releaseReservation(sql, params.id, actorOf(client), clock.now()), undefined);
        return shown(params.id);
      },
    }),
  ];
}

function releaseOf(body: { releaseBefore?: string | undefined; releaseAt?: string | undefined }) {
  const { releaseBefore, releaseAt } = body;
  if (releaseBefore !== undefined) return { before: releaseBefore };
  return releaseAt === undefined ? undefined : { at: releaseAt };
}

/** @throws Problem */
function expectDone(result: ReservationResult, release: ReleaseRule | undefined): void {
  switch (result.kind) {
    case 'done':
      return;
    case 'missing':
      throw notFound('reservation');
    case 'version':
      throw changedMeanwhile(result.version);
    case 'refused':
      throw refusal(result.why, release && 'before' in release ? '#/releaseBefore' : '#/releaseAt');
  }
}

function refusal(why: ReservationFault, pointer: string): Problem {
  switch (why) {
    case 'no-maximum':
      return new Problem('no-limited-seats', 'nothing limits the seats: there is nothing to keep');
    case 'not-free':
      return new Problem('seats-not-free', 'not so many seats are free: raise the maximum, or keep fewer');
    case 'started':
      return new Problem('reservation-over', 'it has started');
    case 'over':
      return new Problem('reservation-over', 'its seats went back already: make a new one');
    case 'in-use':
      return new Problem('reservation-in-use', 'the team has more of its seats already');
    case 'no-start':
      return invalidInput({ pointer, detail: 'counts back from a start that is not known: say when it starts' });
    case 'release-past':
      return invalidInput({ pointer, detail: 'must lie ahead' });
    case 'release-after-start':
      return invalidInput({ pointer, detail: 'must not be later than the start' });
  }
}
