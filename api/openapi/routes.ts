import { type Route, route } from '../http/route.ts';
import { openApiDocument } from './document.ts';
import { docsPage } from './page.ts';

const TAG = 'Operations';

/** The document of these routes, and of its own two, as JSON and as a page. */
export function documentRoutes(others: readonly Route[]): Route[] {
  const own: Route[] = [
    route({
      method: 'get',
      path: '/openapi.json',
      operationId: 'getOpenApi',
      tag: TAG,
      summary: 'This document',
      description: 'OpenAPI 3.1, made from the schemas that check the requests.',
      access: 'public',
      answers: { 200: { description: 'The document.', also: ['application/json'] } },
      handle: async () => ({ status: 200, content: { type: 'application/json', chunks: [json()] } }),
    }),
    route({
      method: 'get',
      path: '/docs',
      operationId: 'getDocs',
      tag: TAG,
      summary: 'This document to read',
      description: 'A page without scripts.',
      access: 'public',
      answers: { 200: { description: 'The page.', also: ['text/html'] } },
      handle: async () => ({ status: 200, content: { type: 'text/html; charset=utf-8', chunks: [page()] } }),
    }),
  ];
  const document = once(() => openApiDocument([...others, ...own]));
  const json = once((): string => JSON.stringify(document()));
  const page = once((): string => docsPage(document()));
  return own;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
