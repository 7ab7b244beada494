import { isObject, type Json } from '../domain/scim/patch.ts';
import { ENTERPRISE, withoutSchema } from '../domain/scim/path.ts';
import { ScimRefusal } from '../domain/scim/refusal.ts';
import { ON_REQUEST } from './schemas.ts';

/** What of a resource the client wants to see. */
export interface Projection {
  readonly attributes: readonly string[];
  readonly excluded: readonly string[];
}

const ALWAYS = new Set(['schemas', 'id']);

/** From `attributes` and `excludedAttributes`, each a list with commas. @throws ScimRefusal where both are given */
export function readProjection(attributes: unknown, excluded: unknown): Projection {
  const projection = { attributes: namesOf(attributes), excluded: namesOf(excluded) };
  if (projection.attributes.length > 0 && projection.excluded.length > 0)
    throw new ScimRefusal('invalidValue', 'attributes and excludedAttributes exclude each other');
  return projection;
}

/** Does the client want to see this attribute? For what is dear to find out. */
export function wants({ attributes, excluded }: Projection, name: string): boolean {
  const of = (one: string) => one === name || one.startsWith(`${name}.`);
  return attributes.length > 0 ? attributes.some(of) : !excluded.includes(name);
}

/** The resource as the client wants to see it; what is only shown on request is left out otherwise. */
export function project(resource: Json, { attributes, excluded }: Projection): Json {
  const shown = (path: string) => {
    if (attributes.length === 0) return !ON_REQUEST.has(path) && !excluded.includes(path);
    if (attributes.includes(path)) return true;
    const parent = path.split('.')[0]!;
    return path !== parent && attributes.includes(parent) && !ON_REQUEST.has(path);
  };
  const next: Json = {};
  for (const [name, value] of Object.entries(resource)) {
    if (ALWAYS.has(name)) next[name] = value;
    else if (name === ENTERPRISE) keep(next, name, extension(value as Json, attributes, excluded, shown));
    else keep(next, name, part(name.toLowerCase(), value, attributes, shown));
  }
  return next;
}

function extension(
  value: Json,
  attributes: readonly string[],
  excluded: readonly string[],
  shown: Shown,
): Json | undefined {
  if (excluded.includes(WHOLE)) return undefined;
  const all = attributes.includes(WHOLE);
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const kept = part(name.toLowerCase(), inner, attributes, all ? (path) => !ON_REQUEST.has(path) : shown);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

type Shown = (path: string) => boolean;
/** How the extension as a whole is named within a projection. */
const WHOLE = ENTERPRISE.toLowerCase();

function part(path: string, value: unknown, attributes: readonly string[], shown: Shown): unknown {
  const asked = attributes.some((one) => one.startsWith(`${path}.`));
  if (!shown(path) && !asked) return undefined;
  const inner = (of: Json) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => shown(`${path}.${name.toLowerCase()}`)));
  if (Array.isArray(value)) return value.map((one) => (isObject(one) ? inner(one) : one));
  return isObject(value) ? inner(value) : value;
}

function keep(into: Json, name: string, value: unknown): void {
  if (value !== undefined) into[name] = value;
}

function namesOf(given: unknown): string[] {
  if (given === undefined || given === null) return [];
  const names = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : null;
  if (!names?.every((name) => typeof name === 'string'))
    throw new ScimRefusal('invalidValue', 'attributes and excludedAttributes are lists of names');
  return names.flatMap((name: string) => {
    const { extension: urn, rest } = withoutSchema(name.trim());
    if (rest === '' && urn === null) return [];
    return [(rest === '' ? urn! : rest).toLowerCase()];
  });
}
