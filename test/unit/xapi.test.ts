import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServices } from '../../config/signatureServices.ts';
import { identifierOf, learnerOf } from '../../domain/xapi/actors.ts';
import { durationMs, isIsoDuration, toInstant } from '../../domain/xapi/forms.ts';
import { meaningOf, PROGRESS, VERBS, VOIDED } from '../../domain/xapi/meaning.ts';
import { termsOf } from '../../domain/xapi/terms.ts';
import { faultsOf } from '../../domain/xapi/validate.ts';
import { spokenVersion } from '../../domain/xapi/versions.ts';

const AT = '2026-03-01T10:00:00.000Z';
const UUID = '7ccd3322-e1a5-411a-a67d-6a735c76f119';
const ANN = { mbox: 'mailto:ann@example.org' };
const COURSE = { id: 'https://example.org/course' };
const ADL = 'http://adlnet.gov/expapi/verbs';
const sound = { actor: ANN, verb: { id: `${ADL}/completed` }, object: COURSE };
const FILE = {
  usageType: 'https://x.org/u',
  display: { en: 'A file' },
  contentType: 'text/plain',
  length: 3,
  sha2: 'a'.repeat(64),
};

const places = (statement: unknown, version: '1.0.3' | '2.0.0' = '1.0.3') =>
  faultsOf(statement, version).map(({ path }) => path.join('/'));

