import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToDate, endOfDay, localDateOf } from '../../domain/calendar.ts';
import { findExpiries, settleExpiries } from '../../store/recordExpiries.ts';
import { audit } from '../support/audit.ts';
import { addRecord } from '../support/certifications.ts';
import { changeCode, expiryFirings, makeCode, recordMails } from '../support/expiry.ts';
import { attemptsOf } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let userId: string;
let activityId: string;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  userId = (await seedUser(world.sql)).id;
  activityId = await seedActivity(world.sql, { trainingEvent: true });
});

const today = () => localDateOf(world.clock.now(), 'UTC');
const inDays = (n: number) => addToDate(today(), 'P1D', n);
const renewal = (before = 'P20D') => ({ activityId, obligation: 'mandatory', before }) as const;
const attempts = () => attemptsOf(world, userId, activityId);

describe('a record that expires', () => {
  it('R23: reminds the learner and the manager once each, and enrols anew by the expiry; what is completed then is a newer one', async () => {
    const manager = await seedUser(world.sql);
    userId = (await seedUser(world.sql, { managerId: manager.id })).id;
    const code = await makeCode(world, {
      validFor: 'P100D',
      reminders: [
        { before: 'P30D', manager: true },
        { before: 'P5D', manager: false },
      ],
      renewal: renewal(),
    });
    await world.sql`update activities set qualification_code = ${code} where id = ${activityId}`;
    const record = await addRecord(world, userId, { qualificationCode: code, on: today() });
    const expiry = inDays(100);
    await world.advance('P75D');
    expect(await recordMails(world, record)).toMatchObject([
      { template: 'record_expiring', toUserId: userId, status: 'waiting' },
      { template: 'team_record_expiring', toUserId: manager.id },
    ]);
    expect(await attempts()).toEqual([]);
    await world.advance('P10D');
    expect(await expiryFirings(world, record)).toEqual(['before-P30D', 'renewal']);
    expect(await attempts()).toMatchObject([
      { source: 'recertification', obligation: 'mandatory', deadlineAt: endOfDay(expiry, 'UTC') },
    ]);
    await world.send((await attempts())[0]?.id ?? '', { type: 'complete' });
    await world.advance('P60D');
    // The last reminder was of what had been renewed by then.
    expect(await expiryFirings(world, record)).toEqual(['before-P30D', 'renewal']);
    expect(await attempts()).toHaveLength(1);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R23: is taken back: what was renewed by it is looked at again, and what had fallen due meanwhile is listed, not sent', async () => {
    const code = await makeCode(world, { reminders: [{ before: 'P30D', manager: false }], renewal: renewal() });
    const old = await addRecord(world, userId, { qualificationCode: code, on: today(), until: inDays(40) });
    const newer = await addRecord(world, userId, { qualificationCode: code, on: inDays(1), until: inDays(400) });
    await world.advance('P25D');
    expect([await expiryFirings(world, old), await attempts()]).toEqual([[], []]);
    await world.sql`update training_records set voided_at = ${world.clock.now()} where id = ${newer}`;
    await world.settle();
    expect(await recordMails(world, old)).toMatchObject([{ status: 'missed' }]);
    expect(await attempts()).toHaveLength(1);
    expect(await expiryFirings(world, newer)).toEqual([]);
  });

  it('a code gets rules, and other ones: they hold for the records that are there, and remind of nothing that lay back', async () => {
    const code = await makeCode(world);
    const record = await addRecord(world, userId, { qualificationCode: code, on: today(), until: inDays(50) });
    await world.advance('P30D');
    await changeCode(world, code, {
      reminders: [
        { before: 'P40D', manager: false },
        { before: 'P10D', manager: false },
      ],
    });
    await world.advance('P12D');
    expect(await expiryFirings(world, record)).toEqual(['before-P10D']);
    await changeCode(world, code, { reminders: [{ before: 'P2D', manager: false }], renewal: renewal('P30D') });
    await world.settle();
    // A renewal is not too late while the expiry lies ahead.
    expect(await attempts()).toHaveLength(1);
    await world.advance('P7D');
    expect(await expiryFirings(world, record)).toEqual(expect.arrayContaining(['before-P2D', 'before-P10D']));
    await changeCode(world, code, { reminders: [], renewal: null });
    await world.settle();
    const [row] = await world.sql`select next_due from record_expiries where record_id = ${record}`;
    expect(row).toEqual({ nextDue: null });
  });

  it('of who is not there, or could not be enrolled, is tried again the next day; R32: in another zone its days end elsewhere', async () => {
    const code = await makeCode(world, { renewal: renewal('P10D') });
    const record = await addRecord(world, userId, { qualificationCode: code, on: today(), until: inDays(20) });
    await world.sql`update users set status = 'deactivated' where id = ${userId}`;
    await world.advance('P12D');
    expect(await attempts()).toEqual([]);
    const [row] = await world.sql`select last_error from record_expiries where record_id = ${record}`;
    expect(row).toEqual({ lastError: 'not-eligible' });
    await world.sql`update users set status = 'active', timezone = 'Pacific/Auckland' where id = ${userId}`;
    await world.advance('P2D');
    const [one] = await attempts();
    expect(one?.deadlineAt).toBe(
      endOfDay(
        (await world.sql<{ expiresAt: string }[]>`select expires_at from training_records where id = ${record}`)[0]!
          .expiresAt,
        'Pacific/Auckland',
      ),
    );
  });

  it('an equivalent that is newer stops the reminders, and one that is equivalent no more does not', async () => {
    const other = await makeCode(world);
    const code = await makeCode(world, { reminders: [{ before: 'P10D', manager: false }] }, [other]);
    const [a, b] = [userId, (await seedUser(world.sql)).id];
    const records = [];
    for (const person of [a, b]) {
      records.push(await addRecord(world, person, { qualificationCode: code, on: today(), until: inDays(20) }));
    }
    await addRecord(world, a, { qualificationCode: other, on: inDays(1), until: inDays(100) });
    await world.advance('P11D');
    expect(await Promise.all(records.map((one) => expiryFirings(world, one)))).toEqual([[], ['before-P10D']]);
    await changeCode(world, code, { equivalents: [] });
    await world.settle();
    expect(await expiryFirings(world, records[0]!)).toEqual(['before-P10D']);
  });

  it('a record that was overlooked, in the moment in which its code got rules, is found', async () => {
    const code = await makeCode(world, { reminders: [{ before: 'P10D', manager: false }] });
    const record = await addRecord(world, userId, { qualificationCode: code, on: today(), until: inDays(20) });
    await world.sql`delete from record_expiries where record_id = ${record}`;
    await findExpiries(world.sql, world.clock.now());
    await settleExpiries(world.sql, world.clock);
    await world.advance('P11D');
    expect(await expiryFirings(world, record)).toEqual(['before-P10D']);
  });
});
