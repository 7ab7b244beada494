import { uuidv7 } from 'uuidv7';
import { completionCommandId } from '../domain/ids.ts';
import type { PolicyRules } from '../domain/policy.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';

/** One person's completion of one activity, by its code, from which a deadline is counted (R21). */
export interface Awaited {
  readonly userId: string;
  readonly activity: string;
}

export const completionKey = ({ userId, activity }: Awaited): string => `${userId}/${activity}`;

/** What a person under these rules may wait for. */
export function awaitedBy(userId: string, rules: PolicyRules): Awaited[] {
  const { basis, activity } = rules.deadline ?? {};
  return basis === 'completion' && activity ? [{ userId, activity }] : [];
}

/**
 * The latest completions that are there, by `completionKey`. Until the end of the transaction whoever tells of a completion
 * of these people waits, so that none is missed between the two: it is seen here, or told later.
 */
export async function completionsOf(db: Db, awaited: readonly Awaited[]): Promise<ReadonlyMap<string, Instant>> {
  if (awaited.length === 0) return new Map();
  const people = [...new Set(awaited.map(({ userId }) => userId))].sort();
  await db`
    select pg_advisory_xact_lock_shared(hashtextextended('rollbook:completions/' || id, 0))
    from unnest(${people}::text[]) as id`;
  const rows = await db<{ userId: string; activity: string; at: Instant }[]>`
    select e.user_id, a.code as activity, max(e.completed_at) as at
    from unnest(${people}::uuid[]) as who (id)
    join activities a on a.code = any(${[...new Set(awaited.map(({ activity }) => activity))]})
    join enrolments e on e.user_id = who.id and e.activity_id = a.id and e.status = 'completed'
    group by e.user_id, a.code`;
  return new Map(rows.map(({ at, ...row }) => [completionKey(row), at]));
}

/**
 * R21: an enrolment was completed; whoever counts a deadline from that, and has none, is told, by a message with an id of its
 * own. Delivered again it tells the same, under the same ids.
 */
export async function tellOfCompletion(sql: Sql, completedId: string, now: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [done] = await tx<{ userId: string; code: string; completedAt: Instant | null }[]>`
      select e.user_id, a.code, e.completed_at from enrolments e join activities a on a.id = e.activity_id
      where e.id = ${completedId}`;
    // Taken back meanwhile: there is nothing to tell.
    if (!done?.completedAt) return;
    const { userId, code, completedAt } = done;
    await tx`select pg_advisory_xact_lock(hashtextextended('rollbook:completions/' || ${userId}::text, 0))`;
    const waiting = await tx<{ id: string }[]>`
      select e.id from enrolments e join policies p on p.id = e.policy_id
      where e.user_id = ${userId} and e.live and e.deadline_at is null
        and p.rules #>> '{deadline,basis}' = 'completion' and p.rules #>> '{deadline,activity}' = ${code}`;
    const told = waiting.map(({ id }) => ({ id, commandId: completionCommandId(completedId, completedAt, id) }));
    const command = { type: 'anchor', basis: 'completion', anchor: completedAt };
    await tx`
      insert into outbox (kind, target_id, command_id, command, due_at)
      select 'tell', t.id, t."commandId", ${tx.json(command)}, ${now}
      from jsonb_to_recordset(${tx.json(told)}) as t(id uuid, "commandId" text)
      on conflict do nothing`;
    if (told.length > 0) await tx`select pg_notify('rollbook_relay', 'messages')`;
  });
}

/**
 * Once in a while: whoever waits for a completion that is there already is told of it. It heals what a restored backup, or a
 * policy made in the same moment as the completion, may have kept from being told.
 */
export async function retellCompletions(sql: Sql, now: Instant): Promise<number> {
  const rows = await sql`
    insert into outbox (kind, target_id, command_id, command, due_at)
    select distinct on (w.id) 'tell', w.id, 'completed/again/' || w.id || '/' || ${uuidv7()}::text,
      jsonb_build_object('type', 'anchor', 'basis', 'completion', 'anchor', null), ${now}::timestamptz
    from policies p join enrolments w on w.policy_id = p.id and w.live and w.deadline_at is null and w.status <> 'suggested'
      and not coalesce((w.state ->> 'deadlineLifted')::boolean, false)
      join activities a on a.code = p.rules #>> '{deadline,activity}'
      join enrolments d on d.user_id = w.user_id and d.activity_id = a.id and d.status = 'completed'
    where p.rules #>> '{deadline,basis}' = 'completion'
      and not exists (select from outbox o where o.target_id = w.id and o.kind = 'tell')`;
  return rows.count;
}