describe('a statement', () => {
  it.each<[string, Record<string, unknown>]>([
    ['as short as it can be', {}],
    ['by account', { actor: { objectType: 'Agent', name: 'Ann', account: { homePage: 'https://x.org', name: '1' } } }],
    ['by a group without a name', { actor: { objectType: 'Group', member: [ANN] } }],
    ['about a person', { object: { objectType: 'Agent', ...ANN } }],
    ['about another statement', { object: { objectType: 'StatementRef', id: UUID } }],
    ['with another one inside', { object: { objectType: 'SubStatement', ...sound } }],
    ['with null in an extension', { result: { extensions: { 'https://x.org/a': null } } }],
    ['with one activity without a list', { context: { contextActivities: { parent: COURSE } } }],
    ['with a file that lies elsewhere', { attachments: [{ ...FILE, fileUrl: 'https://x.org/f' }] }],
    [
      'with an authority of its own',
      { authority: { objectType: 'Group', member: [ANN, { openid: 'https://x.org/me' }] } },
    ],
    ['with a score at its bounds', { result: { score: { scaled: -1, raw: 0, min: 0, max: 10 }, duration: 'PT0.5S' } }],
  ])('%s is sound', (_what, changes) => {
    expect(places({ ...sound, ...changes })).toEqual([]);
    expect(places({ ...sound, ...changes }, '2.0.0')).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['no verb', { verb: undefined }, ['verb']],
    ['a verb that is no IRI', { verb: { id: 'completed' } }, ['verb/id']],
    ['two identifiers', { actor: { ...ANN, openid: 'https://x.org/me' } }, ['actor']],
    ['no identifier', { actor: { name: 'Ann' } }, ['actor']],
    ['a mailbox without mailto', { actor: { mbox: 'ann@example.org' } }, ['actor/mbox']],
    ['an account without a name', { actor: { account: { homePage: 'https://x.org' } } }, ['actor/account/name']],
    ['a group of nobody', { actor: { objectType: 'Group', member: [] } }, ['actor/member']],
    [
      'a group in a group',
      { actor: { objectType: 'Group', member: [{ objectType: 'Group', ...ANN }] } },
      ['actor/member/0/objectType'],
    ],
    ['an id that is no UUID', { id: '1' }, ['id']],
    ['a field that is none', { verbs: [], Actor: ANN }, ['verbs', 'Actor']],
    ['null', { result: null }, ['result']],
    ['a score beyond its scale', { result: { score: { scaled: 1.1 } } }, ['result/score/scaled']],
    ['a score above its maximum', { result: { score: { raw: 11, min: 0, max: 10 } } }, ['result/score/raw']],
    ['bounds the wrong way', { result: { score: { min: 2, max: 1 } } }, ['result/score/min']],
    ['a success that is text', { result: { success: 'true' } }, ['result/success']],
    ['a duration that is none', { result: { duration: 'P' } }, ['result/duration']],
    ['a day that does not exist', { timestamp: '2026-02-30T00:00:00Z' }, ['timestamp']],
    ['an offset of minus zero', { timestamp: '2026-02-03T00:00:00-00:00' }, ['timestamp']],
    ['an extension without an IRI', { context: { extensions: { a: 1 } } }, ['context/extensions/a']],
    [
      'a language that is none',
      { verb: { id: `${ADL}/x`, display: { 'no language': 'x' } } },
      ['verb/display/no language'],
    ],
    ['an id in a sub-statement', { object: { objectType: 'SubStatement', ...sound, id: UUID } }, ['object/id']],
    [
      'a sub-statement in another',
      { object: { objectType: 'SubStatement', ...sound, object: { objectType: 'SubStatement', ...sound } } },
      ['object/object/objectType'],
    ],
    [
      'a platform, about a person',
      { object: { objectType: 'Agent', ...ANN }, context: { platform: 'x' } },
      ['context/platform'],
    ],
    ['a team that is one person', { context: { team: ANN } }, ['context/team/objectType']],
    ['a file itself', { attachments: [FILE] }, ['attachments/0/fileUrl']],
    ['another version', { version: '0.95' }, ['version']],
    ['voiding an activity', { verb: { id: VOIDED } }, ['object']],
    [
      'choices without an interaction',
      { object: { ...COURSE, definition: { choices: [{ id: 'a' }, { id: 'a' }] } } },
      ['object/definition/interactionType', 'object/definition/choices/1/id'],
    ],
  ])('with %s is not, and the place is named', (_what, changes, expected) => {
    const statement = Object.fromEntries(
      Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== undefined),
    );
    expect(places(statement)).toEqual(expected);
  });

  it('2.0 wants an offset in timestamps, takes 1.0 and 2.0 as its version, and knows people in the context', () => {
    const people = [{ objectType: 'contextAgent', agent: ANN, relevantTypes: ['https://x.org/mentor'] }];
    const statement = { ...sound, context: { contextAgents: people } };
    expect([places(statement, '2.0.0'), places(statement)]).toEqual([[], ['context/contextAgents']]);
    const local = { ...sound, timestamp: '2026-03-01T10:00:00' };
    expect([places(local), places(local, '2.0.0')]).toEqual([[], ['timestamp']]);
    expect(places({ ...sound, version: '2.0.0' })).toEqual(['version']);
    expect(places({ ...sound, version: '2.0.0' }, '2.0.0')).toEqual([]);
    expect(['1.0', '1.0.2', '2.0', '2.0.1', '0.9', '1.1.0', ''].map(spokenVersion)).toEqual([
      ...['1.0.3', '1.0.3', '2.0.0', '2.0.0', null, null, null],
    ]);
  });

  it('whatever it is made of: nothing is thrown, and what is sound can be read', () => {
    const name = fc.constantFrom(
      'actor',
      'verb',
      'object',
      'result',
      'context',
      'id',
      'mbox',
      'member',
      'score',
      'objectType',
    );
    const leaf = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('Agent', 'Group', 'SubStatement', UUID, 'mailto:a@b.c', COURSE.id),
    );
    const part = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf)));
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(leaf, part)), fc.boolean(), (given, whole) => {
        const statement = whole ? { ...sound, ...given } : given;
        for (const version of ['1.0.3', '2.0.0'] as const) {
          if (faultsOf(statement, version).length > 0) continue;
          termsOf(statement);
          learnerOf(statement.actor);
          meaningOf(statement, null, AT);
        }
      }),
    );
  });
});

