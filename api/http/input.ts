import type { z } from 'zod';
import { type FieldError, invalidInput, notFound } from './problems.ts';

/** Where a value stands in the request, as the pointers of problems say it. */
type Place = 'body' | 'query' | 'path';

const DEEPEST = 32;
const MOST_ERRORS = 20;

/**
 * Checks a value of the request. 400 with one error for each thing to mend; in the path: 404, as there is nothing there.
 * @throws Problem
 */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown, place: Place): z.output<Schema> {
  const unstorable = findUnstorable(value, place);
  const result = unstorable ? null : schema.safeParse(value);
  if (result?.success) return result.data;
  if (place === 'path') throw notFound('address');
  const errors = unstorable ? [unstorable] : (result?.error.issues ?? []).flatMap((issue) => fieldErrors(issue, place));
  throw invalidInput(...errors.slice(0, MOST_ERRORS));
}

/** Postgres stores neither NUL nor half of a surrogate pair in a text; and what is too deep is no request of ours. */
function findUnstorable(root: unknown, place: Place): FieldError | null {
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    const unfit = (detail: string): FieldError => ({ pointer: pointer(path, place), detail });
    if (path.length > DEEPEST) return { pointer: pointer([], place), detail: 'must not be nested so deep' };
    if (typeof value === 'string' && !isText(value))
      return unfit('must be text without NUL characters and broken Unicode');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!isText(key)) return unfit('must have names without NUL characters and broken Unicode');
      open.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
}

function isText(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
}

function pointer(path: readonly PropertyKey[], place: Place): string {
  if (place === 'query') return `?${String(path[0] ?? '')}`;
  if (place === 'path') return `{${String(path[0] ?? '')}}`;
  return `#${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function fieldErrors(issue: z.core.$ZodIssue, place: Place): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    const what = place === 'query' ? 'is no parameter here: leave it out' : 'is no field here: leave it out';
    return issue.keys.map((key) => ({ pointer: pointer([...issue.path, key], place), detail: what }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return bestOfUnion(issue, place);
  return [{ pointer: pointer(issue.path, place), detail: sentence(issue) }];
}

/** Of a union, the alternative that came nearest: the one with the least to mend. */
function bestOfUnion(issue: z.core.$ZodIssueInvalidUnion, place: Place): FieldError[] {
  const nearest = issue.errors.reduce((best, errors) => (deepest(errors) > deepest(best) ? errors : best));
  return nearest.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, place));
}

function deepest(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(
    ...issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.path.length + 0.5 : issue.path.length)),
  );
}

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

/** What to mend, as the end of a sentence that begins with where it is. */
function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && /received undefined/.test(issue.message)
        ? `is missing: it must be ${TYPES[issue.expected] ?? issue.expected}`
        : `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      // Of alternatives that a field tells apart, none goes by that name.
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be one of ${issue.options.map(String).join(', ')}`
        : issue.message;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string')
    return Number(issue.minimum) === 1 ? 'must not be empty' : `must have at least ${issue.minimum} characters`;
  if (issue.origin === 'array') return `must have at least ${issue.minimum} entries`;
  return `must be at least ${issue.minimum}`;
}
