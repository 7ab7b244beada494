import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { type ApprovalWorld, createApprovalWorld, post } from '../support/approvalWorld.ts';
import { findChromium, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { CONTRASTS } from '../support/contrast.ts';
import { startMailCatcher } from '../support/smtp.ts';

const chromium = findChromium();
if (!chromium) console.warn(`The tests of the approval page in a browser are skipped: ${NO_CHROMIUM}`);

describe.skipIf(!chromium)('the approval page in a browser without scripts', () => {
  let on: ApprovalWorld;
  let browser: Browser | undefined;
  beforeAll(async () => {
    on = await createApprovalWorld();
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await on.close();
  });

  test('from the mail to the decision: the link is opened, a comment is written, the button is pressed', async () => {
    const smtp = await startMailCatcher();
    const mailer = createMailer({ smtpUrl: smtp.url });
    const { sql, clock } = on.world;
    const config = {
      baseUrl: on.pages.baseUrl,
      mailFrom: 'Training <training@example.com>',
      signingKey: on.pages.signingKey,
    };
    const { id, boss, learner } = await on.request({ maximum: 5 });
    const log = { warn: () => undefined };
    while ((await drainMails({ sql, clock, mailer, config, log })) > 0);
    const asked = await smtp.waitFor((mail) => mail.to[0]?.address === boss.email);
    const link = /https?:\/\/\S+\/approvals\/\S+/.exec(asked.text)?.[0] ?? '';
    const page = await browser!.newPage({ javaScriptEnabled: false });
    await page.goto(link);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Rob Walters would like to enrol');
    await page.getByLabel('Comment (optional)').fill('Good luck!');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL(link);
    expect(await page.getByRole('status').textContent()).toContain('Maria Lopez approved the enrolment of Rob Walters');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.reload();
    expect(await page.getByRole('status').textContent()).toContain('Approved');
    await page.close();
    expect((await on.world.state(id)).status).toBe('enrolled');
    await drainMails({ sql, clock, mailer, config, log });
    const told = await smtp.waitFor((mail) => mail.to[0]?.address === learner.email);
    expect(told.subject).toBe('Approved: Leadership Programme');
    expect(told.text).toContain('Maria Lopez wrote:\n> Good luck!');
    mailer.close();
    await smtp.close();
  });

  test('a phone shows it without sideways scrolling, with large buttons and every field labelled', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsausbildungslehrgang';
    const { link } = await on.request({ title: `${long} ${long}`, reason: `${long}${long}`, locale: 'de', maximum: 3 });
    const page = await browser!.newPage({ javaScriptEnabled: false });
    for (const width of [320, 390, 1100]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(link);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide, `${width}`).toBeLessThanOrEqual(width);
      for (const button of await page.getByRole('button').all()) {
        expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
      }
    }
    expect(await page.getByRole('textbox', { name: 'Kommentar (freiwillig)' }).count()).toBe(1);
    for (const landmark of ['banner', 'main', 'contentinfo'] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.close();
  });

  test('the keyboard reaches everything in order and decides, and the browser finds nothing to forbid', async () => {
    const { id, link } = await on.request();
    const page = await browser!.newPage({ javaScriptEnabled: false });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('requestfailed', (failed) => complaints.push(failed.url()));
    await page.goto(link);
    await page.keyboard.press('Tab');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect((await on.world.state(id)).status).toBe('declined');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('in %s every text has a contrast of at least 4.5 to 1', async (colorScheme) => {
    const { id, link } = await on.request({ reason: 'Because.' });
    const page = await browser!.newPage({ javaScriptEnabled: false });
    await page.emulateMedia({ colorScheme });
    const look = async () => {
      await page.goto(link);
      return page.evaluate(CONTRASTS) as Promise<[string, number][]>;
    };
    const found = await look();
    await post(link, { decision: 'approve', comment: 'Yes.' });
    found.push(...(await look()));
    await post(link, { decision: 'decline' });
    expect((await on.world.state(id)).status).toBe('enrolled');
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    await page.close();
  });
});
