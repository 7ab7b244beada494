import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { lookAtCertification } from '../../store/certificationLook.ts';
import { askedSoFar, claimLooks } from '../../store/watchers.ts';
import { audit } from '../support/audit.ts';
import { certificationRules } from '../support/certificationRules.ts';
import {
  addRecord,
  assignCertificate,
  certificationHistory,
  certificationMails,
  certificationState,
  makeCertification,
} from '../support/certifications.ts';
import { persistently } from '../support/persistently.ts';
import { attemptsOf } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { WorkerPool } from '../support/workerPool.ts';
import { createWorld, type World } from '../support/world.ts';

const PEOPLE = 12;

describe('a certification, whatever dies', () => {
  let world: World;
  const workers = new WorkerPool();
  let codes = 0;

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(async () => {
    await workers.stop();
    await world.close();
  });

  /** A certification whose window is open, for a person with an old record; nothing has looked yet. */
  async function begin() {
    const activityId = await seedActivity(world.sql);
    codes += 1;
    const code = `certificate-${codes}`;
    const rules = certificationRules(activityId, {
      enrol: { activityId, obligation: 'mandatory', first: false },
      reminders: [{ before: 'P20D', manager: false }],
    });
    const made = await makeCertification(world, code, rules);
    const today = localDateOf(world.clock.now(), 'UTC');
    const on = addToDate(addToDate(today, 'P1Y', -1), 'P30D');
    const person = async () => {
      const userId = (await seedUser(world.sql)).id;
      await addRecord(world, userId, { objectId: activityId, on });
      return { userId, activityId, target: `${userId}/${code}`, id: await assignCertificate(world, made, userId) };
    };
    return { activityId, person };
  }
  const look = (target: string) => lookAtCertification(world.sql, target, world.clock);
  const types = async (id: string) => (await certificationHistory(world, id)).map(({ type }) => type);

  it('R29: the only worker is killed again and again: each is enrolled once, and certified once anew', async () => {
    const { activityId, person } = await begin();
    await workers.start(world);
    const lives = Promise.all(
      Array.from({ length: PEOPLE }, async () => {
        const { userId, id } = await person();
        const enrolment = await until(
          async () => (await attemptsOf(world, userId, activityId))[0],
          'the window opened',
          60_000,
        );
        await persistently(() => world.send(enrolment.id, { type: 'complete' }, `complete-${enrolment.id}`));
        await until(
          async () => (await certificationState(world, id)).status === 'certified',
          'it was certified anew',
          60_000,
        );
        return { userId, id };
      }),
    );
    for (const count of [2, 5, 9]) {
      await until(
        async () =>
          ((
            await world.sql<{ n: number }[]>`
            select count(*)::int as n from enrolments where activity_id = ${activityId}`
          )[0]?.n ?? 0) >= count,
        `${count} were enrolled`,
        60_000,
      );
      await workers.killOldest();
      await workers.start(world);
    }
    for (const { userId, id } of await lives) {
      expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
      expect(await types(id)).toEqual(['assigned', 'certified', 'window_opened', 'enrolled', 'certified']);
    }
    expect(await audit(world.sql)).toEqual([]);
    await workers.killOldest();
  }, 180_000);

  it('many looks at one instant make one enrolment, one period and one reminder', async () => {
    const { person, activityId } = await begin();
    const { userId, target, id } = await person();
    await Promise.all(Array.from({ length: 6 }, () => look(target)));
    world.clock.moveTo(new Date(Date.parse(world.clock.now()) + 15 * 86_400_000).toISOString());
    await Promise.all(Array.from({ length: 6 }, () => look(target)));
    expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
    expect(await types(id)).toEqual(['assigned', 'certified', 'window_opened', 'enrolled', 'reminded']);
    expect(await certificationMails(world, id)).toHaveLength(1);
    expect(await world.sql`select from certification_periods where user_certification_id = ${id}`).toHaveLength(1);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('a look that breaks off after the birth leaves neither the birth nor a period, and the next look makes both', async () => {
    const { sql } = world;
    const { person, activityId } = await begin();
    const { userId, target, id } = await person();
    await sql`alter table user_certification_commands add constraint broken check (type <> 'look') not valid`;
    await expect(look(target)).rejects.toThrow();
    await sql`alter table user_certification_commands drop constraint broken`;
    expect(await attemptsOf(world, userId, activityId)).toEqual([]);
    expect(await types(id)).toEqual(['assigned']);
    await look(target);
    expect(await attemptsOf(world, userId, activityId)).toHaveLength(1);
    expect(await types(id)).toEqual(['assigned', 'certified', 'window_opened', 'enrolled']);
  });

  it('the look of a due instant is lost: it is told again, and what fell due is dated by its own instant', async () => {
    const { sql, clock } = world;
    const { person } = await begin();
    const { target, id } = await person();
    // The birth asks for another look by itself.
    for (let n = 0; n < 2; n += 1) await look(target);
    const watcher = { kind: 'certification', targetId: target } as const;
    const [due] = await sql<{ dueAt: string }[]>`select due_at from looks where target_id = ${target}`;
    clock.moveTo(due?.dueAt ?? '');
    // A relay takes it and dies.
    const lease = new Date(Date.parse(clock.now()) + 30_000).toISOString();
    expect((await claimLooks(sql, clock.now(), lease, 100)).map(({ targetId }) => targetId)).toContain(target);
    clock.moveTo(new Date(Date.parse(due?.dueAt ?? '') + 45 * 86_400_000).toISOString());
    const stops = [await world.startWorker(), await world.startRelay()];
    await until(async () => (await certificationState(world, id)).status === 'lapsed', 'it had lapsed');
    await world.settle();
    for (const stop of stops) await stop();
    const { periods } = await certificationState(world, id);
    const history = await certificationHistory(world, id);
    expect(history.slice(-2)).toMatchObject([
      { type: 'lapsed', at: periods[0]?.ended?.at },
      { type: 'reminded', at: due?.dueAt },
    ]);
    // R23: what fell due meanwhile is listed, not sent late.
    expect(await certificationMails(world, id)).toMatchObject([{ status: 'missed' }, { status: 'missed' }]);
    expect(await askedSoFar(sql, watcher)).toBeNull();
  });

  it('an operator terminates its workflow: the next change makes it again', async () => {
    const stops = [await world.startWorker(), await world.startRelay()];
    const { person, activityId } = await begin();
    const { userId, target, id } = await person();
    await world.settle();
    const handle = world.dispatch.client.workflow.getHandle(watcherWorkflowId('certification', target));
    await handle.terminate('by an operator');
    const [one] = await attemptsOf(world, userId, activityId);
    await world.send(one?.id ?? '', { type: 'complete' });
    await until(async () => (await certificationState(world, id)).periods.length === 2, 'it was certified anew');
    expect((await handle.describe()).status.name).toBe('RUNNING');
    for (const stop of stops) await stop();
  });
});
