import { uuidv7 } from 'uuidv7';
import type { ToldAct } from '../domain/automating.ts';
import type { AutomationFacts } from '../domain/automations/facts.ts';
import { decideFiring, type PlannedAct } from '../domain/automations/firing.ts';
import { occurrences } from '../domain/automations/occurrences.ts';
import { isAboutEnd } from '../domain/automations/rules.ts';
import type { Clock } from '../domain/clock.ts';
import { automationCommandId } from '../domain/ids.ts';
import type { Instant } from '../domain/words.ts';
import { type ActContext, carryOutAct, type KeptAct, peopleOf } from './automationActs.ts';
import { automationFacts } from './automationFacts.ts';
import { holdRunning } from './automations.ts';
import type { Db, Sql } from './db.ts';
import type { Told } from './relay.ts';
import { inTransaction } from './tx.ts';

/** One thing that fell due. */
export interface AutomationDue {
  readonly code: string;
  readonly enrolmentId: string;
  readonly occurrence: string;
}

/** What has fallen due, the earliest first. */
export async function automationsDue(sql: Sql, now: Instant, limit: number): Promise<AutomationDue[]> {
  return sql<AutomationDue[]>`
    select code, enrolment_id, occurrence from automation_dues
    where due_at <= ${now} and (wait_until is null or wait_until <= ${now})
    order by due_at, enrolment_id, code limit ${limit}`;
}

/**
 * R23: carries out one thing that fell due, once, in one transaction: the firing, the enrolments that it makes, and the
 * message to its own enrolment, under an id made of the firing's. By the facts of now, behind the enrolment's lock: a date
 * that was moved meanwhile does not fall due any more. Who comes second finds the row taken, or gone.
 *
 * @returns the firing's id, or null when there was none
 */
export async function fireAutomation(sql: Sql, due: AutomationDue, clock: Clock): Promise<string | null> {
  return inTransaction(sql, async (tx) => {
    const { code, enrolmentId, occurrence } = due;
    const now = clock.now();
    // First of all: who switches it off takes its dues away, and waits here.
    const automation = await holdRunning(tx, code);
    const [held] = await tx<{ dueAt: Instant }[]>`
      select due_at from automation_dues
      where enrolment_id = ${enrolmentId} and code = ${code} and occurrence = ${occurrence} and due_at <= ${now}
      for update skip locked`;
    if (!held) return null;
    await tx`select from enrolments where id = ${enrolmentId} for share`;
    const facts = automation && (await automationFacts(tx, [enrolmentId])).get(enrolmentId);
    const stands = facts && occurrences(automation.rules, facts).some(({ key }) => key === occurrence);
    const done = await fired(tx, due);
    if (!automation || !facts || !stands || done.fired) {
      await tx`
        delete from automation_dues
        where enrolment_id = ${enrolmentId} and code = ${code} and occurrence = ${occurrence}`;
      return null;
    }
    const { dueAt } = held;
    const decision = decideFiring(automation, facts, dueAt, done.extended);
    const firing = uuidv7();
    const about = { automation, facts, firing, dueAt, now };
    const acts = decision.acts ? await carryOut(tx, about, decision.acts, clock) : [];
    await keep(tx, due, about, decision.nothing, acts);
    return firing;
  });
}

/** Could not be carried out: again later, so that it stands in nobody's way. `error`: a name, without personal data. */
export async function postponeFiring(sql: Sql, due: AutomationDue, until: Instant, error: string): Promise<void> {
  const { code, enrolmentId, occurrence } = due;
  await sql`
    update automation_dues set wait_until = ${until}, attempts = attempts + 1, last_error = ${error}
    where enrolment_id = ${enrolmentId} and code = ${code} and occurrence = ${occurrence}`;
}

/** Was it carried out before; and how often has this rule lengthened this enrolment's deadline? */
async function fired(tx: Db, { code, enrolmentId, occurrence }: AutomationDue) {
  const [row] = await tx<{ fired: boolean; extended: number }[]>`
    select coalesce(bool_or(occurrence = ${occurrence}), false) as fired, count(*) filter (where extended)::int as extended
    from automation_firings where enrolment_id = ${enrolmentId} and code = ${code}`;
  return row ?? { fired: false, extended: 0 };
}

async function carryOut(
  tx: Db,
  about: Omit<ActContext, 'people'>,
  planned: readonly PlannedAct[],
  clock: Clock,
): Promise<KeptAct[]> {
  const context = { ...about, people: await peopleOf(tx, about.facts, planned, about.now) };
  const acts: KeptAct[] = [];
  for (const act of planned) acts.push(await carryOutAct(tx, context, act, clock));
  return acts;
}

async function keep(
  tx: Db,
  { code, enrolmentId, occurrence }: AutomationDue,
  { automation, firing, dueAt, now }: Omit<ActContext, 'people'> & { facts: AutomationFacts },
  nothing: string | null,
  acts: readonly KeptAct[],
): Promise<void> {
  const { version, rules } = automation;
  const told = acts.flatMap(({ tell }, index): (ToldAct & { index: number })[] => (tell ? [{ ...tell, index }] : []));
  const command: Told = {
    ...{ type: 'automate', automation: code, version, firing, dueAt, aboutEnd: isAboutEnd(rules), acts: told },
  } as const;
  const shown = acts.map(({ tell: _tell, ...act }) => act);
  await tx`
    insert into automation_firings (id, code, version, enrolment_id, occurrence, due_at, fired_at, nothing, acts, extended)
    values (${firing}, ${code}, ${version}, ${enrolmentId}, ${occurrence}, ${dueAt}, ${now}, ${nothing},
      ${tx.json(shown as never)}, ${told.some(({ act }) => act === 'extend')})`;
  await tx`
    delete from automation_dues where enrolment_id = ${enrolmentId} and code = ${code} and occurrence = ${occurrence}`;
  if (told.length === 0) return;
  await tx`
    insert into outbox (kind, target_id, command_id, command, due_at)
    values ('tell', ${enrolmentId}, ${automationCommandId(firing)}, ${tx.json(command as never)}, ${now})`;
  await tx`select pg_notify('rollbook_relay', 'messages')`;
}
