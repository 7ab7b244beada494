import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaughtMail } from '../../local/caughtMail.ts';
import { type Mailbox, startMailbox } from '../../local/mailbox.ts';

let folder: string;
let mailbox: Mailbox;

const start = () => startMailbox({ folder, smtpPort: 0, httpPort: 0 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollbook-mailbox-'));
  mailbox = await start();
});
afterEach(async () => {
  await mailbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(subject: string, more: object = {}): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: 'Training <training@example.com>',
    to: ['Mona Manager <mona@example.com>', 'deputy@example.com'],
    subject,
    text: 'Please decide: https://training.example.com/approvals/abc?x=1&y=2.',
    html: '<p>Please <a href="https://training.example.com/approvals/abc">decide</a></p><script>alert(1)</script>',
    messageId: '<one@example.com>',
    headers: { 'X-Occurrence': 'one' },
    ...more,
  });
  transport.close();
}

async function mails(): Promise<CaughtMail[]> {
  return (await (await fetch(`${mailbox.url}/email`)).json()) as CaughtMail[];
}

async function text(path: string): Promise<string> {
  return (await fetch(mailbox.url + path)).text();
}

test('a mail that is sent is found with its parts under /email', async () => {
  await send('Approval needed – Brandschutz', {
    attachments: [
      {
        filename: 'session.ics',
        content: 'BEGIN:VCALENDAR\n',
        contentType: 'text/calendar',
      },
    ],
  });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: [{ address: 'training@example.com', name: 'Training' }],
    to: [
      { address: 'mona@example.com', name: 'Mona Manager' },
      { address: 'deputy@example.com', name: '' },
    ],
    subject: 'Approval needed – Brandschutz',
    messageId: 'one@example.com',
    headers: { 'x-occurrence': 'one' },
    attachments: [{ fileName: 'session.ics', contentType: 'text/calendar', length: 16 }],
    envelope: { from: 'training@example.com', to: ['mona@example.com', 'deputy@example.com'] },
  });
  expect(mail?.text).toContain('https://training.example.com/approvals/abc?x=1&y=2');
  expect(mail?.html).toContain('<a href="https://training.example.com/approvals/abc">');
  expect(await (await fetch(`${mailbox.url}/email/${mail?.id}`)).json()).toEqual(mail);
  expect(await text(`/email/${mail?.id}/attachment/0`)).toBe('BEGIN:VCALENDAR\n');
  expect(await text(`/email/${mail?.id}/source`)).toContain('Message-ID: <one@example.com>');
});

test('when the sender is told 250 the mail is on disk, where only its owner may read it', async () => {
  await send('kept');
  const files = readdirSync(folder);
  expect(files.map((name) => name.split('.').at(-1)).sort()).toEqual(['eml', 'json']);
  for (const name of files) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('mails are listed in the order in which they came, and are still there after a restart', async () => {
  for (const subject of ['first', 'second', 'third']) await send(subject);
  await mailbox.stop();
  mailbox = await start();
  expect((await mails()).map(({ subject }) => subject)).toEqual(['first', 'second', 'third']);
});

test('the page of a mail escapes what is in it, links its plain text, and lets its HTML run nothing', async () => {
  await send('<img src=x onerror=alert(1)>', { text: '<b>bold</b> https://training.example.com/a?b=1&c="2" end' });
  const [mail] = await mails();
  const list = await text('/');
  expect(list).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(list).not.toContain('<img');
  const page = await text(`/mail/${mail?.id}`);
  expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;');
  expect(page).toContain('<a href="https://training.example.com/a?b=1&amp;c="');
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  const html = await fetch(`${mailbox.url}/email/${mail?.id}/html`);
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/);
});

test('the list goes on on further pages', async () => {
  const transport = createTransport({ url: mailbox.smtpUrl, pool: true });
  for (let number = 0; number < 203; number += 1) {
    await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: `mail ${number}`, text: '' });
  }
  transport.close();
  const older = /href="(\/\?before=[^"]+)"/.exec(await text('/'))?.[1] ?? '';
  const second = await text(older);
  expect([...second.matchAll(/>(mail \d+)</g)].map((match) => match[1])).toEqual(['mail 2', 'mail 1', 'mail 0']);
});

test('the mailbox can be emptied, and what is not there is said to be missing', async () => {
  await send('gone');
  const [mail] = await mails();
  expect((await fetch(`${mailbox.url}/email/all`, { method: 'DELETE' })).status).toBe(200);
  expect(await mails()).toEqual([]);
  expect((await fetch(`${mailbox.url}/email/${mail?.id}`)).status).toBe(404);
  expect((await fetch(`${mailbox.url}/email/..%2F..%2Fsecret`)).status).toBe(404);
  expect((await fetch(`${mailbox.url}/email`, { method: 'POST' })).status).toBe(405);
});
