import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PlanRules, planFaults } from '../../domain/plans/rules.ts';
import { type ItemFact, type PlanStanding, planStanding } from '../../domain/plans/standing.ts';
import { isPlanEnded, type PlanCommand, type PlanState } from '../../domain/plans/state.ts';
import { planTransition, possibleInPlan } from '../../domain/plans/transition.ts';
import { SYSTEM } from '../../domain/state.ts';
import { OBLIGATIONS, STATUSES, type Status } from '../../domain/words.ts';
import { REASON } from '../support/builders.ts';
import { item, planRules } from '../support/planRules.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];

const anyRules: fc.Arbitrary<PlanRules> = fc
  .integer({ min: 1, max: 5 })
  .chain((size) =>
    fc.record({
      items: fc.tuple(
        ...IDS.slice(0, size).map((id, index) =>
          fc.record({
            activityId: fc.constant(id),
            required: fc.boolean(),
            after: fc.subarray(IDS.slice(0, index)),
            deadline: fc.constant(null),
          }),
        ),
      ),
      order: fc.constantFrom('free' as const, 'sequential' as const),
      completion: fc.oneof(
        fc.constantFrom({ rule: 'all' } as const, { rule: 'required' } as const, { rule: 'any' } as const),
        fc.integer({ min: 1, max: size }).map((count) => ({ rule: 'at_least', count }) as const),
      ),
      counts: fc.record({
        waiting: fc.boolean(),
        toConfirm: fc.boolean(),
        suspended: fc.boolean(),
        overbooked: fc.boolean(),
      }),
    }),
  )
  .map(({ items, ...given }) => planRules(items, given))
  .filter((rules) => planFaults(rules).length === 0);

const anyFacts: fc.Arbitrary<ItemFact[]> = fc.tuple(
  ...IDS.map((activityId) =>
    fc
      .record({ status: fc.option(fc.constantFrom<Status>(...STATUSES)), started: fc.boolean(), valid: fc.boolean() })
      .map(({ status, started, valid }) => ({
        activityId,
        enrolmentId: status && `${activityId}-enrolment`,
        status,
        started: status !== null && started,
        valid: (status === 'completed' || status === null) && valid,
      })),
  ),
);

/** R30, written down a second time, as plainly as can be. */
function model(rules: PlanRules, facts: readonly ItemFact[]): PlanStanding['status'] {
  let [all, required, some, begun] = [true, true, 0, false];
  for (const { activityId, required: needed } of rules.items) {
    const { status, started, valid } = facts.find((one) => one.activityId === activityId) as ItemFact;
    const asDone =
      valid ||
      ((status === 'awaiting_approval' || status === 'waitlisted') && rules.counts.waiting) ||
      (status === 'suspended' && rules.counts.suspended) ||
      (status === 'overbooked' && rules.counts.overbooked) ||
      (String(status) === 'offered' && rules.counts.waiting) ||
      (String(status) === 'to_confirm' && rules.counts.toConfirm);
    if (asDone) some += 1;
    else {
      all = false;
      if (needed) required = false;
    }
    if (started || valid) begun = true;
  }
  const { completion } = rules;
  const complete =
    (completion.rule === 'all' && all) ||
    (completion.rule === 'required' && required) ||
    (completion.rule === 'any' && some > 0) ||
    (completion.rule === 'at_least' && some >= completion.count);
  return complete ? 'completed' : begun ? 'in_progress' : 'not_started';
}

test('R30: the status of any plan, whatever is said of its activities, is that of a simple model', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const standing = planStanding(rules, facts);
      expect(standing.status).toBe(model(rules, facts));
      expect(standing.progress === 100).toBe(standing.status === 'completed');
      expect(standing.items).toHaveLength(rules.items.length);
      for (const { state, lockedBy } of standing.items) {
        if (state === 'locked') expect(lockedBy).not.toEqual([]);
        if (state === 'open') expect(lockedBy).toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('any plan can be completed: there is always something open until all is done', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const finished: ItemFact[] = [];
      for (let standing = planStanding(rules, finished); ; standing = planStanding(rules, finished)) {
        const open = standing.items.filter(({ state }) => state === 'open');
        if (open.length === 0) break;
        for (const { activityId } of open)
          finished.push({ activityId, enrolmentId: 'x', status: 'completed', started: true, valid: true });
      }
      expect(planStanding(rules, finished).status).toBe('completed');
    }),
  );
});

