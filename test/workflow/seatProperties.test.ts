import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { SYSTEM } from '../../domain/state.ts';
import { patchActivity } from '../../store/catalogue.ts';
import { drawLottery } from '../../store/lotteries.ts';
import { saveText } from '../../store/personalText.ts';
import { patchPool } from '../../store/poolSettings.ts';
import { releaseReservation, reserveSeats } from '../../store/reservationDesk.ts';
import { inTransaction } from '../../store/tx.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

/** Of six people the first four are below the manager. */
const PEOPLE = 6;
const TEAM = 4;

const who = fc.nat({ max: PEOPLE - 1 });
const op = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('request' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'suspend', 'resume', 'beyond'), who }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('deactivate' as const, 'activate'), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('maximum' as const), seats: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reserve' as const), seats: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('release' as const, 'lottery', 'order', 'draw') }) },
);
type Op = typeof op extends fc.Arbitrary<infer T> ? T : never;

describe('the seats of a pool, whatever is done to it', () => {
  let world: World;
  let manager: string;
  let people: string[];
  beforeAll(async () => {
    world = await createWorld({ workers: 1 });
    manager = (await seedUser(world.sql)).id;
    people = [];
    for (let n = 0; n < PEOPLE; n++)
      people.push((await seedUser(world.sql, { managerId: n < TEAM ? manager : null })).id);
  });
  afterAll(() => world.close());

  const liveOf = async (activityId: string, userId: string) => {
    const [row] = await world.sql<{ id: string }[]>`
      select id from enrolments where activity_id = ${activityId} and user_id = ${userId} and live`;
    return row?.id;
  };

  /** One deed. What a rule refuses is refused, which is no failure. */
  async function carryOut(activityId: string, deed: Op): Promise<void> {
    const { sql, clock } = world;
    const now = clock.now();
    const person = 'who' in deed ? (people[deed.who] ?? '') : '';
    const send = async (type: 'withdraw' | 'suspend' | 'resume' | 'admit-beyond-maximum') => {
      const id = await liveOf(activityId, person);
      const reason = await saveText(sql, person, 'as it may be', now);
      if (id) await world.send(id, { type, reason }).catch(unlessRefused);
    };
    switch (deed.kind) {
      case 'request':
        return void (await world.bear({ userId: person, activityId }));
      case 'beyond':
        return send('admit-beyond-maximum');
      case 'withdraw':
      case 'suspend':
      case 'resume':
        return send(deed.kind);
      case 'deactivate':
      case 'activate': {
        const status = deed.kind === 'activate' ? 'active' : 'deactivated';
        return void (await sql`update users set status = ${status} where id = ${person}`);
      }
      case 'maximum':
        return void (await patchActivity(sql, activityId, { maximum: deed.seats }, null, clock));
      case 'reserve': {
        const release = { at: addDuration(now, 'P90D', 'UTC') };
        const wanted = { poolId: activityId, managerId: manager, seats: deed.seats, release, reason: null };
        return void (await reserveSeats(sql, uuidv7(), { ...wanted, actor: SYSTEM }, now));
      }
      case 'release': {
        const [open] = await sql<{ id: string }[]>`
          select id from seat_reservations where pool_id = ${activityId} and released_at is null order by id limit 1`;
        return void (open && (await releaseReservation(sql, open.id, SYSTEM, now)));
      }
      case 'lottery':
      case 'order':
        return void (await patchPool(sql, activityId, { admission: deed.kind }, null, now));
      case 'draw': {
        const said = { commandId: uuidv7(), actor: SYSTEM, reason: null };
        return void (await inTransaction(sql, (tx) => drawLottery(tx, activityId, said, now)));
      }
    }
  }

  interface Standing {
    maximum: number;
    taken: number;
    seats: number;
    reserved: number;
    awaitsDraw: boolean;
    /** Who waits and may have a seat. */
    eligible: number;
    /** Those of them for whom a seat is reserved. */
    team: number;
    onTheWay: number;
  }

  async function standing(activityId: string): Promise<Standing> {
    const [row] = await world.sql<Standing[]>`
      select p.maximum, p.taken, p.reserved, p.awaits_draw,
        (select count(*)::int from seats s where s.pool_id = p.id and s.state in ('held', 'granted')) as seats,
        (select count(*)::int from seats s where s.pool_id = p.id and s.state = 'granted') as on_the_way,
        (select count(*)::int from enrolments e join users u on u.id = e.user_id
          where e.activity_id = p.id and e.status = 'waitlisted' and u.status in ('activated', 'active')) as eligible,
        (select count(*)::int from enrolments e join users u on u.id = e.user_id
          where e.activity_id = p.id and e.status = 'waitlisted' and u.status in ('activated', 'active')
            and u.manager_id = ${manager}) as team
      from pools p where p.id = ${activityId}`;
    if (!row) throw new Error('no pool');
    return row;
  }

  /** R13: nobody waits who could have a seat: what was free was handed out, as far as there was somebody for it. */
  const handedOut = ({ maximum, taken, reserved, awaitsDraw, eligible, team, onTheWay }: Standing) => {
    if (onTheWay > 0) return false;
    if (awaitsDraw) return true;
    const left = Math.max(0, maximum - taken);
    return Math.min(left - Math.min(left, reserved), eligible) === 0 && Math.min(left, reserved, team) === 0;
  };

  it('R11, R13: never more than the maximum are taken, and what is free is handed out, no more and no less', async () => {
    const steps = fc.array(fc.array(op, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 14 });
    const kept = fc.constantFrom(null, 1, 2);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), kept, steps, async (maximum, seats, rounds) => {
        const { sql } = world;
        await sql`update users set status = 'active' where id = any(${people})`;
        const activityId = await seedActivity(sql, { maximum });
        if (seats !== null) await carryOut(activityId, { kind: 'reserve', seats });
        let before = await standing(activityId);
        for (const deeds of rounds) {
          await Promise.all(deeds.map((deed) => carryOut(activityId, deed)));
          await world.settle();
          const after = await until(async () => {
            const now = await standing(activityId);
            expect(now.seats).toBe(now.taken);
            // R15: a maximum lowered below the seats taken demotes nobody, and lets nobody in.
            expect(now.taken).toBeLessThanOrEqual(Math.max(now.maximum, before.maximum, before.taken));
            return handedOut(now) && now;
          }, 'what is free is handed out');
          if (after.taken > after.maximum)
            expect(after.taken).toBeLessThanOrEqual(Math.max(before.maximum, before.taken));
          if (before.awaitsDraw && after.awaitsDraw) expect(after.taken).toBeLessThanOrEqual(before.taken);
          before = after;
        }
      }),
      { numRuns: 24, endOnFailure: true },
    );
    await world.settle();
    const wrong = await audit(world.sql);
    // A maximum below the seats taken is no fault here (R15).
    expect(wrong.filter((line) => !/of \d+ counted/.test(line))).toEqual([]);
  }, 120_000);
});

function unlessRefused(error: unknown): void {
  if ((error as Error).name !== 'CommandRefused') throw error;
}
