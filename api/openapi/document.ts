import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { PeopleRule } from '../http/people.ts';
import type { Answer, Route } from '../http/route.ts';
import { neededScope } from '../http/scopes.ts';
import { problem } from '../schemas/common.ts';

/** What every part of the API is about, in the order in which it is read. */
const TAGS: Readonly<Record<string, string>> = {
  Enrolments: 'Who is to learn what, by when, and what became of it.',
  Approvals: 'Requests that wait for a decision, and those decided.',
  Delegations: 'Who stands in for whom, and from when to when.',
  Users: 'People, their managers and where they are.',
  Groups: 'Named lists of people.',
  Permissions: 'Who may do what, and why.',
  Audiences: 'Saved sets of people, by what their profiles say.',
  Rules: 'Who joins an audience is enrolled, and who leaves it is treated as the rule says.',
  Activities: 'The catalogue.',
  Policies: 'The versioned rules that enrolments follow.',
  Certifications: 'What has to be renewed, who is certified, and until when.',
  'Learning plans': 'Activities in an order, to be done together, and who is in them.',
  Automations: 'Rules about enrolments that administrators write: when something holds, then do this.',
  Imports: 'Files of people, activities and enrolments.',
  'Training records': 'The lasting proof of what was achieved.',
  Mails: 'What could not be sent.',
  Me: 'Who is signed in, and where.',
  xAPI: 'Learning record statements, as content and learning record stores speak.',
  Signatures: 'Documents that are signed with an external service.',
  Privacy: 'What is kept of people and for how long; everything about one person; erasing one.',
  'API keys': 'Keys for machines.',
  Operations: 'For who watches over the processes.',
};

const DESCRIPTION = `
Machines send \`Authorization: Bearer <api key>\`. A key has scopes: \`read\` and \`write\` for all, \`people:read\`, \`enrolments:write\` and so on for one resource; who may write may read it, and \`admin\` may everything. Its requests are counted by the minute, in each process of the API: \`RateLimit\` and \`RateLimit-Policy\` say how many are left, and what is too many is 429 with \`Retry-After\`.

People sign in on the pages (\`/sign-in\`), and their browser sends the session as a cookie. With it, what changes something must come from a page of this address, by \`Origin\` or \`Sec-Fetch-Site\`: otherwise 403 \`csrf\`. Who is deactivated or has expired is 403 \`turned-away\`. A request with a key is the key’s, whatever cookie it carries. What a person may follows from the permissions they have (\`/v1/me/effective-permissions\`): without the one that a route names it is 403 \`forbidden\`, with the reason in \`because\`; what they do not see is 404, and is in no list.

Errors are problem documents (RFC 9457): \`type\` names the reason, \`detail\` says what to mend, \`errors\` where.

A POST may carry an \`Idempotency-Key\`: for seven days a repeat with the same key and the same request answers the same, and does nothing twice; with another body it is 422. A key belongs to the client and the address that it was sent to. After a 503, repeat with the same key.

Lists give \`next\`, the \`cursor\` of the next page. What has an \`ETag\` is changed safely with \`If-Match\`: 412 when somebody else was first.
`.trim();

const PROBLEM_TEXTS: Readonly<Record<number, string>> = {
  400: 'Something in the request is to be mended.',
  401: 'No API key or session, or none that is valid.',
  403: 'Not allowed: `type` says why.',
  404: 'There is no such thing.',
  409: 'Refused: `type` says why.',
  412: 'Somebody else was first.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: 'The Idempotency-Key was used for another request.',
  429: 'Too many requests were sent: repeat after `Retry-After`.',
  503: 'Not reachable, or the outcome is not known: repeat after `Retry-After`.',
};

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(routes: readonly Route[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  const used = new Set(routes.map((route) => route.tag));
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Rollbook',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
      contact: { name: 'The administrators of this installation' },
    },
    servers: [{ url: '/', description: 'This installation.' }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [...used].sort(byTag).map((name) => ({ name, description: TAGS[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `rb_…`' },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: '__Host-rollbook_session' },
          description: 'Whoever is signed in. Over plain HTTP the name is `rollbook_session`.',
        },
      },
    },
  });
}

function byTag(a: string, b: string): number {
  const order = Object.keys(TAGS);
  return order.indexOf(a) - order.indexOf(b);
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, tag, access, params, query, body, upload } = route;
  const open = access === 'public';
  return {
    operationId,
    summary,
    description: open ? route.description : `${route.description}\n\n${wanted(route)}`,
    tags: [tag],
    ...(open ? { security: [] } : {}),
    ...(access === 'person' ? { security: [{ session: [] }] } : {}),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}), header: headersOf(route) },
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    ...(upload ? { requestBody: uploadOf(upload) } : {}),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

/** What a route wants of who calls. */
function wanted(route: Route): string {
  if (route.access === 'person') return 'For who is signed in.';
  const scope = `Scope: \`${neededScope(route)}\`.`;
  return route.people ? `${scope} Permission: ${permissionWords(route.people)}.` : scope;
}

function permissionWords(rule: PeopleRule): string {
  return typeof rule.permission === 'string' ? `\`${rule.permission}\`` : 'by the command';
}

function uploadOf({ types, description }: NonNullable<Route['upload']>) {
  const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const } }]));
  return { required: true, description, content };
}

function headersOf({ method, access, ifMatch }: Route) {
  const key = z.string().min(1).max(255).optional().meta({ description: 'Makes a repeat safe.' });
  const match = z.string().optional().meta({ description: 'The ETag that was read; 412 when it is another by now.' });
  return z.object({
    ...(method === 'post' && access !== 'public' ? { 'Idempotency-Key': key } : {}),
    ...(ifMatch ? { 'If-Match': match } : {}),
  });
}

function answersOf({ answers }: Route): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]));
}

function answerOf({ description, schema, also = [], headers }: Answer): ZodOpenApiResponseObject {
  const others = Object.fromEntries(also.map((type) => [type, { schema: { type: 'string' as const } }]));
  const named = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' as const } },
  ]);
  return {
    description,
    ...(named.length > 0 ? { headers: Object.fromEntries(named) } : {}),
    ...(schema || also.length > 0
      ? { content: { ...(schema ? { 'application/json': { schema } } : {}), ...others } }
      : {}),
  };
}

function problemsOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  const { access, method, params, query, body, upload, ifMatch, refusals = [], answers } = route;
  const statuses = [
    ...(query || body || upload || method === 'post' ? [400] : []),
    ...(access === 'public' ? [] : [401, 403, 429, 503]),
    ...(params ? [404] : []),
    ...(ifMatch ? [412] : []),
    ...(body || upload ? [413, 415] : []),
    ...(method === 'post' && access !== 'public' ? [422] : []),
    ...refusals,
  ];
  const own = [...new Set(statuses)].filter((status) => !(status in answers)).sort((a, b) => a - b);
  const of = (description: string): ZodOpenApiResponseObject => ({
    description,
    content: { 'application/problem+json': { schema: problem } },
  });
  const others = access === 'public' ? { '4XX': of('The request is not one that is answered here.') } : {};
  return { ...Object.fromEntries(own.map((status) => [status, of(PROBLEM_TEXTS[status] ?? 'A problem.')])), ...others };
}
