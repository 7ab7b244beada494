import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** What no field expects. */
const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\uffff',
  '=cmd()',
  "'; drop table users; --",
  '%',
  '{{x}}',
  'x'.repeat(70_000),
  '9'.repeat(400),
  '💩',
  'P',
  'P1',
  'P99999999999D',
  'PT99999999999999999999S',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00Z',
  '2026-02-30T25:61:61Z',
  'local',
  'UTC+25',
  'Europe/../etc',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  [],
  [[]],
  [null],
  {},
  { __proto__: null, toString: 1 },
  { localDate: '9999-12-31' },
  { localDate: '2026-02-30' },
  { localDate: '2099-01-01', timezone: 'local' },
  { at: '9999-12-31T23:59:59.999999999999-23:59' },
  { steps: [{ assignee: { relation: 'user', user: '\0' } }] },
];

/** A sound body for every address that takes one. */
async function sound(): Promise<Record<string, Record<string, unknown>[]>> {
  const user = (await makeUser(api)).id;
  const activity = (await makeActivity(api)).id;
  const assignee = { relation: 'manager' };
  return {
    'POST /v1/users': [
      {
        username: 'n',
        email: 'n@example.org',
        givenName: 'N',
        familyName: 'N',
        externalId: 'n',
        manager: user,
        hireDate: '2020-01-01',
        timezone: 'UTC',
        locale: 'en',
        department: 'd',
      },
    ],
    'PATCH /v1/users/{id}': [
      {
        username: 'm',
        email: 'm@example.org',
        givenName: 'N',
        familyName: 'N',
        externalId: 'm',
        manager: null,
        hireDate: null,
        timezone: 'UTC',
        locale: 'en',
        status: 'active',
      },
    ],
    'POST /v1/activities': [
      {
        code: 'n',
        title: 'N',
        type: 'course',
        maximum: 1,
        policy: 'default',
        owner: user,
        deadlineAfter: 'P1D',
        trainingEvent: true,
        validFor: 'P1Y',
        qualificationCode: 'q',
      },
    ],
    'PATCH /v1/activities/{id}': [
      {
        title: 'N',
        maximum: null,
        policy: null,
        owner: null,
        deadlineAfter: null,
        trainingEvent: true,
        validFor: null,
      },
    ],
    'POST /v1/policies': [
      {
        code: 'n',
        approval: { steps: [{ assignee, remindAfter: ['P1D'], timeLimit: 'P2D', onTimeout: 'approve' }] },
        seats: { duringApproval: 'hold', holdFor: 'P1D' },
        deadline: { basis: 'fixed', date: '2099-01-01', grace: 'P1D' },
        reminders: [{ before: 'P1D' }],
      },
    ],
    'POST /v1/enrolments': [
      {
        user,
        activity,
        obligation: 'optional',
        source: 'hr',
        role: 'learner',
        deadline: { localDate: '2099-01-01' },
        note: 'n',
        reason: 'r',
      },
    ],
    'POST /v1/audiences': [{ code: 'n', title: 'N', who: { by: 'since_hire', lessThan: 'P1D' } }],
    'POST /v1/rules/preview': [
      {
        activity,
        who: { by: 'users', in: [user] },
        obligation: 'optional',
        deadline: { basis: 'hire_date', after: 'P1D' },
      },
    ],
    // Without a worker an accepted command would wait for its outcome: what is sent here is wrong in one place each time.
    'POST /v1/enrolments/{id}/commands': [],
    'POST /v1/api-keys': [{ name: 'n', scopes: ['read'] }],
  };
}

/** The body with one place after the other made nasty, and with the whole of it. */
function* spoilt(body: unknown): Generator<unknown> {
  yield* NASTY;
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    for (const nasty of NASTY) yield put(body, name, nasty);
    if (typeof value === 'object' && value !== null) for (const inner of spoilt(value)) yield put(body, name, inner);
  }
  for (const name of ['__proto__', 'constructor', 'a\0b', '']) yield put(body, name, 1);
}

function put(body: object, name: string, value: unknown): unknown {
  const copy: Record<string, unknown> | unknown[] = Array.isArray(body) ? [...body] : { ...body };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

async function address(path: string): Promise<string> {
  if (path.startsWith('/v1/users/')) return path.replace('{id}', (await makeUser(api)).id);
  if (path.startsWith('/v1/activities/')) return path.replace('{id}', (await makeActivity(api)).id);
  return path.replace('{id}', (await makeEnrolment(api)).id);
}

test('No body, however nasty, is answered with an error of the server', async () => {
  const bodies = await sound();
  for (const { method, path, body } of api.routes) {
    if (!body) continue;
    const known = bodies[`${method.toUpperCase()} ${path}`];
    const to = await address(path);
    const all = [...(known ?? []), ...(known ?? []).flatMap((one) => [...spoilt(one)]), ...NASTY];
    for (let start = 0; start < all.length; start += 16) {
      await Promise.all(
        all.slice(start, start + 16).map(async (nasty) => {
          const { status, text } = await api.ask(method.toUpperCase(), to, {
            body: nasty === undefined ? null : nasty,
          });
          if (status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(nasty).slice(0, 300)}: ${text}`);
          if (status >= 400)
            expect(JSON.parse(text)).toMatchObject({ type: expect.any(String), status, detail: expect.any(String) });
        }),
      );
    }
  }
}, 180_000);

test('No command with a wrong field reaches a workflow', async () => {
  const to = `/v1/enrolments/${(await makeEnrolment(api)).id}/commands`;
  const wrong = [
    { command: 'explode' },
    { command: 'start', percent: 5 },
    { command: 'start', at: '2999-01-01T00:00:00Z' },
    { command: 'start', at: 'yesterday' },
    { command: 'start', reason: '' },
    { command: 'progress' },
    { command: 'progress', percent: 101 },
    { command: 'progress', percent: '50' },
    { command: 'set-deadline' },
    { command: 'set-deadline', deadline: { localDate: '2026-02-30' } },
    { command: 'set-deadline', deadline: { localDate: '2099-01-01', at: '2099-01-01T00:00:00Z' } },
    { command: 'set-deadline', deadline: { localDate: '2099-01-01', timezone: 'Mars/Base' } },
    { command: 'set-status', status: 'asleep' },
    { command: 'grade' },
    { command: 'grade', grade: 5 },
    { command: 'note', note: 'x'.repeat(4_001) },
    { command: 'approve', taskId: 'x' },
    ...NASTY.map((command) => ({ command })),
  ];
  for (const body of wrong) {
    const { status, body: problem } = await api.post(to, body);
    expect([body, status]).toEqual([body, 400]);
    expect(problem.errors.length).toBeGreaterThan(0);
  }
});

test('No parameter, however nasty, is answered with an error of the server', async () => {
  const lists = api.routes.filter(({ method, query }) => method === 'get' && query);
  for (const { path, query } of lists) {
    const to = await address(path.replace('{code}', 'default'));
    for (const name of Object.keys(query?.shape ?? {})) {
      await Promise.all(
        NASTY.filter((value) => typeof value === 'string').map(async (value) => {
          const { status, text } = await api.get(
            `${to}?${name}=${encodeURIComponent(value.slice(0, 8_000).replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`,
          );
          if (status >= 500) throw new Error(`${path}?${name}=${value.slice(0, 50)}: ${text}`);
        }),
      );
    }
  }
}, 180_000);
