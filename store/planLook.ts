import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import type { Clock } from '../domain/clock.ts';
import type { PlanItem } from '../domain/plans/rules.ts';
import { type PlanStanding, planStanding } from '../domain/plans/standing.ts';
import { isPlanEnded, type PlanState } from '../domain/plans/state.ts';
import { planTransition } from '../domain/plans/transition.ts';
import { SYSTEM } from '../domain/state.ts';
import type { Looked } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import { type Birth, type BirthResult, bear } from './births.ts';
import type { Sql } from './db.ts';
import { type LoadedPlan, loadPlanEnrolment } from './planEnrolments.ts';
import { readItemFacts } from './planFacts.ts';
import { movePending } from './planMoves.ts';
import { inTransaction } from './tx.ts';
import { askedSoFar, looked } from './watchers.ts';
import { writePlan } from './writePlan.ts';

/** Who could not be enrolled is tried again after so long, beside whenever something changes. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;

/**
 * A plan enrolment looks at the facts, in one transaction: enrols in what is open now, and commits how the plan stands
 * (R30). The births and the note of them are there together or not at all, so that nothing is enrolled in twice,
 * whoever dies. Doing it again changes nothing.
 */
export async function lookAtPlan(sql: Sql, id: string, clock: Clock): Promise<Looked> {
  return inTransaction(sql, async (tx) => {
    const watcher = { kind: 'plan', targetId: id } as const;
    const asked = await askedSoFar(tx, watcher);
    const loaded = await loadPlanEnrolment(tx, id, true);
    if (!loaded) {
      await looked(tx, watcher, asked);
      return { over: true };
    }
    const now = clock.now();
    const moved = await movePending(tx, loaded, now);
    const state = isPlanEnded(moved.state.status) ? moved.state : await follow(tx, moved, clock, now);
    const over = isPlanEnded(state.status);
    const refused = !over && Object.keys(state.refused).length > 0;
    const again = refused ? new Date(Date.parse(now) + TRY_AGAIN_MS).toISOString() : null;
    await looked(tx, watcher, asked, again);
    return { over };
  });
}

async function follow(
  tx: postgres.TransactionSql,
  { state, stamp }: LoadedPlan,
  clock: Clock,
  now: Instant,
): Promise<PlanState> {
  const first = planStanding(state.plan.rules, await readItemFacts(tx, state));
  const open = first.status === 'completed' ? [] : openItems(state, first);
  const births = open.map((item) => birthOf(state, item, now));
  const results = births.length > 0 ? await bear(tx, births, clock) : [];
  const { made, refused } = sorted(births, results);
  // Born ones may have begun to count: they wait for an approval, for example.
  const facts = births.length > 0 ? await readItemFacts(tx, { ...state, made: { ...state.made, ...made } }) : null;
  const standing = facts ? planStanding(state.plan.rules, facts) : first;
  const outcome = planTransition(state, { type: 'look', standing, made, refused, actor: SYSTEM }, now);
  if (outcome.rejected) throw new Error('a look is never refused');
  if (outcome.state === state && outcome.events.length === 0) return state;
  await writePlan(tx, stamp, { commandId: `look/${stamp.version}`, type: 'look', outcome }, now);
  return outcome.state;
}

function openItems({ plan }: PlanState, standing: PlanStanding): PlanItem[] {
  return plan.rules.items.filter((_, index) => standing.items[index]?.state === 'open');
}

function birthOf(state: PlanState, item: PlanItem, now: Instant): Birth {
  const enrolmentId = uuidv7();
  const due = state.itemDeadlines[item.activityId];
  const ahead = due !== undefined && due.at > now;
  return {
    id: enrolmentId,
    commandId: enrolmentId,
    userId: state.userId,
    activityId: item.activityId,
    obligation: item.required || state.obligation === 'suggested' ? state.obligation : 'optional',
    source: 'plan',
    role: 'learner',
    // What opens after its day has passed is overdue in the plan; the enrolment gets its own policy's time.
    deadline: ahead ? (due.localDate ? { localDate: due.localDate, timezone: due.timezone } : { at: due.at }) : null,
    note: null,
    actor: SYSTEM,
    anchors: { plan_start: state.startedAt },
  };
}

/** What was made, and what was refused and why; who lives already is found with the facts. */
function sorted(births: readonly Birth[], results: readonly BirthResult[]) {
  const made: Record<string, string> = {};
  const refused: Record<string, string> = {};
  for (const [index, { activityId }] of births.entries()) {
    const result = results[index];
    if (result?.kind === 'born') made[activityId] = result.enrolmentId;
    if (result?.kind === 'refused') refused[activityId] = result.rejection.rejected;
  }
  return { made, refused };
}
