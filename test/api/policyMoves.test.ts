import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity, makeEnrolment, startTestApi, type TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

describe('policies are moved to newer versions, over the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({});
  });
  afterAll(() => api.close());

  const rule = (after: string) => ({ basis: 'enrolment', after, onDeadline: 'overdue' });
  const version = (code: string, after: string) =>
    api.post('/v1/policies', { code, deadline: rule(after), reminders: [{ before: 'P7D' }] });

  /** Somebody enrolled under the first version of a policy. */
  async function enrolled(code: string): Promise<{ id: string; activity: string }> {
    const activity = (await makeActivity(api, { policy: code })).code;
    return { id: (await makeEnrolment(api, { activity })).id, activity };
  }

  const settled = (address: string) =>
    until(async () => {
      const { body } = await api.get(address);
      return body.status === 'completed' && body;
    }, 'everybody had their turn');

  it('R37: tries a move first, then moves each, and tells what became of them', async () => {
    await version('moved', 'P30D');
    const [first, second] = [await enrolled('moved'), await enrolled('moved')];
    const ended = await enrolled('moved');
    await api.post(`/v1/enrolments/${ended.id}/commands`, { command: 'cancel' });
    await version('moved', 'P10D');

    const trial = await api.post('/v1/policies/moved/move', { dryRun: true });
    expect([trial.status, trial.body.total, trial.body.policy]).toEqual([200, 2, { code: 'moved', version: 2 }]);
    const item = trial.body.items.find(({ id }: { id: string }) => id === first.id);
    expect(item).toMatchObject({ outcome: 'moves', refusal: null, changes: ['deadline', 'reminders'] });
    expect(item.before).toMatchObject({ version: 1, deadline: { rule: 'enrolment+P30D' } });
    expect(item.after).toMatchObject({ version: 2, deadline: { rule: 'enrolment+P10D' } });
    expect((await api.get(`/v1/enrolments/${first.id}`)).body.deadline.rule).toBe('enrolment+P30D');

    const listed = { enrolments: [first.id, ended.id], dryRun: true };
    const page = (await api.post('/v1/policies/moved/move', listed)).body.items;
    expect(page.map(({ outcome, refusal }: typeof item) => [outcome, refusal?.code])).toEqual([
      ['moves', undefined],
      ['refused', 'not-possible'],
    ]);

    const begun = await api.post('/v1/policies/moved/move', { ...listed, dryRun: false });
    expect([begun.status, begun.body.enrolments.total]).toEqual([202, 2]);
    const done = await settled(begun.headers.get('location') ?? '');
    expect(done.enrolments).toEqual({ total: 2, waiting: 0, moved: 1, unchanged: 0, refused: 1 });
    expect(done.items).toEqual([
      { enrolmentId: first.id, fromVersion: 1, outcome: 'moved', refusal: null },
      { enrolmentId: ended.id, fromVersion: 1, outcome: 'refused', refusal: 'not-possible' },
    ]);
    expect((await api.get(`/v1/enrolments/${first.id}`)).body.deadline.rule).toBe('enrolment+P10D');
    expect((await api.get(`/v1/enrolments/${second.id}`)).body.deadline.rule).toBe('enrolment+P30D');
  });

  it('R37: moves one activity only, once for each key, and tells who was there already', async () => {
    await version('by-activity', 'P30D');
    const [inside, outside] = [await enrolled('by-activity'), await enrolled('by-activity')];
    await version('by-activity', 'P10D');
    const body = { activity: inside.activity, dryRun: false };
    const send = () =>
      api.post('/v1/policies/by-activity/move', body, { headers: { 'Idempotency-Key': 'the-same-move' } });
    const [one, again] = [await send(), await send()];
    expect(again.body.id).toBe(one.body.id);
    const done = await settled(`/v1/policies/by-activity/moves/${one.body.id}`);
    expect(done.enrolments).toMatchObject({ total: 1, moved: 1 });
    const history = await api.world.history(inside.id);
    expect(history.filter((type) => type === 'policy_moved')).toHaveLength(1);
    const both = { enrolments: [inside.id, outside.id], dryRun: false };
    const more = await api.post('/v1/policies/by-activity/move', both);
    const then = await settled(`/v1/policies/by-activity/moves/${more.body.id}`);
    expect(then.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['unchanged', 'moved']);
    const paged = await api.get(`/v1/policies/by-activity/moves/${more.body.id}?limit=1`);
    const next = await api.get(`/v1/policies/by-activity/moves/${more.body.id}?limit=1&cursor=${paged.body.next}`);
    expect([paged.body.items, next.body.items].flat()).toEqual(then.items);
  });

  it('says what does not fit', async () => {
    await version('fits', 'P30D');
    const other = await makeEnrolment(api);
    const refused = async (body: object, pointer: string) => {
      const { status, body: problem } = await api.post('/v1/policies/fits/move', { dryRun: true, ...body });
      expect([status, problem.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([400, [pointer]]);
    };
    await refused({ toVersion: 7 }, '#/toVersion');
    await refused({ activity: 'nothing-known' }, '#/activity');
    await refused({ enrolments: [other.id] }, '#/enrolments/0');
    expect((await api.post('/v1/policies/none-such/move', { dryRun: true })).status).toBe(404);
    expect((await api.post('/v1/policies/fits/move', {})).status).toBe(400);
    expect((await api.get(`/v1/policies/fits/moves/${other.id}`)).status).toBe(404);
  });
});
