import type { TryReport } from './achieveCommands.ts';
import { begin } from './beginning.ts';
import {
  type Achieved,
  hasPassed,
  lengthMs,
  nextTryAt,
  ruleOf,
  type Try,
  type TryRule,
  triesAllowed,
} from './completion.ts';
import { type Draft, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { reopen } from './reopening.ts';
import type { Instant } from './words.ts';

/** So many tries are kept one by one; earlier ones only count. */
const KEPT = 50;

/**
 * One go at a quiz. The same one again (same instants, same score) changes nothing; one begun while one has to wait is
 * refused with when it is possible; whether it passed is by the score, where there is one.
 */
export function take(draft: Draft, report: TryReport): Rejection | null {
  const { state } = draft;
  const { achieved } = state;
  const rule = ruleOf(state).tries;
  if (!rule && state.activityType !== 'quiz') {
    return reject('not-for-this-type', 'its completion rule has no tries', state);
  }
  const { percent } = report;
  const startedAt = report.startedAt ?? draft.at;
  if (percent === null && report.passed === null)
    return reject('bad-request', 'a try wants a score or an outcome', state);
  if (startedAt > draft.at) return reject('bad-request', 'a try cannot begin after it ended', state);
  const passed = percent !== null && rule ? percent >= rule.passMark : (report.passed ?? false);
  const taken: Try = { startedAt, at: draft.at, percent, passed };
  if (achieved.tries.some((known) => isSame(known, taken))) return null;
  const refused = rule && mayNot(draft, rule, taken);
  if (refused) return refused;
  begin(draft, startedAt);
  const after = withTry(achieved, taken);
  const of = rule && triesAllowed(rule, achieved);
  draft.event('tried', { achieved: after }, { number: after.triesUsed, of, percent, passed });
  return null;
}

function isSame(one: Try, other: Try): boolean {
  return one.at === other.at && one.startedAt === other.startedAt && one.percent === other.percent;
}

function mayNot({ state }: Draft, rule: TryRule, taken: Try): Rejection | null {
  const { achieved } = state;
  const allowed = triesAllowed(rule, achieved);
  if (allowed !== null && achieved.triesUsed >= allowed) {
    return reject('no-try-left', `all ${allowed} tries are used up; an administrator may grant one more`, state);
  }
  const { coolingTime } = rule;
  if (!coolingTime) return null;
  const wait = lengthMs(coolingTime);
  const apart = (from: Instant, to: Instant) => Date.parse(to) - Date.parse(from) >= wait;
  // Tries can arrive in another order than they were taken.
  const tooClose = achieved.tries.some(
    (known) => !apart(known.at, taken.startedAt) && !apart(taken.at, known.startedAt),
  );
  if (!tooClose) return null;
  const possibleAt = nextTryAt(rule, achieved) ?? taken.at;
  return { ...reject('cooling', `the next try is possible at ${possibleAt}`, state), possibleAt };
}

function withTry(achieved: Achieved, taken: Try): Achieved {
  const tries = [...achieved.tries, taken].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const { percent } = taken;
  return {
    ...achieved,
    tries: tries.slice(-KEPT),
    triesUsed: achieved.triesUsed + 1,
    passedOnce: achieved.passedOnce || taken.passed,
    best: percent === null ? achieved.best : Math.max(achieved.best ?? 0, percent),
  };
}

/** No try is left, and none that counts has passed: the attempt has failed. */
export function triesAreUp(draft: Draft): void {
  const { state } = draft;
  const rule = ruleOf(state).tries;
  const allowed = rule && triesAllowed(rule, state.achieved);
  if (!rule || allowed === null || state.achieved.triesUsed < allowed || hasPassed(rule, state.achieved)) return;
  end(draft, 'failed', 'failed', 'tries_used_up', { tries: allowed, best: state.achieved.best });
  draft.mail('tries_used_up', draft.state.userId, `${state.achieved.triesUsed}@${draft.at}`);
}

/** An administrator grants one more try; what failed because they were used up goes on with it. */
export function grantTry(draft: Draft): Rejection | null {
  const { state } = draft;
  const rule = ruleOf(state).tries;
  if (!rule || rule.maxTries === null) {
    return reject('not-for-this-type', 'its completion rule does not limit the tries', state);
  }
  const usedUp = state.status === 'failed' && state.end?.reason === 'tries_used_up';
  if (!usedUp && state.status !== 'enrolled' && state.status !== 'in_progress') {
    return reject('not-possible', `grant-try is not possible while the enrolment is ${state.status}`, state);
  }
  const triesGranted = state.achieved.triesGranted + 1;
  draft.event('try_granted', { achieved: { ...state.achieved, triesGranted } }, { granted: triesGranted });
  if (usedUp) reopen(draft, 'reopened');
  return null;
}
