import { uuidv7 } from 'uuidv7';
import type { PlanAccepted, PlanEffect, PlanState } from '../domain/plans/state.ts';
import { type Stamp, SYSTEM } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { saidOf } from './recordEvents.ts';
import type { Told } from './relay.ts';
import { gatedCommit, PLAN_LIFE, writeBirth } from './watchedLife.ts';
import { unwatch, watch } from './watchers.ts';

/** A decided command, to become true. */
export interface PlanCommit {
  readonly commandId: string;
  readonly type: string;
  readonly outcome: PlanAccepted;
}

/** Writes the birth of a plan enrolment. False when the person has a live one in this plan. */
export async function writePlanBirth(tx: Db, commit: PlanCommit, now: Instant): Promise<boolean> {
  const { state } = commit.outcome;
  const columns = {
    userId: state.userId,
    obligation: state.obligation,
    source: state.source,
    startedAt: state.startedAt,
    ...columnsOf(tx, state),
  };
  if (!(await writeBirth(tx, PLAN_LIFE, written(commit, columns), now))) return false;
  await carryOut(tx, state, commit.outcome.effects, now);
  return true;
}

/**
 * The one statement of a plan enrolment's commit: the row, its events, its command and its record, all or nothing, gated by
 * the row standing where it was decided; then what it watches. Inside the caller's transaction. Returns the new stamp.
 *
 * @throws Error when somebody else was first: the caller holds the row's lock
 */
export async function writePlan(tx: Db, stamp: Stamp, commit: PlanCommit, now: Instant): Promise<Stamp> {
  const { outcome } = commit;
  const { state, effects } = outcome;
  const record = effects.some(({ kind }) => kind === 'record') && state.plan.rules.trainingEvent;
  const { trainingProvider, qualificationCode, validFor } = state.plan.rules;
  const completion = outcome.events.find(({ type }) => type === 'completed');
  const said = saidOf({ actor: completion?.actor ?? SYSTEM, reason: completion?.reason ?? null });
  const { gated, next } = gatedCommit(tx, PLAN_LIFE, stamp, written(commit, columnsOf(tx, state)), now);
  const [row] = await tx<{ written: number }[]>`
    ${gated}, recorded as (
      -- R26, R27: a snapshot, in the same commit; validity counts from the day, where the learner is (R24)
      insert into training_records (id, user_id, record_type, object_id, title, training_provider, completion_date,
        completed_at, qualification_code, expires_at, source, created_at, said)
      select ${uuidv7()}, u.id, 'learning_plan', p.id, p.title, ${trainingProvider}, done.day, ${state.completedAt}::timestamptz,
        ${qualificationCode}, (done.day + ${validFor}::interval)::date, 'completion', ${now},
        ${tx.json(said as never)}
      from gate join learning_plans p on p.id = ${state.plan.id} join users u on u.id = ${state.userId},
        lateral (select (${state.completedAt}::timestamptz at time zone u.timezone)::date as day) as done
      where ${record}
      returning id
    ), noted as (
      insert into plan_records (plan_enrolment_id, record_id) select gate.id, recorded.id from gate, recorded
    )
    select count(*)::int as written from gate`;
  if (row?.written !== 1) throw new Error('a plan enrolment was changed under its lock');
  await carryOut(tx, state, effects, now);
  return next;
}

function written({ commandId, type, outcome }: PlanCommit, columns: object) {
  return { id: outcome.state.id, commandId, type, columns, events: outcome.events };
}

function columnsOf(tx: Db, state: PlanState) {
  const { rules: _rules, ...plan } = state.plan;
  return {
    planId: plan.id,
    planCode: plan.code,
    status: state.status,
    progress: state.standing.progress,
    completedAt: state.completedAt,
    deadlineAt: state.deadline?.at ?? null,
    state: tx.json({ ...state, plan } as never),
  };
}

async function carryOut(tx: Db, state: PlanState, effects: readonly PlanEffect[], now: Instant): Promise<void> {
  const watcher = { kind: 'plan', targetId: state.id } as const;
  for (const effect of effects) {
    if (effect.kind === 'watch') {
      const activityIds = state.plan.rules.items.map(({ activityId }) => activityId);
      await watch(tx, { ...watcher, userId: state.userId, activityIds }, now);
    } else if (effect.kind === 'unwatch') {
      await unwatch(tx, watcher);
    } else if (effect.kind === 'end-enrolments') {
      await endEnrolments(tx, state, effect, now);
    }
  }
}

/** What the plan enrolment made and what lives of it is told to end as well, each by a message of its own. */
async function endEnrolments(
  tx: Db,
  { id, made }: PlanState,
  { as, which }: Extract<PlanEffect, { kind: 'end-enrolments' }>,
  now: Instant,
): Promise<void> {
  const command: Told = { type: as };
  await tx`
    with told as (
      insert into outbox (kind, target_id, command_id, command, due_at)
      select 'tell', e.id, ${endedByPlan(id)} || e.id || '/' || gen_random_uuid(), ${tx.json(command as never)}, ${now}
      from enrolments e
      where e.id = any(${Object.values(made)}::uuid[]) and e.live
        and (${which === 'all'} or (e.started_at is null and e.progress = 0))
      returning id
    )
    select pg_notify('rollbook_relay', 'messages') from told limit 1`;
}

/** How the ids of the commands begin by which a plan enrolment ends what it made. */
export const endedByPlan = (id: string): string => `plan/${id}/`;
