import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { SYSTEM, type TextRef } from '../../domain/state.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { lookAtCertification } from '../../store/certificationLook.ts';
import { certificationRules } from '../support/certificationRules.ts';
import {
  addRecord,
  assignCertificate,
  certificationMails,
  makeCertification,
  tellCertificate,
} from '../support/certifications.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { createWorld, type World } from '../support/world.ts';

describe('mails about a certification', () => {
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

  let codes = 0;
  /** Somebody whose certificate expires in 31 days, with a reminder tomorrow. */
  async function expiring(locale: string) {
    const { sql, clock } = world;
    const managerId = (await seedUser(sql, { locale: 'en', givenName: 'Maria' })).id;
    const userId = (await seedUser(sql, { locale, managerId, givenName: 'Ada', familyName: 'Example' })).id;
    const activityId = await seedActivity(sql, { title: 'Refresher' });
    codes += 1;
    const code = `certificate-${codes}`;
    const rules = certificationRules(activityId, {
      reminders: [{ before: 'P30D', manager: true }],
      enrol: { activityId, obligation: 'mandatory', first: false },
    });
    const today = localDateOf(clock.now(), 'UTC');
    await addRecord(world, userId, { objectId: activityId, on: addToDate(addToDate(today, 'P31D'), 'P1Y', -1) });
    const id = await assignCertificate(world, await makeCertification(world, code, rules), userId);
    const look = () => lookAtCertification(sql, `${userId}/${code}`, clock);
    // The birth asks for another look by itself.
    for (let n = 0; n < 2; n += 1) await look();
    const [due] = await sql<{ dueAt: string }[]>`select due_at from looks where target_id = ${`${userId}/${code}`}`;
    clock.moveTo(due?.dueAt ?? '');
    await look();
    return { id };
  }
  async function drain() {
    const mailer = createMailer({ smtpUrl: smtp.url });
    const log = pino({ level: 'silent' });
    await drainMails({ sql: world.sql, clock: world.clock, mailer, config, log });
    mailer.close();
    return smtp.mails();
  }

  it.each([
    ['en', 'Reminder: First Aid, valid until', 'You renew it by completing'],
    ['de', 'Erinnerung: First Aid, gültig bis', 'Sie erneuern sie, indem Sie'],
    ['fr', 'Rappel : First Aid, valable jusqu’au', 'Pour la renouveler, terminez'],
  ])(
    'R23: the reminder goes to the learner, in their language (%s), and to the manager',
    async (locale, subject, line) => {
      const before = smtp.mails().length;
      const { id } = await expiring(locale);
      const mails = (await drain()).slice(before);
      const mine = mails.find((mail) => mail.subject?.startsWith(subject));
      expect(mine?.text?.replaceAll(/\s+/g, ' ')).toContain(line);
      expect(mails.find((mail) => mail.subject === 'Reminder: Ada Example, First Aid')?.html).toContain('Hello Maria');
      expect((await certificationMails(world, id)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    },
  );

  it('R23: no reminder is sent of what was extended, or withdrawn, before it went out', async () => {
    const day = () => addToDate(localDateOf(world.clock.now(), 'UTC'), 'P90D');
    const commands = [
      (reason: TextRef | null) => ({ type: 'extend', until: day(), actor: SYSTEM, reason }) as const,
      (reason: TextRef | null) => ({ type: 'withdraw', actor: SYSTEM, reason }) as const,
    ];
    for (const command of commands) {
      const { id } = await expiring('en');
      await tellCertificate(world, id, command);
      await drain();
      expect((await certificationMails(world, id)).map(({ status }) => status)).toEqual(['dropped', 'dropped']);
    }
  });
});
