import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { lookAtExpiry, settleExpiries } from '../../store/recordExpiries.ts';
import { audit } from '../support/audit.ts';
import { addRecord } from '../support/certifications.ts';
import { dieWaitingFor, outliveLeases } from '../support/dieWaitingFor.ts';
import { expiryFirings, makeCode, recordMails } from '../support/expiry.ts';
import { attemptsOf } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let userId: string;
let activityId: string;

async function begin(): Promise<void> {
  world = await createWorld({ workers: 0, background: false });
}
const inDays = (n: number) => addToDate(localDateOf(world.clock.now(), 'UTC'), 'P1D', n);

/** A record whose renewal is due now, and whose reminder fell due so many days after it was made. */
async function due(reminder: string): Promise<string> {
  const { sql } = world;
  [userId, activityId] = [(await seedUser(sql)).id, await seedActivity(sql)];
  const renewal = { activityId, obligation: 'mandatory', before: 'P200D' } as const;
  const code = await makeCode(world, { reminders: [{ before: reminder, manager: false }], renewal });
  return addRecord(world, userId, { qualificationCode: code, on: inDays(0), until: inDays(100) });
}
const attempts = () => attemptsOf(world, userId, activityId);
const later = (days: number) =>
  world.clock.moveTo(new Date(Date.parse(world.clock.now()) + days * 86_400_000).toISOString());

describe('a worker dies', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  it('R23: between the enrolment that renews a record and the note of it: neither is there, and another worker makes both, once', async () => {
    const record = await due('P50D');
    await dieWaitingFor(world, (tx) => tx`lock table record_expiry_firings in share mode`);
    expect([await attempts(), await expiryFirings(world, record)]).toEqual([[], []]);
    outliveLeases(world);
    await world.startRelay();
    await world.startWorker();
    await until(async () => (await attempts()).length > 0, 'it was renewed');
    await world.settle();
    expect(await attempts()).toHaveLength(1);
    expect(await expiryFirings(world, record)).toEqual(['renewal']);
    expect(await audit(world.sql)).toEqual([]);
  });
});

describe('what falls due before an expiry', () => {
  beforeAll(begin);
  afterAll(() => world.close());

  it('R23: is done once, by many at one instant', async () => {
    const record = await due('P50D');
    await Promise.all(Array.from({ length: 6 }, () => settleExpiries(world.sql, world.clock)));
    later(51);
    await Promise.all(Array.from({ length: 6 }, () => lookAtExpiry(world.sql, record, world.clock)));
    expect(await attempts()).toHaveLength(1);
    expect(await recordMails(world, record)).toHaveLength(1);
    expect(await expiryFirings(world, record)).toEqual(['renewal', 'before-P50D']);
  });

  it('R23: while nothing runs is listed as missed, not sent late; the renewal is made up for', async () => {
    const record = await due('P50D');
    later(70);
    await settleExpiries(world.sql, world.clock);
    expect(await recordMails(world, record)).toMatchObject([{ template: 'record_expiring', status: 'missed' }]);
    expect(await attempts()).toHaveLength(1);
    await settleExpiries(world.sql, world.clock);
    expect(await recordMails(world, record)).toHaveLength(1);
  });

  it('of a record that cannot be looked at stands in the way of no other, and is tried again', async () => {
    const [broken, activity] = [await due('P50D'), activityId];
    // The note of its renewal cannot be written.
    await world.sql`
      alter table record_expiry_firings add constraint broken check (record_id <> ${world.sql.unsafe(`'${broken}'`)}) not valid`;
    const whole = await due('P50D');
    await settleExpiries(world.sql, world.clock);
    await world.sql`alter table record_expiry_firings drop constraint broken`;
    expect([await expiryFirings(world, broken), await expiryFirings(world, whole)]).toEqual([[], ['renewal']]);
    const [row] = await world.sql`select last_error from record_expiries where record_id = ${broken}`;
    expect(row).toEqual({ lastError: 'PostgresError' });
    later(1);
    await settleExpiries(world.sql, world.clock);
    expect(await expiryFirings(world, broken)).toEqual(['renewal']);
    expect(await world.sql`select from enrolments where activity_id = ${activity}`).toHaveLength(1);
  });
});
