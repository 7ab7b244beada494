import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { CONTRASTS } from '../support/contrast.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { signedIn } from '../support/signedIn.ts';
import { createSignInWorld, type SignInWorld } from '../support/signInWorld.ts';
import { Surfer } from '../support/surfer.ts';

const chromium = findChromium();
if (!chromium) console.warn(`The page of one’s own learning in a browser is skipped: ${NO_CHROMIUM}`);

describe('the page of one’s own learning', () => {
  let on: SignInWorld;
  let browser: Browser | undefined;
  beforeAll(async () => {
    on = await createSignInWorld();
    await seedPolicy(on.world.sql, 'asks', managerApproval());
    if (chromium) browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await on.close();
  });

  const at = (path: string) => `${on.pages.baseUrl}${path}`;
  const open = async (userId: string) => {
    const response = await fetch(at('/me'), { headers: await signedIn(on.world, userId, on.pages.baseUrl) });
    return { status: response.status, text: await response.text() };
  };

  /** Somebody with one training that is overdue, one that is due, one that waits for approval, and one that has ended. */
  async function learner(locale = 'en') {
    const { sql, clock } = on.world;
    const managerId = (await seedUser(sql)).id;
    const user = await seedUser(sql, { givenName: 'Ada', locale, managerId, timezone: 'Europe/Berlin' });
    const enrol = async (
      title: string,
      given: Parameters<typeof seedActivity>[1],
      obligation: 'mandatory' | 'optional',
    ) => {
      const activityId = await seedActivity(sql, { title, ...given });
      return on.world.enrol({ userId: user.id, activityId, obligation });
    };
    await enrol('Negotiation', { policy: 'asks' }, 'optional');
    await enrol('Fire safety', { deadlineAfter: 'P30D' }, 'mandatory');
    const late = await enrol('Code of <b>conduct</b>', { deadlineAfter: 'P1D' }, 'mandatory');
    await sql`update enrolments set deadline_at = ${clock.now()} where id = ${late}`;
    const over = await enrol('Long ago', {}, 'optional');
    await sql`update enrolments set status = 'withdrawn' where id = ${over}`;
    return user;
  }

  test('shows what is to be done, what is overdue first, with the status in words, and nothing of others', async () => {
    const { id } = await learner();
    const other = await learner();
    const { status, text } = await open(id);
    expect(status).toBe(200);
    const titles = [...text.matchAll(/<li><h2>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles).toEqual(['Code of &lt;b&gt;conduct&lt;/b&gt;', 'Fire safety', 'Negotiation']);
    expect(text).toContain('You are enrolled in 3 trainings, 1 of them overdue.');
    expect(text.match(/Overdue/g)).toHaveLength(1);
    expect(text).toContain('awaiting approval');
    expect(text).toContain('To be completed by');
    expect(text).not.toContain(other.email);
  });

  test('speaks three languages', async () => {
    for (const [locale, words] of [
      ['de', ['Guten Tag, Ada', 'Überfällig', 'Abzuschließen bis', 'Überall abmelden']],
      ['fr', ['Bonjour Ada', 'En retard', 'À terminer pour le', 'Se déconnecter partout']],
    ] as const) {
      const { text } = await open((await learner(locale)).id);
      for (const word of words) expect(text).toContain(word);
      expect(text).toContain(`<html lang="${locale}">`);
    }
  });

  test('who has nothing to do is told so', async () => {
    const { id } = await seedUser(on.world.sql, { givenName: 'Ada' });
    expect((await open(id)).text).toContain('There is nothing that you have to do');
  });

  test('looking at it is not the first access to an activity, and changes nothing', async () => {
    const { id } = await learner();
    const look = () => on.world.sql`
      select u.status, u.version, (select json_agg(e.state order by e.id) from enrolments e where e.user_id = u.id) as states
      from users u where id = ${id}`;
    const before = await look();
    await open(id);
    expect(await look()).toEqual(before);
  });

  test.each(['deactivated', 'expired'])(
    'who is %s is turned away from it with a page that says why',
    async (status) => {
      const { id } = await seedUser(on.world.sql, { locale: 'de' });
      const headers = await signedIn(on.world, id, on.pages.baseUrl);
      await on.world.sql`update users set status = ${status} where id = ${id}`;
      const response = await fetch(at('/me'), { headers });
      expect(response.status).toBe(403);
      expect(await response.text()).toContain(
        status === 'expired' ? 'Ihr Zugang ist abgelaufen' : 'Ihr Zugang ist geschlossen',
      );
    },
  );

  test('a form of another site signs nobody out', async () => {
    const { email } = await seedUser(on.world.sql, { givenName: 'Ada' });
    const surfer = new Surfer();
    const inside = await on.signIn(surfer, email);
    const out = await surfer.open(at('/sign-out'));
    for (const page of [inside, out]) {
      expect((await surfer.sendOnce(page, {}, { Origin: 'https://evil.example' })).status).toBe(403);
      expect((await surfer.sendOnce(page, { form: 'x'.repeat(43) })).status).toBe(403);
      expect((await surfer.ask(at('/me'))).status).toBe(200);
    }
    expect((await surfer.send(out)).text).toContain('You are signed out');
    expect((await surfer.ask(at('/me'))).status).toBe(303);
  });

  test.skipIf(!chromium)('on a phone it fits, with large buttons, and the keyboard signs in and out', async () => {
    const { email } = await learner('de');
    const page = await browser!.newPage({
      javaScriptEnabled: false,
      locale: 'de',
      viewport: { width: 320, height: 800 },
    });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const fits = async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      for (const button of await page.getByRole('button').all()) {
        expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
      }
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    };
    await page.goto(at('/me'));
    await fits();
    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    await page.goto((await on.mailed(email)).link);
    await fits();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/me'));
    await fits();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('/sign-out'));
    await fits();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toContain('Sie sind abgemeldet');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.skipIf(!chromium).each(['light', 'dark'] as const)(
    'in %s every text has a contrast of at least 4.5 to 1',
    async (colorScheme) => {
      const { email } = await learner();
      const page = await browser!.newPage({ javaScriptEnabled: false });
      await page.emulateMedia({ colorScheme });
      const found: [string, number][] = [];
      const look = async () => found.push(...((await page.evaluate(CONTRASTS)) as [string, number][]));
      await page.goto(at('/sign-in'));
      await look();
      await on.ask(new Surfer(), email);
      await page.goto((await on.mailed(email)).link);
      await look();
      await page.locator('main button').click();
      await page.waitForURL(at('/me'));
      await look();
      expect(found.length).toBeGreaterThan(25);
      expect(found.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
      await page.close();
    },
  );
});
