import { describe, expect, test } from 'vitest';
import { newSigningKey } from '../../config/secrets.ts';
import { MAILS, type MailTemplate } from '../../domain/outcome.ts';
import type { SessionTold } from '../../domain/sessionMail.ts';
import { BadAddress, messageId, writeMessage } from '../../mail/message.ts';
import { readApprovalToken, signingKeys } from '../../mail/tokens.ts';
import { type MailChanges, SAMPLE_NOW, sampleFacts, sampleMail, sampleTask } from '../support/sampleMail.ts';

const keys = signingKeys(newSigningKey());
const options = { baseUrl: 'https://training.example.com', mailFrom: 'Training <training@example.com>', keys };
const write = (changes: MailChanges = {}) => writeMessage(sampleMail(changes), SAMPLE_NOW, options);

const DECIDED = {
  status: 'declined',
  decidedAt: '2026-06-10T07:00:00.000Z',
  decidedBy: { kind: 'link', id: sampleTask.id, onBehalfOf: sampleTask.assigneeId },
  deciderName: 'Roberto Tamburello',
  comment: 'Let us talk about it in September.',
} as const;

const OFFERED_SESSION: SessionTold = {
  id: '01990000-0000-7000-8000-0000000000c1',
  title: null,
  status: 'planned',
  parts: [{ startsAt: '2026-06-22T08:00:00.000Z', endsAt: '2026-06-22T12:00:00.000Z', place: 'Room 1', link: null }],
  instructors: [],
  offers: [],
  offerUntil: null,
  minimum: null,
  taken: 12,
  standing: 'offered',
  offer: { grantId: 'grant-1', until: '2026-06-12T08:00:00.000Z' },
};

/** What a mail of this kind is usually about. */
function typical(template: MailTemplate): MailChanges {
  const toLearner = { to: { id: sampleFacts.learner.id, name: 'Rob Walters', givenName: 'Rob' }, taskId: null };
  switch (template) {
    case 'approval_request':
    case 'approval_reminder':
      return {};
    case 'approval_withdrawn':
      return { facts: { status: 'withdrawn' }, task: { ...DECIDED, status: 'withdrawn', deciderName: 'Rob Walters' } };
    case 'approval_closed':
      return { facts: { status: 'expired' }, task: { ...DECIDED, status: 'withdrawn', deciderName: null } };
    case 'waitlisted':
      return {
        ...toLearner,
        facts: { status: 'waitlisted', queuePosition: 4 },
        task: { ...DECIDED, status: 'approved' },
      };
    case 'seat_offered':
    case 'offer_reminder':
      return {
        ...toLearner,
        facts: { status: 'offered', offer: { grantId: 'grant-1', until: '2026-06-12T08:00:00.000Z' } },
      };
    case 'session_offered':
    case 'session_offer_reminder':
      return { ...toLearner, session: OFFERED_SESSION };
    default:
      return { ...toLearner, task: DECIDED };
  }
}

