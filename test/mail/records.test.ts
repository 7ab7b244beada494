import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { lookAtExpiry } from '../../store/recordExpiries.ts';
import { addRecord } from '../support/certifications.ts';
import { makeCode, recordMails } from '../support/expiry.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { createWorld, type World } from '../support/world.ts';

describe('mails about a record that expires', () => {
  let world: World;
  let smtp: MailCatcher;
  const config = {
    baseUrl: 'https://training.example.com',
    mailFrom: 'Training <training@example.com>',
    signingKey: newSigningKey(),
  };

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    smtp = await startMailCatcher();
  });
  afterAll(async () => {
    await smtp.close();
    await world.close();
  });

  const inDays = (n: number) => addToDate(localDateOf(world.clock.now(), 'UTC'), 'P1D', n);

  /** Somebody whose record expires in 31 days, who was to be reminded just now. */
  async function expiring(locale: string) {
    const { sql, clock } = world;
    const managerId = (await seedUser(sql, { locale: 'en', givenName: 'Maria' })).id;
    const userId = (await seedUser(sql, { locale, managerId, givenName: 'Ada', familyName: 'Example' })).id;
    const activityId = await seedActivity(sql, { title: 'Refresher' });
    const code = await makeCode(world, {
      reminders: [{ before: 'P30D', manager: true }],
      renewal: { activityId, obligation: 'mandatory', before: 'P1D' },
    });
    const record = await addRecord(world, userId, { qualificationCode: code, on: inDays(0), until: inDays(31) });
    await lookAtExpiry(sql, record, clock);
    const [row] = await sql<{ nextDue: string }[]>`select next_due from record_expiries where record_id = ${record}`;
    clock.moveTo(row?.nextDue ?? '');
    await lookAtExpiry(sql, record, clock);
    return { record, userId, code };
  }
  async function drain() {
    const mailer = createMailer({ smtpUrl: smtp.url });
    await drainMails({ sql: world.sql, clock: world.clock, mailer, config, log: pino({ level: 'silent' }) });
    mailer.close();
    return smtp.mails();
  }

  it.each([
    ['en', 'Reminder: Elsewhere, valid until', 'You renew it by completing'],
    ['de', 'Erinnerung: Elsewhere, gültig bis', 'Sie erneuern ihn, indem Sie'],
    ['fr', 'Rappel : Elsewhere, valable jusqu’au', 'Pour la renouveler, terminez'],
  ])(
    'R23: the reminder goes to the learner, in their language (%s), and to the manager',
    async (locale, subject, line) => {
      const before = smtp.mails().length;
      const { record } = await expiring(locale);
      const mails = (await drain()).slice(before);
      expect(mails.find((mail) => mail.subject?.startsWith(subject))?.text?.replaceAll(/\s+/g, ' ')).toContain(line);
      expect(mails.find((mail) => mail.subject === 'Reminder: Ada Example, Elsewhere')?.html).toContain('Hello Maria');
      expect((await recordMails(world, record)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    },
  );

  it('R23: no reminder is sent of what was renewed, taken back or deleted before it went out, nor to who is gone', async () => {
    const { sql, clock } = world;
    const ends: ((about: Awaited<ReturnType<typeof expiring>>) => Promise<unknown>)[] = [
      ({ userId, code }) => addRecord(world, userId, { qualificationCode: code, on: inDays(0), until: inDays(400) }),
      ({ record }) => sql`update training_records set voided_at = ${clock.now()} where id = ${record}`,
      ({ record }) => sql`update training_records set deleted_at = ${clock.now()} where id = ${record}`,
      ({ userId }) => sql`update users set status = 'deactivated' where id = ${userId}`,
    ];
    for (const end of ends) {
      const about = await expiring('en');
      await end(about);
      await drain();
      expect((await recordMails(world, about.record)).map(({ status }) => status)).toEqual(['dropped', 'dropped']);
    }
  });
});
