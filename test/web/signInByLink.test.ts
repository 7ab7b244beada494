import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedUser } from '../support/seed.ts';
import { createSignInWorld, type SignInWorld } from '../support/signInWorld.ts';
import { Surfer } from '../support/surfer.ts';

describe('signing in by a link that is mailed', () => {
  let on: SignInWorld;
  beforeAll(async () => {
    on = await createSignInWorld();
  });
  afterAll(() => on.close());

  const me = (surfer: Surfer) => surfer.ask(`${on.pages.baseUrl}/me`);
  const somebody = (given: Parameters<typeof seedUser>[1] = {}) =>
    seedUser(on.world.sql, { givenName: 'Ada', familyName: 'Lovelace', ...given });
  const links = (userId: string) => on.world.sql`select * from sign_in_links where user_id = ${userId} order by id`;

  test('from the question to the page of one’s own learning, by the address or by the username', async () => {
    const { email, externalId } = await somebody();
    for (const name of [email.toUpperCase(), externalId.toLowerCase()]) {
      const surfer = new Surfer();
      const answer = await on.ask(surfer, name);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('Look into your mailbox');
      const { mail, link } = await on.mailed(email);
      expect(mail.subject).toBe('Your link to sign in');
      const page = await surfer.open(link);
      expect(page.text).toContain('Sign in as Ada Lovelace');
      const inside = await surfer.send(page);
      expect(inside.url).toBe(`${on.pages.baseUrl}/me`);
      expect(inside.text).toContain('Hello Ada');
    }
  });

  test('the mail is written in the language of whom it is for', async () => {
    for (const [locale, subject, button] of [
      ['de', 'Ihr Link zum Anmelden', 'Anmelden:'],
      ['fr-CA', 'Votre lien de connexion', 'Se connecter\u00a0:'],
    ]) {
      const { email } = await somebody({ locale: locale ?? '' });
      await on.ask(new Surfer(), email);
      const { mail } = await on.mailed(email);
      expect(mail.subject).toBe(subject);
      expect(mail.text).toContain(`${button}\n${on.pages.baseUrl}/sign-in/link/`);
    }
  });

  test('the answer is the same for nobody, for who is deactivated or has expired, and no mail goes to them', async () => {
    const known = await somebody();
    const gone = [await somebody({ status: 'deactivated' }), await somebody({ status: 'expired' })];
    const expected = await on.ask(new Surfer(), known.email);
    on.smtp.clear();
    for (const name of [
      ...gone.map(({ email }) => email),
      'nobody@example.test',
      'nobody',
      "'; drop table users; --",
    ]) {
      const answer = await on.ask(new Surfer(), name);
      expect([answer.status, answer.text]).toEqual([expected.status, expected.text]);
    }
    await on.drain();
    expect(on.smtp.mails().map(({ to }) => to[0]?.address)).toEqual([known.email]);
  });

  test('without a name the page says so', async () => {
    const surfer = new Surfer();
    const answer = await on.ask(surfer, '  ');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Something is missing');
  });

  test('looking at a link changes nothing, however often it is opened, and its address is passed on to nobody', async () => {
    const { id, email } = await somebody();
    await on.ask(new Surfer(), email);
    const { link } = await on.mailed(email);
    const before = await links(id);
    for (let n = 0; n < 3; n += 1) {
      const scanner = new Surfer();
      const page = await scanner.open(link);
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect((await me(scanner)).status).toBe(303);
      await scanner.ask(link, { method: 'HEAD' });
    }
    expect(await links(id)).toEqual(before);
  });

  test('a link works once, and says so the second time', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const { link } = await on.mailed(email);
    const page = await surfer.open(link);
    expect((await surfer.send(page)).text).toContain('Hello Ada');
    const again = await surfer.send(page);
    expect(again.status).toBe(410);
    expect(again.text).toContain('This link was used');
    expect((await surfer.open(link)).text).toContain('This link was used');
  });

  test('pressed twice at once it lets in once', async () => {
    const { id, email } = await somebody();
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const page = await surfer.open((await on.mailed(email)).link);
    const answers = await Promise.all([1, 2, 3, 4].map(() => surfer.sendOnce(page)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
    const [row] = await on.world.sql`select count(*)::int as n from user_sessions where user_id = ${id}`;
    expect(row?.n).toBe(1);
  });

  test('a link is good for a quarter of an hour', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const { link } = await on.mailed(email);
    const page = await surfer.open(link);
    on.pass(15);
    const late = await surfer.send(page);
    expect(late.status).toBe(410);
    expect(late.text).toContain('This link is too old');
  });

  test('a newer link ends the older ones, and a mail that has not gone out yet is not sent', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const { link: older } = await on.mailed(email);
    await on.ask(surfer, email);
    on.smtp.clear();
    await on.ask(surfer, email);
    const { link: newest } = await on.mailed(email);
    expect(on.smtp.mails().filter(({ to }) => to[0]?.address === email)).toHaveLength(1);
    const dead = await surfer.open(older);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain('There is a newer link');
    expect((await surfer.send(await surfer.open(newest))).text).toContain('Hello Ada');
  });

  test('opened in another browser it says so, and asks', async () => {
    const { email } = await somebody();
    const asking = new Surfer();
    await on.ask(asking, email);
    const { link } = await on.mailed(email);
    const other = new Surfer();
    const page = await other.open(link);
    expect(page.text).toContain('asked for in another browser');
    const unsure = await other.sendOnce(page, { confirmed: '' });
    expect(unsure.status).toBe(200);
    expect(unsure.text).toContain('asked for in another browser');
    expect((await other.send(page)).text).toContain('Hello Ada');
  });

  test('a form of another site, one without its token, or of another browser lets nobody in', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const page = await surfer.open((await on.mailed(email)).link);
    for (const [fields, headers] of [
      [{}, { Origin: 'https://evil.example' }],
      [{}, { Origin: 'null' }],
      [{ form: '' }, {}],
      [{ form: 'x'.repeat(43) }, {}],
    ] as [Record<string, string>, Record<string, string>][]) {
      const refused = await surfer.sendOnce(page, fields, headers);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('open for too long');
    }
    expect((await new Surfer().sendOnce(page)).status).toBe(403);
    expect((await surfer.send(page)).text).toContain('Hello Ada');
  });

  test('who asks more often than five times in a quarter of an hour is told the same, and sent nothing more', async () => {
    const { email } = await somebody();
    on.smtp.clear();
    for (let n = 0; n < 8; n += 1) {
      expect((await on.ask(new Surfer(), email)).text).toContain('Look into your mailbox');
      await on.drain();
    }
    expect(on.smtp.mails().filter(({ to }) => to[0]?.address === email)).toHaveLength(5);
    on.pass(16);
    await on.ask(new Surfer(), email);
    await on.drain();
    expect(on.smtp.mails().filter(({ to }) => to[0]?.address === email)).toHaveLength(6);
  });

  test('asked for many times at once there are five links, and one of them works', async () => {
    const { id, email } = await somebody();
    await Promise.all(Array.from({ length: 8 }, () => on.ask(new Surfer(), email)));
    const asked = await links(id);
    expect(asked).toHaveLength(5);
    expect(asked.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  });

  test('where one wanted to go is where one comes out, and never anywhere else', async () => {
    for (const [wanted, path] of [
      ['/me?from=mail', '/me?from=mail'],
      ['https://evil.example/', '/me'],
      ['//evil.example/', '/me'],
      ['/\\evil.example/', '/me'],
    ]) {
      const { email } = await somebody();
      const surfer = new Surfer();
      await on.ask(surfer, email, wanted);
      const page = await surfer.open((await on.mailed(email)).link);
      expect((await surfer.sendOnce(page)).headers.get('location')).toBe(path);
    }
  });

  test('a person who is deactivated after the link was sent is turned away in their language', async () => {
    const { id, email } = await somebody({ locale: 'de' });
    const surfer = new Surfer();
    await on.ask(surfer, email);
    const page = await surfer.open((await on.mailed(email)).link);
    await on.world.sql`update users set status = 'deactivated' where id = ${id}`;
    const away = await surfer.send(page);
    expect(away.status).toBe(403);
    expect(away.text).toContain('Ihr Zugang ist geschlossen');
  });

  test('what nobody made, and what was cut off, is no link', async () => {
    for (const token of ['x', 'y'.repeat(43), '%00', 'a'.repeat(5000)]) {
      const { status, text } = await new Surfer().open(`${on.pages.baseUrl}/sign-in/link/${token}`);
      expect([status, text.includes('This link does not work')]).toEqual([404, true]);
    }
  });

  test('neither token is in the log, nor in the database', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await on.signIn(surfer, email);
    const token = (await on.mailed(email)).link.split('/').at(-1) ?? '';
    const session = surfer.cookie(on.pages.baseUrl, 'rollbook_session') ?? '';
    const [row] = await on.world.sql`
      select (select json_agg(l)::text from sign_in_links l) || (select json_agg(s)::text from user_sessions s)
        || (select json_agg(m)::text from mails m) as everything`;
    for (const secret of [token, session]) {
      expect(secret).toHaveLength(43);
      expect(row?.everything).not.toContain(secret);
      expect(on.pages.logged()).not.toContain(secret);
    }
    expect(on.pages.logged()).not.toContain(email);
  });

  test('signing in again ends the session that the browser had', async () => {
    const { id, email } = await somebody();
    const surfer = new Surfer();
    await on.signIn(surfer, email);
    const before = surfer.cookies(on.pages.baseUrl);
    const { link } = await (async () => {
      await on.ask(new Surfer(), email);
      return on.mailed(email);
    })();
    await surfer.send(await surfer.open(link));
    const old = await fetch(`${on.pages.baseUrl}/me`, { headers: { Cookie: before }, redirect: 'manual' });
    expect(old.status).toBe(303);
    const rows = await on.world.sql`select ended_why from user_sessions where user_id = ${id} order by id`;
    expect(rows.map(({ endedWhy }) => endedWhy)).toEqual(['replaced', null]);
  });
});

test('one address of the network asks thirty times in a minute, and no more', async () => {
  const on = await createSignInWorld();
  const surfer = new Surfer();
  const page = await surfer.open(`${on.pages.baseUrl}/sign-in`);
  const answers = await Promise.all(Array.from({ length: 31 }, () => surfer.send(page, { name: 'nobody' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
  await on.close();
});