type Step =
  | { type: 'withdraw' | 'cancel' | 'reopen'; reasoned: boolean }
  | { type: 'look'; facts: ItemFact[]; made: Record<string, string>; refused: Record<string, string> }
  | { type: 'move'; rules: PlanRules; version: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constantFrom('withdraw', 'cancel', 'reopen'), reasoned: fc.boolean() }),
  fc.record({
    type: fc.constant('look'),
    facts: anyFacts,
    made: fc.constant({}),
    refused: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('not-eligible', 'full'), { maxKeys: 2 }),
  }),
  fc.record({ type: fc.constant('move'), rules: anyRules, version: fc.integer({ min: 1, max: 3 }) }),
);

function commandOf(step: Step, state: PlanState): PlanCommand {
  const said = { actor: SYSTEM };
  if (step.type === 'look') {
    const { made, refused } = step;
    return { type: 'look', standing: planStanding(state.plan.rules, step.facts), made, refused, ...said };
  }
  if (step.type === 'move') {
    const { rules, version } = step;
    return { type: 'move', plan: { id: `v${version}`, code: 'p', version, rules }, itemDeadlines: {}, ...said };
  }
  return { type: step.type, ...said, reason: step.reasoned ? REASON : null };
}

test('any sequence of commands: complete at most once and for good, status and history agree, what is possible is possible', () => {
  fc.assert(
    fc.property(
      anyRules,
      fc.constantFrom(...OBLIGATIONS),
      fc.array(anyStep, { maxLength: 20 }),
      (rules, obligation, steps) => {
        const plan = { id: 'v1', code: 'p', version: 1, rules };
        const given = { id: 'pe', userId: 'u', plan, obligation, source: 'self' as const, deadline: null };
        const birth = planTransition(null, { type: 'assign', ...given, itemDeadlines: {}, actor: SYSTEM }, instant(0));
        if (birth.rejected) throw new Error(birth.detail);
        let { state } = birth;
        const events = [...birth.events];
        let records = 0;
        for (const [index, step] of steps.entries()) {
          const command = commandOf(step, state);
          const outcome = planTransition(state, command, instant(index + 1));
          const said = possibleInPlan(state) as string[];
          if (step.type !== 'look' && step.type !== 'move' && (step.type !== 'reopen' || step.reasoned))
            expect(said.includes(step.type)).toBe(!outcome.rejected);
          if (outcome.rejected) continue;
          records += outcome.effects.filter(({ kind }) => kind === 'record').length;
          events.push(...outcome.events);
          // An ended one watches nothing, a living one watches its items.
          const watching = outcome.effects.findLast(({ kind }) => kind === 'watch' || kind === 'unwatch');
          if (isPlanEnded(outcome.state.status) !== isPlanEnded(state.status))
            expect(watching?.kind).toBe(isPlanEnded(outcome.state.status) ? 'unwatch' : 'watch');
          state = outcome.state;
          // The same again changes nothing.
          if (command.type === 'look') {
            const again = planTransition(state, command, instant(index + 1));
            if (again.rejected) throw new Error('a look is never refused');
            expect(again.events).toEqual([]);
          }
        }
        expect(events.at(-1)?.to).toBe(state.status);
        for (const [index, event] of events.entries())
          expect(event.from).toBe(index === 0 ? null : events[index - 1]?.to);
        const completions = events.filter(({ type }) => type === 'completed').length;
        expect(completions).toBe(state.status === 'completed' ? 1 : 0);
        expect(records).toBe(completions);
        expect(state.completedAt !== null).toBe(state.status === 'completed');
      },
    ),
    { numRuns: 500 },
  );
});

const instant = (minute: number) => new Date(Date.UTC(2026, 0, 12, 9, minute)).toISOString();

test('an item is told of once when it cannot be enrolled in, and again when the reason is another', () => {
  const plan = { id: 'v1', code: 'p', version: 1, rules: planRules([item('a')]) };
  const given = { id: 'pe', userId: 'u', plan, obligation: 'optional' as const, source: 'self' as const };
  const birth = planTransition(
    null,
    { type: 'assign', ...given, deadline: null, itemDeadlines: {}, actor: SYSTEM },
    instant(0),
  );
  if (birth.rejected) throw new Error(birth.detail);
  let { state } = birth;
  const told = ['not-eligible', 'not-eligible', 'full', 'full'].map((code, index) => {
    const standing = planStanding(plan.rules, []);
    const look = { type: 'look', standing, made: {}, refused: { a: code }, actor: SYSTEM } as const;
    const outcome = planTransition(state, look, instant(index + 1));
    if (outcome.rejected) throw new Error(outcome.detail);
    state = outcome.state;
    return outcome.events.map(({ type }) => type);
  });
  expect(told).toEqual([['item_refused'], [], ['item_refused'], []]);
});