describe('every mail, in every language', () => {
  const cases = MAILS.flatMap((template) => ['en', 'de', 'fr'].map((locale) => [template, locale] as const));

  test.each(cases)(
    '%s in %s is whole: subject, text and HTML, with nothing missing or left over',
    async (template, locale) => {
      const changes = typical(template);
      const mail = await write({ ...changes, template, to: { ...changes.to, locale } });
      for (const part of [mail.subject, mail.text, mail.html]) {
        expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
        expect(part.length).toBeGreaterThan(10);
      }
      expect(mail.subject).toContain('Leadership Programme');
      expect(mail.html).toContain(`<html lang="${locale}">`);
      expect(mail.html).not.toMatch(/<img|<script|<link|src=|url\(/);
      expect(mail.text.split('\n').filter((line) => line.length > 78 && !line.startsWith('https://'))).toEqual([]);
    },
  );

  test('the languages differ in every mail', async () => {
    for (const template of MAILS) {
      const changes = typical(template);
      const subjects = await Promise.all(
        ['en', 'de', 'fr'].map(
          async (locale) => (await write({ ...changes, template, to: { ...changes.to, locale } })).subject,
        ),
      );
      expect(new Set(subjects).size, template).toBe(3);
    }
  });

  test.each([
    ['de-AT', 'Freigabe'],
    ['fr_CA', 'Validation'],
    ['en-US', 'Approval'],
    ['pt-BR', 'Approval'],
    ['del', 'Approval'],
    ['', 'Approval'],
    ['de-!!', 'Freigabe'],
  ])('the locale %s is written in what it speaks, and English is the fallback', async (locale, word) => {
    expect((await write({ to: { locale } })).subject).toContain(word);
  });
});

describe('what a mail says', () => {
  test('R19: a deadline is told as the day where that is the reader’s own, and as the day and the zone elsewhere', async () => {
    const here = await write({ to: { timezone: 'America/Los_Angeles' } });
    expect(here.text).toMatch(/To be completed by: Monday,? 7 September 2026\n/);
    const there = await write({ to: { timezone: 'Europe/Berlin' } });
    expect(there.text).toMatch(/To be completed by: Monday,? 7 September 2026\s+\(America\/Los_Angeles\)\n/);
    const nowhere = await write({ to: { timezone: 'Mars/Olympus' } });
    expect(nowhere.text).toMatch(/7 September 2026\s+\(America\/Los_Angeles\)\n/);
  });

  test('R6: the approver reads who asks, why, for what, until when, and what happens then', async () => {
    const { text } = await write();
    expect(text).toContain('Learner: Rob Walters, Senior Tool Designer, Tool Design, Bothell, US');
    expect(text).toContain('> I will lead the new tool team from autumn.');
    expect(text).toContain('Seats: 11 of 12 taken');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('01:00 Pacific Time; after that the request goes to the next level');
  });

  test('R9: for mandatory training it says that it cannot be declined, also not by the clock', async () => {
    const steps = [{ ...sampleFacts.steps[0]!, onTimeout: 'decline' as const }];
    const { text } = await write({ facts: { obligation: 'mandatory', steps } });
    expect(text).toContain('can be approved but not declined');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('after that the request goes to the next level');
  });

  test('R2, R6: whom a request was passed on to is told why', async () => {
    const next = { ...sampleTask, id: '01990000-0000-7000-8000-000000000002', assignment: 2 };
    const passed = (status: 'escalated' | 'reassigned') =>
      write({ taskId: next.id, facts: { tasks: [{ ...sampleTask, status, decidedAt: SAMPLE_NOW }, next] } });
    expect((await passed('escalated')).text).toContain('not decided in time');
    expect((await passed('reassigned')).text).toContain('because responsibilities have');
    expect((await write()).text).not.toMatch(/passed on/);
  });

  test('the words of an earlier approver reach the next one, and a refusal’s reach the learner', async () => {
    const first = { ...sampleTask, ...DECIDED, status: 'approved' as const, comment: 'Fine with me.' };
    const second = { ...sampleTask, id: '01990000-0000-7000-8000-000000000002', step: 1 };
    const steps = [sampleFacts.steps[0]!, sampleFacts.steps[0]!];
    const request = await write({ taskId: second.id, facts: { tasks: [first, second], steps } });
    expect(request.text).toContain('Roberto Tamburello wrote:\n> Fine with me.');
    expect(request.text).toContain('Approval step: 2 of 2');
    const refusal = await write({ ...typical('request_declined'), template: 'request_declined' });
    expect(refusal.text).toContain('> Let us talk about it in September.');
    expect(refusal.text).not.toContain('/approvals/');
  });
});

describe('the link and the headers', () => {
  test('R7: requests and reminders carry a link to their task, the same each time; no other mail has one', async () => {
    for (const template of MAILS) {
      const { text, html } = await write({ ...typical(template), template });
      const token = /https:\/\/training\.example\.com\/approvals\/(\S+)/.exec(text)?.[1];
      expect(token !== undefined, template).toBe(template === 'approval_request' || template === 'approval_reminder');
      if (!token) continue;
      expect(html).toContain(`href="https://training.example.com/approvals/${token}"`);
      expect(await readApprovalToken(token, keys, SAMPLE_NOW)).toEqual({
        kind: 'ok',
        taskId: sampleTask.id,
        assignment: 1,
      });
      expect((await write({ template })).text).toContain(token);
    }
  });

  test('R23: the Message-ID is the row’s, and what follows a request is threaded to it', async () => {
    const request = await write();
    expect(request.messageId).toBe('<01990000-0000-7000-8000-0000000000f1@training.example.com>');
    expect(request.inReplyTo).toBeNull();
    const reminder = await write({ template: 'approval_reminder', id: '01990000-0000-7000-8000-0000000000f2' });
    expect(reminder.messageId).not.toBe(request.messageId);
    expect(reminder.inReplyTo).toBe(request.messageId);
    expect(messageId('x', 'http://[::1]:3000')).toBe('<x@rollbook.invalid>');
    expect(messageId('x', 'http://localhost:3000/training')).toBe('<x@localhost>');
  });

  test('what people wrote breaks neither a header nor the HTML', async () => {
    const evil = 'Eve\r\nBcc: all@example.com\u2028\u202e <script>alert(1)</script> "\' & Co';
    const mail = await write({
      to: { name: evil, givenName: evil },
      facts: {
        learner: { ...sampleFacts.learner, name: evil, positionTitle: evil },
        activity: { ...sampleFacts.activity, title: evil },
        requesterName: evil,
        requestReason: `${evil}\r\n-- \r\n${evil}`,
      },
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const controls = /[\u0000-\u001f\u007f\u2028\u202e]/;
    expect(mail.subject).not.toMatch(controls);
    expect(mail.to.name).not.toMatch(controls);
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39; &amp; Co');
    expect(mail.text).not.toMatch(/[\r\u202e]|^Bcc/m);
  });

  test.each([
    'a@b.example, c@d.example',
    'x',
    'a b@c.example',
    '<a@b.example>',
    'a@b.example\r\nBcc: c@d.example',
    '@',
    '',
  ])('the address %j is refused before it reaches a mail server', async (email) => {
    await expect(write({ to: { email } })).rejects.toThrow(BadAddress);
  });
});
