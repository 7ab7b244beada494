import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { addDuration } from '../../domain/calendar.ts';
import { drainMails } from '../../mail/drain.ts';
import type { Message } from '../../mail/message.ts';
import { createMailer, type Mailer } from '../../mail/sender.ts';
import { cancelSession } from '../../store/sessionCancel.ts';
import { changeSession } from '../../store/sessions.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { seedSession, sessionFields, sessionPart } from '../support/sessions.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { createWorld, type World } from '../support/world.ts';

const TITLE = 'First aid; for all, at work';

describe('the invitations to a session', () => {
  let world: World;
  let smtp: MailCatcher;
  let mailer: Mailer;
  /** What was handed to the mail server. */
  let written: Message[];
  const config = {
    baseUrl: 'https://training.example.com',
    mailFrom: 'Training <training@example.com>',
    signingKey: newSigningKey(),
  };

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.sql`truncate mails`;
    smtp = await startMailCatcher();
    const real = createMailer({ smtpUrl: smtp.url });
    written = [];
    mailer = {
      send: async (message) => {
        await real.send(message);
        written.push(message);
      },
      close: () => real.close(),
    };
  });
  afterEach(async () => {
    mailer.close();
    await smtp.close();
  });

  /** All that is sent now, to one person. */
  async function sentTo(email: string): Promise<Message[]> {
    await world.settle();
    written = [];
    const { sql, clock } = world;
    while ((await drainMails({ sql, clock, mailer, config, log: pino({ level: 'silent' }) })) > 0);
    return written.filter(({ to }) => to.address === email);
  }

  /** The calendar objects of a mail, unfolded, as far as these properties go. */
  function calendars(message: Message | undefined) {
    return (message?.calendar ?? []).map(({ content }) => {
      const text = content.replaceAll('\r\n ', '');
      const of = (name: string) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(text)?.[1]?.trim();
      return {
        method: of('METHOD'),
        uid: of('UID'),
        sequence: Number(of('SEQUENCE')),
        start: of('DTSTART'),
        summary: of('SUMMARY'),
        status: of('STATUS'),
      };
    });
  }
  const stamp = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

  it('have one UID for each part and a rising SEQUENCE, and follow the session: changed, cut, and cancelled', async () => {
    const { sql, clock } = world;
    const { id: userId, email } = await seedUser(sql);
    const activityId = await seedActivity(sql, { type: 'event', title: TITLE });
    const [first, second] = [addDuration(clock.now(), 'P10D', 'UTC'), addDuration(clock.now(), 'P11D', 'UTC')];
    const session = await seedSession(world, activityId, 'P10D', { parts: [sessionPart(first), sessionPart(second)] });
    const id = await world.enrol({ userId, activityId, sessions: [session] });
    const [confirmed] = await sentTo(email);
    const invited = calendars(confirmed);
    expect(invited).toMatchObject([
      { method: 'REQUEST', status: 'CONFIRMED', start: stamp(first), sequence: 1 },
      { method: 'REQUEST', status: 'CONFIRMED', start: stamp(second), sequence: 1 },
    ]);
    expect(invited[0]?.uid).toBe(`${id}.${session}.1@training.example.com`);
    expect(invited[0]?.summary).toBe('First aid\\; for all\\, at work (1/2)');

    // Moved by an hour, and the second part is left out.
    const moved = addDuration(first, 'PT1H', 'UTC');
    const change = () => sessionFields(moved, { parts: [sessionPart(moved)] });
    await changeSession(sql, session, change, null, clock.now());
    const [changed] = await sentTo(email);
    expect(calendars(changed)).toMatchObject([
      { method: 'REQUEST', uid: invited[0]?.uid, start: stamp(moved), sequence: 2 },
      { method: 'CANCEL', uid: invited[1]?.uid, status: 'CANCELLED', sequence: 2 },
    ]);

    await cancelSession(sql, session, { offers: [], offerUntil: null, reason: null }, null, clock.now());
    const [cancelled, ...more] = await sentTo(email);
    expect(more).toEqual([]);
    expect(calendars(cancelled)).toMatchObject([{ method: 'CANCEL', uid: invited[0]?.uid, sequence: 3 }]);
  });

  it('are taken back by who leaves or changes, and a reminder comes once, before the start', async () => {
    const { sql, clock } = world;
    const { id: userId, email } = await seedUser(sql);
    const activityId = await seedActivity(sql, { type: 'event', title: TITLE });
    const [a, b] = [
      await seedSession(world, activityId, 'P10D'),
      await seedSession(world, activityId, 'P20D', { remindBefore: ['P2D', 'PT1H'] }),
    ];
    const id = await world.enrol({ userId, activityId, sessions: [a] });
    await sentTo(email);
    await world.send(id, { type: 'change-session', from: a, to: b });
    const methods = (await sentTo(email))
      .flatMap(calendars)
      .map(({ method, uid }) => [uid?.includes(a) ? 'a' : 'b', method]);
    expect(methods.sort()).toEqual([
      ['a', 'CANCEL'],
      ['b', 'REQUEST'],
    ]);
    await world.advance('P17D');
    expect(await sentTo(email)).toEqual([]);
    await world.advance('P1D');
    const reminders = await sql<{ at: string; atMostOnce: boolean }[]>`
      select at, at_most_once from mails where template = 'session_reminder'`;
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.atMostOnce).toBe(true);
    await world.advance('P1DT23H');
    expect(await sql`select from mails where template = 'session_reminder'`).toHaveLength(2);
    expect(clock.now() > (reminders[0]?.at ?? '')).toBe(true);
  });

  it('R18: the owner is warned once when a minimum is not reached, and not when it is', async () => {
    const { sql, clock } = world;
    const owner = await seedUser(sql);
    const activityId = await seedActivity(sql, { type: 'event', title: TITLE, ownerId: owner.id });
    const minimumAt = addDuration(clock.now(), 'P2D', 'UTC');
    const [few, enough] = [
      await seedSession(world, activityId, 'P10D', { minimum: 2, minimumAt }),
      await seedSession(world, activityId, 'P20D', { minimum: 1, minimumAt }),
    ];
    for (const session of [few, enough])
      await world.enrol({ userId: (await seedUser(sql)).id, activityId, sessions: [session] });
    await world.advance('P3D');
    const mails = await sentTo(owner.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain('Fewer than the minimum: First aid');
    expect(mails[0]?.text.replaceAll('\n', ' ')).toContain('Seats taken: 1.');
    await world.advance('P1D');
    expect(await sentTo(owner.email)).toEqual([]);
    expect(await sql`select from mails where session_id = ${enough}`).toHaveLength(0);
  });
});
