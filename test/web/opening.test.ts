import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { connect } from '../../store/db.ts';
import { type ApprovalWorld, createApprovalWorld, open, post } from '../support/approvalWorld.ts';
import { servePages } from '../support/pages.ts';

describe('R7: opening the page behind an approval link', () => {
  let on: ApprovalWorld;
  beforeAll(async () => {
    on = await createApprovalWorld();
  });
  afterAll(() => on.close());

  test('shows who asks for what, why and until when, and two buttons', async () => {
    const { link } = await on.request({ reason: 'I will lead a team.\nFrom autumn.', maximum: 12 });
    const { status, text } = await open(link);
    expect(status).toBe(200);
    for (const part of [
      'Rob Walters would like to enrol in “Leadership Programme”',
      'I will lead a team.\nFrom autumn.',
      'Optional',
      '0 of 12 taken',
      'after that the request goes to the next level',
      'You are deciding as Maria Lopez.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/<button/g)).toHaveLength(2);
  });

  test('changes nothing, however often it is opened, and whoever opens it', async () => {
    const { id, link } = await on.request();
    const before = await on.footprint(id);
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) await open(link, { method });
    for (const query of ['?decision=approve', '?decision=decline&comment=x'])
      expect((await open(link + query)).status).toBe(200);
    expect(await on.footprint(id)).toEqual(before);
  });

  test('keeps its address to itself: no referrer, no copy, no script, no frame, no log', async () => {
    const { link } = await on.request();
    const { headers } = await open(link);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-frame-options')).toBe('DENY');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    await post(link, { decision: 'approve' });
    await post(link, { decision: 'decline' });
    expect(on.pages.logged()).not.toContain(link.split('/').at(-1));
  });

  test('what people wrote is shown as they wrote it, and is never markup', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror="alert(2)">\'&';
    const { link } = await on.request({ reason: evil, title: evil, learner: { givenName: evil, familyName: 'X' } });
    await post(link, { decision: 'maybe', comment: `</textarea>${evil}` });
    for (const { text } of [await open(link), await post(link, { comment: `</textarea>${evil}` })]) {
      expect(text).not.toMatch(/<script|<img|<\/textarea><\/textarea>/);
      expect(text).toContain(
        '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(2)&quot;&gt;&#39;&amp;',
      );
    }
  });

  test.each([
    ['de', 'möchte sich für „Leadership Programme“ anmelden', 'Freigeben'],
    ['fr-CA', 'souhaite s’inscrire à «\u00a0Leadership Programme\u00a0»', 'Accepter'],
    ['ja', 'would like to enrol in “Leadership Programme”', 'Approve'],
  ])('speaks the approver’s language: %s', async (locale, asks, button) => {
    const { link } = await on.request({ locale });
    const { text, headers } = await open(link);
    expect(text).toContain(asks);
    expect(text).toContain(`>${button}</button>`);
    expect(headers.get('content-language')).toBe(locale.slice(0, 2) === 'ja' ? 'en' : locale.slice(0, 2));
  });

  test('a token that was tampered with, or that nobody made, is told 404, in the browser’s language', async () => {
    const { id, link } = await on.request();
    const before = await on.footprint(id);
    for (const wrong of [
      `${link.slice(0, -6)}AAAAAA`,
      `${on.pages.baseUrl}/approvals/x`,
      `${on.pages.baseUrl}/approvals/${'a'.repeat(3000)}`,
    ]) {
      const { status, text } = await open(wrong, { headers: { 'Accept-Language': 'de-DE,en;q=0.5' } });
      expect(status).toBe(404);
      expect(text).toContain('Dieser Link funktioniert nicht');
      expect((await post(wrong, { decision: 'approve' })).status).toBe(404);
    }
    expect(await on.footprint(id)).toEqual(before);
  });

  test('when the database is away it asks to come again, with 503', async () => {
    const { link } = await on.request();
    const gone = connect('postgres://nobody:x@127.0.0.1:1/none', 1);
    const broken = await servePages(
      { ...on.world, sql: gone },
      { config: { ...readConfig({}), signingKey: on.pages.signingKey } },
    );
    const { status, headers, text } = await open(link.replace(on.pages.baseUrl, broken.baseUrl));
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(text).toContain('try again in a moment');
    expect(broken.logged()).not.toContain(link.split('/').at(-1));
    await broken.close();
    await gone.end({ timeout: 1 });
  });
});
