import { afterAll, beforeAll, expect, test } from 'vitest';
import { findImport, type ImportKind } from '../../store/imports.ts';
import { type ImportOptions, outcomeOf, takeIn } from '../support/imports.ts';
import { SMALL, savedMapping, smallFile } from '../support/mappings.ts';
import { managerApproval, seedActivity, seedPolicy } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await seedPolicy(world.sql, 'asks-manager', managerApproval());
});
afterAll(() => world.close());

type Row = Parameters<typeof smallFile>[0][number];

async function sent(rows: Row[], options = {}) {
  const mapping = await savedMapping(world.sql, { ...SMALL, source: rows[0]![0] });
  return carriedOut('people', smallFile(rows), { mapping, ...options });
}
/** Takes a file in, which the relay and a workflow carry out. */
async function carriedOut(kind: ImportKind, file: string, options: ImportOptions = {}) {
  const id = await takeIn(world, kind, file, options);
  await until(async () => (await findImport(world.sql, id))?.finishedAt, 'the import had ended');
  return outcomeOf(world.sql, id);
}
async function idOf(externalId: string): Promise<string> {
  const [row] = await world.sql<{ id: string }[]>`select id from users where external_id = ${externalId}`;
  return row!.id;
}
async function standing(externalId: string): Promise<string> {
  const [row] = await world.sql<{ status: string }[]>`select status from users where external_id = ${externalId}`;
  return row!.status;
}
/** Who is asked about an enrolment now. */
const askedIs = (enrolmentId: string, externalId: string) =>
  until(async () => {
    const [row] = await world.sql<{ who: string | null }[]>`
      select u.external_id as who from approval_tasks t join users u on u.id = t.assignee_id
      where t.enrolment_id = ${enrolmentId} and t.status = 'open'`;
    return row?.who === externalId;
  }, `${externalId} was asked`);

/** A learner of a manager of a director, and an open request of the learner's. */
async function team(mark: string) {
  const [d, m, l] = [`d-${mark}`, `m-${mark}`, `l-${mark}`];
  const director: Row = [d, 'Director', ''];
  const manager = (values = {}): Row => [m, 'Manager', `${d}@x.test`, values];
  const learner: Row = [l, 'Learner', `${m}@x.test`];
  await sent([director, manager(), learner]);
  const activityId = await seedActivity(world.sql, { policy: 'asks-manager' });
  const enrolmentId = await world.enrol({ userId: await idOf(l), activityId });
  await askedIs(enrolmentId, m);
  return { d, m, director, manager, learner, enrolmentId };
}

test('R2, R34: who is missing in a complete list leaves, and what waited for them is asked of the next one up', async () => {
  const { d, m, director, learner, enrolmentId } = await team('missing');
  const { record } = await sent([director, learner], { completeList: true, maxLeavers: 0.5 });
  expect(record).toMatchObject({ status: 'completed', leaversDone: 1, rejected: 0 });
  expect(await standing(m)).toBe('deactivated');
  await askedIs(enrolmentId, d);
});

test('R2, R19: who leaves on a day is there until it ends where they are, and then what waited for them is asked of another', async () => {
  const { d, m, director, manager, learner, enrolmentId } = await team('dated');
  const lastDay = new Date(Date.parse(world.clock.now()) + 10 * 86_400_000).toISOString().slice(0, 10);
  const [year, month, day] = lastDay.split('-');
  const { record } = await sent([director, manager({ Austritt: `${day}.${month}.${year}` }), learner]);
  expect(record).toMatchObject({ updated: 1, unchanged: 2 });
  await world.advance('P9D');
  expect(await standing(m)).toBe('activated');
  await world.advance('P2D');
  expect(await standing(m)).toBe('deactivated');
  await askedIs(enrolmentId, d);
});

test('R32: many who leave by a status file have their enrolments told, each once', async () => {
  const ids = Array.from({ length: 30 }, (_, at) => `many-${at}`);
  await sent(ids.map((id): Row => [id, 'Given', '']));
  const activityId = await seedActivity(world.sql);
  const enrolments = await Promise.all(ids.map(async (id) => world.enrol({ userId: await idOf(id), activityId })));
  const file = ['external_id,status', ...ids.map((id) => `${id},inactive`)].join('\n');
  const { record } = await carriedOut('status', file);
  expect(record).toMatchObject({ updated: 30, rejected: 0 });
  await world.settle();
  for (const id of enrolments) {
    await world.when(id, ({ awaySince }) => awaySince !== null, 'the learner is away');
    expect((await world.history(id)).filter((type) => type === 'learner_away')).toHaveLength(1);
  }
});
