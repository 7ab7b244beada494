import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteRecords } from '../../store/eraseRecords.ts';
import { inTransaction } from '../../store/tx.ts';
import { makeUser, startTestApi, type TestApi } from '../support/api.ts';
import { ALL_CARE, asForger, forge, HASHES_AND_ROW } from '../support/forging.ts';
import { addByHand, tellRecord } from '../support/records.ts';
import { verifyApi } from '../support/scene.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ workers: 0, background: false });
});
afterAll(() => api.close());

const NOTHING = { kept: [], keys: null };
const where = () => ({ sql: api.sql, clock: api.world.clock });

async function corrected(): Promise<string> {
  const id = await addByHand(where(), (await makeUser(api)).id);
  await tellRecord(where(), id, { type: 'correct', patch: { title: 'Second Aid' } });
  return id;
}

test('R35, R36: a record that is deleted for good leaves its history whole, whose end its mark keeps', async () => {
  const id = await corrected();
  const { number } = (await api.post('/v1/checkpoints', undefined)).body;
  const now = api.world.clock.now();
  await inTransaction(api.sql, (tx) => deleteRecords(tx, [id], 'retention', now, now));
  await api.post('/v1/checkpoints', undefined);
  const verified = await verifyApi(api, NOTHING);
  expect(verified).toMatchObject({ whole: true, broken: [], checkpoints: { known: number + 1 } });
  expect(verified.kinds['training-record']).toBe(1);
  const [{ n } = { n: 0 }] = await api.sql<{ n: number }[]>`
    select count(*)::int as n from training_record_events where record_id = ${id}`;
  expect(n).toBe(2);
});

test.each([
  ['with its row', HASHES_AND_ROW],
  ['with its row and all that the database knows of checkpoints', { ...ALL_CARE, checkpoints: false }],
])('R36: a record that was forged %s is found, by its first event that does not fit', async (_what, care) => {
  const id = await corrected();
  await api.post('/v1/checkpoints', undefined);
  const victim = { kind: 'training-record', id };
  const as = (actorId: string | null) =>
    asForger(api.sql, (tx) => forge(tx, victim, (rows) => rows.map((row) => ({ ...row, actorId })), care));
  await as('somebody else');
  const { whole, broken } = await verifyApi(api, NOTHING);
  expect(whole).toBe(false);
  expect(broken.filter(({ kind }) => kind === 'training-record')).toMatchObject(care.marks ? [] : [{ id, seq: 1 }]);
  await as(null);
});
