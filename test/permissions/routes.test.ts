import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../api/http/route.ts';
import { COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type Company, makeCompany, type Things } from '../support/permissionPeople.ts';
import {
  CALLERS,
  type Caller,
  COMMANDS,
  callersOf,
  type Expected,
  isPublic,
  PLAN_COMMANDS,
  type Relation,
  ROUTES,
  type Row,
  relationsFor,
  type Verdict,
  verdictFor,
} from './table.ts';

let api: TestApi;
let company: Company;
beforeAll(async () => {
  api = await startTestApi();
  company = await makeCompany(api);
}, 120_000);
afterAll(() => api.close());

/** What nobody has: the body is refused, but only after it was asked who may. */
const NONSENSE = { nonsense: true };
/** A version that nothing has: what may be changed is not, and says so. */
const NEVER = { 'If-Match': '"999999"' };

/** Which of somebody's things a route is about, by its path. */
const THING_OF: readonly (readonly [path: string, thing: keyof Things])[] = [
  ['/v1/users/{id}', 'user'],
  ['/v1/enrolments/{id}', 'enrolment'],
  ['/v1/approvals/{id}', 'approval'],
  ['/v1/plan-enrolments/{id}', 'planEnrolment'],
  ['/v1/user-certifications/{id}', 'certification'],
  ['/v1/delegations/{id}', 'delegation'],
  ['/v1/reservations/{id}', 'reservation'],
  ['/v1/planned-changes/{id}', 'plannedChange'],
  ['/v1/requirements/{code}/exemptions/{id}', 'exemption'],
];

/** Bodies that name whom they are about: such as change nothing, or are refused by what comes after. */
const BODIES: Readonly<Record<string, (things: Things) => Record<string, unknown>>> = {
  createActivity: () => ({ code: 'new', title: 'New', type: 'course', policy: 'no-such-policy' }),
  createDelegation: ({ user }) => ({ principal: user, delegate: user }),
  createExemption: ({ user }) => ({ user, until: '2000-01-01', reason: 'x' }),
  enrolInPlan: ({ user }) => ({ user, plan: 'no-such-plan', obligation: 'optional' }),
  assignCertification: ({ user }) => ({ user, certification: 'no-such-certification' }),
  requestEnrolment: ({ user, activity }) => ({ user, activity, obligation: 'optional' }),
  reserveActivitySeats: ({ user }) => ({ manager: user, seats: 1, releaseAt: '2099-01-01T00:00:00Z' }),
  reserveSessionSeats: ({ user }) => ({ manager: user, seats: 1, releaseAt: '2099-01-01T00:00:00Z' }),
};

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

function thingsFor(caller: Caller, relation: Relation): Things {
  return company.things[relation === 'self' ? caller : relation];
}

/** A request for a route about somebody; it never does anything. */
function about(route: Route, caller: Caller, relation: Relation): Asked {
  const things = thingsFor(caller, relation);
  const thing = THING_OF.find(([path]) => route.path === path || route.path.startsWith(`${path}/`))?.[1];
  const where = relation as keyof Company['sessions'];
  const id = thing
    ? things[thing]
    : route.path.startsWith('/v1/sessions/')
      ? (company.sessions[where] ?? company.sessions.outside)
      : (company.activities[where as keyof Company['activities']] ?? company.activities.outside);
  const path = filled(
    route.path.replace('{id}', id).replace('requirements/{code}', `requirements/${company.requirement}`),
  );
  if (route.operationId === 'createUser') return { method: 'post', path, body: newPerson(relation) };
  return { method: route.method, path, body: BODIES[route.operationId]?.(things) ?? bodyOf(route) };
}

/** Refused for its expiry, if anybody may. */
const newPerson = (relation: Relation) => ({
  ...{ username: 'nobody', email: 'nobody@example.org', givenName: 'No', familyName: 'Body', timezone: 'UTC' },
  department: relation === 'scoped' ? 'Scoped' : 'Other',
  expiresAt: '2000-01-01T00:00:00Z',
});

const filled = (path: string) =>
  path
    .replaceAll('{id}', crypto.randomUUID())
    .replaceAll('{version}', '1')
    .replaceAll(/\{\w+\}/g, 'none');
const bodyOf = (route: Route) => (route.body ? NONSENSE : undefined);

async function verdict({ method, path, body }: Asked, headers: Record<string, string>): Promise<Verdict> {
  const { status } = await api.ask(method.toUpperCase(), path, { key: null, headers: { ...headers, ...NEVER }, body });
  if (status >= 500) throw new Error(`${method} ${path} answered ${status}`);
  return status === 401 ? 'nobody' : status === 403 ? 'no' : status === 404 ? 'hidden' : 'yes';
}

/** Tries each of many, some at the same time, and says those that are otherwise than expected. */
async function different(tries: readonly (() => Promise<string | null>)[]): Promise<string[]> {
  const found: string[] = [];
  const queue = tries.values();
  const hand = async () => {
    for (const one of queue) {
      const line = await one();
      if (line) found.push(line);
    }
  };
  await Promise.all(Array.from({ length: 12 }, hand));
  return found.sort();
}

