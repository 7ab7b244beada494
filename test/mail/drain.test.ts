import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { addDuration } from '../../domain/calendar.ts';
import type { Duration } from '../../domain/words.ts';
import { type DrainDeps, drainMails } from '../../mail/drain.ts';
import { createMailer, type Mailer } from '../../mail/sender.ts';
import { claimMails, markMails } from '../../store/mails.ts';
import { startBreakingServer } from '../support/breakingSmtp.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { createWorld, type World } from '../support/world.ts';

const CANARY = 'Zanzibarcanary';

describe('the mail queue', () => {
  let world: World;
  let smtp: MailCatcher;
  let mailer: Mailer;
  let logged: string[];
  let deps: DrainDeps;
  const config = {
    baseUrl: 'https://training.example.com',
    mailFrom: 'Training <training@example.com>',
    signingKey: newSigningKey(),
  };

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    await seedPolicy(world.sql, 'asks', managerApproval());
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.sql`truncate mails`;
    smtp = await startMailCatcher();
    mailer = createMailer({ smtpUrl: smtp.url });
    logged = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
    deps = { sql: world.sql, clock: world.clock, mailer, config, log };
  });
  afterEach(async () => {
    mailer.close();
    await smtp.close();
  });

  /** Requests that wait for a manager, each with its mail. */
  async function requests(count = 1) {
    const manager = await seedUser(world.sql, { givenName: 'Maria', familyName: CANARY });
    const ids = [];
    for (let n = 0; n < count; n++) {
      const learner = await seedUser(world.sql, { managerId: manager.id, familyName: CANARY });
      const activityId = await seedActivity(world.sql, { policy: 'asks', title: `${CANARY} ${n}` });
      ids.push(await world.enrol({ userId: learner.id, activityId }));
    }
    return { manager, ids };
  }

  const rows = () =>
    world.sql<
      { id: string; status: string; attempts: number; lastError: string | null; sentAt: string | null; dueAt: string }[]
    >`
      select * from mails order by id`;
  const onceOnly = () => world.sql`update mails set at_most_once = true`;
  const pass = (duration: Duration) => world.clock.moveTo(addDuration(world.clock.now(), duration, 'UTC'));

  test('a request’s mail goes to the manager, once, and is marked sent', async () => {
    const { manager } = await requests();
    expect(await drainMails(deps)).toBe(1);
    expect(await drainMails(deps)).toBe(0);
    const [row] = await rows();
    expect(row).toMatchObject({ status: 'sent', attempts: 1, lastError: null });
    expect(row?.sentAt).not.toBeNull();
    const [mail, ...more] = smtp.mails();
    expect(more).toEqual([]);
    expect(mail?.to).toEqual([{ address: manager.email, name: `Maria ${CANARY}` }]);
    expect(mail?.from).toEqual([{ address: 'training@example.com', name: 'Training' }]);
    expect(mail?.messageId).toBe(`${row?.id}@training.example.com`);
    expect(mail?.headers['auto-submitted']).toBe('auto-generated');
    expect(mail?.headers['x-mailer']).toBeUndefined();
    expect(mail?.html).toContain('https://training.example.com/approvals/');
    expect(mail?.text).toContain('https://training.example.com/approvals/');
  });

  test('two senders share 60 mails: each is sent exactly once', async () => {
    await requests(60);
    const drain = async () => {
      let all = 0;
      for (let n = await drainMails(deps, 7); n > 0; n = await drainMails(deps, 7)) all += n;
      return all;
    };
    const [one, two] = await Promise.all([drain(), drain()]);
    expect(one + two).toBe(60);
    expect(new Set(smtp.mails().map((mail) => mail.messageId)).size).toBe(60);
    expect(smtp.mails()).toHaveLength(60);
  });

  test('R23: a request’s mail that was cut off is sent again, as the same mail; a sender that comes back late changes nothing', async () => {
    await requests();
    const now = world.clock.now();
    const [claimed] = await claimMails(world.sql, 10, now, addDuration(now, 'PT5M', 'UTC'));
    expect(claimed?.status).toBe('waiting');
    expect(await drainMails(deps)).toBe(0);
    pass('PT5M');
    expect(await drainMails(deps)).toBe(1);
    expect(smtp.mails()[0]?.messageId).toBe(`${claimed?.id}@training.example.com`);
    const late = { id: claimed!.id, status: 'failed', error: 'ETIMEDOUT', dueAt: null } as const;
    await markMails(world.sql, [late], world.clock.now());
    expect((await rows())[0]).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
  });

  test('R23: a reminder is marked before it is sent; one that was cut off is unclear, and not repeated', async () => {
    await requests();
    await onceOnly();
    const now = world.clock.now();
    const [claimed] = await claimMails(world.sql, 10, now, addDuration(now, 'PT5M', 'UTC'));
    expect(claimed?.status).toBe('sending');
    expect((await rows())[0]?.status).toBe('sending');
    pass('PT5M');
    expect(await drainMails(deps)).toBe(1);
    expect((await rows())[0]?.status).toBe('unclear');
    expect(await drainMails(deps)).toBe(0);
    expect(smtp.mails()).toEqual([]);
  });

  test('R23: a reminder that waited for more than an hour is missed: listed, and not sent late', async () => {
    await requests();
    await onceOnly();
    pass('PT61M');
    expect(await drainMails(deps)).toBe(1);
    expect((await rows())[0]?.status).toBe('missed');
    expect(smtp.mails()).toEqual([]);
  });

  test('R23: what was decided meanwhile is asked of nobody', async () => {
    const { ids } = await requests();
    await world.sql`update approval_tasks set status = 'withdrawn', decided_at = ${world.clock.now()} where enrolment_id = ${ids[0]!}`;
    expect(await drainMails(deps)).toBe(1);
    expect((await rows())[0]?.status).toBe('dropped');
    expect(smtp.mails()).toEqual([]);
  });

  test('a mail server that says "later" is asked again, after ever longer pauses, and for no more than a day', async () => {
    await requests();
    smtp.refuse(451);
    expect(await drainMails(deps)).toBe(1);
    expect((await rows())[0]).toMatchObject({ status: 'waiting', lastError: 'EMESSAGE-451' });
    expect(await drainMails(deps)).toBe(0);
    pass('PT30S');
    expect(await drainMails(deps)).toBe(1);
    pass('PT30S');
    expect(await drainMails(deps)).toBe(0);
    pass('PT23H');
    await drainMails(deps);
    expect((await rows())[0]?.status).toBe('waiting');
    pass('PT1H');
    await drainMails(deps);
    expect((await rows())[0]).toMatchObject({ status: 'failed', lastError: 'EMESSAGE-451' });
    pass('PT1H');
    expect(await drainMails(deps)).toBe(0);
  });

  test('a mail server that says "never" is not asked again; the others of the batch are sent', async () => {
    await requests(3);
    await world.sql`update users set email = 'no one' where id = (select user_id from enrolments limit 1)`;
    await world.sql`update mails set to_user_id = (select id from users where email = 'no one') where id = (select min(id::text)::uuid from mails)`;
    await world.sql`update approval_tasks set assignee_id = (select id from users where email = 'no one')
      where id = (select task_id from mails order by id limit 1)`;
    await drainMails(deps);
    expect((await rows()).map(({ status, lastError }) => [status, lastError])).toEqual([
      ['failed', 'EADDRESS'],
      ['sent', null],
      ['sent', null],
    ]);
    await requests();
    smtp.refuse(550);
    await drainMails(deps);
    expect((await rows()).at(-1)).toMatchObject({ status: 'failed', lastError: 'EMESSAGE-550' });
  });

  test('R35: a refusal that quotes the address is logged and kept as a code', async () => {
    await requests(2);
    smtp.refuse(451);
    await drainMails(deps);
    expect(logged.join('')).toContain('EMESSAGE-451');
    expect(logged.join('')).not.toMatch(/Zanzibar|@/);
  });

  test('R23: when the connection breaks off after the mail was handed over, a request is repeated and a reminder is not', async () => {
    const breaking = await startBreakingServer();
    const other = createMailer({ smtpUrl: breaking.url });
    try {
      await requests();
      await drainMails({ ...deps, mailer: other });
      expect((await rows())[0]?.status).toBe('waiting');
      expect(breaking.taken()).toBe(1);
      await onceOnly();
      pass('PT30S');
      await drainMails({ ...deps, mailer: other });
      expect((await rows())[0]?.status).toBe('unclear');
      expect(breaking.taken()).toBe(2);
      pass('PT1H');
      expect(await drainMails({ ...deps, mailer: other })).toBe(0);
    } finally {
      other.close();
      await breaking.close();
    }
  });

  test('R23: a reminder that was surely not taken, as no mail server was there, is tried again', async () => {
    await requests();
    await onceOnly();
    const nowhere = createMailer({ smtpUrl: 'smtp://127.0.0.1:1' });
    await drainMails({ ...deps, mailer: nowhere });
    nowhere.close();
    expect((await rows())[0]).toMatchObject({ status: 'waiting', lastError: 'ESOCKET-ECONNREFUSED' });
    pass('PT30S');
    await drainMails(deps);
    expect((await rows())[0]?.status).toBe('sent');
  });
});
