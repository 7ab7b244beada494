import { uuidv7 } from 'uuidv7';
import type { PersonFacts } from '../domain/audiences/membership.ts';
import { addDuration, addToDate, localDateOf } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { leaveCommandId } from '../domain/ids.ts';
import { planTransition } from '../domain/plans/transition.ts';
import type { PinnedPolicy } from '../domain/policy.ts';
import type { Rule, RuleOrigin } from '../domain/rules/rule.ts';
import { type Actor, type Deadline, SYSTEM } from '../domain/state.ts';
import { fullRules } from '../domain/upgrade.ts';
import type { Instant } from '../domain/words.ts';
import { type Birth, type BirthResult, bear } from './births.ts';
import type { Db } from './db.ts';
import { readPlan } from './learningPlans.ts';
import { assignPlanIn } from './planCommands.ts';
import { dayDeadline } from './planDeadlines.ts';
import { loadPlanEnrolment } from './planEnrolments.ts';
import type { Told } from './relay.ts';
import type { Decided } from './ruleDeciding.ts';
import { askLooks } from './watchers.ts';
import { writePlan } from './writePlan.ts';

/** What became of an enrolling. */
export type Enrolled =
  | { readonly kind: 'born' | 'live'; readonly id: string }
  | { readonly kind: 'refused'; readonly code: string };

/** R36: a rule acts in its own name. */
const actorOf = ({ id }: Rule): Actor => ({ ...SYSTEM, id });
const originOf = ({ id, code, version }: Rule): RuleOrigin => ({ id, code, version });

/**
 * Enrols these people, each as their rule says, in this order (R12): the births of activities all together, those of plans one
 * by one. Inside the caller's transaction, which is begun again when it is lost (`inTransaction`).
 */
export async function enrolAll(tx: Db, decided: readonly Decided[], clock: Clock): Promise<Map<Decided, Enrolled>> {
  const now = clock.now();
  const done = new Map<Decided, Enrolled>();
  const policies = await newestPolicies(tx, decided);
  const inActivities = decided.flatMap((one) => {
    const { activityId } = one.rule.target;
    return activityId === null ? [] : [{ one, birth: birthOf(one, activityId, policies, now) }];
  });
  if (inActivities.length > 0) {
    const results = await bear(
      tx,
      inActivities.map(({ birth }) => birth),
      clock,
    );
    for (const [index, { one }] of inActivities.entries()) done.set(one, outcomeOf(results[index]));
  }
  for (const one of decided) {
    if (one.rule.target.activityId === null) done.set(one, await enrolInPlan(tx, one, clock));
  }
  return done;
}

function outcomeOf(result: BirthResult | undefined): Enrolled {
  if (!result) throw new Error('a birth without a result');
  if (result.kind === 'refused') return { kind: 'refused', code: result.rejection.rejected };
  return { kind: result.kind, id: result.enrolmentId };
}

function birthOf(
  { rule, person }: Decided,
  activityId: string,
  policies: ReadonlyMap<string, PinnedPolicy>,
  now: Instant,
): Birth {
  const id = uuidv7();
  const policy = rule.policy === null ? undefined : policies.get(rule.policy);
  return {
    ...{
      id,
      commandId: id,
      userId: person.id,
      activityId,
      obligation: rule.obligation,
      source: 'rule',
      role: 'learner',
    },
    ...{ deadline: birthDeadline(rule, person, now), note: null, actor: actorOf(rule), rule: originOf(rule) },
    ...(policy && { policy }),
  };
}

/** The newest versions of the policies that rules name in place of their activities'. */
async function newestPolicies(tx: Db, decided: readonly Decided[]): Promise<Map<string, PinnedPolicy>> {
  const codes = [...new Set(decided.flatMap(({ rule }) => rule.policy ?? []))];
  if (codes.length === 0) return new Map();
  const rows = await tx<PinnedPolicy[]>`
    select distinct on (code) id, code, version, rules from policies where code = any(${codes}) order by code, version desc`;
  return new Map(rows.map((row) => [row.code, { ...row, rules: fullRules(row.rules) }]));
}

