import { createHash } from 'node:crypto';
import { allRoutes } from '../../api/app.ts';
import type { AppDeps } from '../../api/deps.ts';
import { Metrics } from '../../api/http/observe.ts';
import { openApiDocument } from '../../api/openapi/document.ts';
import { readConfig } from '../../config/config.ts';

/** The OpenAPI document as the API gives it, made without anything behind the routes. */
export function documentText(): string {
  // A route asks for what it needs when it is called; none is called here.
  const deps = { config: readConfig({}) } as AppDeps;
  return JSON.stringify(openApiDocument(allRoutes(deps, new Metrics())));
}

const HEAD = /^\/\/ Made by `npm run client`[^\n]*\n\/\/ document ([0-9a-f]{64})\n\/\/ types ([0-9a-f]{64})\n\n/;

/** The types with a head that says what they were made from, and what they were. */
export function stamped(document: string, types: string): string {
  const marks = `// document ${hashOf(document)}\n// types ${hashOf(types)}`;
  return `// Made by \`npm run client\` from the OpenAPI document. Do not edit it.\n${marks}\n\n${types}`;
}

/** Whether the kept file was made from this document, and was not edited after that. */
export function isMadeFrom(document: string, kept: string): boolean {
  const [head = '', ofDocument, ofTypes] = HEAD.exec(kept) ?? [];
  return ofDocument === hashOf(document) && ofTypes === hashOf(kept.slice(head.length));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
