import { uuidv7 } from 'uuidv7';
import { saveText } from '../../store/personalText.ts';
import { makeActivity, makeUser, type TestApi } from './api.ts';
import type { Canaries } from './canaries.ts';
import { until } from './until.ts';

/** Asks, and fails the test where it is refused. */
async function done(asked: Promise<{ status: number; body: never; text: string }>): Promise<never> {
  const { status, body, text } = await asked;
  if (status >= 300) throw new Error(text);
  return body;
}

/** A file, taken in and carried out to its end. */
export async function imported(api: TestApi, kind: string, lines: readonly string[], query = ''): Promise<string> {
  const path = `/v1/imports?kind=${kind}${query}`;
  const headers = { 'Content-Type': 'text/csv' };
  const { id } = (await done(api.ask('POST', path, { raw: lines.join('\n'), headers }) as never)) as { id: string };
  await until(async () => (await api.get(`/v1/imports/${id}`)).body.status === 'completed', 'the import has ended');
  return id;
}

/**
 * A person of whom the database says all that it can, in words that stand nowhere else: brought by a file, changed by hand, with
 * everything that people have here.
 */
export async function knownPerson(api: TestApi, canaries: Canaries) {
  const { sql, world } = api;
  const word = (field: string) => canaries.of(field);
  const name = { external: word('external id'), user: word('username'), mail: `${word('address')}@example.org` };
  const values = [name.external, name.user, name.mail, word('given name'), word('family name')];
  const head = 'external_id,username,email,given_name,family_name,position_title,department,location';
  await imported(api, 'people', [head, [...values, word('title'), word('department'), word('location')].join(',')]);
  const moved = [...values, word('another title'), word('a third department'), word('another location')];
  await imported(api, 'people', [head, moved.join(',')]);
  // Somebody whose row names the person, and one that names them without being about anybody.
  const report = `r${uuidv7().slice(-12)}`;
  await imported(api, 'people', [
    `${head},manager_external_id`,
    [report, report, `${report}@example.org`, 'A', 'Report', '', '', '', name.external].join(','),
    ['', '', '', values[3], values[4], '', '', '', ''].join(','),
  ]);
  const { body: person } = await api.get(`/v1/users/${name.external}`);
  const { id } = person;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    done(api.post(path, body, { headers }) as never) as Promise<{ id: string }>;
  const patch = (body: unknown) => done(api.patch(`/v1/users/${id}`, body) as never);
  const why = () => word('a reason');

  // R38: what the file said stays beside what a hand wrote over it. And who was known by another address before.
  await patch({ department: word('another department'), override: true, reason: why() });
  await patch({ email: `${word('another address')}@example.org`, override: true });
  await patch({ location: word('planned location'), effectiveFrom: '2031-01-01', override: true });
  await sql`insert into scim_users (user_id, employee_number) values (${id}, ${word('employee number')})
    on conflict (user_id) do update set employee_number = excluded.employee_number`;
  await api.post(`/v1/users/${id}/deactivate`, {}, { headers: { 'Idempotency-Key': `off-${name.user}` } });
  await api.post(`/v1/users/${id}/activate`, { reason: why() }, { headers: { 'Idempotency-Key': uuidv7() } });

  const group = await post('/v1/groups', { code: `g-${uuidv7().slice(-8)}`, name: 'A group' });
  await post(`/v1/groups/${group.id}/members`, { add: [id], reason: why() });
  const other = await makeUser(api, { manager: id });
  await post('/v1/delegations', { principal: (await makeUser(api)).id, delegate: id });
  const from = '2030-01-01';
  await post('/v1/delegations', { principal: id, delegate: (await makeUser(api)).id, from, note: word('a note') });

  const policy = await approvalPolicy(api);
  const seats = await makeActivity(api, { policy, maximum: 1 });
  const enrolled = await makeActivity(api, { maximum: 1, completion: { evidence: {} } });
  const enrolment = await post(
    '/v1/enrolments',
    { user: id, activity: enrolled.id, obligation: 'mandatory', note: word('a note'), reason: why() },
    { 'Idempotency-Key': uuidv7() },
  );
  const command = (body: Record<string, unknown>) => post(`/v1/enrolments/${enrolment.id}/commands`, body);
  await command({ command: 'grade', grade: word('a grade') });
  await command({ command: 'feedback', feedback: word('feedback') });
  await command({
    command: 'submit-evidence',
    file: {
      name: `${word('a file')}.pdf`,
      mediaType: 'application/pdf',
      size: 1,
      sha256: 'a'.repeat(64),
      reference: `https://files.example.org/${word('a place')}`,
    },
  });
  const waiting = await post('/v1/enrolments', { user: other.id, activity: seats.id, obligation: 'optional' });
  const asked = await post('/v1/enrolments', { user: id, activity: seats.id, obligation: 'optional', reason: why() });
  await sql`
    insert into signature_requests (id, enrolment_id, service, document_version, document_reference, status, expires_at,
      client_id, created_at)
    values (${uuidv7()}, ${enrolment.id}, 'signer', '1', ${word('an envelope')}, 'open', now(), 'a-client', now())`;
  const note = word('a note');
  await imported(api, 'enrolments', [
    'external_id,activity,obligation,source,note,key',
    [name.external, (await makeActivity(api)).code, 'mandatory', 'hr', note, `k-${name.external}`].join(','),
    [name.external, word('no activity'), 'mandatory', 'hr', '', ''].join(','),
  ]);
  await statements(api, canaries, name.mail, enrolled.code);
  const records = await recordsOf(api, canaries, id);
  await plansOf(api, id, word);
  const told = await saveText(sql, id, why(), world.clock.now());
  await sql`
    insert into seat_reservations (id, pool_id, manager_id, seats, release_at, made_by_kind, created_at, released_at, released_by_kind,
      reason_text)
    values (${uuidv7()}, ${seats.id}, ${id}, 1, now(), 'client', now(), now(), 'system', ${told.id})`;
  await world.settle();
  await sql`update mails set last_error = ${`550 <${name.mail}> is not here`} where to_user_id = ${id}`;
  return { id, name, enrolment, asked, waiting, other, records, group };
}