function triesOf(what: string, expected: Expected, ask: (caller: Caller, relation: Relation) => Asked) {
  return CALLERS.flatMap((caller) =>
    relationsFor(expected, caller).map((relation) => async () => {
      const wanted = verdictFor(expected, caller, relation);
      const answered = await verdict(ask(caller, relation), company.headers[caller]);
      // Where nothing is hidden, what is not found is something that the handler looked for.
      const got = answered === 'hidden' && expected.seen === null ? 'yes' : answered;
      return got === wanted ? null : `${what}: ${caller} about ${relation} is ${got}, not ${wanted}`;
    }),
  );
}

const ENDING = new Set(['signOutEverywhere', 'endMySession']);

/** By the first word of the address, so that what fails is found. */
const partOf = ({ path }: Route): string => path.split('/')[2] ?? '';
const PARTS = ['users', 'planned-changes', 'activities', 'sessions', 'reservations', 'plan-enrolments'].concat([
  'user-certifications',
  'enrolments',
  'approvals',
  'delegations',
  'requirements',
]);

const isAbout = (row: Row): row is Expected => typeof row === 'object' && 'yes' in row;

test('Every route is in the table, and nothing else is', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(api.routes.map(({ operationId }) => operationId).sort());
});

test('A route says what people need, or is for anybody, or for machines and superadmins by its own choice', () => {
  const silent = api.routes.filter(({ access, people }) => !people && access !== 'public' && access !== 'person');
  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

test('Nobody gets anywhere without a key or a session, but to what is for anybody', async () => {
  const tries = api.routes.map((route) => async () => {
    const asked = { method: route.method, path: filled(route.path), body: bodyOf(route) };
    const got = await verdict(asked, {});
    const open = isPublic(ROUTES[route.operationId] ?? 'superadmins');
    // A signature is asked of who has no key.
    const right = open ? got !== 'no' : got === 'nobody';
    return right ? null : `${route.operationId} is ${got}`;
  });
  expect(await different(tries)).toEqual([]);
});

test('Whoever is signed in gets what is for them, and 403 for the rest, where it is about nobody in particular', async () => {
  const tries = api.routes.flatMap((route) => {
    const row = ROUTES[route.operationId];
    // Who ended their session would get nowhere any more.
    if (!row || isAbout(row) || isPublic(row) || ENDING.has(route.operationId)) return [];
    const allowed = new Set<Caller>([...callersOf(row), 'superadmin']);
    return CALLERS.map((caller) => async () => {
      const got = await verdict(
        { method: route.method, path: filled(route.path), body: bodyOf(route) },
        company.headers[caller],
      );
      // What the path names is made up: not to be found, for who may look.
      const may = got !== 'no' && got !== 'nobody';
      return may === allowed.has(caller) ? null : `${route.operationId}: ${caller} is ${got}`;
    });
  });
  expect(await different(tries)).toEqual([]);
});

describe('about somebody or something', () => {
  test.each(PARTS)('Whoever is signed in gets as far as the table says, in every relation: /%s', async (part) => {
    const tries = api.routes.flatMap((route) => {
      const row = ROUTES[route.operationId];
      if (!row || !isAbout(row) || route.operationId.startsWith('command') || partOf(route) !== part) return [];
      return triesOf(route.operationId, row, (caller, relation) => about(route, caller, relation));
    });
    expect(await different(tries)).toEqual([]);
  });

  test('Each command of an enrolment is whose it is', async () => {
    const tries = COMMANDS.flatMap(([body, expected]) =>
      triesOf(String(body.command), expected, (caller, relation) => {
        const sessions = body.command === 'choose-sessions' ? { sessions: [company.sessions.taught] } : {};
        const session = body.command === 'attendance' ? { session: company.sessions.taught } : {};
        const path = `/v1/enrolments/${thingsFor(caller, relation).enrolment}/commands`;
        return { method: 'post', path, body: { ...body, ...sessions, ...session } };
      }),
    );
    expect(await different(tries)).toEqual([]);
    const kinds = new Set(Object.values(COMMAND_PERMISSIONS).map(String));
    const tried = new Set(COMMANDS.map(([{ command }]) => String(COMMAND_PERMISSIONS[command as 'start'])));
    expect([...kinds].filter((kind) => !tried.has(kind))).toEqual([]);
  });

  test('Each command of a plan enrolment is whose it is', async () => {
    const tries = PLAN_COMMANDS.flatMap(([body, expected]) =>
      triesOf(String(body.command), expected, (caller, relation) => {
        const path = `/v1/plan-enrolments/${thingsFor(caller, relation).planEnrolment}/commands`;
        return { method: 'post', path, body };
      }),
    );
    expect(await different(tries)).toEqual([]);
  });
});
