import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readFilter } from '../../domain/scim/filterReader.ts';
import { elementFor, matches } from '../../domain/scim/matches.ts';
import { applyOperations, isObject, readOperations } from '../../domain/scim/patch.ts';
import { readPath } from '../../domain/scim/path.ts';
import { ScimRefusal } from '../../domain/scim/refusal.ts';

const fits = (filter: string, element: Record<string, unknown>) => matches(readFilter(filter), element);
const patched = (resource: Record<string, unknown>, ...Operations: unknown[]) =>
  applyOperations(resource, readOperations({ Operations }));

describe('A filter', () => {
  it('binds not before and before or', () => {
    expect(readFilter('a pr or b pr and not (c pr)')).toEqual({
      kind: 'or',
      of: [
        { kind: 'pr', attribute: 'a' },
        {
          kind: 'and',
          of: [
            { kind: 'pr', attribute: 'b' },
            { kind: 'not', of: { kind: 'pr', attribute: 'c' } },
          ],
        },
      ],
    });
  });

  it('takes a text with whatever is in it as one value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const filter = readFilter(`value EQ ${JSON.stringify(text)}`);
        expect(filter).toEqual({ kind: 'compare', attribute: 'value', op: 'eq', value: text });
      }),
    );
  });

  it('is a tree or a refusal, whatever is sent', () => {
    const word = fc.constantFrom(
      'a',
      'eq',
      'pr',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      'not',
      'and',
      'or',
      '1',
      'true',
      '"',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        try {
          expect(isObject(readFilter(words.join(' ')))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimRefusal);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['type eq "WORK"', { type: 'work' }, true],
    ['type ne "work"', { type: 'work' }, false],
    ['primary eq true', { primary: 'True' }, true],
    ['value co "b" and (type sw "w" or type pr)', { value: 'abc', type: 'home' }, true],
    ['not (value ew "c")', { value: 'abc' }, false],
    ['value eq null', {}, true],
    ['value gt "a"', {}, false],
  ])('%s fits %j: %s', (filter, element, wanted) => {
    expect(fits(filter, element)).toBe(wanted);
  });

  it('of equals alone says what a new value must be', () => {
    expect(elementFor(readFilter('type eq "work" and primary eq true'))).toEqual({ type: 'work', primary: true });
    expect(elementFor(readFilter('type eq "work" or primary eq true'))).toBeNull();
  });
});

describe('A path', () => {
  it.each([
    ['userName', { extension: null, attribute: 'userName', sub: null }],
    ['name.givenName', { attribute: 'name', sub: 'givenName' }],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName',
      { extension: null, attribute: 'name', sub: 'givenName' },
    ],
    [
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value',
      { attribute: 'manager', sub: 'value' },
    ],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', { attribute: null }],
    ['emails[type eq "a.b]"].value', { attribute: 'emails', sub: 'value' }],
  ])('%s', (text, wanted) => {
    expect(readPath(text)).toMatchObject(wanted);
  });

  it.each(['', 'a..b', 'a b', '__proto__', 'a[b', 'urn:ietf:params:scim:schemas:core:2.0:User'])(
    '%j is none',
    (text) => {
      expect(() => readPath(text)).toThrow(ScimRefusal);
    },
  );
});

describe('A PATCH', () => {
  const work = { type: 'work', value: 'a' };
  const home = { type: 'home', value: 'b' };

  it.each([
    [{ op: 'Add', path: 'emails', value: [home] }, { emails: [work, home] }],
    [{ op: 'Add', path: 'emails', value: work }, { emails: [work] }],
    [{ op: 'replace', path: 'emails', value: home }, { emails: [home] }],
    [{ op: 'replace', path: 'EMAILS[type eq "work"].value', value: 'c' }, { emails: [{ ...work, value: 'c' }] }],
    [{ op: 'add', path: 'emails[type eq "home"].value', value: 'b' }, { emails: [work, home] }],
    [{ op: 'remove', path: 'emails[type eq "work"].value' }, { emails: [{ type: 'work' }] }],
    [{ op: 'remove', path: 'emails[type eq "work"]' }, { emails: [] }],
    [{ op: 'remove', path: 'emails', value: [{ value: 'a' }] }, { emails: [] }],
    [
      { op: 'replace', value: { 'name.givenName': 'x', id: 'y' } },
      { emails: [work], name: { givenName: 'x' } },
    ],
  ])('%j', (operation, wanted) => {
    const before = { emails: [work] };
    expect(patched(before, operation)).toEqual(wanted);
    expect(before).toEqual({ emails: [work] });
  });

  test('a second time it changes nothing more, whatever replaces or removes', () => {
    const path = fc.constantFrom('title', 'name.givenName', 'emails', 'emails[type eq "work"].value');
    const value = fc.oneof(fc.string(), fc.constant([work]), fc.constant({ value: 'v', type: 'work' }));
    const operation = fc.record({ op: fc.constantFrom('replace', 'remove'), path, value });
    fc.assert(
      fc.property(operation, (one) => {
        const once = patched({ emails: [work, home], name: { givenName: 'g' } }, one);
        expect(patched(once, one)).toEqual(once);
      }),
    );
  });

  test('what is sent cannot reach beyond the resource', () => {
    const sent = JSON.parse('{"op":"add","value":{"constructor":{"prototype":{"x":1}},"name":{"__proto__":{"x":1}}}}');
    patched({}, sent);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
