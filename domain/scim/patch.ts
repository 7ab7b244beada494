import type { ScimFilter } from './filterWords.ts';
import { elementFor, keyOf, matches } from './matches.ts';
import { readPath, type ScimPath } from './path.ts';
import { ScimRefusal } from './refusal.ts';

export type Json = Record<string, unknown>;
export type PatchKind = 'add' | 'replace' | 'remove';

/** One operation of a PATCH. */
export interface Operation {
  readonly op: PatchKind;
  readonly path: ScimPath;
  readonly value: unknown;
}

const NOT_WRITABLE = new Set(['id', 'meta', 'schemas']);
const MOST_OPERATIONS = 1_000;

/**
 * The operations of a PATCH body, as they are really sent: `op` in any case; without a path the value's keys are paths
 * themselves (`name.givenName`, `urn:…:User:department`); of what cannot be written, what stands in such an object is left out.
 *
 * @throws ScimRefusal invalidSyntax, invalidPath, invalidFilter, noTarget, mutability
 */
export function readOperations(body: unknown): Operation[] {
  const given = isObject(body) ? body[keyOf(body, 'Operations') ?? ''] : undefined;
  if (!Array.isArray(given) || given.length === 0) throw syntax('Operations must be a list of operations');
  if (given.length > MOST_OPERATIONS) throw syntax(`there may be ${MOST_OPERATIONS} operations at once`);
  return given.flatMap(readOperation);
}

function readOperation(given: unknown): Operation[] {
  if (!isObject(given)) throw syntax('an operation must be an object');
  const op = typeof given.op === 'string' ? given.op.toLowerCase() : '';
  if (op !== 'add' && op !== 'replace' && op !== 'remove') throw syntax('op must be add, replace or remove');
  const { path, value } = given;
  if (path !== undefined && path !== null && typeof path !== 'string') throw syntax('path must be a text');
  if (path) {
    const read = readPath(path);
    if (isFixed(read)) throw new ScimRefusal('mutability', `${read.attribute} cannot be changed`);
    if (op !== 'remove' && value === undefined) throw new ScimRefusal('invalidValue', `${op} needs a value`);
    return [{ op, path: read, value }];
  }
  if (op === 'remove') throw new ScimRefusal('noTarget', 'remove needs a path');
  if (!isObject(value))
    throw new ScimRefusal('invalidValue', `without a path, the value must be an object of attributes`);
  return Object.entries(value).flatMap(([name, part]) => {
    const read = readPath(name);
    return isFixed(read) ? [] : [{ op, path: read, value: part } as const];
  });
}

function isFixed({ extension, attribute }: ScimPath): boolean {
  return extension === null && NOT_WRITABLE.has(attribute?.toLowerCase() ?? '');
}

/** The resource after the operations; the one that was given stays as it is. @throws ScimRefusal noTarget, invalidPath */
export function applyOperations(resource: Json, operations: readonly Operation[]): Json {
  const next = structuredClone(resource);
  for (const operation of operations) apply(next, operation);
  return next;
}

function apply(resource: Json, { op, path, value }: Operation): void {
  const { extension, attribute, where, sub } = path;
  const holder = extension === null ? resource : extensionOf(resource, extension);
  if (attribute === null) whole(resource, extension ?? '', op, value);
  else if (where !== null) among(holder, { attribute, where, sub }, op, value);
  else if (sub === null) set(holder, attribute, op, value);
  else for (const one of insideOf(holder, attribute)) set(one, sub, op, value);
}

function extensionOf(resource: Json, urn: string): Json {
  const key = keyOf(resource, urn) ?? urn;
  if (!isObject(resource[key])) resource[key] = {};
  return resource[key] as Json;
}

function whole(resource: Json, urn: string, op: PatchKind, value: unknown): void {
  const key = keyOf(resource, urn) ?? urn;
  if (op === 'remove') delete resource[key];
  else resource[key] = isObject(value) ? { ...(resource[key] as Json), ...value } : {};
}

/** The objects that `name.givenName` or `emails.type` speaks of; what is not there is made. */
function insideOf(holder: Json, attribute: string): Json[] {
  const key = keyOf(holder, attribute) ?? attribute;
  const value = holder[key];
  if (Array.isArray(value)) return value.filter(isObject);
  // `manager` may have come as a text.
  if (!isObject(value)) holder[key] = typeof value === 'string' ? { value } : {};
  return [holder[key] as Json];
}

function set(holder: Json, attribute: string, op: PatchKind, value: unknown): void {
  const key = keyOf(holder, attribute) ?? attribute;
  const present = holder[key];
  if (op === 'remove') {
    // Entra: which of them is meant stands in the value.
    if (Array.isArray(present) && Array.isArray(value)) holder[key] = present.filter((one) => !value.some(sameAs(one)));
    else delete holder[key];
  } else if (Array.isArray(present)) {
    const given = Array.isArray(value) ? value : value === null ? [] : [value];
    holder[key] = op === 'replace' ? given : [...present, ...given.filter((one) => !present.some(sameAs(one)))];
  } else if (isObject(present) && isObject(value)) {
    holder[key] = { ...present, ...value };
  } else {
    holder[key] = value;
  }
}

interface Among {
  readonly attribute: string;
  readonly where: ScimFilter;
  readonly sub: string | null;
}

function among(holder: Json, { attribute, where, sub }: Among, op: PatchKind, value: unknown): void {
  const key = keyOf(holder, attribute) ?? attribute;
  const list: Json[] = Array.isArray(holder[key]) ? (holder[key] as unknown[]).filter(isObject) : [];
  const fits = (element: Json) => matches(where, element);
  if (op === 'remove') {
    holder[key] =
      sub === null ? list.filter((one) => !fits(one)) : list.map((one) => (fits(one) ? without(one, sub) : one));
    return;
  }
  const change = (element: Json): Json =>
    sub === null
      ? { ...element, ...(isObject(value) ? value : { value }) }
      : { ...element, [keyOf(element, sub) ?? sub]: value };
  if (list.some(fits)) {
    holder[key] = list.map((one) => (fits(one) ? change(one) : one));
    return;
  }
  // Entra replaces a part of what is not there yet, and means that it shall be.
  const made = sub === null ? null : elementFor(where);
  if (made === null) throw new ScimRefusal('noTarget', `nothing in ${attribute} fits the filter of the path`);
  holder[key] = [...list, change(made)];
}

function without(element: Json, name: string): Json {
  const next = { ...element };
  delete next[keyOf(next, name) ?? name];
  return next;
}

function sameAs(one: unknown): (other: unknown) => boolean {
  const idOf = (of: unknown) => (isObject(of) && of.value !== undefined ? of.value : JSON.stringify(of));
  return (other) => idOf(one) === idOf(other);
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function syntax(detail: string): ScimRefusal {
  return new ScimRefusal('invalidSyntax', detail);
}
