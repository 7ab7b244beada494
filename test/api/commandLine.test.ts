import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeActivity, makeEnrolment, makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { rollbook, startRollbook } from '../support/commandLine.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: false });
  folder = mkdtempSync(join(tmpdir(), 'rollbook-cli-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

const HEAD = 'external_id,activity,obligation,source,deadline';
function file(name: string, ...rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [HEAD, ...rows].join('\n'));
  return path;
}

/** People and an activity that rows may name. */
async function named(people: number): Promise<{ ids: string[]; code: string }> {
  const { code } = await makeActivity(api);
  const ids = Array.from({ length: people }, (_, index) => `${code}-${index}`);
  for (const externalId of ids) await makeUser(api, { externalId });
  return { ids, code };
}

describe('import', () => {
  test('R34: it waits until the file is carried out, and ends with 0 when every row is as it should be', async () => {
    const { ids, code } = await named(2);
    const path = file('good.csv', ...ids.map((id) => `${id},${code},mandatory,hr,`));
    const dry = await rollbook(api, ['import', 'enrolments', path, '--dry-run']);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.out).toBe('Dry run: 2 rows of enrolments: 2 created, 0 updated, 0 unchanged, 0 rejected\n');
    expect((await api.get(`/v1/enrolments?activity=${code}`)).body.items).toEqual([]);

    const { code: exit, out, err } = await rollbook(api, ['import', 'enrolments', 'good.csv'], { cwd: folder });
    expect([exit, out]).toEqual([0, '2 rows of enrolments: 2 created, 0 updated, 0 unchanged, 0 rejected\n']);
    // A job's log has no bar in it.
    expect(err).toMatch(/^Taken in as import [\da-f-]{36}\.\n$/);
    expect((await api.get(`/v1/enrolments?activity=${code}`)).body.items).toHaveLength(2);
  });

  test('R34: training records that were exported and are imported again are as they were, and what was edited is changed', async () => {
    const user = (await makeUser(api)).id;
    const given = { form: 'course', user, title: '=First Aid', completionDate: '2026-01-31' };
    const { body: record } = await api.post('/v1/training-records', given);
    const path = join(folder, 'records.csv');
    expect(
      await rollbook(api, ['export', 'training-records', '--where', `user=${user}`, '--output', path]),
    ).toMatchObject({
      code: 0,
    });
    const same = await rollbook(api, ['import', 'training-records', path]);
    expect(same.out).toBe('1 row of training-records: 0 created, 0 updated, 1 unchanged, 0 rejected\n');
    writeFileSync(path, readFileSync(path, 'utf8').replace('2026-01-31', '31/12/2025'));
    const edited = await rollbook(api, ['import', 'training-records', path]);
    expect(edited.out).toBe('1 row of training-records: 0 created, 1 updated, 0 unchanged, 0 rejected\n');
    expect((await api.get(`/v1/training-records/${record.id}`)).body).toMatchObject({
      title: '=First Aid',
      completionDate: '2025-12-31',
      version: 2,
    });
  });

  test('R34: rejected rows are told with what to mend, and it ends with 1; with --json as one document', async () => {
    const { ids, code } = await named(1);
    const path = file('some.csv', `nobody,${code},mandatory,hr,`, `${ids[0]},${code},mandatory,hr,2020-01-01`);
    const words = await rollbook(api, ['import', 'enrolments', path]);
    expect(words.code).toBe(1);
    expect(words.out).toContain('2 rows of enrolments: 0 created, 0 updated, 0 unchanged, 2 rejected');
    expect(words.out).toMatch(/^2 {5}external_id {2}\S+ +Nobody has this external id/m);
    expect(words.out).toMatch(/^3 {5}deadline/m);

    const json = await rollbook(api, ['import', 'enrolments', path, '--allow-past-deadlines', '--json']);
    expect([json.code, json.err]).toEqual([1, '']);
    expect(json.json).toMatchObject({
      kind: 'enrolments',
      status: 'completed',
      allowPastDeadlines: true,
      rows: { created: 1, rejected: 1 },
      rejected: [{ line: 2, column: 'external_id', values: { external_id: 'nobody' } }],
    });
  });

  test('a file comes by standard input as well; the same key finds the same import, and another file is refused', async () => {
    const { ids, code } = await named(1);
    const args = ['import', 'enrolments', '-', '--idempotency-key', `night-${code}`, '--json'];
    const input = `${HEAD}\n${ids[0]},${code},optional,hr,\n`;
    const first = await rollbook(api, args, { input });
    expect(first.json).toMatchObject({ rows: { created: 1 } });
    expect((await rollbook(api, args, { input })).json).toEqual(first.json);
    const other = await rollbook(api, args, { input: `${input}\n` });
    expect(other.code).toBe(3);
    expect(JSON.parse(other.err).error).toMatchObject({ status: 422 });
  });

  test('a file that the API cannot take in is told in words', async () => {
    const path = join(folder, 'broken.csv');
    writeFileSync(path, 'external_id,note\n1,2');
    const { code, out, err } = await rollbook(api, ['import', 'enrolments', path]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('the column obligation is missing');
    expect(err).toContain('  #/activity ');
  });
});

describe('lists and exports', () => {
  test('enrolments are listed by filters, shown with their reasons, and exported', async () => {
    const { code } = await makeActivity(api);
    for (const _ of [1, 2, 3]) await makeEnrolment(api, { activity: code });
    const few = await rollbook(api, ['enrolments', 'list', '--activity', code, '--status', 'enrolled', '--limit', '2']);
    expect(few.out).toMatch(/^id +person +activity +attempt +status/);
    expect(few.out).toContain('… and more than these 2');
    const { json } = await rollbook(api, ['enrolments', 'list', '--json', '--activity', code]);
    expect(json).toMatchObject({ more: false, items: [{}, {}, {}] });
    const [{ id }] = json.items;

    const shown = await rollbook(api, ['enrolments', 'show', id]);
    expect(shown.out).toMatch(/^status {2,}enrolled$/m);
    expect(shown.out).toMatch(/^why {2,}Enrolled since /m);
    expect((await rollbook(api, ['enrolments', 'show', id, '--json'])).json).toMatchObject({ id, status: 'enrolled' });

    const csv = await rollbook(api, ['enrolments', 'export', '--activity', code]);
    expect(csv.code).toBe(0);
    expect(csv.out.trimEnd().split('\r\n')).toHaveLength(4);
    expect(await rollbook(api, ['enrolments', 'export', '--activity', code, '--overdue'])).toMatchObject({ code: 0 });
  });

  test('a list goes into a file, whole or not at all', async () => {
    await makeUser(api, { department: 'Exported' });
    const path = join(folder, 'people.csv');
    const done = await rollbook(api, ['export', 'users', '--where', 'department=Exported', '-o', path, '--json']);
    const written = readFileSync(path, 'utf8');
    expect(done.json).toEqual({ file: path, bytes: written.length });
    expect(written.trimEnd().split('\r\n')).toHaveLength(2);

    const wrong = await rollbook(api, ['export', 'users', '--where', 'nothing=1', '-o', path]);
    expect(wrong.code).toBe(3);
    expect(wrong.err).toContain('nothing');
    expect(readFileSync(path, 'utf8')).toBe(written);
    expect(existsSync(`${path}.part`)).toBe(false);
    const nowhere = await rollbook(api, ['export', 'users', '-o', join(folder, 'no', 'such.csv')]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('cannot be written: ENOENT')]);
  });

  test('an answer that breaks off leaves no file, and the one that was there stays', async () => {
    const breaking = createServer((_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/csv' }).write('a,b\r\n1,2\r\n', () => res.destroy());
    });
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(breaking.address() as AddressInfo).port}`;
    const path = join(folder, 'kept.csv');
    writeFileSync(path, 'of yesterday');
    const { code, err } = await rollbook({ url, adminKey: 'x' }, ['export', 'users', '-o', path]);
    breaking.close();
    expect([code, err]).toEqual([3, expect.stringContaining('broke off')]);
    expect(readFileSync(path, 'utf8')).toBe('of yesterday');
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test.each(['activities', 'approvals', 'enrolments', 'mails', 'statements', 'training-records', 'users'])(
    'all %s are a CSV with heads',
    async (what) => {
      const { code, out } = await rollbook(api, ['export', what]);
      expect(code).toBe(0);
      expect(out.split('\r\n')[0]).toMatch(/^\w[\w ?]*(,\w[\w ?]*)+$/);
    },
  );

  test('people are listed and shown', async () => {
    const { id } = await makeUser(api, { externalId: 'shown', familyName: 'Shown' });
    const list = await rollbook(api, ['users', 'list', '--q', 'Shown', '--status', 'activated']);
    expect(list.out).toMatch(/^shown +Ann Shown/m);
    expect((await rollbook(api, ['users', 'show', 'shown', '--json'])).json.id).toBe(id);
    expect((await rollbook(api, ['users', 'show', 'shown'])).out).toMatch(/^name +Ann Shown$/m);
    const missing = await rollbook(api, ['users', 'show', 'nobody']);
    expect([missing.code, missing.out]).toEqual([3, '']);
    expect(missing.err).not.toBe('');
  });
});

describe('a complete list', () => {
  test('that would let too many go asks first: it says so, and ends with 1', async () => {
    const head = 'external_id,username,email,given_name,family_name';
    const row = (n: number) => `hr-${n},hr-${n},hr-${n}@example.org,Given,Family`;
    const write = (name: string, count: number) => {
      const path = join(folder, name);
      writeFileSync(path, [head, ...Array.from({ length: count }, (_, n) => row(n))].join('\n'));
      return path;
    };
    expect((await rollbook(api, ['import', 'people', write('all.csv', 5)])).code).toBe(0);
    const few = await rollbook(api, [
      'import',
      'people',
      write('few.csv', 2),
      '--complete-list',
      '--max-leavers',
      '10%',
    ]);
    expect(few.code).toBe(1);
    expect(few.out).toMatch(/^Too many would leave: look at \/v1\/imports\/[\da-f-]{36}\/leavers/m);
    expect((await api.get('/v1/users/hr-4')).body.status).toBe('activated');
  });
});

describe('keys', () => {
  test('a key gets a new secret, and the old one is good for as long as was said', async () => {
    const made = await rollbook(api, ['keys', 'create', 'narrow', '--scope', 'enrolments:read', '--json']);
    const { id, secret } = JSON.parse(made.out);
    const rotated = await rollbook(api, ['keys', 'rotate', id, '--overlap', 'PT0S', '--json']);
    const { secret: newer } = JSON.parse(rotated.out);
    expect(newer).not.toBe(secret);
    const list = (key: string) => rollbook(api, ['enrolments', 'list'], { env: { ROLLBOOK_API_KEY: key } });
    expect([(await list(newer)).code, (await list(secret)).code]).toEqual([0, 3]);
  });

  test('a key is made, opens what its scope opens, is listed without its secret, and ends', async () => {
    const made = await rollbook(api, ['keys', 'create', 'nightly', '--scope', 'read', '--json']);
    const { id, secret } = made.json;
    const own = { ROLLBOOK_API_KEY: secret };
    expect((await rollbook(api, ['users', 'list', '--limit', '1'], { env: own })).code).toBe(0);
    expect((await rollbook(api, ['keys', 'list'], { env: own })).code).toBe(3);
    const list = await rollbook(api, ['keys', 'list']);
    expect(list.out).toMatch(new RegExp(`^${id} +nightly +read `, 'm'));
    expect(list.out).not.toContain(secret);
    expect((await rollbook(api, ['keys', 'revoke', id])).out).toBe(`The key ${id} is revoked.\n`);
    expect((await rollbook(api, ['users', 'list'], { env: own })).code).toBe(3);
    expect((await rollbook(api, ['keys', 'create', 'both', '--scope', 'read', 'write'])).out).toMatch(/^key +rb_/m);
  });
});

describe('status', () => {
  test('it says whether it is up, and what is on its way', async () => {
    const { code, json } = await rollbook(api, ['status', '--json']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ url: api.url, ready: true, postgres: 'ok', temporal: 'ok' });
    expect(Object.keys(json.waiting).sort()).toEqual(['mails', 'messages', 'syncs', 'unarmed']);
    expect((await rollbook(api, ['status'])).out).toMatch(/^ready +yes$/m);
  });

  test('where nothing answers it ends with 3', async () => {
    const nowhere = { url: 'http://127.0.0.1:9', adminKey: 'x' };
    const { code, err } = await rollbook(nowhere, ['status']);
    expect([code, err]).toEqual([3, expect.stringContaining('Rollbook does not answer')]);
    expect(JSON.parse((await rollbook(nowhere, ['status', '--json'])).err)).toHaveProperty('error.title');
  });
});

describe('what cannot be meant', () => {
  test.each([
    [[]],
    [['nonsense']],
    [['import', 'horses', 'x.csv']],
    [['import', 'people', '/no/such/file.csv']],
    [['import', 'people', 'x.csv', '--idempotency-key', 'a b']],
    [['users', 'list', '--limit', '0']],
    [['users', 'list', '--nothing']],
    [['export', 'secrets']],
    [['export', 'users', '--where', 'nothing']],
    [['export', 'users', '--json']],
    [['keys', 'create', 'x', '--scope', 'all']],
  ])('%j ends with 2, in words and as JSON', async (args) => {
    const words = await rollbook(api, args);
    expect([words.code, words.out]).toEqual([2, '']);
    expect(words.err).not.toMatch(/\n\s+at /);
    if (args.length === 0) return;
    const json = await rollbook(api, [...args, '--json']);
    expect(json.code).toBe(2);
    expect(JSON.parse(json.err)).toHaveProperty('error.title');
  });

  test('help is no mistake, and needs no key', async () => {
    const { code, out } = await startRollbook(['--help']).ended;
    expect(code).toBe(0);
    for (const word of ['ROLLBOOK_URL', 'import', 'verify', '--json']) expect(out).toContain(word);
    expect((await startRollbook(['import', '--help']).ended).out).toContain('--dry-run');
  });

  test('without an address it says what to set; ready.json tells both', async () => {
    const env = { DATA_DIR: folder };
    expect(await startRollbook(['users', 'list'], { env }).ended).toMatchObject({ code: 2 });
    writeFileSync(join(folder, 'ready.json'), JSON.stringify({ api: api.url, adminApiKey: api.adminKey }));
    expect(await startRollbook(['users', 'list'], { env }).ended).toMatchObject({ code: 0 });
  });
});

describe('verify', () => {
  test('R36: every history is as it was written; what was changed in the database is named', async () => {
    const { id } = await makeEnrolment(api, {});
    const ended = await api.post(`/v1/enrolments/${id}/commands`, { command: 'cancel', reason: 'words of a reason' });
    expect(ended.status).toBe(200);
    const all = await rollbook(api, ['verify', '--json']);
    expect(all.code).toBe(0);
    const [count] = await api.sql`
      select (select count(*) from enrolment_events)::int + (select count(*) from user_events)::int
          + (select count(*) from training_record_events)::int as events,
        (select count(distinct enrolment_id) from enrolment_events)::int + (select count(*) from user_chains)::int
          + (select count(distinct record_id) from training_record_events)::int as chains`;
    expect(all.json).toMatchObject({ whole: true, ...count, broken: [] });
    expect((await rollbook(api, ['verify', id])).out).toBe('1 history with 3 events\nAll is as it was written.\n');

    const [event] = await api.sql<{ actorId: string | null }[]>`
      select actor_id from enrolment_events where enrolment_id = ${id} and seq = 2`;
    // As somebody would who has the database in their hands.
    await api.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update enrolment_events set actor_id = 'somebody else' where enrolment_id = ${id} and seq = 2`;
    });
    const one = await rollbook(api, ['verify', id, '--json']);
    expect(one.code).toBe(1);
    expect(one.json).toMatchObject({ whole: false, chains: 1, events: 1, broken: [{ id, seq: 2, type: 'enrolled' }] });
    const found = await rollbook(api, ['verify']);
    expect(found.code).toBe(1);
    expect(found.out).toContain('1 thing that does not fit:');
    expect(found.out).toMatch(new RegExp(`^enrolment +${id} +2 +enrolled +its hash is not`, 'm'));
    await api.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update enrolment_events set actor_id = ${event?.actorId ?? null} where enrolment_id = ${id} and seq = 2`;
    });
  });

  test('R36: an export is checked from files alone, by a checkpoint and keys that were kept outside', async () => {
    const { id } = await makeEnrolment(api, {});
    const made = (await api.post('/v1/checkpoints', undefined)).body;
    const [jws, keys, to] = ['kept.jws', 'keys.json', 'history.ndjson'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(jws, `${made.jws}\n`);
    writeFileSync(keys, (await api.get('/.well-known/jwks.json', { key: null })).text);
    const exported = await rollbook(api, ['export', 'history', '--to', to, '--texts', '--json']);
    expect([exported.code, exported.json]).toEqual([0, expect.objectContaining({ file: to, checkpoints: 1 })]);
    // No address and no key: it asks nobody.
    const args = ['verify', to, '--checkpoint', jws, '--keys', keys];
    const offline = { env: { DATA_DIR: folder } };
    const whole = await startRollbook(args, offline).ended;
    expect(whole.code).toBe(0);
    expect(whole.out).toContain('1 checkpoint; all histories compared with 1 to 1, by the keys that were given');
    expect((await startRollbook(['verify', to], offline).ended).out).toContain('by keys that came along');

    const lines = readFileSync(to, 'utf8').split('\n');
    writeFileSync(to, lines.filter((line) => !line.includes(id)).join('\n'));
    const cut = await startRollbook([...args, '--json'], offline).ended;
    expect([cut.code, cut.json.whole]).toEqual([1, false]);
    expect(cut.json.broken.map(({ kind }: { kind: string }) => kind)).toEqual([
      'export',
      'export',
      'export',
      'checkpoint',
    ]);
    for (const wrong of [
      ['verify', keys],
      ['verify', '/no/such/file'],
      ['verify', to, '--checkpoint', keys],
      ['verify', to, '--keys', jws],
      ['export', 'history'],
      ['export', 'history', '--to', '/no/such/folder/x'],
    ]) {
      expect([wrong, (await rollbook(api, wrong)).code]).toEqual([wrong, 2]);
    }
  });

  test('an enrolment that is not there is refused', async () => {
    expect((await rollbook(api, ['verify', '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10'])).code).toBe(3);
  });
});

test('R34: Ctrl-C ends the looking, not the import, and says how to look again', async () => {
  const quiet = await startTestApi({ workers: 0, background: false });
  try {
    const path = file('left.csv', 'nobody,nothing,optional,hr,');
    const env = { ROLLBOOK_URL: quiet.url, ROLLBOOK_API_KEY: quiet.adminKey };
    const run = startRollbook(['import', 'enrolments', path], { env });
    await until(() => run.said().includes('Taken in'), 'the file was taken in');
    run.process.kill('SIGINT');
    const { code, err } = await run.ended;
    expect(code).toBe(130);
    const [, key = ''] = /--idempotency-key (\S+)\.\n$/.exec(err) ?? [];
    const again = startRollbook(['import', 'enrolments', path, '--idempotency-key', key], { env });
    await quiet.world.startWorker();
    expect((await again.ended).out).toContain('1 row of enrolments: 0 created, 0 updated, 0 unchanged, 1 rejected');
    expect((await quiet.get('/v1/imports')).body.items).toHaveLength(1);
  } finally {
    await quiet.close();
  }
});
