import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { patchPerson } from '../../store/people.ts';
import { seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a learner who moves, and an access that ends', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R32: another time zone moves the days of every live enrolment, and the timers with them; what has ended stays', async () => {
    const { sql, clock } = world;
    const rule = { basis: 'enrolment', after: 'P10D', date: null, grace: null, onDeadline: 'expire' } as const;
    await seedPolicy(sql, 'days', { deadline: rule, access: { after: 'P40D', date: null } });
    const userId = (await seedUser(sql, { timezone: 'Europe/Berlin' })).id;
    const enrol = async () => world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'days' }) });
    const [live, ended] = [await enrol(), await enrol()];
    await world.send(ended, { type: 'cancel' });
    const before = await world.state(ended);
    await patchPerson(sql, userId, { timezone: 'America/Los_Angeles' }, null, clock);
    const state = await world.when(
      live,
      ({ deadline }) => deadline?.deadline.timezone === 'America/Los_Angeles',
      'moved',
    );
    await world.when(live, ({ accessUntil }) => accessUntil?.timezone === 'America/Los_Angeles', 'the access moved');
    expect(await world.state(ended)).toEqual(before);
    await world.advance('P12D');
    expect(await world.state(live)).toMatchObject({ status: 'expired', end: { at: state.deadline?.deadline.at } });
  });

  it('the access ends at its instant by its own timer, and its extension revives it and is kept', async () => {
    const { sql, clock } = world;
    await seedPolicy(sql, 'open-30', { access: { after: 'P30D', date: null } });
    const userId = (await seedUser(sql)).id;
    const id = await world.enrol({ userId, activityId: await seedActivity(sql, { policy: 'open-30', maximum: 1 }) });
    await world.advance('P31D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { reason: 'access' } });
    const localDate = addToDate(localDateOf(clock.now(), 'UTC'), 'P5D');
    const until = { at: `${localDate}T23:59:59.999Z`, localDate, timezone: 'UTC', rule: 'by-hand' };
    await world.send(id, { type: 'set-access', until });
    expect(await world.state(id)).toMatchObject({ status: 'enrolled', seat: 'held' });
    await world.advance('P10D');
    expect(await world.state(id)).toMatchObject({ status: 'expired', end: { at: until.at } });
    const mails = await sql`select template from mails where enrolment_id = ${id} order by created_at`;
    expect(mails.map(({ template }) => template)).toEqual(['access_ended', 'access_ended']);
  });
});
