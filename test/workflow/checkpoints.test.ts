import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointName } from '../../activities/checkpointFiles.ts';
import { addDuration } from '../../domain/calendar.ts';
import { leafHash, MerkleTree } from '../../domain/checkpoints/merkle.ts';
import { watcherWorkflowId } from '../../domain/ids.ts';
import { sha256 } from '../../store/chain.ts';
import { CHAINS } from '../../store/chains.ts';
import { digestOf } from '../../store/checkpoints.ts';
import { readFeed } from '../../store/feed.ts';
import { checkpointsOf, makeOutside, type Outside, wakeCheckpoints, whenDelivered } from '../support/checkpoints.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { fireNextTimer } from '../support/timeSkipping.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

let outside: Outside;
let world: World;
async function begin(mailTo: readonly string[] = []) {
  outside = await makeOutside({ mailTo });
  world = await createWorld({ checkpoints: outside.settings });
}
beforeEach(() => begin());
afterEach(async () => {
  await world.close();
  outside.remove();
});

const born = async () =>
  world.enrol({ userId: (await seedUser(world.sql)).id, activityId: await seedActivity(world.sql) });
const file = (number: number, ending: 'jws' | 'heads') =>
  readFileSync(join(outside.directory, `${checkpointName(number)}.${ending}`), 'utf8');
const later = (duration: string) => world.clock.moveTo(addDuration(world.clock.now(), duration, 'UTC'));

async function signed(jws: string) {
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK(outside.settings.key.public));
  return { said: JSON.parse(new TextDecoder().decode(payload)), protectedHeader };
}

describe('the daily checkpoint', () => {
  it('R36: holds every head, is signed, chained to the one before, and lies outside the database', async () => {
    const ids = [await born(), await born()];
    await wakeCheckpoints(world);
    const [first] = await whenDelivered(world, 1);
    const { said, protectedHeader } = await signed(file(1, 'jws').trim());
    expect(protectedHeader).toEqual({
      alg: 'EdDSA',
      kid: outside.settings.key.public.kid,
      typ: 'rollbook-checkpoint+jws',
    });
    expect(said).toMatchObject({ number: 1, previous: '0'.repeat(64), day: first?.day, missed: [], total: 2 });
    expect(said.chains).toEqual({ ...Object.fromEntries(CHAINS.map(({ kind }) => [kind, 0])), enrolment: 2 });
    const heads = file(1, 'heads').trimEnd().split('\n');
    const rows = await world.sql<
      { id: string; seq: number; head: string }[]
    >`select id, seq, head from enrolments order by id`;
    expect(heads).toEqual(rows.map(({ id, seq, head }) => JSON.stringify(['enrolment', id, seq, head])));
    expect(heads.map((line) => JSON.parse(line)[1]).sort()).toEqual([...ids].sort());
    const tree = new MerkleTree(sha256);
    for (const line of heads) tree.add(leafHash(sha256, line));
    expect(said.root).toBe(Buffer.from(tree.root()).toString('hex'));

    // The next day by the workflow's own timer.
    await born();
    later('P1D');
    await fireNextTimer(world.dispatch.client, watcherWorkflowId('checkpoint', world.taskQueue));
    const [, second] = await whenDelivered(world, 2);
    expect(second).toMatchObject({ number: 2, total: 3, missed: [], previous: digestOf(file(1, 'jws').trim()) });
    expect(file(2, 'heads').trimEnd().split('\n')).toHaveLength(3);
    // Kept is only what is different.
    const kept = await world.sql`select from checkpoint_heads where number = 2`;
    expect(kept).toHaveLength(1);
  });

  it('R36: is made once a day whoever looks how often, and after a downtime says which days have none', async () => {
    await born();
    await wakeCheckpoints(world);
    await whenDelivered(world, 1);
    for (let look = 0; look < 3; look += 1) await wakeCheckpoints(world);
    await world.settle();
    expect(await checkpointsOf(world)).toHaveLength(1);
    later('P4D');
    await wakeCheckpoints(world);
    const [first, second] = await whenDelivered(world, 2);
    const days = [1, 2, 3].map((n) => addDuration(`${first?.day}T12:00:00.000Z`, `P${n}D`, 'UTC').slice(0, 10));
    expect(second?.missed).toEqual(days);
    expect((await signed(second?.jws ?? '')).said.missed).toEqual(days);
  });

  it('R36: is made although its day begins while the one before is still brought out', async () => {
    await world.close();
    outside.remove();
    await begin(['auditor@example.com']);
    const send = outside.mails.push.bind(outside.mails);
    outside.mails.push = (...mails) => {
      if (outside.mails.length === 0) later('P1D');
      return send(...mails);
    };
    await wakeCheckpoints(world);
    const [first, second] = await whenDelivered(world, 2);
    expect([second?.day, second?.missed]).toEqual([
      addDuration(`${first?.day}T12:00:00.000Z`, 'P1D', 'UTC').slice(0, 10),
      [],
    ]);
  });

  it('R36: is told by the feed, with all that it takes to check it', async () => {
    await wakeCheckpoints(world);
    const [made] = await whenDelivered(world, 1);
    const events = await until(async () => {
      const page = await readFeed(world.sql, 0, ['com.rollbook.checkpoint.made'], 10);
      return page.events.length > 0 && page.events;
    }, 'the feed tells of it');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ subjectId: made?.id, hash: made?.digest, userId: null, actorKind: 'system' });
    expect(events[0]?.data).toEqual({ number: 1, root: made?.root, total: 0, jws: made?.jws });
  });
});

describe('a way out that is closed', () => {
  it('R36: is tried again, and shown, while the others are taken', async () => {
    await world.close();
    outside.remove();
    await begin(['auditor@example.com', 'other@example.com']);
    outside.refuse = Object.assign(new Error('auditor@example.com is not known'), {
      code: 'EENVELOPE',
      responseCode: 450,
    });
    await wakeCheckpoints(world);
    const waiting = await until(async () => {
      const [made] = await checkpointsOf(world);
      const mails = made?.deliveries.filter(({ channel }) => channel === 'mail') ?? [];
      return mails.length === 2 && mails.every(({ attempts }) => attempts === 1) && made;
    }, 'both mails were tried');
    expect(waiting.deliveries.find(({ channel }) => channel === 'file')?.status).toBe('delivered');
    expect(waiting.deliveries.map(({ lastError }) => lastError)).toEqual([null, 'EENVELOPE-450', 'EENVELOPE-450']);
    expect(existsSync(join(outside.directory, `${checkpointName(1)}.heads`))).toBe(true);

    outside.refuse = null;
    later('PT10S');
    await fireNextTimer(world.dispatch.client, watcherWorkflowId('checkpoint', world.taskQueue));
    const [made] = await whenDelivered(world, 1);
    expect(outside.mails.map(({ to }) => to.address).sort()).toEqual(['auditor@example.com', 'other@example.com']);
    for (const { files, messageId, text } of outside.mails) {
      expect(files).toEqual([
        { filename: 'checkpoint-00000001.jws', content: `${made?.jws}\n`, contentType: 'application/jose' },
      ]);
      expect(messageId).toBe(`<${made?.id}@localhost>`);
      expect(text).toContain(made?.root);
    }
  });
});
