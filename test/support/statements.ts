import { randomUUID } from 'node:crypto';
import { storeStatements } from '../../store/statements.ts';
import { seedActivity, seedUser } from './seed.ts';
import type { World } from './world.ts';

export const BASE_URL = 'https://training.example.com';
const VERBS = 'http://adlnet.gov/expapi/verbs';
export const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** Somebody in an activity, and what statements name them by. */
export async function learner(world: World) {
  const user = await seedUser(world.sql);
  const activityId = await seedActivity(world.sql);
  const id = await world.enrol({ userId: user.id, activityId });
  const [row] = await world.sql<{ code: string }[]>`select code from activities where id = ${activityId}`;
  const about = { actor: { mbox: `mailto:${user.email}` }, object: { id: `${BASE_URL}/activities/${row?.code}` } };
  return { id, about };
}

export type About = Awaited<ReturnType<typeof learner>>['about'];

/** A statement that says this of them. */
export function saying(about: About, verb: string, more: Record<string, unknown> = {}) {
  return { id: randomUUID(), statement: { ...about, verb: { id: `${VERBS}/${verb}` }, ...more } };
}

export const progressed = (about: About, percent: number, more: Record<string, unknown> = {}) =>
  saying(about, 'progressed', { result: { extensions: { [PROGRESS]: percent } }, ...more });

/** Stores them, as the API does. */
export async function store(world: World, ...statements: ReturnType<typeof saying>[]) {
  const authority = { objectType: 'Agent', account: { homePage: BASE_URL, name: 'api-key/test' } };
  const sender = { clientId: '7e57c11e9700', authority, version: '1.0.0', baseUrl: BASE_URL };
  return storeStatements(world.sql, statements, sender, world.clock);
}

/** What became of a statement. */
export async function outcomeOf(world: World, id: string): Promise<string> {
  const [row] = await world.sql<{ outcome: string }[]>`select outcome from xapi_statements where id = ${id}`;
  return row?.outcome ?? 'gone';
}
