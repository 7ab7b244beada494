import type { AutomationFacts } from '../domain/automations/facts.ts';
import { type Decision, decideFiring } from '../domain/automations/firing.ts';
import { occurrences } from '../domain/automations/occurrences.ts';
import type { Instant } from '../domain/words.ts';
import { automationFacts } from './automationFacts.ts';
import type { AutomationRow } from './automations.ts';
import type { Db } from './db.ts';
import { allOf } from './selection.ts';

const READ_AT_ONCE = 500;
const COUNTED = 10_000;

/** What a rule would do for one enrolment. */
export interface Trial {
  readonly id: string;
  readonly userId: string;
  readonly activityId: string;
  readonly firings: readonly { key: string; dueAt: Instant; now: boolean; decision: Decision }[];
}

export interface TrialCounts {
  looked: number;
  now: number;
  later: number;
  nothing: number;
  orMore: boolean;
}

/**
 * A rule tried on live data: for which enrolments it would fall due until then, and what it would do as things stand. What
 * it has fired before is left out. Writes nothing.
 */
export async function tryAutomation(
  db: Db,
  automation: AutomationRow,
  now: Instant,
  until: Instant,
  after: { id: string } | null,
  limit: number,
): Promise<Trial[]> {
  const found: Trial[] = [];
  for await (const trials of trialsOf(db, automation, now, until, after)) {
    found.push(...trials.filter(({ firings }) => firings.length > 0));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** How many it would be, of the first 10,000 enrolments in the scope. */
export async function countTrial(
  db: Db,
  automation: AutomationRow,
  now: Instant,
  until: Instant,
): Promise<TrialCounts> {
  const counts: TrialCounts = { looked: 0, now: 0, later: 0, nothing: 0, orMore: false };
  for await (const trials of trialsOf(db, automation, now, until, null)) {
    counts.looked += trials.length;
    for (const firing of trials.flatMap(({ firings }) => firings)) {
      if (firing.decision.nothing !== null) counts.nothing += 1;
      else counts[firing.now ? 'now' : 'later'] += 1;
    }
    if (counts.looked >= COUNTED) return { ...counts, orMore: true };
  }
  return counts;
}

/** The enrolments in the scope, the oldest first, some at a time, with what would fire. */
async function* trialsOf(
  db: Db,
  automation: AutomationRow,
  now: Instant,
  until: Instant,
  after: { id: string } | null,
): AsyncIterable<Trial[]> {
  for (let behind = after?.id ?? null; ; ) {
    const ids = await idsInScope(db, automation, behind);
    if (ids.length === 0) return;
    const facts = await automationFacts(db, ids);
    const before = await firedBefore(db, automation.code, ids);
    yield ids.flatMap((id): Trial[] => {
      const one = facts.get(id);
      return one ? [trialOf(id, automation, one, now, until, before.get(id))] : [];
    });
    if (ids.length < READ_AT_ONCE) return;
    behind = ids.at(-1) ?? null;
  }
}

function trialOf(
  id: string,
  automation: AutomationRow,
  facts: AutomationFacts,
  now: Instant,
  until: Instant,
  before: { occurrences: string[]; extended: number } = { occurrences: [], extended: 0 },
): Trial {
  const { userId, activityId } = facts.state;
  const firings = occurrences(automation.rules, facts)
    .filter(({ key, dueAt }) => dueAt <= until && !before.occurrences.includes(key))
    .map(({ key, dueAt }) => {
      const at = dueAt > now ? dueAt : now;
      return { key, dueAt, now: dueAt <= now, decision: decideFiring(automation, facts, at, before.extended) };
    });
  return { id, userId, activityId, firings };
}

/** What the rule's scope leaves of the enrolments, by what an index knows. */
async function idsInScope(db: Db, { rules }: AutomationRow, behind: string | null): Promise<string[]> {
  const { activityIds, obligations, sources } = rules.scope;
  const where = allOf(db, [
    ...(activityIds.length > 0 ? [db`activity_id = any(${activityIds as string[]})`] : []),
    ...(obligations.length > 0 ? [db`obligation = any(${obligations as string[]})`] : []),
    ...(sources.length > 0 ? [db`source = any(${sources as string[]})`] : []),
    ...(behind === null ? [] : [db`id > ${behind}`]),
  ]);
  const rows = await db<{ id: string }[]>`
    select id from enrolments where ${where} order by id limit ${READ_AT_ONCE}`;
  return rows.map(({ id }) => id);
}

async function firedBefore(db: Db, code: string, ids: readonly string[]) {
  const rows = await db<{ enrolmentId: string; occurrences: string[]; extended: number }[]>`
    select enrolment_id, array_agg(occurrence) as occurrences, count(*) filter (where extended)::int as extended
    from automation_firings where code = ${code} and enrolment_id = any(${ids as string[]}) group by enrolment_id`;
  return new Map(rows.map((row) => [row.enrolmentId, row]));
}
