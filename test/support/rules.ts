import { uuidv7 } from 'uuidv7';
import type { Who } from '../../domain/audiences/conditions.ts';
import { SYSTEM } from '../../domain/state.ts';
import { insertAudience } from '../../store/audiences.ts';
import { type PersonPatch, patchPerson } from '../../store/people.ts';
import { listMemberEvents, listRuleMembers } from '../../store/ruleMembers.ts';
import { insertRule, type NewRule, patchRule, type RuleFields, readRule } from '../../store/rules.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

let codes = 0;
const nextCode = (what: string) => {
  codes += 1;
  return `${what}-${codes}`;
};

/** Whoever works in this department. */
export const inDepartment = (department: string): Who => ({ by: 'department', in: [department] });

/** A new audience. Returns its id. */
export async function makeAudience({ sql, clock }: Pick<World, 'sql' | 'clock'>, who: Who): Promise<string> {
  const id = uuidv7();
  await insertAudience(sql, id, { code: nextCode('audience'), title: 'An Audience', who }, 'client', clock.now());
  return id;
}

/** A new rule that is on, with what differs. Returns its id. */
export async function makeRule(
  world: Pick<World, 'sql' | 'clock'>,
  given: Partial<Omit<NewRule, 'audienceId'>> & { who?: Who; audienceId?: string },
): Promise<string> {
  const { who, audienceId, ...fields } = given;
  const id = uuidv7();
  const rule: NewRule = {
    code: nextCode('rule'),
    title: 'A Rule',
    audienceId: audienceId ?? (await makeAudience(world, who ?? { by: 'everybody' })),
    activityId: null,
    planCode: null,
    obligation: 'optional',
    deadline: null,
    policyCode: null,
    onLeave: 'withdraw_if_not_started',
    active: true,
    ...fields,
  };
  await insertRule(world.sql, id, rule, 'client', world.clock.now());
  return id;
}

/** Changes a rule. */
export async function changeRule({ sql, clock }: World, id: string, patch: Partial<RuleFields>): Promise<void> {
  await patchRule(sql, id, patch, null, 'client', clock.now());
}

/** Changes a person, by hand. */
export async function changePersonTo({ sql, clock }: World, id: string, patch: PersonPatch): Promise<void> {
  const said = { source: 'manual', actor: SYSTEM, override: true, reason: null, commandId: null } as const;
  const result = await patchPerson(sql, id, patch, null, clock, said);
  if (result.kind !== 'changed' && result.kind !== 'unchanged') throw new Error(result.kind);
}

/** Where somebody stands to a rule; null for who has no row. */
export async function memberOf({ sql, clock }: Pick<World, 'sql' | 'clock'>, ruleId: string, userId: string) {
  return (await listRuleMembers(sql, ruleId, clock.now(), { userId }, null, 1))[0] ?? null;
}

/** What happened to somebody's row of a rule, in order. */
export async function memberHistory({ sql }: Pick<World, 'sql'>, ruleId: string, userId: string): Promise<string[]> {
  return (await listMemberEvents(sql, ruleId, userId, null, 100)).map(({ type }) => type);
}

/** Waits until the rule has looked at everybody. */
export async function evaluated({ sql }: World, ruleId: string) {
  return until(async () => {
    const evaluation = (await readRule(sql, ruleId))?.evaluation;
    return evaluation?.status === 'completed' && evaluation;
  }, 'the rule was evaluated');
}
