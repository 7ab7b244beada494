import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { AppDeps } from '../deps.ts';
import { readFile, readJson } from './body.ts';
import type { Client } from './caller.ts';
import type { Door } from './door.ts';
import { Idempotency } from './idempotency.ts';
import { check } from './input.ts';
import { within } from './patience.ts';
import { Permit } from './permissions.ts';
import { Problem } from './problems.ts';
import { type Rendered, render } from './render.ts';
import type { Input, Reply, Route } from './route.ts';
import { neededScope } from './scopes.ts';
import type { Upload } from './upload.ts';

/** The body of a request that has none. */
const NOTHING: Upload = { hash: Buffer.alloc(0), chunks: async function* () {}, close: async () => {} };

/** A command is tried for 10 s; what takes longer than this hangs. */
const PATIENCE_MS = 25_000;
/** A large file is stored row by row. */
const UPLOAD_PATIENCE_MS = 110_000;

/** Puts routes into a router: each is authenticate → count → permit → validate → handle → send; other methods at its address are 405. */
export function mount(router: Router, routes: readonly Route[], deps: AppDeps, door: Door): void {
  const idempotency = new Idempotency(deps);
  for (const route of routes) router[route.method](expressPath(route.path), serve(route, deps, door, idempotency));
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    router.all(expressPath(path), refuseMethod(path, methods));
  }
}

/** `/v1/users/{id}` as Express writes it. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function serve(route: Route, deps: AppDeps, door: Door, idempotency: Idempotency): RequestHandler {
  const needed = neededScope(route);
  return async (req, res) => {
    res.locals.route = route.path;
    const client = await door(req, res, needed, 'route');
    const permit = await Permit.ask(deps, route, client);
    route.guard?.((name) => req.get(name));
    const params = route.params ? check(route.params, { ...req.params }, 'path') : undefined;
    await permit.path(params);
    const query = route.query ? check(route.query, queryOf(req), 'query') : undefined;
    const json = route.body ? await readJson(req, res, route.bodyLimit) : undefined;
    const body = route.body ? check(route.body, json, 'body') : undefined;
    await permit.body(params, body);
    const upload = route.upload ? await readFile(req, route.upload) : NOTHING;
    try {
      const work = (commandId: string): Promise<Reply> => {
        const input = { params, query, body, upload, client, may: permit.authority, commandId, ...askedBy(req) };
        return route.handle(input as Input<never, never, never>);
      };
      const patience = route.upload ? UPLOAD_PATIENCE_MS : PATIENCE_MS;
      // Nobody's requests are kept: anybody could fill the table with them.
      if (route.method !== 'post' || route.access === 'public')
        return await send(res, await within(patience, work('')));
      const asking = asked(req, route, client, json ?? upload.hash);
      write(res, await within(patience, idempotency.run(asking, work)));
    } finally {
      await upload.close();
    }
  };
}

function askedBy(req: Request): Pick<Input<never, never, never>, 'wantsCsv' | 'header'> {
  return {
    wantsCsv: req.accepts(['application/json', 'text/csv']) === 'text/csv',
    header: (name) => req.get(name),
  };
}

function asked(req: Request, route: Route, client: Client, body: unknown) {
  const { method } = req;
  const key = req.get('idempotency-key');
  return { clientId: client.id, route: `${method} ${route.path}`, method, url: req.originalUrl, body, key };
}

/** The query's parameters; what is given more than once is put together with commas. */
function queryOf(req: Request): Record<string, string> {
  const query: Record<string, string> = {};
  const start = req.originalUrl.indexOf('?');
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(req.originalUrl.slice(start + 1))) {
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  }
  return query;
}

function refuseMethod(path: string, methods: string[]): RequestHandler {
  const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ');
  return (req, res) => {
    res.locals.route = path;
    if (req.method !== 'OPTIONS')
      throw new Problem('method-not-allowed', `use one of ${allow}`, { headers: { Allow: allow } });
    res.writeHead(204, { Allow: allow }).end();
  };
}

async function send(res: Response, reply: Reply): Promise<void> {
  if (!reply.content) return write(res, render(reply));
  const { type, chunks } = reply.content;
  res.writeHead(reply.status, { 'Content-Type': type, ...reply.headers });
  if (res.req.method === 'HEAD') return void res.end();
  await pipeline(Readable.from(chunks), res);
}

/** Sends an answer that is whole. */
export function write(res: Response, { status, headers, text }: Rendered): void {
  const bytes = Buffer.from(text, 'utf8');
  const length = status === 204 ? {} : { 'Content-Length': String(bytes.length) };
  res.writeHead(status, { ...headers, ...length }).end(bytes);
}
