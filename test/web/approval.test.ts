import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyRules } from '../../domain/policy.ts';
import type { Obligation, Source } from '../../domain/words.ts';
import { drainMails } from '../../mail/drain.ts';
import { createMailer } from '../../mail/sender.ts';
import { connect } from '../../store/db.ts';
import { patchPerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import { findChromium, NO_CHROMIUM, openBrowser } from '../support/browser.ts';
import { type Pages, servePages } from '../support/pages.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { startMailCatcher } from '../support/smtp.ts';
import { createWorld, type World } from '../support/world.ts';

const manager = { relation: 'manager' } as const;
const managersManager = { relation: 'managers_manager' } as const;
const step = { remindAfter: [], timeLimit: null, onTimeout: 'escalate' } as const;
const twoSteps: Partial<PolicyRules> = {
  approval: {
    steps: [
      { assignee: manager, ...step },
      { assignee: managersManager, ...step },
    ],
  },
};

describe('the page behind an approval link', () => {
  let world: World;
  let pages: Pages;
  beforeAll(async () => {
    world = await createWorld();
    pages = await servePages(world);
    const { sql } = world;
    await seedPolicy(sql, 'asks', managerApproval({ timeLimit: 'P5D' }));
    await seedPolicy(sql, 'declines', managerApproval({ timeLimit: 'P5D', onTimeout: 'decline' }));
    await seedPolicy(sql, 'no-list', {
      ...managerApproval(),
      seats: { duringApproval: 'none', holdFor: null, waitingList: false },
    });
    await seedPolicy(sql, 'two', twoSteps);
  });
  afterAll(async () => {
    await pages.close();
    await world.close();
  });

  interface Given {
    policy?: string;
    locale?: string;
    learner?: { givenName: string; familyName: string };
    obligation?: Obligation;
    source?: Source;
    maximum?: number;
    reason?: string;
    title?: string;
  }

  /** A request of Rob's that waits for Maria, whose own manager is Ada. */
  async function request(given: Given = {}) {
    const { sql, clock } = world;
    const above = await seedUser(sql, { givenName: 'Ada', familyName: 'Above' });
    const boss = await seedUser(sql, {
      givenName: 'Maria',
      familyName: 'Lopez',
      managerId: above.id,
      locale: given.locale ?? 'en',
      timezone: 'Europe/Berlin',
    });
    const learner = await seedUser(sql, {
      givenName: 'Rob',
      familyName: 'Walters',
      managerId: boss.id,
      ...given.learner,
    });
    const activityId = await seedActivity(sql, {
      policy: given.policy ?? 'asks',
      title: given.title ?? 'Leadership Programme',
      deadlineAfter: 'P90D',
      ...(given.maximum === undefined ? {} : { maximum: given.maximum }),
    });
    const reason = given.reason ? await saveText(sql, learner.id, given.reason, clock.now()) : null;
    const actor = { kind: 'user', id: learner.id, onBehalfOf: null } as const;
    const { obligation = 'optional', source = 'self' } = given;
    const id = await world.enrol({ userId: learner.id, activityId, obligation, source, actor, reason });
    return { id, learner, boss, above, activityId, link: await pages.linkTo(id) };
  }

  const open = async (link: string, init: RequestInit = {}) => {
    const response = await fetch(link, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (link: string, form: Record<string, string>, init: RequestInit = {}) =>
    open(link, { method: 'POST', body: new URLSearchParams(form), ...init });
  const footprint = async (id: string) => {
    const [row] = await world.sql`
      select version, seq, status, (select count(*)::int from commands where enrolment_id = e.id) as commands,
        (select count(*)::int from personal_text) as texts
      from enrolments e where id = ${id}`;
    return row;
  };

  describe('R7: opening it', () => {
    test('shows who asks for what, why and until when, and two buttons', async () => {
      const { link } = await request({ reason: 'I will lead a team.\nFrom autumn.', maximum: 12 });
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
      const { id, link } = await request();
      const before = await footprint(id);
      for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) await open(link, { method });
      for (const query of ['?decision=approve', '?decision=decline&comment=x'])
        expect((await open(link + query)).status).toBe(200);
      expect(await footprint(id)).toEqual(before);
    });

    test('keeps its address to itself: no referrer, no copy, no script, no frame, no log', async () => {
      const { link } = await request();
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
      expect(pages.logged()).not.toContain(link.split('/').at(-1));
    });

    test('what people wrote is shown as they wrote it, and is never markup', async () => {
      const evil = '<script>alert(1)</script><img src=x onerror="alert(2)">\'&';
      const { link } = await request({ reason: evil, title: evil, learner: { givenName: evil, familyName: 'X' } });
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
      const { link } = await request({ locale });
      const { text, headers } = await open(link);
      expect(text).toContain(asks);
      expect(text).toContain(`>${button}</button>`);
      expect(headers.get('content-language')).toBe(locale.slice(0, 2) === 'ja' ? 'en' : locale.slice(0, 2));
    });

    test('a token that was tampered with, or that nobody made, is told 404, in the browser’s language', async () => {
      const { id, link } = await request();
      const before = await footprint(id);
      for (const wrong of [
        `${link.slice(0, -6)}AAAAAA`,
        `${pages.baseUrl}/approvals/x`,
        `${pages.baseUrl}/approvals/${'a'.repeat(3000)}`,
      ]) {
        const { status, text } = await open(wrong, { headers: { 'Accept-Language': 'de-DE,en;q=0.5' } });
        expect(status).toBe(404);
        expect(text).toContain('Dieser Link funktioniert nicht');
        expect((await post(wrong, { decision: 'approve' })).status).toBe(404);
      }
      expect(await footprint(id)).toEqual(before);
    });
  });

  describe('deciding', () => {
    test('approving enrols, keeps the comment, and shows what became of it', async () => {
      const { id, boss, link } = await request();
      const answer = await post(link, { decision: 'approve', comment: '  Good luck!\r\nMaria ' });
      expect(answer.status).toBe(303);
      expect(new URL(answer.headers.get('location') ?? '', link).href).toBe(link);
      const { status, text } = await open(link);
      expect(status).toBe(200);
      expect(text).toContain('Maria Lopez approved the enrolment of Rob Walters in “Leadership Programme”');
      expect(text).toContain('Rob Walters is enrolled and is to complete it by');
      expect(text).toContain('Good luck!\nMaria');
      expect(text).not.toContain('<button');
      const [task] = await world.sql`
        select t.*, c.body from approval_tasks t join personal_text c on c.id = t.comment_text where enrolment_id = ${id}`;
      expect(task).toMatchObject({
        status: 'approved',
        decidedByKind: 'link',
        decidedById: task?.id,
        onBehalfOf: boss.id,
      });
      expect(task?.body).toBe('Good luck!\nMaria');
    });

    test('declining ends the request', async () => {
      const { id, link } = await request();
      expect((await post(link, { decision: 'decline', comment: 'Next year.' })).status).toBe(303);
      expect((await world.state(id)).status).toBe('declined');
      const { status, text } = await open(link);
      expect(status).toBe(200);
      expect(text).toContain('Maria Lopez declined');
      expect(text).toContain('Next year.');
    });

    test('R7: the same decision again is fine and decides nothing; two clicks at once are one', async () => {
      const { id, link } = await request();
      const form = { decision: 'approve', comment: 'Yes.' };
      const clicks = await Promise.all([post(link, form), post(link, form), post(link, form)]);
      expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
      const before = await footprint(id);
      expect((await post(link, form)).status).toBe(303);
      expect((await post(link, { decision: 'approve', comment: 'Something else.' })).status).toBe(303);
      expect(await footprint(id)).toEqual(before);
      const history = await world.history(id);
      expect(history.filter((type) => type === 'approved')).toHaveLength(1);
    });

    test('R7: a contrary decision is refused with 409 and says who decided', async () => {
      const { id, link } = await request();
      await post(link, { decision: 'decline' });
      const before = await footprint(id);
      const { status, text } = await post(link, { decision: 'approve' });
      expect(status).toBe(409);
      expect(text).toContain('This request was declined before');
      expect(text).toContain('Maria Lopez declined');
      expect(await footprint(id)).toEqual(before);
    });

    test('R8: of two contrary decisions at once the first wins, and the other is told', async () => {
      const { id, link } = await request();
      const answers = await Promise.all([post(link, { decision: 'approve' }), post(link, { decision: 'decline' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      const won = answers[0]?.status === 303 ? 'enrolled' : 'declined';
      expect((await world.state(id)).status).toBe(won);
    });

    test('where all seats are taken it shows the place on the waiting list', async () => {
      const { link, activityId } = await request({ maximum: 0 });
      const others = [await seedUser(world.sql), await seedUser(world.sql)];
      for (const { id: userId } of others) {
        const waiting = await world.enrol({ userId, activityId });
        await world.send(waiting, { type: 'approve' });
      }
      await post(link, { decision: 'approve' });
      const { text } = await open(link);
      expect(text).toContain('Approved');
      expect(text).toMatch(/Rob Walters is number [123] on the waiting list/);
    });

    test('where all seats are taken and nobody may wait, approving is refused and says why', async () => {
      const { id, link } = await request({ policy: 'no-list', maximum: 0 });
      const { status, text } = await post(link, { decision: 'approve', comment: 'Kept.' });
      expect(status).toBe(409);
      expect(text).toContain('There is no free seat');
      expect(text).toContain('Kept.</textarea>');
      expect((await world.state(id)).status).toBe('awaiting_approval');
    });

    test('R2: after the first step the page tells who is next, and the next one reads what was said', async () => {
      const { id, link } = await request({ policy: 'two' });
      expect((await open(link)).text).toContain('1 of 2');
      await post(link, { decision: 'approve', comment: 'From me, yes.' });
      expect((await open(link)).text).toContain('The request now waits for Ada Above (step 2 of 2).');
      const { text } = await open(await pages.linkTo(id));
      expect(text).toContain('2 of 2');
      expect(text).toContain('Maria Lopez approved it');
      expect(text).toContain('From me, yes.');
    });

    test('a form that cannot be read, without a decision, or with too long a comment decides nothing and keeps the comment', async () => {
      const { id, link } = await request();
      const before = await footprint(id);
      const long = await post(link, { decision: 'approve', comment: 'é'.repeat(2001) });
      expect(long.status).toBe(400);
      expect(long.text).toContain('It has 2001 characters, and 2000 are possible.');
      expect(long.text).toContain('é'.repeat(2001));
      for (const form of [{}, { decision: 'perhaps' }, { decision: '' }] as Record<string, string>[]) {
        expect((await post(link, { ...form, comment: 'kept' })).text).toContain('kept</textarea>');
      }
      const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"decision":"approve"}' };
      expect((await open(link, init)).status).toBe(400);
      expect((await post(link, { decision: 'approve', comment: 'x'.repeat(100_000) })).status).toBe(400);
      expect(await footprint(id)).toEqual(before);
      expect((await post(link, { decision: 'approve', comment: 'é'.repeat(2000) })).status).toBe(303);
    });

    test('R9: mandatory training can be approved, and not declined', async () => {
      const { id, link } = await request({ obligation: 'mandatory', source: 'hr' });
      const page = await open(link);
      expect(page.text).toContain('is to be enrolled in');
      expect(page.text.match(/<button/g)).toHaveLength(1);
      const refused = await post(link, { decision: 'decline', comment: 'Not now.' });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('Mandatory training cannot be declined');
      expect((await world.state(id)).status).toBe('awaiting_approval');
      expect((await post(link, { decision: 'approve' })).status).toBe(303);
      expect((await world.state(id)).status).toBe('enrolled');
    });
  });

  describe('when it is too late', () => {
    test('R8: a withdrawn request says so', async () => {
      const { id, learner, link } = await request();
      await world.send(id, { type: 'withdraw', actor: { kind: 'user', id: learner.id, onBehalfOf: null } });
      const { status, text } = await open(link);
      expect(status).toBe(410);
      expect(text).toContain('was withdrawn on');
      const late = await post(link, { decision: 'approve' });
      expect(late.status).toBe(409);
      expect(late.text).toContain('was withdrawn on');
      expect((await world.state(id)).status).toBe('withdrawn');
    });

    test('a cancelled request says so', async () => {
      const { id, link } = await request();
      await world.send(id, { type: 'cancel' });
      const { status, text } = await open(link);
      expect(status).toBe(410);
      expect(text).toContain('was cancelled on');
    });

    test('R2: when the manager changes the old link says who has it now, and only the new one decides', async () => {
      const { id, learner, above, link } = await request();
      await patchPerson(world.sql, learner.id, { managerId: above.id }, null, world.clock);
      await world.when(id, (state) => state.task?.assigneeId === above.id, 'the task moved');
      const { status, text } = await open(link);
      expect(status).toBe(410);
      expect(text).toContain('This request is with somebody else now');
      expect(text).toContain('now waits for Ada Above.');
      expect((await post(link, { decision: 'approve' })).status).toBe(409);
      expect((await world.state(id)).status).toBe('awaiting_approval');
      expect((await post(await pages.linkTo(id), { decision: 'approve' })).status).toBe(303);
      expect((await world.state(id)).status).toBe('enrolled');
    });

    test('R7: a link made for another assignment of the task is no good', async () => {
      const { id } = await request();
      const link = await pages.linkTo(id, { assignment: 7 });
      expect((await open(link)).status).toBe(410);
      expect((await post(link, { decision: 'approve' })).status).toBe(409);
      expect((await world.state(id)).status).toBe('awaiting_approval');
    });

    test('R6: a request that timed out says what its rules made of it, and an escalated one who has it', async () => {
      const declined = await request({ policy: 'declines' });
      const escalated = await request();
      await world.advance('P6D');
      const over = await open(declined.link);
      expect(over.status).toBe(410);
      expect(over.text).toContain('The time for a decision has passed');
      const moved = await open(escalated.link);
      expect(moved.status).toBe(410);
      expect(moved.text).toContain('was not decided in time and was passed on');
      expect(moved.text).toContain('now waits for Ada Above.');
    });

    test('R7: an expired link decides nothing and tells what became of the request', async () => {
      const { id } = await request();
      const link = await pages.linkTo(id, { validFor: 'PT1H' });
      await world.advance('PT2H');
      const { status, text } = await open(link);
      expect(status).toBe(410);
      expect(text).toContain('This link has expired');
      expect(text).toContain('still waits for a decision');
      expect(text).not.toContain('Rob Walters');
      expect((await post(link, { decision: 'approve' })).status).toBe(410);
      expect((await world.state(id)).status).toBe('awaiting_approval');
      await post(await pages.linkTo(id), { decision: 'approve' });
      const after = await open(link);
      expect(after.status).toBe(410);
      expect(after.text).toContain('Maria Lopez approved');
    });
  });

  test('when the database is away it asks to come again, with 503', async () => {
    const { link } = await request();
    const gone = connect('postgres://nobody:x@127.0.0.1:1/none', 1);
    const broken = await servePages({ ...world, sql: gone }, { config: { baseUrl: '', signingKey: pages.signingKey } });
    const { status, headers, text } = await open(link.replace(pages.baseUrl, broken.baseUrl));
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(text).toContain('try again in a moment');
    expect(broken.logged()).not.toContain(link.split('/').at(-1));
    await broken.close();
    await gone.end({ timeout: 1 });
  });

  test('when nobody carries the decision out it says that it may not have arrived, and the same button sends it again', async () => {
    const idle = await createWorld({ workers: 0, databaseUrl: world.databaseUrl });
    const stuck = await servePages(idle, { config: { baseUrl: pages.baseUrl, signingKey: pages.signingKey } });
    const { id, link } = await request();
    const there = link.replace(pages.baseUrl, stuck.baseUrl);
    const { status, text } = await post(there, { decision: 'approve', comment: 'Kept "so"' });
    expect(status).toBe(503);
    expect(text).toContain('Your decision may not have arrived');
    expect(text).toContain('<input type="hidden" name="comment" value="Kept &quot;so&quot;">');
    expect(text).toContain('<button name="decision" value="approve">');
    await idle.startWorker();
    expect((await post(there, { decision: 'approve', comment: 'Kept "so"' })).status).toBe(303);
    expect((await world.state(id)).status).toBe('enrolled');
    await stuck.close();
    await idle.close();
  });

  const chromium = findChromium();
  if (!chromium) console.warn(`The browser's tests are skipped: ${NO_CHROMIUM}`);

  describe.skipIf(!chromium)('in a browser without scripts', () => {
    let browser: BrowserContext;
    beforeAll(async () => {
      browser = await openBrowser(chromium ?? '');
    });
    afterAll(() => browser.close());

    test('from the mail to the decision: the link is opened, a comment is written, the button is pressed', async () => {
      const smtp = await startMailCatcher();
      const mailer = createMailer({ smtpUrl: smtp.url });
      const { sql, clock } = world;
      const config = {
        baseUrl: pages.baseUrl,
        mailFrom: 'Training <training@example.com>',
        signingKey: pages.signingKey,
      };
      const { id, boss, learner } = await request({ maximum: 5 });
      const log = { warn: () => undefined };
      while ((await drainMails({ sql, clock, mailer, config, log })) > 0);
      const asked = await smtp.waitFor((mail) => mail.to[0]?.address === boss.email);
      const link = /https?:\/\/\S+\/approvals\/\S+/.exec(asked.text)?.[0] ?? '';
      const page = await browser.newPage();
      await page.goto(link);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Rob Walters would like to enrol');
      await page.getByLabel('Comment (optional)').fill('Good luck!');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.waitForURL(link);
      expect(await page.getByRole('status').innerText()).toContain('Maria Lopez approved the enrolment of Rob Walters');
      expect(await page.getByRole('button').count()).toBe(0);
      await page.reload();
      expect(await page.getByRole('status').innerText()).toContain('Approved');
      await page.close();
      expect((await world.state(id)).status).toBe('enrolled');
      await drainMails({ sql, clock, mailer, config, log });
      const told = await smtp.waitFor((mail) => mail.to[0]?.address === learner.email);
      expect(told.subject).toBe('Approved: Leadership Programme');
      expect(told.text).toContain('Maria Lopez wrote:\n> Good luck!');
      mailer.close();
      await smtp.close();
    });

    test('a phone shows it without sideways scrolling, with large buttons and every field labelled', async () => {
      const long = 'Donaudampfschifffahrtsgesellschaftskapitänsausbildungslehrgang';
      const { link } = await request({ title: `${long} ${long}`, reason: `${long}${long}`, locale: 'de', maximum: 3 });
      const page = await browser.newPage();
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
      const { id, link } = await request();
      const page = await browser.newPage();
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
      expect((await world.state(id)).status).toBe('declined');
      expect(complaints).toEqual([]);
      await page.close();
    });

    test.each(['light', 'dark'] as const)(
      'in %s every text has a contrast of at least 4.5 to 1',
      async (colorScheme) => {
        const { id, link } = await request({ reason: 'Because.' });
        const page = await browser.newPage();
        await page.emulateMedia({ colorScheme });
        const look = async () => {
          await page.goto(link);
          return page.evaluate(CONTRASTS) as Promise<[string, number][]>;
        };
        const found = await look();
        await post(link, { decision: 'approve', comment: 'Yes.' });
        found.push(...(await look()));
        await post(link, { decision: 'decline' });
        expect((await world.state(id)).status).toBe('enrolled');
        expect(found.length).toBeGreaterThan(20);
        expect(found.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
        await page.close();
      },
    );
  });
});

/** In the page: each element with text of its own, and the contrast (WCAG 2) of its colour to what lies beneath. */
const CONTRASTS = `(() => {
  const rgb = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (color) => {
    const [r, g, b] = rgb(color).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const beneath = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (rgb(color)[3] !== 0) return color;
    }
    return 'rgb(255,255,255)';
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((element) => {
      const [one, two] = [light(getComputedStyle(element).color), light(beneath(element))].sort((a, b) => b - a);
      return [element.tagName + ': ' + element.textContent.trim().slice(0, 40), (one + 0.05) / (two + 0.05)];
    });
})()`;
