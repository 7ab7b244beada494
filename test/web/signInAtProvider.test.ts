import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { findChromium, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Account, type OidcProvider, startOidcProvider } from '../support/oidcProvider.ts';
import { seedUser } from '../support/seed.ts';
import { createSignInWorld, type SignInWorld } from '../support/signInWorld.ts';
import { type Shown, Surfer } from '../support/surfer.ts';

const chromium = findChromium();
if (!chromium) console.warn(`Signing in at a provider in a browser is skipped: ${NO_CHROMIUM}`);

/** A world whose people are known by a claim of a provider of its own. */
async function withProvider(claim: string) {
  const port = await freePort();
  const provider = await startOidcProvider(`http://127.0.0.1:${port}`);
  const { issuer, clientId, clientSecret } = provider;
  const oidc = { issuer, clientId, clientSecret, claim, scopes: 'openid profile email' };
  const on = await createSignInWorld({ port, oidc });
  return { provider, on };
}

describe('signing in at the company’s provider', () => {
  let on: SignInWorld;
  let provider: OidcProvider;
  beforeAll(async () => {
    ({ on, provider } = await withProvider('email'));
  });
  afterAll(async () => {
    await on.close();
    await provider.close();
  });

  const at = (path: string) => `${on.pages.baseUrl}${path}`;

  /** Somebody here, and the same at the provider. @param said what it says of them beside that */
  async function somebody(said: Account = {}, given: Parameters<typeof seedUser>[1] = {}) {
    const user = await seedUser(on.world.sql, { givenName: 'Grace', familyName: 'Hopper', ...given });
    provider.accounts.set(user.email, { sub: uuidv7(), email: user.email, email_verified: true, ...said });
    return user;
  }

  /** At the provider's own page. */
  const toProvider = (surfer: Surfer, query = '') => surfer.open(at(`/sign-in/provider${query}`));
  /** As whoever is typed in there, up to where the provider sends one back to. */
  async function typeIn(surfer: Surfer, page: Shown, who: string): Promise<string> {
    let answer = await surfer.sendOnce(page, { who });
    for (;;) {
      const location = new URL(answer.headers.get('location') ?? '', answer.url).href;
      if (location.startsWith(at('/sign-in/callback'))) return location;
      answer = await surfer.ask(location);
    }
  }
  const signIn = async (surfer: Surfer, who: string, query = '') =>
    surfer.open(await typeIn(surfer, await toProvider(surfer, query), who));
  const isIn = async (surfer: Surfer) => (await surfer.ask(at('/me'))).status === 200;

  test('whom it names is signed in, by the address in whatever case', async () => {
    const user = await somebody();
    provider.accounts.set('GRACE', { sub: uuidv7(), email: user.email.toUpperCase() });
    for (const who of [user.email, 'GRACE']) {
      const surfer = new Surfer();
      expect((await surfer.open(at('/me'))).text).toContain('Sign in with your company account');
      const inside = await signIn(surfer, who);
      expect(inside.url).toBe(at('/me'));
      expect(inside.text).toContain('Hello Grace');
      expect(inside.text).toContain('With your company account');
    }
  });

  test('signing in is not the first access to an activity', async () => {
    const { id, email } = await somebody();
    await signIn(new Surfer(), email);
    const [row] = await on.world.sql`select status from users where id = ${id}`;
    expect(row?.status).toBe('activated');
  });

  test('where one wanted to go is where one comes out, and never anywhere else', async () => {
    for (const [wanted, path] of [
      ['/me?tab=1', '/me?tab=1'],
      ['https://evil.example/', '/me'],
      ['//evil.example/', '/me'],
    ]) {
      const surfer = new Surfer();
      const { email } = await somebody();
      const back = await typeIn(
        surfer,
        await toProvider(surfer, `?${new URLSearchParams({ return_to: wanted ?? '' })}`),
        email,
      );
      expect((await surfer.ask(back)).headers.get('location')).toBe(path);
    }
  });

  test('who is not known here is told so, and not made', async () => {
    provider.accounts.set('stranger', { sub: 'stranger', email: 'stranger@example.test' });
    const [before] = await on.world.sql`select count(*)::int as n from users`;
    const surfer = new Surfer();
    const page = await signIn(surfer, 'stranger');
    expect([page.status, await isIn(surfer)]).toEqual([403, false]);
    expect(page.text).toContain('You are not known here');
    expect(page.text).toContain('Sign in with another account');
    const [after] = await on.world.sql`select count(*)::int as n from users`;
    expect(after).toEqual(before);
  });

  test('an address that it has not verified names nobody, and without one nobody is named', async () => {
    const { email } = await somebody({ email_verified: false });
    const surfer = new Surfer();
    const page = await signIn(surfer, email);
    expect(page.status).toBe(403);
    expect(page.text).toContain('Your address is not confirmed');
    provider.accounts.set('nameless', { sub: 'nameless' });
    expect((await signIn(new Surfer(), 'nameless')).text).toContain('We were not told who you are');
    expect(await isIn(surfer)).toBe(false);
  });

  test.each(['deactivated', 'expired'])('who is %s is turned away in their language', async (status) => {
    const { email } = await somebody({}, { status, locale: 'fr' });
    const page = await signIn(new Surfer(), email);
    expect(page.status).toBe(403);
    expect(page.text).toContain(status === 'expired' ? 'Votre accès a expiré' : 'Votre accès est fermé');
  });

  test('an answer with another state, without what the browser kept, or too late is not taken', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    const back = await typeIn(surfer, await toProvider(surfer), email);
    const kept = surfer.cookie(back, 'rollbook_begun') ?? '';
    const other = new URL(back);
    other.searchParams.set('state', 'x'.repeat(43));
    for (const [url, cookie] of [
      [other.href, kept],
      [back, 'nonsense'],
      [back, ''],
      [at('/sign-in/callback'), kept],
    ]) {
      surfer.setCookie(back, 'rollbook_begun', cookie ?? '');
      const page = await surfer.ask(url ?? '');
      expect(page.status).toBe(400);
      expect(page.text).toContain('not begun here');
    }
    expect((await new Surfer().ask(back)).status).toBe(400);
    surfer.setCookie(back, 'rollbook_begun', kept);
    on.pass(11);
    expect((await surfer.ask(back)).status).toBe(400);
    expect(await isIn(surfer)).toBe(false);
  });

  test('a code that was used is refused by the provider, and lets nobody in', async () => {
    const { id, email } = await somebody();
    const surfer = new Surfer();
    const back = await typeIn(surfer, await toProvider(surfer), email);
    const kept = surfer.cookie(back, 'rollbook_begun') ?? '';
    expect((await surfer.ask(back)).status).toBe(303);
    expect(surfer.cookie(back, 'rollbook_begun')).toBeUndefined();
    const thief = new Surfer();
    thief.setCookie(back, 'rollbook_begun', kept);
    const page = await thief.ask(back);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Signing in did not work');
    const [row] = await on.world.sql`select count(*)::int as n from user_sessions where user_id = ${id}`;
    expect(row?.n).toBe(1);
  });

  test('an id token with another nonce is not taken', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    const sent = await surfer.ask(at('/sign-in/provider'));
    const url = new URL(sent.headers.get('location') ?? '');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    url.searchParams.set('nonce', 'another');
    const page = await surfer.ask(await typeIn(surfer, await surfer.open(url.href), email));
    expect(page.status).toBe(400);
    expect(page.text).toContain('Signing in did not work');
    expect(await isIn(surfer)).toBe(false);
  });

  test('what the provider refuses is told in our words, and not in its own', async () => {
    const surfer = new Surfer();
    const page = await signIn(surfer, 'nobody that it knows');
    expect(page.status).toBe(403);
    expect(page.text).toContain('You are not signed in');
    expect(page.text).toContain('Try again');
    expect(page.text).not.toContain('may not');
    const begun = await surfer.ask(at('/sign-in/provider'));
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
    const iss = encodeURIComponent(provider.issuer);
    const odd = await surfer.ask(at(`/sign-in/callback?error=%3Cb%3E&state=${state}&iss=${iss}`));
    expect(odd.status).toBe(400);
    expect(odd.text).not.toContain('<b>');
  });

  test('a session ends on the sign-out page, and the provider is left by a link from there', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    await signIn(surfer, email);
    const out = await surfer.send(await surfer.open(at('/sign-out')));
    expect(out.text).toContain('You are signed out');
    expect(await isIn(surfer)).toBe(false);
    const href = /<a class="button" href="(http[^"]+)"/.exec(out.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const leaving = await surfer.open(href);
    expect(leaving.text).toContain('Yes, leave');
    const hidden = /name="xsrf" value="([^"]+)"/.exec(leaving.text)?.[1] ?? '';
    const confirm = { method: 'POST', body: new URLSearchParams({ xsrf: hidden, logout: 'yes' }) };
    const left = await surfer.follow(await surfer.ask(`${provider.issuer}/session/end/confirm`, confirm));
    expect(left.url).toBe(at('/sign-out'));
    expect((await toProvider(surfer)).text).toContain('Who are you?');
  });

  test('a mailed link is no way around it', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    const answer = await surfer.ask(at('/sign-in'), {
      method: 'POST',
      body: new URLSearchParams({ name: email }),
      headers: { Origin: on.pages.baseUrl },
    });
    expect(answer.status).toBe(404);
    expect((await surfer.ask(at(`/sign-in/link/${'x'.repeat(43)}`))).status).toBe(404);
  });

  test('no code, token, address or name is in the log', async () => {
    const { email } = await somebody();
    const surfer = new Surfer();
    const back = await typeIn(surfer, await toProvider(surfer), email);
    await surfer.ask(back);
    for (const word of [new URL(back).searchParams.get('code') ?? 'none', email, 'Grace', provider.clientSecret]) {
      expect(on.pages.logged()).not.toContain(word);
    }
  });

  test('a provider that is down is told, and asked again when it is up', async () => {
    const other = await withProvider('sub');
    const { externalId } = await seedUser(other.on.world.sql, { givenName: 'Grace' });
    other.provider.accounts.set('grace', { sub: externalId });
    const { baseUrl } = other.on.pages;
    const surfer = new Surfer();
    await other.provider.down();
    expect((await surfer.open(`${baseUrl}/sign-in`)).status).toBe(200);
    const away = await surfer.open(`${baseUrl}/sign-in/provider`);
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('10');
    expect(away.text).toContain('The sign-in service cannot be reached');
    await other.provider.up();
    const inside = await surfer.send(await surfer.open(`${baseUrl}/sign-in/provider`), { who: 'grace' });
    expect(inside.text).toContain('Hello Grace');
    // It goes while somebody is on the way back.
    const late = new Surfer();
    const page = await late.open(`${baseUrl}/sign-in/provider`);
    let answer = await late.sendOnce(page, { who: 'grace' });
    while (!answer.headers.get('location')?.startsWith(baseUrl)) {
      answer = await late.ask(new URL(answer.headers.get('location') ?? '', answer.url).href);
    }
    await other.provider.down();
    expect((await late.ask(answer.headers.get('location') ?? '')).status).toBe(503);
    await other.on.close();
  });

  test.each([
    ['preferred_username', 'username'],
    ['employee', 'external_id'],
  ])('the claim %s names a person by their %s', async (claim, field) => {
    const other = await withProvider(claim);
    const { id } = await seedUser(other.on.world.sql, { givenName: 'Grace' });
    const [row] = await other.on.world.sql`select username, external_id from users where id = ${id}`;
    const value = field === 'username' ? row?.username : row?.externalId;
    other.provider.accounts.set('grace', { sub: 'abc', [claim]: value });
    const surfer = new Surfer();
    const page = await surfer.open(`${other.on.pages.baseUrl}/sign-in/provider`);
    expect((await surfer.send(page, { who: 'grace' })).text).toContain('Hello Grace');
    await other.on.close();
    await other.provider.close();
  });

  test.skipIf(!chromium)(
    'in a browser: from the page that one wants, by the provider, to that page, and out again',
    async () => {
      const browser = await openBrowser(chromium ?? '');
      const { email } = await somebody();
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(at('/me'));
      await page.getByRole('link', { name: 'Sign in with your company account' }).click();
      await page.getByLabel('Who are you?').fill(email);
      await page.getByRole('button', { name: 'Go' }).click();
      await page.waitForURL(at('/me'));
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Hello Grace');
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.waitForURL(at('/sign-out'));
      expect(await page.getByRole('status').textContent()).toContain('You are signed out');
      await page.goto(at('/me'));
      expect(page.url()).toBe(at('/sign-in?return_to=%2Fme'));
      await browser.close();
    },
  );
});
