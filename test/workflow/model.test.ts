import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ModelledActivity } from '../support/modelledActivity.ts';
import { told } from '../support/simpleModel.ts';
import { createWorld, type World } from '../support/world.ts';

describe('any sequence of commands, beside a simple model', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('R1, R11, R13, R26, R31, R36: everybody stands where the model says, after each command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 12, maxLength: 20 }), async (all) => {
        const limited = await ModelledActivity.make(world, 2);
        const free = await ModelledActivity.make(world, null);
        for (const [index, one] of all.entries()) {
          const activity = index % 3 === 2 ? free : limited;
          await activity.tell(one);
          await activity.agrees();
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
