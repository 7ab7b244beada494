import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('Every route of the router is in the document, and every one in the document is answered', async () => {
  const { body } = await api.get('/openapi.json', { key: null });
  const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(api.routes.map(({ method, path }) => `${method} ${path}`).sort());
  for (const one of documented) {
    const [method = '', path = ''] = one.split(' ');
    const { status } = await api.ask(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'), { key: null });
    // Behind the door nobody comes without a key; an address that is not there would be 404, another method 405.
    expect([one, [200, 401].includes(status)]).toEqual([one, true]);
  }
});

test('Operations have ids of their own, and say what they are', async () => {
  const { body } = await api.get('/openapi.json', { key: null });
  expect(body.openapi).toMatch(/^3\.1/);
  const operations = Object.values(body.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
    (item) => Object.values(item),
  );
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { summary, description, tags, responses } of operations) {
    expect(summary && description && tags && responses).toBeTruthy();
  }
});

test('Every reference in the document leads somewhere', async () => {
  const { body, text } = await api.get('/openapi.json', { key: null });
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(body.components.schemas)).toContain(name);
  }
});

test('The document is a page to read, without scripts', async () => {
  const { status, text, headers } = await api.get('/docs', { key: null });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/html');
  expect(text).not.toContain('<script');
  for (const { path, operationId } of api.routes) {
    expect(text).toContain(path);
    expect(text).toContain(`id="${operationId}"`);
  }
  const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
  for (const target of targets) expect(text).toContain(`id="${target}"`);
});
