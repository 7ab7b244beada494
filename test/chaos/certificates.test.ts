import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { issueCertificate } from '../../proof/issue.ts';
import { certificateBytes, listCertificates } from '../../store/certificates.ts';
import type { Db } from '../../store/db.ts';
import { makeRecord } from '../support/certificates.ts';
import { seedUser } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

describe('certificates, whatever dies', () => {
  let world: World;
  const config = { ...readConfig({}), organisationKey: newSigningKey() };
  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
  });
  afterAll(() => world.close());

  const issue = (recordId: string, anew: string | null = null) =>
    issueCertificate({ sql: world.sql, clock: world.clock, config }, recordId, anew);
  const all = (recordId: string) => listCertificates(world.sql, recordId, null, 10);
  const newRecord = async () => makeRecord(world.sql, (await seedUser(world.sql)).id);

  /** Lets something begin while `lock` is held, and ends the connections that wait for it, as of a process that died. */
  async function dieWaiting(lock: (tx: Db) => Promise<unknown>, work: () => Promise<unknown>): Promise<void> {
    const { sql } = world;
    let outcome: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await lock(tx);
      outcome = work().then(
        () => 'done',
        () => 'died',
      );
      const waiting = await until(async () => {
        const rows = await sql<{ pid: number }[]>`
          select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        return rows.length > 0 && rows.map(({ pid }) => pid);
      }, 'it is in the middle of it');
      await sql`select pg_terminate_backend(pid) from unnest(${waiting}::int[]) as dead (pid)`;
      expect(await outcome).toBe('died');
    });
  }

  it('R27: before a certificate is kept: nothing of it is left but a number, and the next demand issues it', async () => {
    const recordId = await newRecord();
    await dieWaiting(
      (tx) => tx`select from training_records where id = ${recordId} for update`,
      () => issue(recordId),
    );
    expect(await all(recordId)).toEqual([]);
    const row = await issue(recordId);
    expect((await all(recordId)).map(({ serial }) => serial)).toEqual([row?.serial]);
  });

  it('R27: after it was kept, before it is given out: the next demand gives out the same bytes', async () => {
    const recordId = await newRecord();
    const anew = uuidv7();
    const lost = await issue(recordId, anew);
    for (const again of [await issue(recordId, anew), await issue(recordId)]) {
      expect(again?.serial).toBe(lost?.serial);
      const [one, other] = [
        await certificateBytes(world.sql, lost?.id ?? ''),
        await certificateBytes(world.sql, again?.id ?? ''),
      ];
      expect(one.equals(other)).toBe(true);
    }
  });

  it('R27: in the correction of its record: both stand as before; the repeat corrects the one and ends the other', async () => {
    const recordId = await newRecord();
    await issue(recordId);
    const correct = () => world.sql`update training_records set title = 'Corrected' where id = ${recordId}`;
    await dieWaiting(
      (tx) => tx`select from certificates where record_id = ${recordId} for update`,
      async () => await correct(),
    );
    expect((await all(recordId)).map(({ endedAs }) => endedAs)).toEqual([null]);
    await correct();
    expect((await all(recordId)).map(({ endedAs }) => endedAs)).toEqual(['superseded']);
  });

  it('R27: a correction while it is drawn: what is kept says what the record says now', async () => {
    const recordId = await newRecord();
    const { sql } = world;
    let asked: ReturnType<typeof issue> | undefined;
    await sql.begin(async (tx) => {
      await tx`update training_records set title = 'Corrected' where id = ${recordId}`;
      // It reads the record as it was, and waits for this one when it is to be kept.
      asked = issue(recordId);
      await until(async () => {
        const [row] = await sql<{ n: number }[]>`
          select count(*)::int as n from pg_stat_activity
          where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        return row?.n === 1;
      }, 'it waits');
    });
    expect((await asked)?.facts.title).toBe('Corrected');
    expect(await all(recordId)).toHaveLength(1);
  });
});
