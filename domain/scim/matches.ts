import type { Comparison, ScimFilter, ScimValue } from './filterWords.ts';

/** One value of an attribute that has several: `{type: "work", value: …}`. */
export type Element = Readonly<Record<string, unknown>>;

/** Does a filter fit one value of an attribute? Texts are compared without their case, booleans also as texts. */
export function matches(filter: ScimFilter, element: Element): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.of.every((one) => matches(one, element));
    case 'or':
      return filter.of.some((one) => matches(one, element));
    case 'not':
      return !matches(filter.of, element);
    case 'pr':
      return !isEmpty(read(element, filter.attribute));
    case 'compare':
      return compare(read(element, filter.attribute), filter.op, filter.value);
    case 'some':
      return false;
  }
}

/** What must be in a value for the filter to fit, where that can be said: for making one that is not there yet. */
export function elementFor(filter: ScimFilter): Record<string, unknown> | null {
  if (filter.kind === 'compare' && filter.op === 'eq') return { [filter.attribute]: filter.value };
  if (filter.kind !== 'and') return null;
  const parts = filter.of.map(elementFor);
  return parts.every((part) => part !== null) ? Object.assign({}, ...parts) : null;
}

/** An attribute by its name, in any case. */
export function keyOf(of: Element, name: string): string | undefined {
  return Object.keys(of).find((key) => key.toLowerCase() === name.toLowerCase());
}

function read(element: Element, name: string): unknown {
  const key = keyOf(element, name);
  return key === undefined ? undefined : element[key];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function compare(value: unknown, op: Comparison, wanted: ScimValue): boolean {
  if (wanted === null) return (op === 'eq') === isEmpty(value);
  if (isEmpty(value)) return op === 'ne';
  const [one, other] = [String(value).toLowerCase(), String(wanted).toLowerCase()];
  switch (op) {
    case 'eq':
      return one === other;
    case 'ne':
      return one !== other;
    case 'co':
      return one.includes(other);
    case 'sw':
      return one.startsWith(other);
    case 'ew':
      return one.endsWith(other);
    case 'gt':
      return one > other;
    case 'ge':
      return one >= other;
    case 'lt':
      return one < other;
    case 'le':
      return one <= other;
  }
}
