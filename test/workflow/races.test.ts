import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandRefused, OutcomeUnknown } from '../../dispatch/dispatcher.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { SYSTEM } from '../../domain/state.ts';
import { managerApproval, seedActivity, seedPolicy, seedUser } from '../support/seed.ts';
import { sharedStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { createWorld, type World } from '../support/world.ts';

/** Not known yet, on a busy machine: to be repeated. Anything else is a failure. */
function ifUnknown(error: unknown): false {
  if (error instanceof OutcomeUnknown) return false;
  throw error;
}

describe('races on one run', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ workers: 2 });
  });
  afterAll(() => world.close());

  it('60 commands raced with syncs are each applied once, and the history of the run replays', async () => {
    const { sql, dispatch } = world;
    const learner = await seedUser(sql);
    const id = await world.enrol({ userId: learner.id, activityId: await seedActivity(sql, { type: 'objective' }) });
    const percents = Array.from({ length: 60 }, (_, n) => n + 1);
    const raced = percents.map(async (percent) => {
      const commandId = randomUUID();
      // As a caller does: while the outcome is unknown, the same again with the same id.
      const send = () => world.send(id, { type: 'progress', percent }, commandId).then(() => true, ifUnknown);
      await until(send, 'a command went through', 50_000);
      if (percent % 5 === 0) await until(send, 'its repeat was answered', 50_000);
    });
    const syncs = Array.from({ length: 20 }, (_, n) =>
      // As the relay does: what the server turns away for now comes again.
      until(
        () =>
          dispatch.sync(id, { version: n * 2, head: '' }, { force: n % 4 === 0, live: true }).then(
            () => true,
            () => false,
          ),
        'a sync went through',
      ),
    );
    await Promise.all([...raced, ...syncs]);
    const state = await world.state(id);
    expect(state.progress).toBe(60);
    const [counts] = await sql`
      select e.version, e.seq, (select count(*)::int from enrolment_events where enrolment_id = e.id) as events,
        (select count(*)::int from commands where enrolment_id = e.id) as commands
      from enrolments e where id = ${id}`;
    expect(counts?.events).toBe(counts?.seq);
    expect(counts?.commands).toBe(counts?.version);
    const history = await dispatch.client.workflow.getHandle(enrolmentWorkflowId(id)).fetchHistory();
    const { workflowBundle: codePath } = sharedStack();
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, history, enrolmentWorkflowId(id));
  });

  it('R8: of withdrawing and approving at the same instant one wins, and the other is refused clearly', async () => {
    const { sql } = world;
    const manager = await seedUser(sql);
    await seedPolicy(sql, 'race-asks', managerApproval());
    const activity = await seedActivity(sql, { policy: 'race-asks' });
    for (let round = 0; round < 10; round++) {
      const learner = await seedUser(sql, { managerId: manager.id });
      const id = await world.enrol({ userId: learner.id, activityId: activity });
      const [approved, withdrawn] = await Promise.allSettled([
        world.send(id, { type: 'approve' }),
        world.send(id, { type: 'withdraw' }),
      ]);
      expect(withdrawn.status).toBe('fulfilled');
      const { status, decided } = await world.state(id);
      expect(status).toBe('withdrawn');
      if (approved.status === 'rejected') {
        expect(approved.reason).toBeInstanceOf(CommandRefused);
        expect(decided).toEqual([]);
      } else {
        expect(decided).toHaveLength(1);
      }
    }
  });

  it('R1: two requests at the same instant make one enrolment', async () => {
    const { sql } = world;
    const activityId = await seedActivity(sql);
    for (let round = 0; round < 10; round++) {
      const userId = (await seedUser(sql)).id;
      const results = await Promise.all(
        Array.from({ length: 4 }, () => world.bear({ userId, activityId, actor: SYSTEM })),
      );
      expect(results.filter((result) => result.kind === 'born')).toHaveLength(1);
      expect(results.filter((result) => result.kind === 'live')).toHaveLength(3);
    }
  });
});
