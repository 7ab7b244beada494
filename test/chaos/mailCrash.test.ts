import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { startWorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 5 * 60_000;

describe('a worker that dies when SMTP has taken a mail, and before that is written down', () => {
  let world: World;
  let smtp: MailCatcher;
  /** The template whose mails are to be the last thing that their sender does. */
  let fatal = '';
  let release = () => {};

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    smtp = await startMailCatcher({ beforeAnswer: (mail) => holdMark(mail.messageId ?? '') });
    await seedPolicy(world.sql, 'asks', managerApproval());
    // The reminder falls due by the wall clock, as the worker is a process of its own.
    await seedPolicy(world.sql, 'reminds', managerApproval({ remindAfter: ['PT1S'] }));
  });
  afterAll(async () => {
    await smtp.close();
    await world.close();
  });

  const idOf = (messageId: string) => messageId.split('@')[0] ?? '';

  /** The mail is taken, and the sender is told so; but the row in which it would note that is held. */
  async function holdMark(messageId: string): Promise<void> {
    const { sql } = world;
    const [row] = await sql<{ template: string }[]>`select template from mails where id = ${idOf(messageId)}`;
    if (row?.template !== fatal) return;
    await new Promise<void>((held, failed) => {
      sql
        .begin(async (tx) => {
          await tx`select from mails where id = ${idOf(messageId)} for update`;
          held();
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        })
        .catch(failed);
    });
  }

  /** Runs a worker until it wants to note that a mail of this template is sent, and kills it there. */
  async function dieAfterSending(template: string, policy: string): Promise<string> {
    const { sql } = world;
    smtp.clear();
    fatal = template;
    const worker = await startWorkerProcess({ ...world, smtpUrl: smtp.url });
    const learner = await seedUser(sql, { managerId: (await seedUser(sql)).id });
    const activityId = await seedActivity(sql, { policy });
    const enrolmentId = await world.enrol({ userId: learner.id, activityId });
    const noting = await until(async () => {
      const rows = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
      return rows.length > 0 && rows.map(({ pid }) => pid);
    }, 'the worker wants to note what it has sent');
    await worker.kill();
    // What a dead process had asked for is not done either.
    await sql`select pg_terminate_backend(pid) from unnest(${noting}::int[]) as dead (pid)`;
    release();
    fatal = '';
    return enrolmentId;
  }

  /** Another sender comes, when the dead one's claim has run out. */
  async function sendAgain(): Promise<void> {
    const clock = { now: () => new Date(Date.now() + LEASE_MS).toISOString() };
    const config = {
      baseUrl: 'https://training.example.com',
      mailFrom: 'Training <training@example.com>',
      signingKey: newSigningKey(),
    };
    const mailer = createMailer({ smtpUrl: smtp.url });
    await drainMails({ sql: world.sql, clock, mailer, config, log: pino({ level: 'silent' }) });
    mailer.close();
  }

  const mailOf = async (enrolmentId: string, template: string) => {
    const [row] = await world.sql<{ id: string; status: string; attempts: number }[]>`
      select id, status, attempts from mails where enrolment_id = ${enrolmentId} and template = ${template}`;
    return row;
  };

  const taken = (id: string | undefined) => smtp.mails().filter(({ messageId }) => idOf(messageId ?? '') === id);

  it('R23: the mail that asks for approval is sent again, and is the same mail', async () => {
    const id = await dieAfterSending('approval_request', 'asks');
    const before = await mailOf(id, 'approval_request');
    expect(before).toMatchObject({ status: 'waiting', attempts: 1 });
    await sendAgain();
    expect(await mailOf(id, 'approval_request')).toMatchObject({ status: 'sent', attempts: 2 });
    expect(taken(before?.id)).toHaveLength(2);
  });

  it('R23: a reminder is not sent again: it is unclear, and listed', async () => {
    const id = await dieAfterSending('approval_reminder', 'reminds');
    const before = await mailOf(id, 'approval_reminder');
    expect(before).toMatchObject({ status: 'sending', attempts: 1 });
    await sendAgain();
    expect((await mailOf(id, 'approval_reminder'))?.status).toBe('unclear');
    expect(taken(before?.id)).toHaveLength(1);
    expect((await mailOf(id, 'approval_request'))?.status).toBe('sent');
  });
});
