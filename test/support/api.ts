import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { allRoutes, createApp } from '../../api/app.ts';
import type { AppDeps } from '../../api/deps.ts';
import { readApiKeyText } from '../../api/http/auth.ts';
import { Metrics } from '../../api/http/observe.ts';
import type { Route } from '../../api/http/route.ts';
import { readConfig } from '../../config/config.ts';
import { newApiKey, newSigningKey } from '../../config/secrets.ts';
import { insertApiKey } from '../../store/apiKeys.ts';
import type { Sql } from '../../store/db.ts';
import { ERASURE_KEY, erasuresFileOf } from './erasures.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** An answer of the API, read whole. */
export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON of it, whatever it is; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find.
  body: any;
}

export interface Asking {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array;
  key?: string | null;
  headers?: Record<string, string>;
}

export interface TestApi {
  url: string;
  world: World;
  sql: Sql;
  deps: AppDeps;
  routes: readonly Route[];
  /** What was logged, line by line. */
  logged: string[];
  adminKey: string;
  /** Makes a key with one scope. */
  keyFor(scope: 'read' | 'write' | 'admin'): Promise<string>;
  /** Asks; what it answers is checked against its documented schema. */
  ask(method: string, path: string, asking?: Asking): Promise<Answered>;
  get(path: string, asking?: Asking): Promise<Answered>;
  post(path: string, body: unknown, asking?: Asking): Promise<Answered>;
  patch(path: string, body: unknown, asking?: Asking): Promise<Answered>;
  close(): Promise<void>;
}

/** The API on a free port, over a world of its own: without workers and relay unless they are asked for. */
export async function startTestApi(options: WorldOptions = { workers: 0, background: false }): Promise<TestApi> {
  const world = await createWorld(options);
  const { sql, clock, dispatch } = world;
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const keys = { signingKey: newSigningKey(), erasureKey: ERASURE_KEY, signatureServices: { signer: newSigningKey() } };
  const config = { ...readConfig({}), ...keys, erasuresFile: erasuresFileOf(world) };
  const deps: AppDeps = { sql, clock, config, dispatch, log };
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const routes = allRoutes(deps, new Metrics());

  async function keyFor(scope: 'read' | 'write' | 'admin'): Promise<string> {
    const text = newApiKey();
    const key = readApiKeyText(text);
    if (!key) throw new Error('a key that is none');
    await insertApiKey(sql, { ...key, name: `test ${scope}`, scopes: [scope], createdAt: clock.now() });
    return text;
  }

  const adminKey = await keyFor('admin');

  async function ask(method: string, path: string, { body, raw, key, headers = {} }: Asking = {}): Promise<Answered> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { Authorization: `Bearer ${key ?? adminKey}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw as string }),
      redirect: 'manual',
    });
    const text = await response.text();
    const answered = { status: response.status, headers: response.headers, text, body: parsed(text) };
    checkDocumented(routes, method, path, answered);
    return answered;
  }

  return {
    url,
    world,
    sql,
    deps,
    routes,
    logged,
    adminKey,
    keyFor,
    ask,
    get: (path, asking) => ask('GET', path, asking),
    post: (path, body, asking) => ask('POST', path, { ...asking, body }),
    patch: (path, body, asking) => ask('PATCH', path, { ...asking, body }),
    close: async () => {
      rmSync(config.erasuresFile, { force: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is answered is what is documented, field by field. */
function checkDocumented(
  routes: readonly Route[],
  method: string,
  path: string,
  { status, headers, body }: Answered,
): void {
  const pathname = path.split('?')[0] ?? '';
  const route = routes.find((one) => one.method === method.toLowerCase() && patternOf(one).test(pathname));
  const schema = route?.answers[status]?.schema;
  if (!schema || !headers.get('content-type')?.startsWith('application/json')) return;
  const result = schema.safeParse(body);
  if (!result.success) throw new Error(`${method} ${path} answered what is not documented: ${result.error.message}`);
  const undocumented = firstDifference(body, result.data);
  if (undocumented) throw new Error(`${method} ${path} answered a field that is not documented: ${undocumented}`);
}

function patternOf({ path }: Route): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function firstDifference(given: unknown, known: unknown, at = ''): string | null {
  if (typeof given !== 'object' || given === null) return null;
  for (const [name, value] of Object.entries(given)) {
    if (typeof known !== 'object' || known === null || !(name in known)) return `${at}/${name}`;
    const deeper = firstDifference(value, (known as Record<string, unknown>)[name], `${at}/${name}`);
    if (deeper) return deeper;
  }
  return null;
}

/** A person for a test; what is left out is made up. */
export async function makeUser(
  api: TestApi,
  fields: Record<string, unknown> = {},
): Promise<{ id: string; version: number; email: string }> {
  const name = `u${uuidv7().slice(-12)}`;
  const given = {
    username: name,
    email: `${name}@example.org`,
    givenName: 'Ann',
    familyName: 'Example',
    timezone: 'Europe/Berlin',
  };
  const { status, body, text } = await api.post('/v1/users', { ...given, ...fields });
  if (status !== 201) throw new Error(text);
  return body;
}

/** An activity for a test; what is left out is made up. */
export async function makeActivity(
  api: TestApi,
  fields: Record<string, unknown> = {},
): Promise<{ id: string; code: string }> {
  const code = `a-${uuidv7().slice(-12)}`;
  const { status, body, text } = await api.post('/v1/activities', {
    code,
    title: 'A course',
    type: 'course',
    ...fields,
  });
  if (status !== 201) throw new Error(text);
  return body;
}

/** An enrolment for a test. */
export async function makeEnrolment(api: TestApi, fields: Record<string, unknown> = {}) {
  const user = fields.user ?? (await makeUser(api)).id;
  const activity = fields.activity ?? (await makeActivity(api)).id;
  const { status, body, text } = await api.post('/v1/enrolments', {
    obligation: 'mandatory',
    ...fields,
    user,
    activity,
  });
  if (status !== 201) throw new Error(text);
  return body;
}
