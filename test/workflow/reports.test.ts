import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { forgetReportFiles } from '../../store/reports/files.ts';
import { askRun } from '../../store/reports/runs.ts';
import { deleteSavedReport, patchSavedReport } from '../../store/reports/saved.ts';
import { addRecord } from '../support/certifications.ts';
import { DAILY, filesOf, keepReport, reportMails, runsOf, serveReports } from '../support/reports.ts';
import { seedUser } from '../support/seed.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let smtp: MailCatcher;
let served: Awaited<ReturnType<typeof serveReports>>;
beforeAll(async () => {
  world = await createWorld();
  smtp = await startMailCatcher();
  served = await serveReports(world, smtp.url);
});
afterAll(async () => {
  await served.close();
  await smtp.close();
  await world.close();
});

const inDays = (n: number) => addToDate(localDateOf(world.clock.now(), 'UTC'), 'P1D', n);
/** Somebody with a record that expires in 300 days, in a team. */
async function inTeamOf(managerId: string, givenName: string): Promise<void> {
  const { id } = await seedUser(world.sql, { managerId, givenName });
  await addRecord(world, id, { on: inDays(-1), until: inDays(300) });
}
const superadmin = async (locale = 'en') => {
  const { id } = await seedUser(world.sql, { locale, givenName: 'Sue' });
  await world.sql`update users set level = 'superadmin' where id = ${id}`;
  return id;
};
const linkIn = (text: string | undefined) => /http:\S+\/reports\/\S+/.exec(text ?? '')?.[0] ?? '';

describe('a report that is made by itself', () => {
  it('R19: is made at its local time each day, across the days on which the clocks change, and only then', async () => {
    const id = await keepReport(world);
    world.clock.moveTo('2027-03-26T12:00:00.000Z');
    await patchSavedReport(world.sql, id, { schedule: { ...DAILY, at: '02:31' } }, SYSTEM, null, world.clock.now());
    await world.settle();
    await world.advance('P3D');
    const runs = (await runsOf(world, id)).slice(-3);
    expect(runs.map(({ dueAt, status }) => [dueAt, status])).toEqual([
      ['2027-03-27T01:31:00.000Z', 'done'],
      ['2027-03-28T01:31:00.000Z', 'done'],
      ['2027-03-29T00:31:00.000Z', 'done'],
    ]);
    await deleteSavedReport(world.sql, id, SYSTEM, world.clock.now());
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('report', id));
    await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'its workflow ended');
    expect(await filesOf(world, runs[0]!.id)).toEqual([]);
  });

  it('each manager gets their own team’s part, a superadmin the whole, and who may see nothing is left out', async () => {
    const [ann, bob, idle] = [await seedUser(world.sql), await seedUser(world.sql), await seedUser(world.sql)];
    await inTeamOf(ann.id, 'Alva');
    await inTeamOf(bob.id, 'Bert');
    // A team without a single row.
    await seedUser(world.sql, { managerId: idle.id });
    const [sue, left] = [await superadmin(), await superadmin()];
    const id = await keepReport(world, { recipients: { users: [sue, left, ann.id], managers: true } });
    await world.sql`update users set status = 'deactivated' where id = ${left}`;
    await world.advance('P1D');
    const [run] = await runsOf(world, id);
    const files = await filesOf(world, run!.id);
    expect(files.map(({ managerId }) => managerId)).toEqual([null, ...[ann.id, bob.id].sort()]);
    const textOf = (managerId: string | null) => files.find((one) => one.managerId === managerId)?.text;
    expect(textOf(ann.id)).toContain('Alva');
    expect(textOf(ann.id)).not.toContain('Bert');
    expect(textOf(null)).toMatch(/Alva[\s\S]*Bert|Bert[\s\S]*Alva/);
    expect((await reportMails(world, run!.id)).map(({ toUserId }) => toUserId)).toEqual([ann.id, bob.id, sue].sort());
    await deleteSavedReport(world.sql, id, SYSTEM, world.clock.now());
  });

  it.each([
    ['en', 'Report: ', 'Fetch the report'],
    ['de', 'Bericht: ', 'Bericht abholen'],
    ['fr', 'Rapport : ', 'Récupérer le rapport'],
  ])(
    'R7, R35: the mail (%s) has a link and nothing of what is in the report; the link is good for its recipient, while they may see it, and for 30 days',
    async (locale, subject, button) => {
      const manager = await seedUser(world.sql, { locale });
      await inTeamOf(manager.id, 'Cleo');
      const id = await keepReport(world, { format: 'xlsx', recipients: { users: [manager.id], managers: false } });
      await world.advance('P1D');
      smtp.clear();
      await served.drain();
      const mail = smtp.mails().find((one) => one.subject?.startsWith(subject));
      expect(mail?.text).toContain(button);
      expect(`${mail?.text}${mail?.html}`).not.toContain('Cleo');
      const link = linkIn(mail?.text);
      const fetched = await fetch(link);
      expect([fetched.status, fetched.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect((await fetched.arrayBuffer()).byteLength).toBe(Number(fetched.headers.get('content-length')));
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
      expect((await fetch(link, { method: 'POST' })).status).toBe(405);
      expect((await fetch(`${link}x`)).status).toBe(404);
      expect(served.logged()).not.toContain(link.split('/').at(-1));
      // Nobody reports to them any more.
      await world.sql`update users set manager_id = null where manager_id = ${manager.id}`;
      expect((await fetch(link)).status).toBe(404);
      await inTeamOf(manager.id, 'Cleo');
      expect((await fetch(link)).status).toBe(200);
      const [run] = await runsOf(world, id);
      await world.advance('P30D');
      expect((await fetch(link)).status).toBe(404);
      await forgetReportFiles(world.sql, world.clock.now());
      expect(await filesOf(world, run!.id)).toEqual([]);
      expect((await runsOf(world, id))[0]).toMatchObject({ id: run!.id, status: 'done' });
      await deleteSavedReport(world.sql, id, SYSTEM, world.clock.now());
    },
  );

  it('is made now, when somebody asks for it: once for each asking, with or without a schedule', async () => {
    const sue = await superadmin();
    const id = await keepReport(world, { schedule: null, recipients: { users: [sue], managers: false } });
    const run = crypto.randomUUID();
    for (let n = 0; n < 2; n += 1) await askRun(world.sql, id, run, world.clock.now());
    await world.settle();
    expect(await runsOf(world, id)).toMatchObject([{ id: run, status: 'done', attempt: 1 }]);
    expect(await reportMails(world, run)).toHaveLength(1);
  });

  it('that was deleted is not mailed any more', async () => {
    const sue = await superadmin();
    const id = await keepReport(world, { recipients: { users: [sue], managers: false } });
    await world.advance('P1D');
    const [run] = await runsOf(world, id);
    await deleteSavedReport(world.sql, id, SYSTEM, world.clock.now());
    await served.drain();
    expect(await reportMails(world, run!.id)).toMatchObject([{ status: 'dropped' }]);
  });
});
