import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { issueCertificate } from '../../proof/issue.ts';
import { certificatePages } from '../../web/certificatePages.ts';
import { findChromium, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { makeRecord } from '../support/certificates.ts';
import { type Pages, servePages } from '../support/pages.ts';
import { seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

const chromium = findChromium();
if (!chromium) console.warn(`The page of a certificate is not looked at in a browser: ${NO_CHROMIUM}`);

let world: World;
let pages: Pages;
beforeAll(async () => {
  world = await createWorld({ workers: 0, background: false });
  pages = await servePages(world);
});
afterAll(async () => {
  await pages.close();
  await world.close();
});

/** The address of a new certificate, and its record. */
async function certificate(fields: Parameters<typeof makeRecord>[2] = {}) {
  const user = await seedUser(world.sql, { givenName: 'Rosa', familyName: 'Winter' });
  const recordId = await makeRecord(world.sql, user.id, fields);
  const config = { ...readConfig({}), baseUrl: pages.baseUrl, organisationKey: newSigningKey() };
  const row = await issueCertificate({ sql: world.sql, clock: world.clock, config }, recordId);
  if (!row) throw new Error('not issued');
  return { recordId, serial: row.serial, link: row.facts.verifyAt };
}

async function open(link: string, language = 'en', method = 'GET') {
  const response = await fetch(link, { method, headers: { 'Accept-Language': language } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the page that verifies a certificate', () => {
  test.each([
    ['en', 'This certificate is valid', '31 March 2026'],
    ['de', 'Diese Urkunde ist gültig', '31. März 2026'],
    ['fr', 'Ce certificat est valide', '31 mars 2026'],
  ])('R27: says in %s what the paper says, to whoever holds it', async (language, heading, day) => {
    const { link, serial } = await certificate({
      title: 'Fire <Safety>',
      provider: 'Red Cross',
      qualificationCode: 'FS-1',
    });
    const { status, headers, text } = await open(link, language);
    expect([status, headers.get('content-language')]).toEqual([200, language]);
    for (const said of [heading, day, 'Rosa Winter', 'Fire &lt;Safety&gt;', 'Red Cross', 'FS-1', serial])
      expect(text).toContain(said);
  });

  test('is found by a number that was typed by hand', async () => {
    const { serial } = await certificate();
    for (const typed of [serial.toLowerCase(), serial.replaceAll('-', ''), serial.replaceAll('-', '%20')])
      expect((await open(`${pages.baseUrl}/certificates/${typed}`)).status).toBe(200);
  });

  test('is not kept, not indexed, and passes its address on to nobody', async () => {
    const { headers } = await open((await certificate()).link);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('says of an expired one that it is genuine and until when it was valid', async () => {
    const { text } = await open((await certificate({ on: '2020-01-01', until: '2021-01-01' })).link);
    expect(text).toContain('This certificate has expired');
    expect(text).toContain('It was valid until 1 January 2021.');
    expect(text).toContain('Rosa Winter');
  });

  test('says of a superseded and of a revoked one only that, and nothing of the person', async () => {
    const [one, other] = [await certificate({ title: 'Fire Safety' }), await certificate({ title: 'Fire Safety' })];
    await world.sql`update training_records set title = 'Corrected' where id = ${one.recordId}`;
    await world.sql`update training_records set voided_at = ${world.clock.now()} where id = ${other.recordId}`;
    for (const [link, heading] of [
      [one.link, 'was superseded'],
      [other.link, 'was revoked'],
    ] as const) {
      const { status, text } = await open(link);
      expect([status, text.includes(heading)]).toEqual([200, true]);
      for (const personal of ['Rosa', 'Winter', 'Fire Safety', 'Corrected']) expect(text).not.toContain(personal);
    }
  });

  test('R35: tells nothing of one whose record is restricted', async () => {
    const { link, recordId } = await certificate({ title: 'Fire Safety' });
    await world.sql`
      insert into record_restrictions (id, record_id, basis, actor_kind, created_at)
      values (gen_random_uuid(), ${recordId}, 'by_hand', 'client', ${world.clock.now()})`;
    const { status, text } = await open(link);
    expect([status, text.includes('cannot be verified at present')]).toEqual([200, true]);
    for (const personal of ['Rosa', 'Winter', 'Fire Safety']) expect(text).not.toContain(personal);
  });

  test('tells an unknown number from a mistyped one, and answers nothing but GET', async () => {
    const { serial } = await certificate();
    const unknown = await open(`${pages.baseUrl}/certificates/0000-0000-0000-0000-0000`);
    expect([unknown.status, unknown.text.includes('There is no such certificate')]).toEqual([404, true]);
    const wrong = serial.slice(0, -1) + (serial.endsWith('A') ? 'B' : 'A');
    const mistyped = await open(`${pages.baseUrl}/certificates/${wrong}`);
    expect([mistyped.status, mistyped.text.includes('A character is wrong or missing')]).toEqual([404, true]);
    expect((await open(`${pages.baseUrl}/certificates/%3Cscript%3E`)).status).toBe(404);
    const { status, headers } = await open(`${pages.baseUrl}/certificates/${serial}`, 'en', 'POST');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('slows down who tries one number after the other', async () => {
    const { sql, clock } = world;
    const app = express();
    app.use(certificatePages({ sql, clock, log: pino({ level: 'silent' }), visitsPerMinute: 3 }));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/certificates/0000-0000-0000-0000-0000`;
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await open(link)).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    const { headers } = await open(link);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe.skipIf(!chromium)('the page that verifies a certificate, in a browser without scripts', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(() => browser?.close());

  test('fits a phone, whatever the title is, and the browser finds nothing to forbid', async () => {
    const { link } = await certificate({
      title: 'Donaudampfschifffahrtsgesellschaftskapitänsausbildungslehrgang'.repeat(2),
    });
    const page = await browser!.newPage({ javaScriptEnabled: false });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    for (const width of [320, 390, 1100]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(link);
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(width);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/valid-${width}.png` });
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
