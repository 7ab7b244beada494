import { appendFileSync, rmSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newApiKey } from '../../config/secrets.ts';
import { SYSTEM } from '../../domain/state.ts';
import { freePort } from '../../local/ports.ts';
import { BY_HAND } from '../../store/changePeople.ts';
import { erasePerson } from '../../store/erasePerson.ts';
import { settleErasures } from '../../store/erasureDues.ts';
import { appendJournal, readJournal } from '../../store/erasureJournal.ts';
import { erasureOf } from '../../store/erasures.ts';
import { createPerson, readPerson } from '../../store/people.ts';
import { journalErasures, reapplyErasures } from '../../store/reapplyErasures.ts';
import { setRetentionRule } from '../../store/retentionRules.ts';
import { endRetention } from '../../store/retentionSweep.ts';
import { erasedAmong } from '../../store/tombstones.ts';
import { audit } from '../support/audit.ts';
import { backUp } from '../support/backup.ts';
import { dieWaitingFor } from '../support/dieWaitingFor.ts';
import { ERASURE_KEY, erasuresFileOf } from '../support/erasures.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { startApiProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

describe('an erasure, whatever dies', () => {
  let world: World;
  let file: string;
  beforeEach(async () => {
    world = await createWorld({ background: false });
    file = erasuresFileOf(world);
  });
  afterEach(async () => {
    await world.close();
    rmSync(file, { force: true });
  });

  const journal = () => ({ file, key: ERASURE_KEY });
  const order = (userId: string, id = uuidv7()) => ({ id, userId, grounds: 'request' as const, actor: SYSTEM });
  const erase = (userId: string) => erasePerson(world.sql, order(userId), ERASURE_KEY, world.clock);

  /** Somebody in an activity with one seat, and who waits for it; everything about them was delivered. */
  async function seated() {
    const { sql } = world;
    const activityId = await seedActivity(sql, { maximum: 1 });
    const [person, next] = [await seedUser(sql), await seedUser(sql)];
    const inside = await world.enrol({ userId: person.id, activityId });
    const waiting = await world.enrol({ userId: next.id, activityId });
    const stop = await world.startRelay();
    await world.settle();
    await stop();
    return { person, inside, waiting };
  }

  async function broughtToItsEnd({ person, inside, waiting }: Awaited<ReturnType<typeof seated>>): Promise<void> {
    await world.startRelay();
    await until(async () => (await erasureOf(world.sql, person.id))?.status === 'done', 'the erasure is done');
    await world.settle();
    expect((await world.state(inside)).end?.reason).toBe('erasure');
    expect((await world.state(waiting)).status).toBe('enrolled');
    expect(await world.sql`select from user_events where user_id = ${person.id} and type = 'erased'`).toHaveLength(1);
    expect(await audit(world.sql)).toEqual([]);
  }

  it('R35: in the middle of its transaction: the person is there as before, and the repeat erases them, once', async () => {
    const { sql, clock } = world;
    const there = await seated();
    const asked = order(there.person.id);
    // The connection ends when nearly all of it is written.
    await sql`
      create function break_off() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`;
    await sql`create trigger break_off before insert on erasures for each row execute function break_off()`;
    await expect(erasePerson(sql, asked, ERASURE_KEY, clock)).rejects.toThrow();
    await sql`drop trigger break_off on erasures`;
    expect(await readPerson(sql, there.person.id)).toMatchObject({ email: there.person.email, erasedAt: null });
    expect(await sql`select from outbox where kind = 'tell'`).toHaveLength(0);
    expect((await erasePerson(sql, asked, ERASURE_KEY, clock)).kind).toBe('erased');
    expect((await erasePerson(sql, asked, ERASURE_KEY, clock)).kind).toBe('before');
    await broughtToItsEnd(there);
  });

  it('R35: a worker dies as it sees an erasure to its end: it is not done, and another one brings it there, once', async () => {
    const { sql, clock } = world;
    const there = await seated();
    await erase(there.person.id);
    await dieWaitingFor(world, (tx) => tx`select from users where id = ${there.person.id} for update`);
    expect((await erasureOf(sql, there.person.id))?.status).toBe('ending');
    await Promise.all([settleErasures(sql, clock), settleErasures(sql, clock)]);
    clock.moveTo(new Date(Date.parse(clock.now()) + 31_000).toISOString());
    await broughtToItsEnd(there);
  });

  it('R35: what tells an enrolment to end is lost: it is told again', async () => {
    const there = await seated();
    await erase(there.person.id);
    await world.sql`delete from outbox`;
    world.clock.moveTo(new Date(Date.parse(world.clock.now()) + 61_000).toISOString());
    await broughtToItsEnd(there);
  });

  it('R35: the API dies before an erasure is written down outside: the next one writes it down', async () => {
    const { person } = await seated();
    const result = await erase(person.id);
    if (result.kind !== 'erased') throw new Error(result.kind);
    expect(readJournal(file)).toEqual([]);
    const api = await startApiProcess({ ...world, port: await freePort(), adminApiKey: newApiKey() });
    await api.stop();
    expect(readJournal(file)).toMatchObject([{ erased: result.erasure.id, user: person.id, grounds: 'request' }]);
    expect((await erasureOf(world.sql, person.id))?.journaledAt).not.toBeNull();
  });

  it('R35: a line that was cut off by a crash swallows no other, and the erasure is written down again', async () => {
    const { sql, clock } = world;
    const [one, two] = [await seedUser(sql), await seedUser(sql)];
    await erase(one.id);
    await journalErasures(sql, journal(), clock);
    appendCut(file);
    await erase(two.id);
    await journalErasures(sql, journal(), clock);
    expect(readJournal(file).map((entry) => 'user' in entry && entry.user)).toEqual([one.id, two.id]);
  });

  it('R35: a restored backup, started: the erasures since are carried out again before anybody is served', async () => {
    const { sql, clock } = world;
    const there = await seated();
    const known = { kind: 'external_id', value: there.person.externalId } as const;
    const backup = await backUp(world.databaseUrl);
    const later = await seedUser(sql);
    for (const { id } of [there.person, later]) expect((await erase(id)).kind).toBe('erased');
    await journalErasures(sql, journal(), clock);
    await backup.restore();
    expect(await readPerson(sql, there.person.id)).toMatchObject({ email: there.person.email, erasedAt: null });
    expect(await erasedAmong(sql, ERASURE_KEY, [known])).toEqual([]);

    const [port, adminApiKey] = [await freePort(), newApiKey()];
    const api = await startApiProcess({ ...world, port, adminApiKey });
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { Authorization: `Bearer ${adminApiKey}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return [answer.status, (await answer.json()) as Record<string, unknown>] as const;
    };
    const [status, person] = await ask('GET', `/v1/users/${there.person.id}`);
    expect([status, person.email, person.externalId]).toEqual([200, `erased-${there.person.id}@erased.invalid`, null]);
    // Also whom the backup did not know yet does not come again.
    for (const externalId of [there.person.externalId, later.externalId]) {
      const again = {
        externalId,
        username: uuidv7(),
        email: `${uuidv7()}@example.org`,
        givenName: 'Ann',
        familyName: 'Again',
      };
      const [refused, problem] = await ask('POST', '/v1/users', again);
      expect([refused, problem.type]).toEqual([409, 'urn:rollbook:problem:erased']);
    }
    await api.stop();
    expect((await erasureOf(sql, there.person.id))?.reappliedAt).not.toBeNull();
    await broughtToItsEnd(there);
  });

  it('R35: what was lifted stays lifted after a restore, and to apply again what is known does nothing', async () => {
    const { sql, clock } = world;
    const person = await seedUser(sql);
    const backup = await backUp(world.databaseUrl);
    const result = await erase(person.id);
    if (result.kind !== 'erased') throw new Error(result.kind);
    await journalErasures(sql, journal(), clock);
    appendJournal(file, [{ lifted: result.erasure.id, at: clock.now(), by: 'a-client' }]);
    await backup.restore();
    expect(await Promise.all([reapplyErasures(sql, journal(), clock), reapplyErasures(sql, journal(), clock)])).toEqual(
      [1, 1],
    );
    expect(await reapplyErasures(sql, journal(), clock)).toBe(0);
    expect(await erasedAmong(sql, ERASURE_KEY, [{ kind: 'external_id', value: person.externalId }])).toEqual([]);
    expect((await readPerson(sql, person.id))?.erasedAt).not.toBeNull();
    const fields = { externalId: person.externalId, username: uuidv7(), email: `${uuidv7()}@example.org` };
    const rest = { givenName: 'Ann', familyName: 'Again', positionTitle: null, department: null, location: null };
    const more = { managerId: null, hireDate: null, timezone: 'UTC', locale: 'en' };
    await createPerson(sql, uuidv7(), { ...fields, ...rest, ...more }, BY_HAND, clock);
  });

  it('R35: a worker dies as a retention ends: the record is there, and another one deletes it, once, dated by its end', async () => {
    const { sql, clock } = world;
    const person = await seedUser(sql);
    const id = uuidv7();
    await sql`insert into training_records ${sql({
      ...{
        id,
        userId: person.id,
        recordType: 'course',
        title: 'A course',
        completionDate: '2016-02-28',
        source: 'manual',
      },
      createdAt: clock.now(),
    })}`;
    const rule = {
      kind: 'training_records',
      recordType: null,
      qualificationCode: null,
      countedFrom: 'completion',
    } as const;
    const kept = { ...rule, basis: 'legal_obligation', scope: 'erased' } as const;
    await setRetentionRule(sql, uuidv7(), { ...kept, keepFor: 'P99Y' }, 'a-client', clock.now());
    await erase(person.id);
    await settleErasures(sql, clock);
    await sql`update record_restrictions set until = '2026-03-01T00:00:00Z'`;
    await dieWaitingFor(world, (tx) => tx`lock table deleted_records in share mode`);
    expect(await sql`select from training_records`).toHaveLength(1);
    const done = await Promise.all([endRetention(sql, clock), endRetention(sql, clock)]);
    expect(done.sort()).toEqual([0, 1]);
    expect(await sql`select id, why, due_at from deleted_records`).toEqual([
      { id, why: 'retention', dueAt: '2026-03-01T00:00:00.000Z' },
    ]);
    expect(await audit(sql)).toEqual([]);
  });
});

/** Half a line, as a crash leaves one. */
function appendCut(file: string): void {
  appendFileSync(file, '{"erased":"019');
}
