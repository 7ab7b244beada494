import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementCommandId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { claimMessages } from '../../store/relay.ts';
import { closeSignatureRequest, insertSignatureRequest } from '../../store/signatureRequests.ts';
import { claimStatements } from '../../store/statementDelivery.ts';
import { audit } from '../support/audit.ts';
import { seedActivity, seedUser } from '../support/seed.ts';
import { learner, outcomeOf, progressed, saying, store } from '../support/statements.ts';
import { createWorld, type World } from '../support/world.ts';

const LEASE_MS = 30_000;

describe('statements and signatures, whatever dies', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ background: false });
  });
  afterAll(() => world.close());

  const inMs = (ms: number) => new Date(Date.parse(world.clock.now()) + ms).toISOString();
  const claim = () => claimStatements(world.sql, world.clock.now(), inMs(LEASE_MS), 10);
  const times = async (id: string, type: string) => (await world.history(id)).filter((one) => one === type).length;
  /** Another relay comes when the lease is over. */
  const another = async () => {
    const stop = await world.startRelay();
    world.clock.moveTo(inMs(LEASE_MS + 1_000));
    await world.settle();
    await stop();
  };

  it('R25: a relay dies with a statement in its hands: another tells it, and those behind it wait for their turn', async () => {
    const { id, about } = await learner(world);
    const [first, second] = [progressed(about, 10), progressed(about, 20)];
    const done = saying(about, 'completed');
    await store(world, first, second, done);
    expect((await claim()).map((one) => one.id)).toEqual([first.id]);
    expect(await claim()).toEqual([]);
    await another();
    for (const one of [first, second, done]) expect(await outcomeOf(world, one.id)).toBe('applied');
    expect((await world.history(id)).slice(2)).toEqual(['started', 'progressed', 'progressed', 'completed']);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R25: a relay dies after it told a statement, before that is noted: told again, it changes nothing', async () => {
    const { id, about } = await learner(world);
    const one = progressed(about, 40);
    await store(world, one);
    const [claimed] = await claim();
    const commandId = statementCommandId(one.id);
    await world.dispatch.send(id, { ...claimed!.command, actor: SYSTEM }, { commandId });
    expect(await outcomeOf(world, one.id)).toBe('waiting');
    await another();
    expect(await outcomeOf(world, one.id)).toBe('applied');
    expect([await times(id, 'progressed'), (await world.state(id)).progress]).toEqual([1, 40]);
    expect(await audit(world.sql)).toEqual([]);
  });

  it('R25: the API dies after it stored statements: sent once more they are the same, and told once', async () => {
    const { id, about } = await learner(world);
    const list = [saying(about, 'initialized'), progressed(about, 30)];
    await store(world, ...list);
    await store(world, ...list);
    // One of them with another content: nothing of that request is stored.
    const fresh = progressed(about, 90);
    const changed = { ...list[0]!, statement: progressed(about, 80).statement };
    expect(await store(world, fresh, changed)).toEqual({ kind: 'conflict', id: list[0]!.id });
    expect(await outcomeOf(world, fresh.id)).toBe('gone');
    await another();
    expect((await world.history(id)).slice(2)).toEqual(['started', 'progressed']);
    expect((await world.state(id)).progress).toBe(30);
  });

  it('R25: a relay dies with a signature in its hands: another tells it, once', async () => {
    const { sql, clock } = world;
    const activityId = await seedActivity(sql, { type: 'acknowledgement', trainingEvent: true });
    const rule = { acknowledgement: { by: 'signature', document: null, name: 'any' } };
    await sql`update activities set completion = ${sql.json(rule)} where id = ${activityId}`;
    const enrolmentId = await world.enrol({ userId: (await seedUser(sql)).id, activityId });
    const id = uuidv7();
    const document = { version: 'v1', sha256: null };
    const asked = { id, enrolmentId, service: 'signer', document, reference: 'x', clientId: '7e57c11e9700' };
    await insertSignatureRequest(sql, { ...asked, expiresAt: inMs(86_400_000), at: clock.now() });
    await closeSignatureRequest(sql, id, 'signed', clock.now(), clock.now());
    // The service says it again, as the answer was lost.
    await closeSignatureRequest(sql, id, 'signed', clock.now(), clock.now());
    const messages = await claimMessages(sql, clock.now(), inMs(LEASE_MS), 10);
    expect(messages).toMatchObject([{ kind: 'tell', targetId: enrolmentId, command: { type: 'signed', document } }]);
    await another();
    expect((await world.state(enrolmentId)).status).toBe('completed');
    expect(await times(enrolmentId, 'acknowledged')).toBe(1);
    expect(await audit(sql)).toEqual([]);
  });
});