/** R19, R21: when it is due for this person. One that has passed leaves it overdue, and ends nothing. */
function birthDeadline(rule: Rule, { hireDate, timezone }: PersonFacts, now: Instant): Birth['deadline'] {
  const { deadline } = rule;
  const by = { rule: `rule/${rule.code}` };
  if (deadline === null) return null;
  if ('at' in deadline) return { at: deadline.at, ...by };
  if ('localDate' in deadline) {
    const { localDate, timezone: zone } = deadline;
    return zone === undefined ? { localDate, ...by } : { localDate, timezone: zone, ...by };
  }
  const { basis, after } = deadline;
  if (basis === 'hire_date') return hireDate === null ? null : { localDate: addToDate(hireDate, after), ...by };
  if (after.includes('T')) return { at: addDuration(now, after, timezone), ...by };
  return { localDate: addToDate(localDateOf(now, timezone), after), ...by };
}

async function enrolInPlan(tx: Db, { rule, person }: Decided, clock: Clock): Promise<Enrolled> {
  const plan = await readPlan(tx, rule.target.planCode ?? '');
  if (!plan) return { kind: 'refused', code: 'not-possible' };
  const { id, code, version, rules } = plan;
  const result = await assignPlanIn(
    tx,
    {
      ...{ id: uuidv7(), userId: person.id, plan: { id, code, version, rules }, obligation: rule.obligation },
      ...{ source: 'rule', rule: originOf(rule), deadline: planDeadline(rule, person, clock.now()) },
      ...{ actor: actorOf(rule), reason: null },
    },
    clock,
  );
  return result.kind === 'refused' ? { kind: 'refused', code: result.rejection.rejected } : result;
}

function planDeadline(rule: Rule, person: PersonFacts, now: Instant): Deadline | null {
  const due = birthDeadline(rule, person, now);
  if (due === null) return null;
  const { rule: by = 'request' } = due;
  if ('at' in due) return { at: due.at, localDate: null, timezone: person.timezone, rule: by };
  return dayDeadline(due.localDate, due.timezone ?? person.timezone, by);
}

/** R33: what these people left, and the rule takes away: each enrolment decides by itself when it hears of it, as it stands then. */
export async function withdrawAll(tx: Db, leaving: readonly Decided[], now: Instant): Promise<void> {
  const told = leaving.flatMap(({ rule, live, member }) => {
    if (!live || rule.target.activityId === null) return [];
    const command: Told = { type: 'left-audience', rule: rule.code, ruleId: rule.id };
    return [{ id: live.id, commandId: leaveCommandId(rule.id, live.id, (member?.version ?? 0) + 1), command }];
  });
  if (told.length > 0) {
    await tx`
      with told as (
        insert into outbox (kind, target_id, command_id, command, due_at)
        select 'tell', t.id, t."commandId", t.command, ${now}
        from jsonb_to_recordset(${tx.json(told as never)}) as t(id uuid, "commandId" text, command jsonb)
        returning id
      )
      select pg_notify('rollbook_relay', 'messages') from told limit 1`;
  }
  for (const one of leaving) {
    if (one.live && one.rule.target.activityId === null) await cancelPlan(tx, one, one.live.id, now);
  }
}

async function cancelPlan(tx: Db, { rule, member }: Decided, id: string, now: Instant): Promise<void> {
  const loaded = await loadPlanEnrolment(tx, id, true);
  if (loaded?.state.status !== 'not_started') return;
  const command = { type: 'cancel', actor: actorOf(rule), rule: rule.code } as const;
  const outcome = planTransition(loaded.state, command, now);
  if (outcome.rejected) return;
  const commandId = leaveCommandId(rule.id, id, (member?.version ?? 0) + 1);
  await writePlan(tx, loaded.stamp, { commandId, type: 'cancel', outcome }, now);
  await askLooks(tx, 'plan', [id], now);
}
