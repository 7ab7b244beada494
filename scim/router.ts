import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { AppDeps } from '../api/deps.ts';
import { hasBody, readJson } from '../api/http/body.ts';
import type { Door } from '../api/http/door.ts';
import { reduced } from '../api/http/failures.ts';
import { within } from '../api/http/patience.ts';
import type { Resource as KeyResource, Scope } from '../domain/keys/scopes.ts';
import type { Answer, Asked } from './answer.ts';
import { discovery } from './discovery.ts';
import { answerFor, errorAnswer } from './errors.ts';
import { groups } from './groups.ts';
import { searchAll } from './searchAll.ts';
import { users } from './users.ts';

const ROOT = '/scim/v2';
const PATIENCE_MS = 25_000;
/** A group of tens of thousands comes in one body. */
const BODY_LIMIT = 4 * 1024 * 1024;

type Handler = (asked: Asked) => Promise<Answer> | Answer;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What can be done with one kind of things. */
type Resource = Readonly<Record<'list' | 'get' | 'create' | 'replace' | 'patch' | 'remove', Handler>>;

/** One address, and what it knows. */
export interface Endpoint {
  readonly path: string;
  /** Who has no key may, who has one to read, or whom a method needs. */
  readonly access: 'public' | 'read' | 'write';
  /** What a key must be for; left out: for all. */
  readonly about?: KeyResource;
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
  /** Nothing of the body is read. */
  readonly blind?: boolean;
  /** A POST that only looks. */
  readonly looks?: boolean;
}

/** SCIM 2.0 (RFC 7643, 7644) as routes of their own: other errors, other types, and no part of the OpenAPI document. */
export function scimRouter(deps: AppDeps, door: Door): Router {
  const base = `${deps.config.baseUrl}${ROOT}`;
  const router = express.Router();
  for (const endpoint of endpoints(deps, base)) router.all(endpoint.path, serve(endpoint, deps, door));
  router.use((req, res) => {
    res.locals.route = `${ROOT}/…`;
    send(res, req, errorAnswer(404, 'there is no such address'));
  });
  // An address that cannot be read reaches no endpoint.
  const unread: ErrorRequestHandler = (error, req, res, _next) =>
    send(res, req, answerFor(error) ?? errorAnswer(400, 'the address cannot be read'));
  router.use(unread);
  return router;
}

function endpoints(deps: AppDeps, base: string): Endpoint[] {
  const [people, teams] = [users(deps, base), groups(deps, base)];
  const resource = (
    path: string,
    about: KeyResource,
    { list, get, create, replace, patch, remove }: Resource,
  ): Endpoint[] => [
    { path, about, access: 'write', methods: { get: list, post: create } },
    { path: `${path}/.search`, about, access: 'read', methods: { post: list }, looks: true },
    { path: `${path}/:id`, about, access: 'write', methods: { get, put: replace, patch, delete: remove } },
  ];
  const not =
    (what: string): Handler =>
    () =>
      errorAnswer(501, `${what} is not offered`);
  const never = (path: string, what: string): Endpoint => {
    const no = not(what);
    return { path, access: 'read', blind: true, methods: { get: no, post: no, put: no, patch: no, delete: no } };
  };
  return [
    ...discovery(base),
    ...resource('/Users', 'people', people),
    ...resource('/Groups', 'groups', teams),
    never('/Me', '/Me: a key is a machine’s, and that'),
    never('/Bulk', 'bulk'),
    { path: '/.search', access: 'read', methods: { post: searchAll(deps.sql, people, teams) }, looks: true },
  ];
}

function serve(endpoint: Endpoint, deps: AppDeps, door: Door): RequestHandler {
  const { path, methods, looks = false, blind = false } = endpoint;
  const allow = Object.keys(methods).flatMap((name) => (name === 'get' ? ['GET', 'HEAD'] : [name.toUpperCase()]));
  return async (req, res) => {
    res.locals.route = `${ROOT}${path.replace(':id', '{id}')}`;
    try {
      const method = (req.method === 'HEAD' ? 'get' : req.method.toLowerCase()) as Method;
      const handle = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!handle) {
        const answer = errorAnswer(405, `use one of ${allow.join(', ')}`, null, { Allow: allow.join(', ') });
        return send(
          res,
          req,
          req.method === 'OPTIONS' ? { status: 204, headers: { Allow: allow.join(', ') } } : answer,
        );
      }
      const client = await door(req, res, scopeOf(endpoint, method === 'get' || looks));
      const reads = blind || method === 'get' || method === 'delete';
      const body = reads ? undefined : await readJson(req, res, BODY_LIMIT);
      const id = typeof req.params.id === 'string' ? req.params.id : '';
      const asked = { id, query: queryOf(req), body, client, header: (name: string) => req.get(name) };
      send(res, req, await within(PATIENCE_MS, Promise.resolve(handle(asked))));
    } catch (error) {
      const answer = answerFor(error);
      if (!answer) deps.log.error({ requestId: res.locals.requestId, error: reduced(error) }, 'unforeseen error');
      send(res, req, answer ?? errorAnswer(500, 'something went wrong here; it was logged'));
    }
  };
}

/** The least scope that a key must have; null: none, not even a key. */
function scopeOf({ access, about }: Endpoint, onlyLooks: boolean): Scope | null {
  if (access === 'public') return null;
  const kind = onlyLooks ? 'read' : access;
  return about ? `${about}:${kind}` : kind;
}

function queryOf(req: Request): URLSearchParams {
  const start = req.originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : req.originalUrl.slice(start + 1));
}

function send(res: Response, req: Request, { status, body, headers = {} }: Answer): void {
  // What is left of a body that was not read would be taken for the next request.
  if (hasBody(req) && !req.readableEnded) res.setHeader('Connection', 'close');
  if (body === undefined) return void res.writeHead(status, headers).end();
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  const type = { 'Content-Type': 'application/scim+json; charset=utf-8', 'Content-Length': String(bytes.length) };
  res.writeHead(status, { ...type, ...headers }).end(req.method === 'HEAD' ? undefined : bytes);
}
