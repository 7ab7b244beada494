import { uuidv7 } from 'uuidv7';
import type { AutomationRules } from '../../domain/automations/rules.ts';
import { insertAutomationVersion, switchAutomation } from '../../store/automations.ts';
import type { World } from './world.ts';

/** The next version of an automation; a draft, if it is the first. */
export async function writeAutomation({ sql, clock }: World, code: string, rules: AutomationRules): Promise<void> {
  await insertAutomationVersion(sql, uuidv7(), { code, title: 'A Rule', rules }, 'client', clock.now());
}

/** The same, switched on; every enrolment was looked at. */
export async function turnOn(world: World, code: string, rules: AutomationRules): Promise<void> {
  await writeAutomation(world, code, rules);
  await switchAutomation(world.sql, code, true, 'client', world.clock.now());
  await world.settle();
}

export async function turnOff({ sql, clock }: World, code: string): Promise<void> {
  await switchAutomation(sql, code, false, 'client', clock.now());
}

/** The firings of an automation, the first first. */
export async function firingsOf({ sql }: World, code: string) {
  return sql<
    { id: string; enrolmentId: string; occurrence: string; nothing: string | null; dueAt: string; acts: unknown[] }[]
  >`select * from automation_firings where code = ${code} order by id`;
}

/** The mails about an enrolment that rules made: template and whom. */
export async function ruleMails({ sql }: World, enrolmentId: string) {
  return sql<{ template: string; toUserId: string; status: string; at: string }[]>`
    select template, to_user_id, status, at from mails
    where enrolment_id = ${enrolmentId} and template like 'automation%' order by created_at, template, id`;
}

/** What rules did to an enrolment, by its history: the action and its outcome. */
export async function ruleActs({ sql }: World, enrolmentId: string): Promise<string[]> {
  const rows = await sql<{ act: string; outcome: string; why: string | null }[]>`
    select data ->> 'act' as act, data ->> 'outcome' as outcome, data ->> 'why' as why from enrolment_events
    where enrolment_id = ${enrolmentId} and type = 'automated' order by seq`;
  return rows.map(({ act, outcome, why }) => `${act}: ${why ?? outcome}`);
}
