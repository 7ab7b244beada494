import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { SYSTEM } from '../../domain/state.ts';
import { askForLooks, lookAtStale } from '../../store/automationDues.ts';
import { automationsDue, fireAutomation } from '../../store/automationFiring.ts';
import { switchAutomation } from '../../store/automations.ts';
import { bear } from '../../store/births.ts';
import { claimMessages } from '../../store/relay.ts';
import { inTransaction } from '../../store/tx.ts';
import { audit } from '../support/audit.ts';
import { automationRules, enrolIn, notify } from '../support/automationRules.ts';
import { firingsOf, ruleActs, ruleMails, turnOff, writeAutomation } from '../support/automations.ts';
import { persistently } from '../support/persistently.ts';
import { attemptsOf } from '../support/plans.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { WorkerPool } from '../support/workerPool.ts';
import { createWorld, type World } from '../support/world.ts';

const PEOPLE = 10;

describe('automations, whatever dies', () => {
  let world: World;
  const workers = new WorkerPool();

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(async () => {
    await workers.stop();
    await world.close();
  });

  it('R23: the workers are killed again and again: what fell due is carried out once, and nothing is lost', async () => {
    const { sql, clock } = world;
    const [first, next] = [await seedActivity(sql), await seedActivity(sql)];
    const manager = (await seedUser(sql)).id;
    const scope = { activityIds: [first] };
    const actions = [enrolIn(next), notify('manager')];
    await writeAutomation(world, 'killed', automationRules({ scope, trigger: { on: 'completed' }, actions }));
    await switchAutomation(sql, 'killed', true, 'client', clock.now());
    await workers.start(world);
    await workers.start(world);
    const lives = Promise.all(
      Array.from({ length: PEOPLE }, async () => {
        const userId = (await seedUser(sql, { managerId: manager })).id;
        const id = await world.enrol({ userId, activityId: first });
        await persistently(() => world.send(id, { type: 'complete' }, `complete-${id}`));
        return { userId, id };
      }),
    );
    for (const count of [2, 6]) {
      await until(async () => (await firingsOf(world, 'killed')).length >= count, `${count} had fired`, 60_000);
      await workers.killOldest();
      await workers.start(world);
    }
    for (const { userId, id } of await lives) {
      await until(async () => (await ruleActs(world, id)).length === 2, 'it was told', 60_000);
      expect(await ruleActs(world, id)).toEqual(['enrol: enrolled', 'notify: done']);
      expect(await attemptsOf(world, userId, next)).toHaveLength(1);
      expect(await ruleMails(world, id)).toHaveLength(1);
    }
    expect(await firingsOf(world, 'killed')).toHaveLength(PEOPLE);
    expect(await audit(sql)).toEqual([]);
  }, 180_000);
});

