import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ModelledActivity } from '../support/modelledActivity.ts';
import { told } from '../support/simpleModel.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/workerProcess.ts';
import { createWorld, type World } from '../support/world.ts';

/** Two commands at a time, one for each activity, so that both workers have something to do. */
const lives = fc.record({
  steps: fc.array(fc.tuple(told, told), { minLength: 12, maxLength: 16 }),
  /** During which step one of the workers dies. */
  deadly: fc.nat({ max: 11 }),
  victim: fc.nat({ max: 1 }),
});

describe('two workers, of which one dies in the middle, beside a simple model', () => {
  let world: World;
  const alive: WorkerProcess[] = [];

  beforeAll(async () => {
    world = await createWorld({ workers: 0, background: false });
    alive.push(...(await Promise.all([startWorkerProcess(world), startWorkerProcess(world)])));
  });
  afterAll(async () => {
    await Promise.all(alive.map((worker) => worker.stop()));
    await world.close();
  });

  it('R1, R11, R13, R26, R31, R36: everybody stands where the model says, whenever one is killed', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ steps, deadly, victim }) => {
        const limited = await ModelledActivity.make(world, 2);
        const free = await ModelledActivity.make(world, null);
        for (const [index, [one, other]] of steps.entries()) {
          const told = [limited.tell(one), free.tell(other)];
          if (index === deadly) await alive.splice(victim, 1)[0]?.kill();
          await Promise.all(told);
          await limited.agrees();
          await free.agrees();
        }
        alive.push(await startWorkerProcess(world));
      }),
      // What fails says with which seed it can be played again.
      { numRuns: 2, endOnFailure: true },
    );
  }, 120_000);
});
