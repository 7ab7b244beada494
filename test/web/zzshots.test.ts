import { test } from 'vitest';
import { createApprovalWorld, post } from '../support/approvalWorld.ts';
import { findChromium, openBrowser } from '../support/browser.ts';
import { seedUser } from '../support/seed.ts';
test('shots', async () => {
  const on = await createApprovalWorld();
  const b = await openBrowser(findChromium()!);
  const shot = async (name: string, link: string, opts: { dark?: boolean; before?: (p: any) => Promise<void> } = {}) => {
    for (const [n, width] of [['desktop', 1100], ['phone', 390]] as const) {
      const p = await b.newPage({ javaScriptEnabled: false, viewport: { width, height: n === 'phone' ? 844 : 800 }, deviceScaleFactor: n === 'phone' ? 2 : 1, colorScheme: opts.dark ? 'dark' : 'light' });
      await p.goto(link);
      if (opts.before) await opts.before(p);
      await p.screenshot({ path: `/tmp/shots/page-${name}-${n}.png`, fullPage: true });
      await p.close();
    }
  };
  const reason = 'I will lead the new tool team from autumn.\nThe programme starts in September.';
  const open = await on.request({ policy: 'asks', reason, maximum: 12 });
  await shot('open', open.link);
  await shot('open-dark', open.link, { dark: true });
  const mand = await on.request({ obligation: 'mandatory', source: 'hr', locale: 'de', title: 'Data Protection Essentials' });
  await shot('mandatory-de', mand.link);
  const two = await on.request({ policy: 'two', reason });
  await post(two.link, { decision: 'approve', comment: 'Rob is ready for this. Budget is agreed with Finance.' });
  await shot('two-first-done', two.link);
  await shot('two-second', await on.pages.linkTo(two.id));
  const wait = await on.request({ maximum: 0 });
  for (let n = 0; n < 3; n++) { const u = await seedUser(on.world.sql, { managerId: wait.boss.id }); const id = await on.world.enrol({ userId: u.id, activityId: wait.activityId }); await on.world.send(id, { type: 'approve' }); }
  await post(wait.link, { decision: 'approve' });
  await shot('waitlisted', wait.link);
  const dec = await on.request({ locale: 'fr' });
  await post(dec.link, { decision: 'decline', comment: 'Pas avant le printemps.' });
  await shot('declined-fr', dec.link);
  await shot('contrary', open.link, { before: async (p) => { await post(open.link, { decision: 'decline', comment: 'Next year, please.' }); await p.getByRole('button').first().click(); } });
  const wd = await on.request();
  await on.world.send(wd.id, { type: 'withdraw' });
  await shot('withdrawn', wd.link);
  await shot('invalid', `${on.pages.baseUrl}/approvals/x`);
  const long = await on.request();
  await shot('toolong', long.link, { before: async (p) => { await p.evaluate('document.querySelector("textarea").removeAttribute("maxlength")'); await p.locator('textarea').fill('A very long comment. '.repeat(120)); await p.getByRole('button').first().click(); } });
  await b.close();
  await on.close();
}, 120000);
