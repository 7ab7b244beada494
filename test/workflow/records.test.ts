import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommandRefused } from '../../dispatch/dispatcher.ts';
import { addToDate, localDateOf } from '../../domain/calendar.ts';
import { saveText } from '../../store/personalText.ts';
import { listRecords } from '../../store/records.ts';
import { audit } from '../support/audit.ts';
import { certificationRules } from '../support/certificationRules.ts';
import { assignCertificate, certificationState, makeCertification } from '../support/certifications.ts';
import { item, planRules } from '../support/planRules.ts';
import { assign, makePlan, whenPlan } from '../support/plans.ts';
import { addByHand, tellRecord } from '../support/records.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a training record', () => {
  let world: World;
  let userId: string;
  let names = 0;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(async () => {
    expect(await audit(world.sql)).toEqual([]);
    await world.close();
  });
  beforeEach(async () => {
    userId = (await seedUser(world.sql)).id;
    names += 1;
  });

  const today = () => localDateOf(world.clock.now(), 'UTC');
  const recordsOf = (enrolmentId: string) => world.sql<{ id: string; valid: boolean }[]>`
    select id, voided_at is null as valid from training_records where enrolment_id = ${enrolmentId} order by id`;

  it('R26: of any activity marked as a training event says who completed it, and why it was taken back', async () => {
    const types = ['course', 'quiz', 'event', 'objective', 'acknowledgement', 'external'] as const;
    for (const type of types) {
      const activityId = await seedActivity(world.sql, { type, trainingEvent: true, trainingProvider: 'Here' });
      const id = await world.enrol({ userId, activityId });
      const actor = { kind: 'user' as const, id: userId, onBehalfOf: null };
      const reason = await saveText(world.sql, userId, 'seen it done', world.clock.now());
      await world.send(id, { type: 'complete', actor, reason });
      const [row] = await recordsOf(id);
      await world.send(id, { type: 'reopen', reason });
      const events = await world.sql`
        select type, from_status, to_status, actor_id, reason_text, data #>> '{record,recordType}' as of_type,
          data #>> '{record,trainingProvider}' as provider
        from training_record_events where record_id = ${row!.id} order by seq`;
      const same = { ofType: type, provider: 'Here', reasonText: reason.id };
      expect([...events]).toEqual([
        { ...same, type: 'recorded', fromStatus: null, toStatus: 'valid', actorId: userId },
        { ...same, type: 'voided', fromStatus: 'valid', toStatus: 'void', actorId: null },
      ]);
    }
  });

  it('R26: is there if and only if its attempt is completed, after any sequence of commands and whatever hands did to it', async () => {
    const commands = [
      'complete',
      'reopen',
      'start',
      'cancel',
      'reset',
      'fail',
      'delete',
      'restore',
      'correct',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...commands), { maxLength: 8 }), async (all) => {
        const { sql, clock } = world;
        const { id: learner } = await seedUser(sql);
        const activityId = await seedActivity(sql, { trainingEvent: true });
        let id = await world.enrol({ userId: learner, activityId });
        const ids = [id];
        for (const type of all) {
          const reason = await saveText(sql, learner, 'so it was decided', clock.now());
          if (type === 'delete' || type === 'restore' || type === 'correct') {
            const command = type === 'correct' ? { type, patch: { completionDate: '2025-01-31' } } : { type };
            for (const record of await recordsOf(id)) await tellRecord(world, record.id, command);
            continue;
          }
          const nextId = uuidv7();
          const command = type === 'reset' ? ({ type, nextId, policy: 'newest', reason } as const) : { type, reason };
          try {
            await world.send(id, command, nextId);
            if (type === 'reset') {
              id = nextId;
              ids.push(id);
            }
          } catch (error) {
            if (!(error instanceof CommandRefused)) throw error;
          }
          for (const one of ids) {
            const standing = (await recordsOf(one)).filter(({ valid }) => valid).length;
            expect(standing).toBe((await world.state(one)).status === 'completed' ? 1 : 0);
          }
        }
      }),
      { numRuns: 8 },
    );
  }, 90_000);

  it('R27, R29: corrected, deleted and restored, moves, takes back and brings back the certificate that stands on it', async () => {
    const code = `Q-${names}`;
    const rules = certificationRules('', { achievedBy: { kind: 'qualification', key: code } });
    const held = await assignCertificate(world, await makeCertification(world, `c-${names}`, rules), userId);
    const standing = async () => {
      await world.settle();
      const { status, periods } = await certificationState(world, held);
      const last = periods.filter(({ ended }) => ended === null).at(-1);
      return `${status} ${last?.expiresOn ?? 'none'}`;
    };
    const [first, second] = [addToDate(today(), 'P30D', -1), addToDate(today(), 'P10D', -1)];
    const until = (day: string) => `certified ${addToDate(day, 'P1Y')}`;
    const id = await addByHand(world, userId, { completionDate: first, qualificationCode: code });
    const seen = [await standing()];
    await tellRecord(world, id, { type: 'correct', patch: { completionDate: second } });
    seen.push(await standing());
    await tellRecord(world, id, { type: 'correct', patch: { qualificationCode: 'another' } });
    seen.push(await standing());
    await tellRecord(world, id, { type: 'correct', patch: { qualificationCode: code } });
    seen.push(await standing());
    await tellRecord(world, id, { type: 'delete' });
    seen.push(await standing());
    await tellRecord(world, id, { type: 'restore' });
    seen.push(await standing());
    expect(seen.map((one) => one.replace('in_progress', 'not').replace('lapsed', 'not'))).toEqual([
      until(first),
      until(second),
      'not none',
      until(second),
      'not none',
      until(second),
    ]);
  });

  it('R27: of a completion, corrected to another day, counts from that day; of a plan as well', async () => {
    const activityId = await seedActivity(world.sql, { trainingEvent: true });
    const rules = planRules([item(activityId)], { trainingEvent: true });
    const plan = await makePlan(world, `plan-${names}`, rules);
    const enrolled = await assign(world, plan, userId);
    await world.settle();
    const byActivity = certificationRules(activityId);
    const byPlan = certificationRules('', { achievedBy: { kind: 'plan', key: plan.code } });
    const one = await assignCertificate(world, await makeCertification(world, `a-${names}`, byActivity), userId);
    const other = await assignCertificate(world, await makeCertification(world, `p-${names}`, byPlan), userId);
    const [row] = await world.sql<{ id: string }[]>`select id from enrolments where user_id = ${userId}`;
    await world.send(row!.id, { type: 'complete' });
    await whenPlan(world, enrolled, ({ status }) => status === 'completed', 'the plan was complete');
    await world.settle();
    const expiries = async () => {
      await world.settle();
      const states = [await certificationState(world, one), await certificationState(world, other)];
      return states.map(({ periods }) => periods.filter(({ ended }) => ended === null).at(-1)?.expiresOn);
    };
    const records = await listRecords(world.sql, { userId }, { now: world.clock.now(), asOf: null }, null, 10);
    expect(records.map(({ recordType }) => recordType).sort()).toEqual(['course', 'learning_plan']);
    const day = addToDate(today(), 'P20D', -1);
    for (const { id } of records) await tellRecord(world, id, { type: 'correct', patch: { completionDate: day } });
    expect(await expiries()).toEqual([addToDate(day, 'P1Y'), addToDate(day, 'P1Y')]);
    for (const { id } of records) await tellRecord(world, id, { type: 'delete' });
    expect(await expiries()).toEqual([undefined, undefined]);
  });
});
