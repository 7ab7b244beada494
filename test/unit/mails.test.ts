import { describe, expect, test } from 'vitest';
import { isGivenUp, matterHasEnded, retryDelay } from '../../domain/mails.ts';
import { MAILS } from '../../domain/outcome.ts';
import { ENDED } from '../../domain/words.ts';
import { failureOf, mailErrorCode } from '../../mail/sender.ts';
import { type MailChanges, sampleFacts, sampleMail, sampleTask } from '../support/sampleMail.ts';

const ended = (changes: MailChanges) => matterHasEnded(sampleMail(changes));

describe('R23: no mail is sent for a matter that has ended', () => {
  test.each(['approval_request', 'approval_reminder'] as const)(
    '%s only while its task waits for this person',
    (template) => {
      expect(ended({ template })).toBe(false);
      for (const status of ['approved', 'declined', 'reassigned', 'escalated', 'expired', 'withdrawn'] as const) {
        expect(ended({ template, task: { status } }), status).toBe(true);
      }
      expect(ended({ template, task: { assigneeId: sampleFacts.learner.id } })).toBe(true);
      expect(ended({ template, facts: { tasks: [] } })).toBe(true);
    },
  );

  test('a deadline’s reminder only while the enrolment lives and that reminder is still planned', () => {
    const occurrence = 'before-P7D@2026-09-01T06:59:59.999Z';
    const reminder = { template: 'deadline_reminder', occurrence, taskId: null } as const;
    expect(ended({ ...reminder, facts: { status: 'enrolled' } })).toBe(false);
    for (const status of ENDED) expect(ended({ ...reminder, facts: { status } }), status).toBe(true);
    // R22: the deadline was moved, or taken away.
    const plan = { ...sampleFacts.plan!, reminders: [{ rule: 'before-P7D', at: '2026-12-01T07:59:59.999Z' }] };
    expect(ended({ ...reminder, facts: { status: 'enrolled', plan } })).toBe(true);
    expect(ended({ ...reminder, facts: { status: 'enrolled', plan: null } })).toBe(true);
  });

  test('that a deadline passed only while it is that deadline', () => {
    const passed = { template: 'deadline_passed', occurrence: sampleFacts.plan!.deadline.at, taskId: null } as const;
    expect(ended({ ...passed, facts: { status: 'in_progress' } })).toBe(false);
    expect(ended({ ...passed, facts: { status: 'completed' } })).toBe(true);
    expect(ended({ ...passed, occurrence: '2026-01-01T00:00:00.000Z', facts: { status: 'in_progress' } })).toBe(true);
  });

  test('that somebody waits, has a seat, or expired only while it is so', () => {
    const to =
      (template: 'waitlisted' | 'seat_granted' | 'enrolled' | 'expired') =>
      (status: 'waitlisted' | 'enrolled' | 'expired') =>
        ended({ template, facts: { status } });
    expect([to('waitlisted')('waitlisted'), to('waitlisted')('enrolled')]).toEqual([false, true]);
    expect([to('seat_granted')('enrolled'), to('seat_granted')('expired')]).toEqual([false, true]);
    expect([to('enrolled')('enrolled'), to('enrolled')('expired')]).toEqual([false, true]);
    expect([to('expired')('expired'), to('expired')('enrolled')]).toEqual([false, true]);
  });

  test('what an automation says only while the enrolment lives, unless it is about the end', () => {
    const ends = (template: 'automation_reminder' | 'automation_notice' | 'automation_after_end') =>
      (['enrolled', 'completed', 'expired'] as const).map((status) => ended({ template, facts: { status } }));
    expect(ends('automation_reminder')).toEqual([false, true, true]);
    expect(ends('automation_notice')).toEqual([false, true, true]);
    expect(ends('automation_after_end')).toEqual([false, false, false]);
  });

  test('decisions are always told', () => {
    const decisions = MAILS.filter((template) => /^request_|^approval_(withdrawn|closed)/.test(template));
    expect(decisions).toHaveLength(5);
    for (const template of decisions) {
      for (const status of ENDED) expect(ended({ template, facts: { status }, task: { ...sampleTask } })).toBe(false);
    }
  });
});

describe('a mail that cannot be sent', () => {
  test('is tried again after ever longer pauses, an hour at most, for a day', () => {
    expect([1, 2, 3, 4].map(retryDelay)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(retryDelay(9)).toBe(3_600_000);
    expect(retryDelay(10_000)).toBe(3_600_000);
    const mail = { firstTriedAt: '2026-06-10T08:00:00.000Z' };
    expect(isGivenUp(mail, '2026-06-11T07:59:59.999Z')).toBe(false);
    expect(isGivenUp(mail, '2026-06-11T08:00:00.000Z')).toBe(true);
  });

  test.each([
    [{ code: 'EENVELOPE', responseCode: 550, permanent: true, command: 'RCPT TO' }, 'never', 'EENVELOPE-550'],
    [{ code: 'EMESSAGE', responseCode: 554, permanent: true, command: 'DATA' }, 'never', 'EMESSAGE-554'],
    [{ code: 'EENVELOPE', responseCode: 451, permanent: false, command: 'RCPT TO' }, 'later', 'EENVELOPE-451'],
    [{ code: 'EENVELOPE', responseCode: 553, permanent: true, command: 'MAIL FROM' }, 'later', 'EENVELOPE-553'],
    [{ code: 'EAUTH', responseCode: 535, permanent: true }, 'later', 'EAUTH-535'],
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'later', 'ESOCKET-ECONNREFUSED'],
    [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'later', 'ETIMEDOUT'],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'unclear', 'ETIMEDOUT'],
    [{ code: 'ECONNECTION' }, 'unclear', 'ECONNECTION'],
    [{ code: 'EPROTOCOL', responseCode: 500 }, 'unclear', 'EPROTOCOL-500'],
    [new Error('no <jane@example.com> here'), 'unclear', 'EUNKNOWN'],
    [{ code: 'jane@example.com', responseCode: 'jane' }, 'unclear', 'EUNKNOWN'],
    [null, 'unclear', 'EUNKNOWN'],
  ])('%j means %s, and is told as %s', (error, meaning, code) => {
    expect(failureOf(error)).toBe(meaning);
    expect(mailErrorCode(error)).toBe(code);
  });
});
