import { COMPARISONS, type Comparison, type ScimFilter, type ScimValue } from './filterWords.ts';
import { ScimRefusal } from './refusal.ts';

const LONGEST = 4_000;
const MOST_COMPARISONS = 60;
const DEEPEST = 12;
const TOKEN = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/sy;

/** Reads a filter as RFC 7644 writes it: `not` before `and` before `or`; operators in any case. */
export class FilterReader {
  private readonly tokens: string[];
  private at = 0;
  private comparisons = 0;
  private depth = 0;

  /** @throws ScimRefusal invalidFilter */
  constructor(text: string) {
    if (text.length > LONGEST) throw refused(`a filter may have ${LONGEST} characters`);
    this.tokens = tokensOf(text);
  }

  /** All of it. @throws ScimRefusal invalidFilter */
  whole(): ScimFilter {
    const filter = this.or();
    if (this.at < this.tokens.length) throw refused('something stands behind the end of the filter');
    return filter;
  }

  private or(): ScimFilter {
    if (++this.depth > DEEPEST) throw refused('the filter is nested too deep');
    const filter = this.chain('or', () => this.chain('and', () => this.one()));
    this.depth--;
    return filter;
  }

  private chain(kind: 'and' | 'or', part: () => ScimFilter): ScimFilter {
    const of = [part()];
    while (this.tokens[this.at]?.toLowerCase() === kind) {
      this.at++;
      of.push(part());
    }
    return of.length === 1 ? of[0]! : { kind, of };
  }

  private one(): ScimFilter {
    const token = this.next();
    if (token === '(') return this.closed(')');
    if (token.toLowerCase() === 'not' && this.tokens[this.at] === '(') {
      this.at++;
      return { kind: 'not', of: this.closed(')') };
    }
    if (!/^[A-Za-z$]/.test(token)) throw refused('the name of an attribute is missing');
    return this.about(token);
  }

  private about(attribute: string): ScimFilter {
    if (++this.comparisons > MOST_COMPARISONS) throw refused(`a filter may compare ${MOST_COMPARISONS} times`);
    const op = this.next().toLowerCase();
    if (op === '[') return this.some(attribute);
    if (op === 'pr') return { kind: 'pr', attribute };
    if (!isComparison(op)) throw refused('the operators are eq, ne, co, sw, ew, gt, ge, lt, le and pr');
    return { kind: 'compare', attribute, op, value: readValue(this.next()) };
  }

  private some(attribute: string): ScimFilter {
    const where = this.closed(']');
    const sub = this.tokens[this.at];
    // `emails[type eq "work"].value eq "x"` is no filter of the standard; some send it, and mean this.
    if (!sub?.startsWith('.')) return { kind: 'some', attribute, where };
    this.at++;
    return { kind: 'some', attribute, where: { kind: 'and', of: [where, this.about(sub.slice(1))] } };
  }

  private closed(end: string): ScimFilter {
    const filter = this.or();
    if (this.next() !== end) throw refused(`${end} is missing`);
    return filter;
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw refused('the filter ends too early');
    return token;
  }
}

/** A filter as a tree. @throws ScimRefusal invalidFilter */
export function readFilter(text: string): ScimFilter {
  return new FilterReader(text).whole();
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (!found) throw refused('a text must stand between two quotation marks');
    tokens.push(found[1] ?? found[2] ?? found[3]!);
  }
  return tokens;
}

function readValue(token: string): ScimValue {
  if (!/^("|-?\d|true$|false$|null$)/i.test(token))
    throw refused('a value must be a text in quotation marks, a number, true, false or null');
  try {
    return JSON.parse(token.startsWith('"') ? token : token.toLowerCase()) as ScimValue;
  } catch {
    throw refused('a value cannot be read');
  }
}

function isComparison(op: string): op is Comparison {
  return (COMPARISONS as readonly string[]).includes(op);
}

function refused(detail: string): ScimRefusal {
  return new ScimRefusal('invalidFilter', detail);
}
