import type { Clock } from '../domain/clock.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { Looked } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import { nextTurnOfAll } from './audienceMembers.ts';
import { fitsSql, thereSql } from './audienceSql.ts';
import type { Db, Sql } from './db.ts';
import { readDecidingRule, runningRules } from './decidingRules.ts';
import { earliest } from './ruleLook.ts';
import { settleMembers } from './ruleSettling.ts';
import { inTransaction } from './tx.ts';
import { askedSoFar, looked } from './watchers.ts';

/** How many people are gone through at once, and how many of them one transaction decides about. */
const PAGE = 500;
const BATCH = 100;

/** What a whole evaluation is carried out with. */
export interface EvaluationDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  /** Called between two transactions, and waited for; it throws when this process is to stop. */
  readonly beat: () => void | Promise<void>;
}

/** Somebody else has begun anew, or the rule was changed or switched off: what is left is theirs. */
class Superseded extends Error {}

/**
 * R33: one rule looks at everybody, some at a time, each lot in a transaction of its own with its part of the progress. It
 * keeps no place: who stands as they should is passed over in no time, so that it begins again at the start after a crash.
 * Changes meanwhile ask for looks of their own.
 */
export async function lookAtRule(deps: EvaluationDeps, ruleId: string): Promise<Looked> {
  const { sql, clock } = deps;
  const watcher = { kind: 'rule', targetId: ruleId } as const;
  const asked = await askedSoFar(sql, watcher);
  const rule = await runningRule(sql, ruleId);
  if (!rule) {
    await inTransaction(sql, (tx) => looked(tx, watcher, asked));
    return { over: true };
  }
  try {
    const run = await begin(sql, rule, clock.now());
    for (let after: string | null = null; ; ) {
      const page = await peopleOf(sql, rule, after, clock.now());
      const needy = page.flatMap(({ id, needs }) => (needs ? [id] : []));
      for (let start = 0; start < needy.length; start += BATCH) {
        await settleSome(deps, ruleId, run, needy.slice(start, start + BATCH));
        await deps.beat();
      }
      await count(sql, ruleId, run, page.length);
      await deps.beat();
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) break;
    }
    await inTransaction(sql, async (tx) => {
      await finish(tx, ruleId, run, clock.now());
      const now = clock.now();
      const again = [await nextTurnOfAll(tx, rule.who, now), await nextRetry(tx, ruleId, now)];
      await looked(tx, watcher, asked, earliest(again));
    });
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
  }
  return { over: true };
}

async function runningRule(db: Db, ruleId: string): Promise<Rule | null> {
  const [on] = await db`select from rules where id = ${ruleId} and active`;
  return on ? readDecidingRule(db, ruleId) : null;
}

/** Begins, or takes over from who died in the middle: then what that had done is counted on. Resolves with the run's number. */
async function begin(sql: Sql, rule: Rule, now: Instant): Promise<number> {
  const fits = await fitsSql(sql, rule.who, now);
  const [row] = await sql<{ run: number }[]>`
    with everybody as (
      select count(*)::int as n from users u left join rule_members m on m.rule_id = ${rule.id} and m.user_id = u.id
      where ${thereSql(sql)} and ${fits()} or m.state = 'in'
    )
    insert into rule_evaluations as v (rule_id, status, run, total, asked_at, started_at)
    select ${rule.id}, 'running', 1, n, ${now}, ${now} from everybody
    on conflict (rule_id) do update set status = 'running', run = v.run + 1, total = excluded.total, checked = 0,
      enrolled = case when v.status = 'running' then v.enrolled else 0 end,
      withdrawn = case when v.status = 'running' then v.withdrawn else 0 end,
      refused = case when v.status = 'running' then v.refused else 0 end,
      started_at = case when v.status = 'running' then v.started_at else excluded.started_at end, finished_at = null
    returning run`;
  return row?.run ?? 0;
}

interface Candidate {
  readonly id: string;
  /** Is there something to be decided about them? */
  readonly needs: boolean;
}

/** Who is in the audience or in the rule, in the order of their ids; a first sight, for what is decided is decided anew. */
async function peopleOf(sql: Sql, rule: Rule, after: string | null, now: Instant): Promise<Candidate[]> {
  const fits = await fitsSql(sql, rule.who, now);
  return sql<Candidate[]>`
    select u.id, (
      there and fits and coalesce(m.state, 'out') = 'out' or m.state = 'in' and there and not fits
      or m.retry_at <= ${now}
      or m.outcome in ('enrolled', 'enrolled_already', 'kept') and coalesce(not e.live, not p.live, false)
    ) as needs
    from users u left join rule_members m on m.rule_id = ${rule.id} and m.user_id = u.id
      left join enrolments e on e.id = m.enrolment_id left join plan_enrolments p on p.id = m.plan_enrolment_id,
      lateral (select ${thereSql(sql)} as there, ${fits()} as fits) s
    where (there and fits or m.state = 'in') and ${after === null ? sql`true` : sql`u.id > ${after}`}
    order by u.id limit ${PAGE}`;
}

/** Decides about some, together with its part of the progress; not any more for who is not the last to have begun. */
async function settleSome(
  { sql, clock }: EvaluationDeps,
  ruleId: string,
  run: number,
  userIds: readonly string[],
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const rules = await runningRules(tx, { held: true });
    if (!rules.some(({ id }) => id === ruleId)) throw new Superseded();
    const { enrolled, withdrawn, refused } = await settleMembers(tx, rules, new Set([ruleId]), userIds, clock);
    const mine = await tx`
      update rule_evaluations set enrolled = enrolled + ${enrolled}, withdrawn = withdrawn + ${withdrawn},
        refused = refused + ${refused}
      where rule_id = ${ruleId} and run = ${run} and status = 'running'`;
    if (mine.count === 0) throw new Superseded();
  });
}

async function count(sql: Sql, ruleId: string, run: number, people: number): Promise<void> {
  await sql`
    update rule_evaluations set checked = checked + ${people}
    where rule_id = ${ruleId} and run = ${run} and status = 'running'`;
}

async function finish(tx: Db, ruleId: string, run: number, now: Instant): Promise<void> {
  const mine = await tx`
    update rule_evaluations set status = 'completed', finished_at = ${now}, total = checked
    where rule_id = ${ruleId} and run = ${run} and status = 'running'`;
  if (mine.count === 0) throw new Superseded();
}

/** Who is away meanwhile is tried again on their return. */
async function nextRetry(tx: Db, ruleId: string, now: Instant): Promise<Instant | null> {
  const [row] = await tx<{ at: Instant | null }[]>`
    select min(retry_at) as at from rule_members where rule_id = ${ruleId} and retry_at > ${now}`;
  return row?.at ?? null;
}