async function approvalPolicy(api: TestApi): Promise<string> {
  const code = `asks-${uuidv7().slice(-8)}`;
  const { status, text } = await api.post('/v1/policies', {
    code,
    approval: { steps: [{ assignee: { relation: 'manager' } }] },
  });
  if (status >= 300) throw new Error(text);
  return code;
}

/** Of the person's own learning, and of a colleague's, by whom the person is named as the instructor. */
async function statements(api: TestApi, canaries: Canaries, mail: string, code: string): Promise<void> {
  const word = (field: string) => canaries.of(field);
  const object = { id: `${api.deps.config.baseUrl}/activities/${code}` };
  const verb = { id: 'http://adlnet.gov/expapi/verbs/progressed' };
  const person = { name: word('a name in a statement'), mbox: `mailto:${mail}` };
  const bodies = [
    {
      ...{ id: uuidv7(), actor: person, verb, object },
      result: { response: word('an answer'), score: { scaled: 0.5 } },
      context: {
        contextActivities: { other: [{ id: `https://example.org/${word('a related activity')}` }] },
        extensions: { 'https://example.org/said': word('an extension') },
      },
    },
    {
      ...{ id: uuidv7(), actor: { mbox: 'mailto:colleague@example.org' }, verb, object },
      context: { instructor: person },
    },
  ];
  const headers = { 'X-Experience-API-Version': '1.0.3' };
  const { status, text } = await api.post('/xapi/statements', bodies, { headers });
  if (status >= 300) throw new Error(text);
}

/** One that a rule keeps, and one that none does. */
async function recordsOf(api: TestApi, canaries: Canaries, userId: string) {
  const [kept, free] = [uuidv7(), uuidv7()];
  for (const [id, recordType, about] of [
    [kept, 'certificate', 'kept'],
    [free, 'course', 'free'],
  ] as const) {
    const word = (field: string) => canaries.of(`${about} record: ${field}`);
    await api.sql`insert into training_records ${api.sql({
      ...{ id, userId, recordType, title: word('title'), trainingProvider: word('provider'), source: 'manual' },
      ...{ otherInformation: word('information'), qualificationCode: word('code'), completionDate: '2026-01-15' },
      createdAt: api.world.clock.now(),
    })}`;
  }
  return { kept, free };
}

async function plansOf(api: TestApi, user: string, word: (field: string) => string): Promise<void> {
  const [first, second] = [await makeActivity(api), await makeActivity(api)];
  const code = uuidv7().slice(-8);
  const ask = async (path: string, body: unknown) => {
    const { status, text } = await api.post(path, body);
    if (status >= 300) throw new Error(`${path}: ${text}`);
  };
  await ask('/v1/learning-plans', { code: `p-${code}`, title: 'A plan', items: [{ activity: first.code }] });
  await ask('/v1/plan-enrolments', { plan: `p-${code}`, user, obligation: 'optional', reason: word('a reason') });
  const certified = {
    code: `c-${code}`,
    title: 'A certificate',
    achievedBy: { activity: second.code },
    validFor: 'P1Y',
  };
  await ask('/v1/certifications', certified);
  await ask('/v1/user-certifications', { certification: `c-${code}`, user, reason: word('a reason') });
  const required = {
    code: `r-${code}`,
    title: 'A requirement',
    who: { users: [user] },
    satisfiedBy: [{ activity: second.code }],
  };
  await ask('/v1/requirements', required);
  await ask(`/v1/requirements/r-${code}/exemptions`, { user, until: '2031-01-01', reason: word('a reason') });
}
