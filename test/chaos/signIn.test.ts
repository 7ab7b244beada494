import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiKey, newSigningKey } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import type { Db } from '../../store/db.ts';
import { seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { Surfer } from '../support/surfer.ts';
import { until } from '../support/until.ts';
import { startApiProcess, startWorkerProcess, type WorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 5 * 60_000;

describe('signing in by a mailed link, and a process that dies', () => {
  let world: World;
  let smtp: MailCatcher;
  let api: WorkerProcess;
  let holdMark = false;
  let letGo = () => {};
  const signingKey = newSigningKey();
  const place = { baseUrl: '', port: 0, signingKey, adminApiKey: newApiKey() };

  const startApi = () => startApiProcess({ ...world, ...place });

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    place.port = await freePort();
    place.baseUrl = `http://localhost:${place.port}`;
    // The mail is taken, and the sender is told so; but the row in which it would note that is held.
    smtp = await startMailCatcher({
      beforeAnswer: async ({ messageId }) => {
        if (holdMark) await held((tx) => tx`select from mails where id = ${messageId?.split('@')[0] ?? ''} for update`);
      },
    });
    api = await startApi();
  });
  afterAll(async () => {
    await api.stop();
    await smtp.close();
    await world.close();
  });

  /** Locks something until `letGo` is called. */
  function held(lock: (tx: Db) => Promise<unknown>): Promise<void> {
    return new Promise((resolve, reject) => {
      world.sql
        .begin(async (tx) => {
          await lock(tx);
          resolve();
          await new Promise<void>((release) => {
            letGo = release;
          });
        })
        .catch(reject);
    });
  }

  /** Waits until somebody wants what is locked, kills them there, and lets go: what they had asked for is not done. */
  async function dieWaiting(victim: WorkerProcess): Promise<void> {
    const waiting = await until(async () => {
      const rows = await world.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
      return rows.length > 0 && rows.map(({ pid }) => pid);
    }, 'somebody waits for what is locked');
    await victim.kill();
    await world.sql`select pg_terminate_backend(pid) from unnest(${waiting}::int[]) as dead (pid)`;
    letGo();
  }

  /** Another sender comes, when a dead one's claim has run out. */
  async function send(afterMs = 0): Promise<void> {
    const clock = { now: () => new Date(Date.now() + afterMs).toISOString() };
    const mailer = createMailer({ smtpUrl: smtp.url });
    const config = { baseUrl: place.baseUrl, mailFrom: 'Training <training@example.com>', signingKey };
    await drainMails({ sql: world.sql, clock, mailer, config, log: pino({ level: 'silent' }) });
    mailer.close();
  }

  const mailsTo = (email: string) => smtp.mails().filter(({ to }) => to[0]?.address === email);
  const linkIn = (text: string) => /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(text)?.[0] ?? '';

  async function ask(surfer: Surfer) {
    const user = await seedUser(world.sql, { givenName: 'Ada' });
    await surfer.send(await surfer.open(`${place.baseUrl}/sign-in`), { name: user.email });
    return user;
  }
  async function pageOfLink(surfer: Surfer, email: string) {
    await send();
    return surfer.open(linkIn(mailsTo(email).at(-1)?.text ?? ''));
  }
  const sessions = (userId: string) =>
    world.sql`select ended_why from user_sessions where user_id = ${userId} order by id`;

  it('the worker, after the mail is taken and before that is noted: it is sent again, and is the same mail with the same link', async () => {
    const { email } = await ask(new Surfer());
    holdMark = true;
    const worker = await startWorkerProcess({ ...world, smtpUrl: smtp.url, signingKey, baseUrl: place.baseUrl });
    await dieWaiting(worker);
    holdMark = false;
    expect(mailsTo(email)).toHaveLength(1);
    await send(LEASE_MS + 1_000);
    const [first, second] = mailsTo(email);
    expect(second?.messageId).toBe(first?.messageId);
    expect(linkIn(second?.text ?? '')).toBe(linkIn(first?.text ?? 'none'));
    expect(mailsTo(email)).toHaveLength(2);
  });

  it('the API, between using the link and making the session: neither is done, and the same button works', async () => {
    const surfer = new Surfer();
    const { id, email } = await ask(surfer);
    const page = await pageOfLink(surfer, email);
    await held((tx) => tx`lock table user_sessions in share mode`);
    const pressed = surfer.sendOnce(page).catch(() => null);
    await dieWaiting(api);
    expect(await pressed).toBeNull();
    const [link] = await world.sql`select used_at, session_id from sign_in_links where user_id = ${id}`;
    expect([link?.usedAt, link?.sessionId, (await sessions(id)).length]).toEqual([null, null, 0]);
    api = await startApi();
    expect((await surfer.send(page)).text).toContain('Hello Ada');
  });

  it('the API, after the session is made and before the browser has it: the link says that it was used, and another one lets in', async () => {
    const surfer = new Surfer();
    const { id, email } = await ask(surfer);
    const page = await pageOfLink(surfer, email);
    // All of it happens, and the answer is lost.
    const lost = new Surfer();
    lost.setCookie(page.url, 'rollbook_browser', surfer.cookie(page.url, 'rollbook_browser') ?? '');
    expect((await lost.sendOnce(page)).status).toBe(303);
    const again = await surfer.send(page);
    expect(again.status).toBe(410);
    expect(again.text).toContain('This link was used');
    await surfer.send(await surfer.open(`${place.baseUrl}/sign-in`), { name: email });
    const inside = await surfer.send(await pageOfLink(surfer, email));
    expect(inside.text).toContain('Hello Ada');
    // The session that nobody has is seen, and ended with the others.
    expect(inside.text.match(/By a link from a mail/g)).toHaveLength(2);
    await surfer.send(inside);
    expect((await sessions(id)).map(({ endedWhy }) => endedWhy)).toEqual(['everywhere', 'everywhere']);
  });

  it('the API, while it ends the sessions of somebody: they are all there or all over, and doing it again does no harm', async () => {
    const surfer = new Surfer();
    const { id, email } = await ask(surfer);
    await surfer.send(await pageOfLink(surfer, email));
    const out = { method: 'DELETE', headers: { Authorization: `Bearer ${place.adminApiKey}` } };
    await held((tx) => tx`select from user_sessions where user_id = ${id} for update`);
    const asked = fetch(`${place.baseUrl}/v1/users/${id}/sessions`, out).catch(() => null);
    await dieWaiting(api);
    expect(await asked).toBeNull();
    api = await startApi();
    expect((await surfer.ask(`${place.baseUrl}/me`)).status).toBe(200);
    for (let n = 0; n < 2; n += 1)
      expect((await fetch(`${place.baseUrl}/v1/users/${id}/sessions`, out)).status).toBe(204);
    expect((await surfer.ask(`${place.baseUrl}/me`)).status).toBe(303);
    expect((await sessions(id)).map(({ endedWhy }) => endedWhy)).toEqual(['administrator']);
  });
});
