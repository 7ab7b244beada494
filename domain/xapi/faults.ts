import { isIri, isLanguageTag, isUuid } from './forms.ts';

/** One thing to mend in a statement. `path` leads to it; `detail` ends a sentence that begins with where it is. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly detail: string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Path = Fault['path'];

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is to be mended, and has the checks that come again and again. Local to one statement. */
export class Faults {
  readonly found: Fault[] = [];

  say(path: Path, detail: string): false {
    this.found.push({ path, detail });
    return false;
  }

  /** An object with no other fields than these; null, and said, when it is none. Null is no value in a statement. */
  object(value: unknown, path: Path, known: readonly string[]): Fields | null {
    if (!isObject(value)) {
      this.say(path, 'must be an object');
      return null;
    }
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) this.say([...path, name], 'is no field here: leave it out');
    }
    return value;
  }

  /** A text, if it is there, that fits. */
  text(object: Fields, name: string, path: Path, fits: (text: string) => boolean = () => true, mustBe = 'text'): void {
    const value = object[name];
    if (value === undefined) return;
    if (typeof value !== 'string' || !fits(value)) this.say([...path, name], `must be ${mustBe}`);
  }

  iri(object: Fields, name: string, path: Path): void {
    this.text(object, name, path, isIri, 'an absolute IRI, such as https://example.com/courses/1');
  }

  uuid(object: Fields, name: string, path: Path): void {
    this.text(object, name, path, isUuid, 'a UUID');
  }

  flag(object: Fields, name: string, path: Path): void {
    const value = object[name];
    if (value !== undefined && typeof value !== 'boolean') this.say([...path, name], 'must be true or false');
  }

  number(object: Fields, name: string, path: Path): number | null {
    const value = object[name];
    if (value === undefined) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.say([...path, name], 'must be a number');
    return null;
  }

  needed(object: Fields, name: string, path: Path): boolean {
    return object[name] !== undefined || this.say([...path, name], 'is missing');
  }

  /** Each of a list, if it is one. */
  each(value: unknown, path: Path, check: (item: unknown, path: Path) => void): void {
    if (!Array.isArray(value)) {
      this.say(path, 'must be a list');
      return;
    }
    for (const [index, item] of value.entries()) check(item, [...path, index]);
  }

  /** Texts by language tag. */
  languageMap(object: Fields, name: string, path: Path): void {
    const value = object[name];
    if (value === undefined) return;
    if (!isObject(value)) {
      this.say([...path, name], 'must be an object of texts by language');
      return;
    }
    for (const [tag, text] of Object.entries(value)) {
      if (!isLanguageTag(tag)) this.say([...path, name, tag], 'must be named by a language tag, such as en-GB');
      else if (typeof text !== 'string') this.say([...path, name, tag], 'must be text');
    }
  }

  /** Anything, by IRI. */
  extensions(object: Fields, path: Path): void {
    const value = object.extensions;
    if (value === undefined) return;
    if (!isObject(value)) {
      this.say([...path, 'extensions'], 'must be an object');
      return;
    }
    for (const name of Object.keys(value)) {
      if (!isIri(name)) this.say([...path, 'extensions', name], 'must be named by an IRI');
    }
  }
}