describe('what a statement means', () => {
  const meaning = (verb: string, result: object = {}) =>
    meaningOf({ ...sound, verb: { id: verb }, result }, 'film', AT);

  it.each(Object.entries(VERBS))('%s is %s', (iri, verb) => {
    expect(meaning(iri)).toEqual({ verb, part: 'film', percent: null, startedAt: null });
  });

  it.each<[string, object, number | null]>([
    ['progressed', { extensions: { [PROGRESS]: 40 }, score: { scaled: 0.9 } }, 40],
    ['progressed', { score: { scaled: 0.456789 } }, 45.68],
    ['progressed', { extensions: { [PROGRESS]: 'half' } }, null],
    ['passed', { score: { raw: 30, min: 20, max: 40 }, extensions: { [PROGRESS]: 10 } }, 50],
    ['failed', { score: { scaled: -0.5 } }, 0],
    ['failed', { score: { raw: 3 } }, null],
    ['completed', { score: { scaled: 0.5 } }, null],
  ])('%s with %j is %s per cent', (verb, result, percent) => {
    expect(meaning(`${ADL}/${verb}`, result)?.percent).toBe(percent);
  });

  it('It began so long before as it took; a verb that is not known means nothing', () => {
    expect(meaning(`${ADL}/passed`, { duration: 'PT1H30M0.5S' })?.startedAt).toBe('2026-03-01T08:29:59.500Z');
    expect(meaning(`${ADL}/passed`, { duration: 'P1Y' })?.startedAt).toBeNull();
    expect(meaning(`${ADL}/experienced`)).toBeNull();
    expect(meaning('constructor')).toBeNull();
  });

  it('A group is nobody’s learning, and an identifier is compared as one text', () => {
    expect(learnerOf(ANN)).toEqual({ by: 'email', email: 'ann@example.org' });
    expect(learnerOf({ objectType: 'Group', ...ANN })).toBeNull();
    expect(learnerOf({ openid: 'https://x.org/me' })).toBeNull();
    expect(identifierOf({ mbox: 'mailto:Ann@Example.org' })).toBe(identifierOf({ ...ANN, name: 'Ann' }));
  });

  it('It is found by who and what is named in it, also inside of another', () => {
    const object = { objectType: 'SubStatement', ...sound, actor: { openid: 'https://x.org/me' } };
    const context = {
      contextActivities: { parent: [{ id: 'https://x.org/parent' }] },
      registration: UUID.toUpperCase(),
    };
    expect(termsOf({ ...sound, object, context })).toMatchObject({
      activity: null,
      agents: ['mbox mailto:ann@example.org'],
      relatedAgents: ['mbox mailto:ann@example.org', 'openid https://x.org/me'],
      relatedActivities: ['https://x.org/parent', COURSE.id],
      registration: UUID,
    });
  });
});

describe('small forms', () => {
  it('timestamps in any offset are the same instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-02'), max: new Date('2999-01-01'), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        (date, minutes) => {
          const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
          const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
          const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
          expect(toInstant(`${local}${offset}`, true)).toBe(date.toISOString());
        },
      ),
    );
  });

  it.each([
    ['PT1H', 3_600_000],
    ['P1DT0.5S', 86_400_500],
    ['P2W', 1_209_600_000],
    ['P1M', null],
  ])('%s takes %s milliseconds', (text, ms) => {
    expect([isIsoDuration(text), durationMs(text)]).toEqual([true, ms]);
  });

  it.each(['P', 'PT', '1H', 'P1H', 'PT1D', 'P1W2D', '', 'p1d'])('%s is no duration', (text) => {
    expect([isIsoDuration(text), durationMs(text)]).toEqual([false, null]);
  });

  it('signature services are named once, with secrets that are long', () => {
    const [one, two] = ['a'.repeat(32), `${'b'.repeat(31)}=`];
    expect(readServices(`signer=${one}, other=${two}`)).toEqual({ signer: one, other: two });
    expect(readServices(`signer=${one}\n`)).toEqual({ signer: one });
    for (const wrong of ['signer', 'signer=short', `Signer=${one}`, `signer=${one},signer=${two}`])
      expect(readServices(wrong)).toBeNull();
  });
});
