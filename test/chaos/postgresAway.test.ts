import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { createDatabase } from '../support/database.ts';
import { persistently } from '../support/persistently.ts';
import { seedActivity, seedPolicy } from '../support/seed.ts';
import { type MortalPostgres, ownPostgres } from '../support/servers.ts';
import { until } from '../support/until.ts';

const AWAY_MS = 30_000;
/** The API says 503 after 10 s at the latest, and a busy machine answers a little later. */
const PATIENCE_MS = 15_000;

describe('a Postgres that is away for 30 seconds', () => {
  let postgres: MortalPostgres;
  let api: TestApi;
  let over = false;
  beforeAll(async () => {
    postgres = await ownPostgres();
    const { url } = await createDatabase(postgres);
    api = await startTestApi({ databaseUrl: url });
    await seedPolicy(api.sql, 'short', {
      deadline: { basis: 'enrolment', after: 'PT12S', date: null, grace: null, onDeadline: 'expire' },
    });
  });
  afterAll(async () => {
    await api.close();
    await postgres.stop();
  });

  /** Tells an enrolment its progress, step by step, until it is over. Returns the ids of the commands. */
  async function keepGoing(id: string): Promise<string[]> {
    const sent: string[] = [];
    for (let percent = 1; percent < 99 && !over; percent++) {
      const commandId = randomUUID();
      await persistently(() => api.world.send(id, { type: 'progress', percent }, commandId));
      sent.push(commandId);
      await passed(300);
    }
    return sent;
  }

  const answers: { status: number; took: number; retryAfter: string | null }[] = [];

  /** Posts until it is known what came of it, always with the same key. */
  async function post(path: string, body: unknown): Promise<Answered> {
    const headers = { 'Idempotency-Key': randomUUID() };
    for (;;) {
      const began = Date.now();
      const answer = await api.post(path, body, { headers });
      const retryAfter = answer.headers.get('retry-after');
      answers.push({ status: answer.status, took: Date.now() - began, retryAfter });
      if (answer.status !== 503) return answer;
    }
  }

  it('no command is refused as if by a rule, none is lost, and what fell due meanwhile is dated by its due instant', async () => {
    const { sql, world } = api;
    const activityId = await seedActivity(sql, { type: 'objective' });
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) ids.push((await makeEnrolment(api, { activity: activityId })).id as string);
    const overHttp = (await makeEnrolment(api, { activity: activityId })).id as string;
    const learners = await Promise.all(Array.from({ length: 40 }, () => makeUser(api)));
    const { id: other } = await makeActivity(api);
    const expiring = (await makeEnrolment(api, { activity: await seedActivity(sql, { policy: 'short' }) }))
      .id as string;
    await api.post(`/v1/enrolments/${expiring}/commands`, { command: 'start' });

    const going = ids.map(keepGoing);
    const posting = (async () => {
      const statuses = [];
      for (let percent = 1; percent < 99 && !over; percent++) {
        statuses.push((await post(`/v1/enrolments/${overHttp}/commands`, { command: 'progress', percent })).status);
        await passed(300);
      }
      return statuses;
    })();
    const enrolling = (async () => {
      const statuses = [];
      for (const { id } of learners) {
        if (over) break;
        statuses.push((await post('/v1/enrolments', { user: id, activity: other, obligation: 'optional' })).status);
        await passed(500);
      }
      return statuses;
    })();
    await until(async () => ((await world.state(ids[0]!)).progress > 2 ? true : null), 'the load is on');

    await postgres.kill();
    await passed(AWAY_MS);
    await postgres.start();
    const back = Date.now();
    const before = answers.length;
    await until(() => answers.slice(before).some(({ status }) => status === 200), 'commands go through again');
    expect(Date.now() - back).toBeLessThan(PATIENCE_MS);
    over = true;

    const sent = await Promise.all(going);
    expect([...new Set(await posting)]).toEqual([200]);
    const born = await enrolling;
    expect([...new Set(born)]).toEqual([201]);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 201, 503]);
    for (const { status, took, retryAfter } of answers) {
      expect(took).toBeLessThan(PATIENCE_MS);
      if (status === 503) expect(retryAfter).toMatch(/^[1-9]/);
    }
    for (const [n, id] of ids.entries()) {
      const known = await sql<{ commandId: string }[]>`
        select command_id from commands where enrolment_id = ${id} and type = 'progress' order by version`;
      expect(known.map(({ commandId }) => commandId)).toEqual(sent[n]);
      expect((await world.state(id)).progress).toBe(sent[n]?.length);
    }
    const [{ n } = { n: 0 }] = await sql<{ n: number }[]>`
      select count(*)::int as n from enrolments where activity_id = ${other}`;
    expect(n).toBe(born.length);
    const state = await world.when(expiring, ({ status }) => status === 'expired', 'the deadline was carried out');
    expect(state.end?.at).toBe(state.deadline?.deadline.at);
    await world.settle();
    expect(await audit(sql)).toEqual([]);
  }, 120_000);
});
