import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApiKey, newSigningKey } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';
import { readHistories } from '../support/histories.ts';
import { type MailCatcher, startMailCatcher } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { startApiProcess, startWorkerProcess, type WorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

/** Words that stand nowhere else, each for one field. */
const canaries = new Map<string, string>();

function canary(field: string): string {
  const word = `zq${randomBytes(6).toString('hex')}`;
  canaries.set(word, field);
  return word;
}

/** The fields whose words a text holds. */
function found(text: string): string[] {
  const lower = text.toLowerCase();
  return [...canaries].filter(([word]) => lower.includes(word)).map(([, field]) => field);
}

describe('R35: words and names of people', () => {
  let world: World;
  let smtp: MailCatcher;
  let worker: WorkerProcess;
  let api: WorkerProcess;
  let baseUrl: string;
  let refuseNext = true;
  const adminApiKey = newApiKey();
  const answers: string[] = [];

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    smtp = await startMailCatcher({
      beforeAnswer: ({ to }) => {
        if (!refuseNext) return;
        refuseNext = false;
        const said = `<${to[0]?.address}> is not to be reached, ${to[0]?.name}`;
        throw Object.assign(new Error(said), { responseCode: 451 });
      },
    });
    const port = await freePort();
    baseUrl = `http://127.0.0.1:${port}`;
    const place = { ...world, smtpUrl: smtp.url, logLevel: 'trace', signingKey: newSigningKey(), baseUrl };
    [worker, api] = await Promise.all([startWorkerProcess(place), startApiProcess({ ...place, port, adminApiKey })]);
  });
  afterAll(async () => {
    await Promise.all([worker.stop(), api.stop()]);
    await smtp.close();
    await world.close();
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find.
  async function ask(method: string, path: string, body?: unknown, type = 'application/json'): Promise<any> {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { Authorization: `Bearer ${adminApiKey}`, 'Content-Type': type, 'Idempotency-Key': randomUUID() },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    answers.push(text);
    return { ...(text.startsWith('{') ? JSON.parse(text) : {}), httpStatus: response.status };
  }

  async function imported(kind: string, lines: string[]): Promise<void> {
    const { id } = await ask('POST', `/v1/imports?kind=${kind}`, lines.join('\n'), 'text/csv');
    await until(async () => (await ask('GET', `/v1/imports/${id}`)).finishedAt !== null, 'the import has ended');
    await ask('GET', `/v1/imports/${id}/report`);
  }

  const person = (n: string) => ({
    externalId: `e-${n}-${randomUUID()}`,
    username: canary(`${n} username`),
    email: `${canary(`${n} e-mail`)}@example.test`,
    givenName: canary(`${n} given name`),
    familyName: canary(`${n} family name`),
    positionTitle: canary(`${n} position title`),
    department: canary(`${n} department`),
    location: canary(`${n} location`),
  });

  /** People by the API and by a file, and a course that asks their manager. */
  async function begin() {
    const manager = person('manager');
    const learner = person('learner');
    const { id: managerId } = await ask('POST', '/v1/users', manager);
    const { id: learnerId } = await ask('POST', '/v1/users', { ...learner, manager: managerId });
    const colleague = person('colleague');
    const { externalId, username, email, givenName, familyName, positionTitle, department, location } = colleague;
    await imported('people', [
      'external_id,username,email,given_name,family_name,position_title,department,location,birth_date',
      [
        externalId,
        username,
        email,
        givenName,
        familyName,
        positionTitle,
        department,
        location,
        canary('unmapped'),
      ].join(),
      // The same address again is refused, and Postgres quotes what it refuses.
      [
        'e-again',
        canary('row username'),
        email,
        canary('row given name'),
        canary('row family name'),
        '',
        '',
        '',
        '',
      ].join(),
    ]);
    const steps = [{ assignee: { relation: 'manager' } }];
    await ask('POST', '/v1/policies', { code: 'asks', approval: { steps } });
    const course = { type: 'course', title: canary('title'), trainingProvider: canary('provider') };
    await ask('POST', '/v1/activities', { code: 'asking', policy: 'asks', trainingEvent: true, ...course });
    await ask('POST', '/v1/activities', { code: 'open', maximum: 1, ...course });
    return { learnerId, colleague, managerEmail: manager.email, email };
  }

  /** Opens the link in the mail that asks for this approval, and decides by its form. */
  async function decide(enrolmentId: string, decision: string, comment: string): Promise<void> {
    const [mail] = await world.sql<{ id: string }[]>`
      select id from mails where enrolment_id = ${enrolmentId} and template = 'approval_request'`;
    // The first mail was refused once: it comes again when its pause is over.
    await world.sql`update mails set due_at = now() where status = 'waiting'`;
    const { text } = await smtp.waitFor(({ messageId }) => messageId?.startsWith(`${mail?.id}@`) ?? false);
    const link = /https?:\/\/\S+\/approvals\/\S+/.exec(text)?.[0] ?? '';
    answers.push(await (await fetch(link)).text());
    const form = new URLSearchParams({ decision, comment });
    answers.push(await (await fetch(link, { method: 'POST', body: form })).text());
  }

  const command = (id: string, body: Record<string, unknown>) => ask('POST', `/v1/enrolments/${id}/commands`, body);

  /** Errors that quote what they are about, on every way. */
  async function provoke(id: string, email: string): Promise<void> {
    const { sql } = world;
    const twice = { ...person('twice'), email };
    expect((await ask('POST', '/v1/users', twice)).httpStatus).toBeGreaterThanOrEqual(400);
    const nobody = { user: canary('unknown user'), activity: canary('unknown activity'), obligation: 'optional' };
    await ask('POST', '/v1/enrolments', nobody);
    await ask('POST', '/v1/users', `{"familyName": "${canary('broken JSON')}"`);
    await ask('GET', `/v1/enrolments/${canary('address')}`);
    await ask('GET', `/v1/users?q=${canary('search')}&limit=${canary('limit')}`);
    await ask('GET', `/approvals/${canary('token')}`);
    await command(id, { command: 'grade', grade: { text: canary('wrong type') } });
    await command(id, { command: canary('unknown command') });
    // A fault of the database's own that quotes the person, in the middle of a commit.
    await sql.unsafe(`
      create function quotes() returns trigger language plpgsql as $$ begin
        if new.progress = 42 then
          raise exception 'no: %', (select email from users where id = new.user_id)
            using detail = (select family_name from users where id = new.user_id);
        end if;
        return new;
      end $$;
      create trigger quotes before update on enrolments for each row execute function quotes()`);
    const refused = command(id, { command: 'progress', percent: 42 });
    await until(async () => (await ask('GET', `/v1/enrolments/${id}/workflow`)).lastFailure, 'the commit has failed');
    await sql`drop trigger quotes on enrolments`;
    expect((await refused).httpStatus).toBe(200);
  }

  it('are found in no history, log or metric, whatever goes wrong', async () => {
    const { learnerId, colleague, email } = await begin();
    const said = () => ({ note: canary('request note'), reason: canary('request reason') });
    const asked = { user: learnerId, activity: 'asking', obligation: 'optional', source: 'self' };
    const { id } = await ask('POST', '/v1/enrolments', { ...asked, ...said() });
    await decide(id, 'approve', canary('approval comment'));
    const { id: declined } = await ask('POST', '/v1/enrolments', { ...asked, user: colleague.externalId, ...said() });
    await command(declined, { command: 'decline', reason: canary('decline reason') });
    await imported('enrolments', [
      'external_id,activity,obligation,source,note',
      `${colleague.externalId},open,optional,hr,${canary('CSV note')}`,
      `${canary('unknown external id')},open,optional,hr,${canary('note of nobody')}`,
    ]);
    await ask('POST', '/v1/enrolments', { ...asked, activity: 'open' });
    await command(id, { command: 'start', reason: canary('start reason') });
    await provoke(id, email);
    await command(id, { command: 'suspend', reason: canary('suspend reason') });
    await command(id, { command: 'withdraw', reason: canary('withdraw reason') });
    await command(id, { command: 'reopen', reason: canary('reopen reason') });
    await command(id, { command: 'complete', reason: canary('completion reason') });
    await command(id, { command: 'grade', grade: canary('grade') });
    await command(id, { command: 'feedback', feedback: canary('feedback') });
    await command(id, { command: 'note', note: canary('note') });
    await command(id, { command: 'set-status', status: 'failed', reason: canary('status reason') });
    await ask('GET', `/v1/enrolments/${id}/history`);
    await world.settle();

    // They did go through: they are kept, shown and sent.
    const shown = new Set([
      ...found(answers.join('\n')),
      ...found(
        smtp
          .mails()
          .map(({ text }) => text)
          .join('\n'),
      ),
    ]);
    for (const field of ['learner family name', 'title', 'grade', 'feedback', 'note', 'request reason'])
      expect(shown).toContain(field);
    expect(smtp.mails().length).toBeGreaterThan(1);

    const histories = await readHistories(world.dispatch.client, world.taskQueue, 4);
    const all = [...histories.values()].join('\n');
    expect(all).toContain('commitEnrolment');
    expect(all).toContain('StoreFailed');
    expect(found(all)).toEqual([]);
    const logs = `${worker.logged()}\n${api.logged()}`;
    expect(logs).toContain('some mails could not be sent');
    expect(logs).toContain('/v1/enrolments/{id}/commands');
    expect(found(logs)).toEqual([]);
    const metrics = await (await fetch(`${baseUrl}/metrics`)).text();
    expect(metrics).toContain('rollbook_http_request_seconds');
    expect(found(metrics)).toEqual([]);
  });
});
