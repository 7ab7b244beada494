import type { z } from 'zod';
import { DRAW_RULE } from '../../domain/lottery.ts';
import type { LotRow, LotteryRow } from '../../store/lotteries.ts';
import type { PoolSettings } from '../../store/poolSettings.ts';
import type { ReservationRow } from '../../store/reservations.ts';
import type { Column } from '../http/csv.ts';
import type { lot, lottery, pool, reservation, seatCounts } from '../schemas/seats.ts';
import { fullName } from './users.ts';

interface Counted {
  readonly maximum: number | null;
  readonly taken: number;
  readonly reserved: number;
  readonly waiting: number;
  readonly beyond: number;
}

/** R15: lowered below the seats taken, there are none free until they are below it. */
export function presentSeats({ maximum, taken, reserved, waiting, beyond }: Counted): z.output<typeof seatCounts> {
  const free = maximum === null ? null : Math.max(0, maximum - taken - reserved);
  return { taken, free, reserved, waiting, beyondMaximum: beyond };
}

export function presentPool(row: PoolSettings): z.output<typeof pool> {
  const { maximum, startsAt, admission, awaitsDraw, drawAt, drawnAt, version } = row;
  return { maximum, seats: presentSeats(row), startsAt, admission, awaitsDraw, drawAt, drawnAt, version };
}

export function presentLottery(row: LotteryRow): z.output<typeof lottery> {
  const { commitment, seed, createdAt, drawAt, drawnAt, drawnByKind, drawnById, reason, entries } = row;
  return {
    rule: DRAW_RULE,
    commitment,
    seed,
    setUpAt: createdAt,
    drawAt,
    drawnAt,
    drawnBy: drawnByKind && { kind: drawnByKind, id: drawnById },
    reason,
    entries,
  };
}

const OUTCOMES = { held: 'seat', beyond: 'seat', granted: 'seat', queued: 'waiting', asked: 'waiting' } as const;

export function presentLot({ place, enrolmentId, ticket, status, seat }: LotRow): z.output<typeof lot> {
  return { place, enrolment: enrolmentId, ticket, status, outcome: seat ? OUTCOMES[seat] : 'none' };
}

/** The draw as a file: with the seed, all that it takes to draw again. */
export const lotColumns: readonly Column<LotRow>[] = [
  ['place', (row) => row.place],
  ['enrolment', (row) => row.enrolmentId],
  ['ticket', (row) => row.ticket],
  ['status', (row) => row.status],
  ['outcome', (row) => presentLot(row).outcome],
];

export function presentReservation(row: ReservationRow): z.output<typeof reservation> {
  const { id, poolId, sessionId, seats, used, releaseBefore, releaseAt, releasedAt, reason, version, createdAt } = row;
  const name = fullName({ givenName: row.managerGivenName, familyName: row.managerFamilyName });
  return {
    id,
    activity: sessionId === null ? poolId : null,
    session: sessionId,
    manager: { id: row.managerId, name },
    seats,
    used,
    left: releasedAt === null ? seats - used : 0,
    status: releasedAt === null ? 'open' : 'released',
    releaseBefore,
    releaseAt,
    releasedAt,
    reason,
    version,
    createdAt,
  };
}
