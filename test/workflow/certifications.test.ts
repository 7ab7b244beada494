import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToDate, endOfDay, localDateOf } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { audit } from '../support/audit.ts';
import { certificationRules } from '../support/certificationRules.ts';
import {
  addRecord,
  assignCertificate,
  certificationHistory,
  certificationMails,
  certificationState,
  makeCertification,
  tellCertificate,
} from '../support/certifications.ts';
import { attemptsOf } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a certification', () => {
  let world: World;
  let userId: string;
  let activityId: string;
  let code: string;
  let codes = 0;

  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    userId = (await seedUser(world.sql)).id;
    activityId = await seedActivity(world.sql, { trainingEvent: true });
    codes += 1;
    code = `certificate-${codes}`;
  });

  const today = () => localDateOf(world.clock.now(), 'UTC');
  const attempts = () => attemptsOf(world, userId, activityId);
  const statusOf = async (id: string) => (await certificationState(world, id)).status;
  const completeNewest = async () => {
    await world.send((await attempts()).at(-1)?.id ?? '', { type: 'complete' });
    await world.settle();
  };

  it('R29: lives for years: certified, reminded, enrolled anew, certified anew, and lapsed, each on its day', async () => {
    const manager = await seedUser(world.sql);
    userId = (await seedUser(world.sql, { managerId: manager.id })).id;
    const rules = certificationRules(activityId, {
      basis: 'last_expiry',
      enrol: { activityId, obligation: 'mandatory', first: true },
      firstDueAfter: 'P14D',
      reminders: [{ before: 'P30D', manager: true }],
      notifyManager: true,
    });
    const id = await assignCertificate(world, await makeCertification(world, code, rules), userId);
    await world.settle();
    expect(await attempts()).toMatchObject([
      { source: 'administrator', obligation: 'mandatory', deadlineAt: endOfDay(addToDate(today(), 'P14D'), 'UTC') },
    ]);
    await completeNewest();
    const first = addToDate(today(), 'P1Y');
    expect(await certificationState(world, id)).toMatchObject({ status: 'certified', periods: [{ expiresOn: first }] });
    await world.advance('P320D');
    expect(await statusOf(id)).toBe('window_open');
    expect(await attempts()).toMatchObject([
      { status: 'completed' },
      { status: 'enrolled', source: 'recertification', deadlineAt: endOfDay(first, 'UTC') },
    ]);
    await world.advance('P20D');
    await completeNewest();
    const second = addToDate(first, 'P1Y');
    expect((await certificationState(world, id)).periods).toMatchObject([
      { ended: { how: 'renewed' } },
      { expiresOn: second, ended: null },
    ]);
    await world.advance('P1Y');
    await world.advance('P60D');
    expect(await statusOf(id)).toBe('lapsed');
    expect(await attempts()).toHaveLength(3);
    const expired = endOfDay(second, 'UTC');
    const history = await certificationHistory(world, id);
    expect(history.map(({ type }) => type)).toEqual([
      ...['assigned', 'enrolled', 'certified', 'window_opened', 'enrolled', 'reminded'],
      ...['certified', 'window_opened', 'enrolled', 'reminded', 'lapsed'],
    ]);
    expect(history.at(-1)?.at).toBe(expired);
    const mails = await certificationMails(world, id);
    expect(mails.map(({ template }) => template)).toEqual([
      ...['certification_window_open', 'certification_reminder', 'team_certification_reminder'],
      ...['certification_window_open', 'certification_reminder', 'team_certification_reminder'],
      ...['certification_expired', 'team_certification_expired'],
    ]);
    expect(mails.at(-1)).toMatchObject({ toUserId: manager.id, at: expired, status: 'waiting' });
    // Late, and anew from then on.
    await completeNewest();
    expect((await certificationState(world, id)).periods.at(-1)?.expiresOn).toBe(addToDate(today(), 'P1Y'));
    expect(await audit(world.sql)).toEqual([]);
  }, 60_000);

  it('R23: an old record enters at the right place, enrols whose window is open, and tells nobody of what lies back', async () => {
    const { sql } = world;
    await sql`insert into qualification_codes (code, title, created_at, updated_at) values (${code}, 'x', now(), now()), (${`${code}-more`}, 'y', now(), now())`;
    await sql`insert into qualification_equivalents (id, code, equivalent, created_at) values (gen_random_uuid(), ${code}, ${`${code}-more`}, now())`;
    const rules = certificationRules(activityId, {
      achievedBy: { kind: 'qualification', key: code },
      enrol: { activityId, obligation: 'mandatory', first: false },
      reminders: [{ before: 'P50D', manager: false }],
    });
    const on = addToDate(addToDate(today(), 'P1Y', -1), 'P40D');
    await addRecord(world, userId, { qualificationCode: `${code}-more`, on });
    const id = await assignCertificate(world, await makeCertification(world, code, rules), userId);
    await world.settle();
    expect(await statusOf(id)).toBe('window_open');
    expect(await attempts()).toMatchObject([{ source: 'recertification' }]);
    expect(await certificationMails(world, id)).toEqual([]);
    await addRecord(world, userId, { qualificationCode: code, on: today(), until: addToDate(today(), 'P2Y') });
    await world.settle();
    expect(await certificationState(world, id)).toMatchObject({
      status: 'certified',
      periods: [{}, { expiresOn: addToDate(today(), 'P2Y') }],
    });
  });

  it('a completion that is reopened takes the certification back', async () => {
    const id = await assignCertificate(
      world,
      await makeCertification(world, code, certificationRules(activityId)),
      userId,
    );
    const enrolment = await world.enrol({ userId, activityId });
    await world.send(enrolment, { type: 'complete' });
    await world.settle();
    expect(await statusOf(id)).toBe('certified');
    const reason = await world.sql<{ id: string }[]>`
      insert into personal_text (id, person_id, salt, body, created_at)
      values (gen_random_uuid(), ${userId}, '\\x00', 'why', now()) returning id`;
    await world.send(enrolment, { type: 'reopen', reason: { id: reason[0]?.id ?? '', commitment: 'c'.repeat(64) } });
    await world.settle();
    expect(await statusOf(id)).toBe('in_progress');
    await world.send(enrolment, { type: 'complete' });
    await world.settle();
    expect((await certificationState(world, id)).periods.map(({ ended }) => ended?.how ?? null)).toEqual([
      'taken_back',
      null,
    ]);
  });

  it('R22: an extension moves the deadline of the enrolment; the workflow ends with a withdrawal, and begins again', async () => {
    const rules = certificationRules(activityId, { enrol: { activityId, obligation: 'mandatory', first: false } });
    await addRecord(world, userId, { objectId: activityId, on: addToDate(addToDate(today(), 'P1Y', -1), 'P20D') });
    const made = await makeCertification(world, code, rules);
    const id = await assignCertificate(world, made, userId);
    await world.settle();
    const day = addToDate(today(), 'P90D');
    await tellCertificate(world, id, (reason) => ({ type: 'extend', until: day, actor: SYSTEM, reason }));
    await world.settle();
    expect(await attempts()).toMatchObject([{ deadlineAt: endOfDay(day, 'UTC') }]);
    await tellCertificate(world, id, (reason) => ({ type: 'withdraw', actor: SYSTEM, reason }));
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('certification', `${userId}/${code}`));
    await until(async () => (await handle.describe()).status.name === 'COMPLETED', 'its workflow ended');
    expect(await assignCertificate(world, made, userId)).toBe(id);
    await world.settle();
    expect(await statusOf(id)).toBe('window_open');
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });
});
