import type { Who } from '../domain/audiences/conditions.ts';
import type { OnLeave, Rule, RuleDeadline } from '../domain/rules/rule.ts';
import type { Obligation } from '../domain/words.ts';
import type { Db } from './db.ts';

interface Decided {
  id: string;
  code: string;
  version: number;
  who: Who;
  activityId: string | null;
  planCode: string | null;
  obligation: Obligation;
  deadline: RuleDeadline | null;
  policyCode: string | null;
  onLeave: OnLeave;
}

/**
 * The rules that are on, as those need them who decide by them, with the conditions of their audiences.
 *
 * @param held to the end of the transaction: who changes one waits
 */
export async function runningRules(db: Db, { held }: { held: boolean }): Promise<Rule[]> {
  const rows = await db<Decided[]>`
    select r.id, r.code, r.version, a.who, r.activity_id, r.plan_code, r.obligation, r.deadline, r.policy_code, r.on_leave
    from rules r join audiences a on a.id = r.audience_id where r.active order by r.id
    ${held ? db`for share of r, a` : db``}`;
  return rows.map(toRule);
}

/** One rule, on or off, as it decides; null when there is none. */
export async function readDecidingRule(db: Db, id: string): Promise<Rule | null> {
  const [row] = await db<Decided[]>`
    select r.id, r.code, r.version, a.who, r.activity_id, r.plan_code, r.obligation, r.deadline, r.policy_code, r.on_leave
    from rules r join audiences a on a.id = r.audience_id where r.id = ${id}`;
  return row ? toRule(row) : null;
}

function toRule({ activityId, planCode, policyCode, ...rule }: Decided): Rule {
  const target = activityId === null ? { activityId, planCode: planCode ?? '' } : { activityId, planCode: null };
  return { ...rule, target, policy: policyCode };
}
