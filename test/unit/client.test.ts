import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentText, isMadeFrom, stamped } from '../support/clientTypes.ts';

test('client/document.ts is made from the OpenAPI document as it is now, and was not edited', () => {
  const kept = readFileSync('client/document.ts', 'utf8');
  expect(isMadeFrom(documentText(), kept), 'client/document.ts is out of date: run `npm run client`').toBe(true);
});

test('a client is out of date when the document is another, and when its types were edited', () => {
  const made = stamped('{"a":1}', 'export type A = 1;\n');
  expect(isMadeFrom('{"a":1}', made)).toBe(true);
  expect(isMadeFrom('{"a":2}', made)).toBe(false);
  expect(isMadeFrom('{"a":1}', made.replace('A = 1', 'A = 2'))).toBe(false);
  expect(isMadeFrom('{"a":1}', 'export type A = 1;\n')).toBe(false);
});
