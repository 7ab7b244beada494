import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectErasureKey } from '../../store/erasureKey.ts';
import { endRetention } from '../../store/retentionSweep.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { audit } from '../support/audit.ts';
import { Canaries } from '../support/canaries.ts';
import { ERASURE_KEY } from '../support/erasures.ts';
import { readHistories } from '../support/histories.ts';
import { knownPerson } from '../support/knownPerson.ts';
import { until } from '../support/until.ts';

let api: TestApi;
const canaries = new Canaries();
beforeAll(async () => {
  api = await startTestApi({ workers: 1 });
});
afterAll(() => api.close());

/** Where no word of a person can stand, or one that says nothing: texts of our own, digests, zones. */
const WITHOUT_WORDS = [
  'evidence.sha256',
  'import_rows.detail',
  'import_rows.manager_key',
  'import_rows.own_key',
  'import_rows.person_key',
  'import_rows.problem',
  'users.locale',
  'users.timezone',
];

test('R35: nothing of an erased person is left but in records under retention, and at their end nothing at all', async () => {
  const { sql, world } = api;
  const person = await knownPerson(api, canaries);
  const rule = { kind: 'training_records', recordType: 'certificate', basis: 'legal_obligation', keepFor: 'P5Y' };
  const set = await api.post('/v1/retention', { ...rule, from: 'completion', scope: 'erased' });
  expect([set.status, set.text]).toEqual([200, expect.anything()]);
  expect((await canaries.missedColumns(sql)).filter((column) => !WITHOUT_WORDS.includes(column))).toEqual([
    'record_restrictions.holder',
  ]);

  const path = `/v1/users/${person.name.external}/erase`;
  const before = await canaries.inDatabase(sql);
  const trial = await api.post(path, { reason: 'request', dryRun: true });
  expect([trial.status, trial.body.restricted]).toEqual([
    200,
    [{ recordId: person.records.kept, basis: 'legal_obligation', until: '2031-01-16T00:00:00.000Z' }],
  ]);
  expect(await canaries.inDatabase(sql)).toEqual(before);

  const erased = await api.post(path, { reason: 'request' }, { headers: { 'Idempotency-Key': 'erase-them' } });
  expect([erased.status, erased.body.counts]).toEqual([202, trial.body.counts]);
  const erasure = await until(async () => {
    const { body } = await api.get(`/v1/erasures/${erased.body.id}`);
    return body.status === 'done' && body;
  }, 'the erasure is done');
  await world.settle();
  expect(erasure).toMatchObject({ keptOutside: true, recordsKept: 1, recordsUntil: '2031-01-16T00:00:00.000Z' });

  const left = await canaries.inDatabase(sql);
  expect(left.filter((one) => !one.startsWith('training_records: kept record: '))).toEqual([
    'record_restrictions: external id',
    'record_restrictions: given name',
    'record_restrictions: family name',
  ]);
  expect(left).toHaveLength(3 + 4);
  const texts = await readHistories(world.dispatch.client, world.taskQueue, 1);
  expect([...texts.values()].flatMap((text) => canaries.in(text))).toEqual([]);
  expect(canaries.in(api.logged.join('\n'))).toEqual([]);
  expect(await audit(sql)).toEqual([]);

  world.clock.moveTo('2031-01-15T23:59:59.000Z');
  expect(await endRetention(sql, world.clock)).toBe(0);
  world.clock.moveTo('2031-01-16T12:00:00.000Z');
  expect(await endRetention(sql, world.clock)).toBe(1);
  expect(await canaries.inDatabase(sql)).toEqual([]);
  const [mark] = await sql`select why, due_at from deleted_records where id = ${person.records.kept}`;
  expect(mark).toEqual({ why: 'retention', dueAt: '2031-01-16T00:00:00.000Z' });
  expect(await audit(sql)).toEqual([]);
});

test('R35: the first erasure notes which key tells erased people again, and a process with another one does not start', async () => {
  await expectErasureKey(api.sql, ERASURE_KEY);
  await expect(expectErasureKey(api.sql, 'f'.repeat(43))).rejects.toThrow(/^ERASURE_KEY must be the key/);
});
