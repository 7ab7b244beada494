import { FilterReader } from './filterReader.ts';
import type { ScimFilter } from './filterWords.ts';
import { ScimRefusal } from './refusal.ts';

/** The one extension that is kept: department, manager and employee number. */
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** Where an operation of a PATCH works: `emails[type eq "work"].value`, with or without its schema before it. */
export interface ScimPath {
  /** The URN of an extension, as it was written; null for the resource itself. */
  readonly extension: string | null;
  /** Null: the extension as a whole. */
  readonly attribute: string | null;
  readonly where: ScimFilter | null;
  readonly sub: string | null;
}

const SCHEMA = /^(urn:[A-Za-z0-9][A-Za-z0-9:.-]*?:\d+\.\d+:[A-Za-z]+)(?::(.*))?$/s;
const CORE = new Set([CORE_USER, CORE_GROUP].map((urn) => urn.toLowerCase()));

/** Takes the schema off an attribute's name; that of the core means the resource itself. */
export function withoutSchema(text: string): { readonly extension: string | null; readonly rest: string } {
  const found = SCHEMA.exec(text);
  if (!found) return { extension: null, rest: text };
  const [, urn = '', rest = ''] = found;
  return { extension: CORE.has(urn.toLowerCase()) ? null : urn, rest };
}

/** Reads a path. @throws ScimRefusal invalidPath, and invalidFilter for what stands in its brackets */
export function readPath(text: string): ScimPath {
  const { extension, rest } = withoutSchema(text.trim());
  if (rest === '') {
    if (extension === null) throw new ScimRefusal('invalidPath', 'a path must name an attribute');
    return { extension, attribute: null, where: null, sub: null };
  }
  const found = /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/s.exec(rest);
  if (!found) throw new ScimRefusal('invalidPath', 'a path is attribute, attribute.part or attribute[filter].part');
  const [, attribute = '', filter, sub] = found;
  const where = filter === undefined ? null : new FilterReader(filter).whole();
  return { extension, attribute, where, sub: sub ?? null };
}
