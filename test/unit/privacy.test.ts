import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seesRestricted } from '../../domain/keys/scopes.ts';
import { bareStatement, pseudonymousAgent, SOMEBODY, withAgents } from '../../domain/privacy/agents.ts';
import { pseudonymOf, refusedErasure, swornName } from '../../domain/privacy/erasing.ts';
import { type KeptRecord, keptUntil, type RetentionRule, ruleFor } from '../../domain/privacy/retention.ts';
import { tombstoneOf } from '../../store/tombstones.ts';
import { ERASURE_KEY } from '../support/erasures.ts';
import { privacyTable } from '../support/privacyTable.ts';

const ID = '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10';

describe('R35: who is erased', () => {
  it.each([
    ['user', false, 0, null],
    ['user', true, 0, null],
    ['superadmin', true, 5, 'own-erasure'],
    ['superadmin', false, 0, 'last-superadmin'],
    ['superadmin', false, 1, null],
  ])('a %s (themselves: %s) with %i other superadmins: %s', (level, self, others, refused) => {
    expect(refusedErasure({ level, self }, others)).toBe(refused);
  });

  it('has a pseudonym that is of the id alone, and an address that no mail is sent to', () => {
    expect(pseudonymOf(ID)).toEqual({
      username: `erased-${ID}`,
      email: `erased-${ID}@erased.invalid`,
      givenName: 'Erased',
      familyName: 'person 3f6b8c2f9a10',
    });
  });

  it('is known again in whatever case and form of letters, and by nothing else', () => {
    const of = (kind: 'username' | 'external_id' | 'email', value: string) =>
      tombstoneOf(ERASURE_KEY, { kind, value }).digest;
    expect(of('email', 'Ann.Müller@example.org ')).toBe(of('email', 'ann.mu\u0308ller@EXAMPLE.org'));
    expect(of('external_id', 'e1')).not.toBe(of('external_id', 'E1'));
    expect(of('username', 'ann')).not.toBe(of('email', 'ann'));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        const sworn = [one, other].map((value) => swornName({ kind: 'external_id', value }));
        expect(of('external_id', one) === of('external_id', other)).toBe(sworn[0] === sworn[1]);
      }),
    );
    expect(tombstoneOf('f'.repeat(43), { kind: 'username', value: 'ann' }).digest).not.toBe(of('username', 'ann'));
  });
});

describe('R35: statements without names', () => {
  const ann = { name: 'Ann', mbox: 'mailto:ann@example.org' };
  const statement = {
    ...{
      id: ID,
      actor: ann,
      verb: { id: 'http://x/did', display: { en: 'Ann did' } },
      object: { id: 'http://x/course' },
    },
    result: { response: 'I, Ann', success: true, score: { scaled: 0.5 }, extensions: { 'http://x/y': 'Ann' } },
    context: { instructor: ann, team: { objectType: 'Group', member: [ann, { mbox: 'mailto:ben@example.org' }] } },
    timestamp: '2026-01-01T00:00:00Z',
  };

  it('of the person’s own stays what was done, when and how it went', () => {
    expect(bareStatement(statement, ID)).toEqual({
      ...{ id: ID, actor: pseudonymousAgent(ID), verb: { id: 'http://x/did' }, object: { id: 'http://x/course' } },
      result: { score: { scaled: 0.5 }, success: true },
      timestamp: '2026-01-01T00:00:00Z',
    });
  });

  it('in those of others the person is put by somebody else wherever they stand, and the rest stays', () => {
    const put = withAgents(statement, (identifier) => (identifier === 'mbox mailto:ann@example.org' ? SOMEBODY : null));
    expect(put).toMatchObject({ actor: SOMEBODY, context: { instructor: SOMEBODY, team: { member: [SOMEBODY, {}] } } });
    expect(withAgents(statement, () => null)).toEqual(statement);
  });
});

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const rule = (given: Partial<RetentionRule>): RetentionRule => ({
  ...{ kind: 'training_records', recordType: null, qualificationCode: null, basis: 'legal_obligation' },
  ...{ keepFor: 'P10Y', countedFrom: 'completion', scope: 'erased' },
  ...given,
});
const record = (given: Partial<KeptRecord> = {}): KeptRecord => ({
  ...{ recordType: 'course', qualificationCode: 'forklift', completionDate: '2026-02-28', expiresAt: null },
  ...given,
});

describe('R35: retention', () => {
  const [all, ofType, ofCode, ofBoth] = [
    rule({}),
    rule({ recordType: 'course' }),
    rule({ qualificationCode: 'forklift' }),
    rule({ recordType: 'course', qualificationCode: 'forklift' }),
  ];

  it('the rule that says most of a record counts, in whatever order they are', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([all, ofType, ofCode, ofBoth]), (rules) => {
        const best = [ofBoth, ofCode, ofType, all].find((one) => rules.includes(one)) ?? null;
        expect(ruleFor(rules, record())).toBe(best);
      }),
    );
    expect(ruleFor([ofType, ofCode], record({ recordType: 'quiz', qualificationCode: null }))).toBeNull();
    expect(ruleFor([rule({ kind: 'mails' })], record())).toBeNull();
  });

  it.each([
    ['P10Y', 'completion', '2036-02-29T00:00:00.000Z'],
    ['P1M', 'completion', '2026-03-29T00:00:00.000Z'],
    ['P1Y', 'expiry', '2029-07-02T00:00:00.000Z'],
    ['P1Y', 'erasure', '2027-05-05T12:00:00.000Z'],
    [null, 'completion', null],
  ] as const)('%s from the %s ends at %s', (keepFor, countedFrom, until) => {
    expect(keptUntil({ keepFor, countedFrom }, record({ expiresAt: '2028-07-01' }), '2026-05-05T12:00:00.000Z')).toBe(
      until,
    );
  });

  it('what never expires is counted from its completion, and the last day is kept as a whole', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 40 }), (completionDate, years) => {
        const of = (countedFrom: 'completion' | 'expiry') =>
          keptUntil({ keepFor: `P${years}Y`, countedFrom }, { completionDate, expiresAt: null }, null);
        expect(of('expiry')).toBe(of('completion'));
        expect(of('completion')! > `${Number(completionDate.slice(0, 4)) + years}${completionDate.slice(4, 7)}`).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    [['admin'], true],
    [['records:read'], true],
    [['records:write', 'read'], true],
    [['read', 'write'], false],
    [['people:read'], false],
  ])('a key with %j sees restricted records: %s', (scopes, sees) => {
    expect(seesRestricted(scopes)).toBe(sees);
  });
});

it('the table of docs/privacy.md is the one that the code makes', () => {
  expect(readFileSync('docs/privacy.md', 'utf8')).toContain(privacyTable());
});