describe('an automation that is carried out by hand', () => {
  let world: World;
  let n = 0;
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  /** Every enrolment was looked at, and nothing was carried out. */
  const look = () =>
    until(async () => {
      await askForLooks(world.sql);
      await lookAtStale(world.sql);
      const [row] = await world.sql<{ left: number }[]>`
        select (select count(*) from automation_stale)::int + (select count(*) from automation_backfills)::int as left`;
      return row?.left === 0;
    }, 'all was looked at');
  const dues = async (code: string) =>
    (await automationsDue(world.sql, world.clock.now(), 100)).filter((due) => due.code === code);

  /** People who are due for a rule that enrols them in another activity and tells their manager. */
  async function begin(people: number) {
    const { sql, clock } = world;
    n += 1;
    const code = `rule-${n}`;
    const [from, to] = [await seedActivity(sql), await seedActivity(sql)];
    const manager = (await seedUser(sql)).id;
    const rules = automationRules({
      scope: { activityIds: [from] },
      trigger: { on: 'enrolled' },
      actions: [enrolIn(to), notify('manager')],
    });
    await writeAutomation(world, code, rules);
    await switchAutomation(sql, code, true, 'client', clock.now());
    await look();
    const born = await Promise.all(
      Array.from({ length: people }, async () => {
        const userId = (await seedUser(sql, { managerId: manager })).id;
        return { userId, id: await world.enrol({ userId, activityId: from }) };
      }),
    );
    await look();
    const due = await dues(code);
    expect(due).toHaveLength(people);
    return { code, to, born, due };
  }

  it('R23: two and more carry it out at the same instant: one does', async () => {
    const { code, to, born, due } = await begin(3);
    const fired = await Promise.all(
      due.flatMap((one) => Array.from({ length: 6 }, () => fireAutomation(world.sql, one, world.clock))),
    );
    expect(fired.filter((id) => id !== null)).toHaveLength(3);
    expect(await firingsOf(world, code)).toHaveLength(3);
    for (const { userId } of born) expect(await attemptsOf(world, userId, to)).toHaveLength(1);
    await turnOff(world, code);
  });

  it('a transaction that breaks off after the births leaves neither births nor a firing, and the next makes both', async () => {
    const { sql, clock } = world;
    const { code, to, born, due } = await begin(1);
    await sql`
      create function breaks() returns trigger language plpgsql as 'begin raise exception ''broken off''; end'`;
    await sql`create trigger breaks before insert on automation_firings for each row execute function breaks()`;
    await expect(fireAutomation(sql, due[0]!, clock)).rejects.toThrow('broken off');
    expect(await attemptsOf(world, born[0]?.userId ?? '', to)).toEqual([]);
    expect(await sql`select from outbox where target_id = ${born[0]?.id ?? ''}`).toHaveLength(0);
    await sql`drop trigger breaks on automation_firings`;
    expect(await fireAutomation(sql, due[0]!, clock)).not.toBeNull();
    expect(await attemptsOf(world, born[0]?.userId ?? '', to)).toHaveLength(1);
    expect(await firingsOf(world, code)).toHaveLength(1);
    await turnOff(world, code);
  });

  it('R23: a relay dies with what a firing tells its enrolment: another delivers it, and a repeat changes nothing', async () => {
    const { sql, clock } = world;
    const { code, born, due } = await begin(1);
    await fireAutomation(sql, due[0]!, clock);
    const lease = addDuration(clock.now(), 'PT30S', 'UTC');
    const taken = await claimMessages(sql, clock.now(), lease, 100);
    const mine = taken.filter(({ targetId }) => targetId === born[0]?.id);
    expect(mine).toHaveLength(1);
    const [message] = mine;
    await turnOff(world, code);
    const stopWorker = await world.startWorker();
    // It was delivered, and the relay died before it could note that.
    const { command, commandId } = message!;
    await world.send(born[0]?.id ?? '', command as never, commandId ?? '');
    clock.moveTo(addDuration(lease, 'PT1S', 'UTC'));
    const stopRelay = await world.startRelay();
    await world.settle();
    expect(await ruleActs(world, born[0]?.id ?? '')).toEqual(['enrol: enrolled', 'notify: done']);
    expect(await ruleMails(world, born[0]?.id ?? '')).toHaveLength(1);
    await stopRelay();
    await stopWorker();
    expect(await audit(sql)).toEqual([]);
  });

  it('it is switched off in the middle: what was fired stays, and nothing follows', async () => {
    const { code, due } = await begin(3);
    const [first, ...others] = due;
    await fireAutomation(world.sql, first!, world.clock);
    await turnOff(world, code);
    for (const one of others) expect(await fireAutomation(world.sql, one, world.clock)).toBeNull();
    expect(await firingsOf(world, code)).toHaveLength(1);
    // On again, what fell due before lies back.
    await switchAutomation(world.sql, code, true, 'client', world.clock.now());
    await look();
    expect(await dues(code)).toEqual([]);
    await turnOff(world, code);
  });

  it('R22: the deadline is moved as it falls due: by its old date it does not fire any more', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql);
    const rules = automationRules({
      scope: { activityIds: [activityId] },
      trigger: { on: 'deadline', before: 'P14D' },
      actions: [notify('manager')],
    });
    await writeAutomation(world, 'moved', rules);
    await switchAutomation(sql, 'moved', true, 'client', clock.now());
    const userId = (await seedUser(sql)).id;
    const at = addDuration(clock.now(), 'P20D', 'UTC');
    const id = await world.enrol({ userId, activityId, deadline: { at } });
    await look();
    clock.moveTo(addDuration(at, 'P14D', 'UTC', -1));
    const [due] = await dues('moved');
    const stopWorker = await world.startWorker();
    const later = addDuration(at, 'P30D', 'UTC');
    const deadline = { at: later, localDate: null, timezone: 'UTC', rule: 'by-hand' };
    await world.send(id, { type: 'set-deadline', deadline: { deadline, graceUntil: later, reminders: [] } });
    // Nobody has looked at it since, and the old date is still kept as due.
    expect(await fireAutomation(sql, due!, clock)).toBeNull();
    await look();
    expect(await dues('moved')).toEqual([]);
    clock.moveTo(addDuration(later, 'P14D', 'UTC', -1));
    const [again] = await dues('moved');
    expect(await fireAutomation(sql, again!, clock)).not.toBeNull();
    expect(await firingsOf(world, 'moved')).toHaveLength(1);
    await turnOff(world, 'moved');
    await stopWorker();
  });

  it('nothing dies: somebody is enrolled while it is switched on, and it finds them', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql);
    const userId = (await seedUser(sql)).id;
    const rules = automationRules({
      scope: { activityIds: [activityId] },
      trigger: { on: 'enrolled' },
      actions: [notify('manager')],
      catchUp: true,
    });
    await writeAutomation(world, 'meanwhile', rules);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let wrote = () => {};
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    // An enrolment that is written before the rule is on, and committed after it.
    const id = uuidv7();
    const slow = inTransaction(sql, async (tx) => {
      const birth = {
        id,
        commandId: id,
        userId,
        activityId,
        obligation: 'optional',
        source: 'self',
        role: 'learner',
      } as const;
      await bear(tx, [{ ...birth, deadline: null, note: null, actor: SYSTEM }], clock);
      wrote();
      await held;
    });
    await written;
    await switchAutomation(sql, 'meanwhile', true, 'client', clock.now());
    await askForLooks(sql);
    // It waits for whoever may not have known that it is on.
    expect(await askForLooks(sql)).toBe(false);
    release();
    await slow;
    await look();
    expect(await dues('meanwhile')).toMatchObject([{ enrolmentId: id }]);
    await turnOff(world, 'meanwhile');
  });
});
