import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { ENTERPRISE, entraUser, patchOf, scimOf } from '../support/scim.ts';
import { managerApproval, seedActivity, seedPolicy } from '../support/seed.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let scim: ReturnType<typeof scimOf>;
beforeAll(async () => {
  api = await startTestApi({});
  scim = scimOf(api);
  await seedPolicy(api.sql, 'asks', managerApproval());
});
afterAll(async () => {
  await api.world.settle();
  expect(await audit(api.sql)).toEqual([]);
  await api.close();
});

const create = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await scim('POST', '/Users', { body: entraUser(more) })).body.id;

test('R2, R32: another manager by SCIM is asked in the place of the first, and one whom SCIM deletes hands on what is open', async () => {
  const top = await create();
  const first = await create();
  const second = await create({ [ENTERPRISE]: { manager: { value: top } } });
  const learner = await create({ [ENTERPRISE]: { manager: { value: first } } });
  const activityId = await seedActivity(api.sql, { policy: 'asks' });
  const id = await api.world.enrol({ userId: learner, activityId });
  const asked = async () => {
    const rows = await api.sql<{ assigneeId: string }[]>`
      select assignee_id from approval_tasks where enrolment_id = ${id} and status = 'open'`;
    return rows.map(({ assigneeId }) => assigneeId);
  };
  const isAsked = (who: string) => until(async () => (await asked()).join() === who, 'the other is asked');
  await isAsked(first);
  await scim('PATCH', `/Users/${learner}`, {
    body: patchOf({ op: 'Replace', path: `${ENTERPRISE}:manager`, value: second }),
  });
  await isAsked(second);
  expect((await scim('DELETE', `/Users/${second}`)).status).toBe(204);
  await isAsked(top);
});
