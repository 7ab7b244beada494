import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDuration } from '../../domain/calendar.ts';
import { BORN, Life, REASON, type Said } from '../support/builders.ts';
import { tries, wants } from '../support/completions.ts';

/** What can arrive about one enrolment, each with when it happened. */
const facts: readonly ((hours: number, percent: number) => Said)[] = [
  (_hours, percent) => ({ type: 'progress', part: 'a', percent }),
  (_hours, percent) => ({ type: 'progress', part: 'b', percent }),
  (_hours, percent) => ({ type: 'try', percent, passed: null, startedAt: null }),
  () => ({ type: 'acknowledge', name: REASON, nameMatches: true, document: null }),
  () => ({ type: 'sign-off' }),
  () => ({ type: 'attended' }),
];

const completion = wants(
  {
    parts: 'all',
    tries: tries({ maxTries: null, passMark: 50 }),
    acknowledgement: { by: 'typed_name', document: null, name: 'any' },
    signOff: true,
    attendance: true,
  },
  'a',
  'b',
);

const arrivals = fc.array(
  fc.record({
    which: fc.nat({ max: facts.length - 1 }),
    hours: fc.nat({ max: 40 }),
    percent: fc.constantFrom(0, 40, 60, 100),
  }),
  { maxLength: 14 },
);

/** Lets all of it arrive on one day, in this order. */
function arrive(order: readonly { which: number; hours: number; percent: number }[]) {
  const life = new Life({ completion }).pass('P3D');
  for (const { which, hours, percent } of order) {
    const said = facts[which]?.(hours, percent);
    const told = { ...said, happenedAt: addDuration(BORN, `PT${hours}H`, 'UTC') } as Said;
    // A sign-off of what is complete is the only one that is refused.
    if (life.refusal(told) === null) life.do(told);
    else expect([told.type, life.state.status]).toEqual(['sign-off', 'completed']);
  }
  const { status, progress, achieved } = life.state;
  return {
    status,
    progress,
    parts: achieved.parts,
    records: life.effects.filter(({ kind }) => kind === 'record').length,
  };
}

it('R25, R26: parts, tries and the rest lead to the same end in any order, and however often each arrives', () => {
  fc.assert(
    fc.property(
      arrivals.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      ),
      ([all, shuffled]) => {
        const inOrder = arrive(all);
        const anyOrder = arrive(shuffled);
        // What came after the end is kept and changes nothing: how far the parts were then depends on the order.
        if (inOrder.status === 'completed') {
          expect(anyOrder).toMatchObject({ status: 'completed', progress: 100, records: 1 });
        } else expect(anyOrder).toEqual(inOrder);
      },
    ),
    { numRuns: 300 },
  );
});

it('R25: the best of limited tries decides, in any order and with repeats', () => {
  const limited = wants({ tries: tries({ maxTries: 3 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat({ max: 79 }), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (percents, passes) => {
        const all = percents.slice(0, passes ? 2 : 4);
        const ends = [all, [...all].reverse()].map((order) => {
          const life = new Life({ completion: limited }).pass('P3D');
          const told = passes ? [...order, 85] : order;
          for (const percent of [...told, ...told]) {
            const happenedAt = addDuration(BORN, `PT${percent}M`, 'UTC');
            if (life.refusal({ type: 'try', percent, passed: null, startedAt: null, happenedAt } as Said) === null)
              life.do({ type: 'try', percent, passed: null, startedAt: null, happenedAt } as Said);
          }
          return life.state.status;
        });
        const expected = passes ? 'completed' : all.length >= 3 ? 'failed' : 'in_progress';
        expect(ends).toEqual([expected, expected]);
      },
    ),
    { numRuns: 100 },
  );
});
