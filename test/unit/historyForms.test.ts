import { defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../support/everyHistory.ts';
import { mayStand, vocabularyOf } from '../support/historyForms.ts';

const vocabulary = vocabularyOf(process.cwd());
const ID = '01a211ea-3375-7224-ad0c-c3e196b09d9f';

/** What of an activity's input could be somebody's words. */
function found(input: unknown): string[] {
  const payloads = [defaultPayloadConverter.toPayload(input)];
  const event = { activityTaskScheduledEventAttributes: { input: { payloads } } };
  return [...textsIn({ events: [event] })]
    .filter(([path, text]) => !mayStand(vocabulary, path, text))
    .map(([, text]) => text);
}

describe('R35: the reader of workflow histories', () => {
  it.each([
    ['a given name', { givenName: 'Ana' }, 'Ana'],
    ['a name in two words', { user: { name: 'Ana Berg' } }, 'Ana Berg'],
    ['a mail address', { to: 'ana.berg@example.test' }, 'ana.berg@example.test'],
    ['a username', { actor: { kind: 'user', id: 'aberg' } }, 'aberg'],
    ['free text', { reason: 'She is ill' }, 'She is ill'],
    ['a name in a code', { code: 'Ana Berg' }, 'Ana Berg'],
    ['a name behind an id', { commandId: `due/${ID}/Ana` }, `due/${ID}/Ana`],
    ['a name that a member has', { 'Ana Berg': 1 }, 'Ana Berg'],
    ['a name in a sentence of ours', { detail: 'Ana is not possible while the enrolment is enrolled' }, undefined],
  ])('finds %s', (_what, input, expected) => {
    expect(found(input)).toEqual([expected ?? Object.values(input)[0]]);
  });

  it('finds a name in the message of a failure, and in its stack', () => {
    const failure = {
      message: 'Key (email)=(ana@example.test) exists',
      stackTrace: 'Error: Ana\n    at f (file.ts:1:1)',
    };
    const texts = [...textsIn({ events: [{ failure }] })];
    expect(texts.filter(([path, text]) => !mayStand(vocabulary, path, text))).toHaveLength(2);
  });

  it('lets through ids, times, codes and the words of the program', () => {
    const said = {
      enrolmentId: ID,
      commandId: `due/${ID}/2`,
      at: '2026-11-25T08:00:00.000Z',
      command: { type: 'set-deadline', policy: { code: 'first-aid' } },
      rule: 'enrolment+P30D',
      occurrence: 'before-P25D@2026-12-16T23:59:59.999Z',
      timezone: 'Europe/Berlin',
      commitment: 'c'.repeat(64),
      detail: 'resume is not possible while the enrolment is enrolled',
    };
    expect(found(said)).toEqual([]);
  });
});
