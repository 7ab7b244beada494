import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { ATTACKS } from '../support/attacks.ts';
import { asForger, keepTables } from '../support/forging.ts';
import { type PreparedScene, prepareScene, verifyApi } from '../support/scene.ts';

const TABLES = [
  'enrolment_events',
  'enrolments',
  'user_events',
  'user_chains',
  'checkpoints',
  'checkpoint_heads',
  'checkpoint_deliveries',
  'personal_text',
  'signing_keys',
];

let api: TestApi;
let scene: PreparedScene;
let restore: () => Promise<void>;
beforeAll(async () => {
  api = await startTestApi({ workers: 1, background: false });
  scene = await prepareScene(api);
  restore = await keepTables(api.sql, TABLES);
});
afterAll(async () => {
  scene.remove();
  await api.close();
});

describe('R36: who has the database in their hands', () => {
  afterEach(() => restore());

  it('and changes nothing is not suspected of anything', async () => {
    for (const evidence of [scene.nothing, scene.keptAlone, scene.kept]) {
      const verified = await verifyApi(api, evidence);
      expect(verified).toMatchObject({ whole: true, broken: [], checkpoints: { known: 2, compared: [1, 2] } });
      expect(verified.texts.erased).toBe(0);
      expect(verified.texts.fit).toBeGreaterThan(3);
    }
  });

  it('and erases the words of people as it should be done leaves everything whole', async () => {
    await api.sql`update personal_text set salt = null, body = null`;
    const verified = await verifyApi(api, scene.kept);
    expect(verified).toMatchObject({ whole: true, texts: { fit: 0 } });
    expect(verified.texts.erased).toBeGreaterThan(3);
  });

  test.each(ATTACKS.map((attack) => [attack.what, attack.found, attack] as const))(
    '%s: found %s',
    async (_what, found, attack) => {
      await asForger(api.sql, (tx) => attack.carryOut(tx, scene));
      const alone = await verifyApi(api, scene.nothing);
      expect([alone.whole, alone.broken]).toEqual([found !== 'at once', found === 'at once' ? expect.any(Array) : []]);
      for (const evidence of [scene.keptAlone, scene.kept]) {
        const { whole } = await verifyApi(api, evidence);
        expect(whole).toBe(found === 'not before the next one');
      }
      if (!attack.names) return;
      const { broken } = await verifyApi(api, found === 'at once' ? scene.nothing : scene.kept);
      const named = broken.filter(({ kind }) => kind !== 'checkpoint').map(({ id, seq }) => ({ id, seq }));
      expect(named).toEqual([attack.names(scene)]);
    },
  );
});

test('the table of attacks in the documents is that of the tests', () => {
  const table = readFileSync('docs/history.md', 'utf8').split('\n');
  const rows = table.filter((line) => /^\| (?!What )/.test(line)).map((line) => line.split('|').slice(1, 3));
  expect(rows.map(([what = '', found = '']) => [what.trim(), found.trim()])).toEqual(
    ATTACKS.map(({ what, found }) => [what, found]),
  );
});
