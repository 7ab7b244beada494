import type { ReportedCommand } from '../domain/achieveCommands.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';

/** A statement that its enrolment has to be told of. */
export interface WaitingStatement {
  readonly id: string;
  readonly enrolmentId: string;
  readonly clientId: string;
  readonly command: Extract<ReportedCommand, { type: 'statement' }> & { readonly happenedAt: Instant };
  readonly attempts: number;
}

/**
 * Takes statements that are due, each leased until `lease`: of each enrolment only the one that happened first, so that they
 * arrive in their order, however many relays there are. Says with each of them whether more wait behind it.
 */
export async function claimStatements(sql: Sql, now: Instant, lease: Instant, limit: number) {
  return sql<(WaitingStatement & { more: boolean })[]>`
    update xapi_statements s set locked_until = ${lease}, attempts = attempts + 1
    from (
      select id from xapi_statements head
      where outcome = 'waiting' and due_at <= ${now} and (locked_until is null or locked_until < ${now}) and not exists (
        select from xapi_statements before
        where before.outcome = 'waiting' and before.enrolment_id = head.enrolment_id
          and (before.happened_at, before.seq) < (head.happened_at, head.seq)
      )
      order by due_at limit ${limit} for update skip locked
    ) mine
    where s.id = mine.id
    returning s.id, s.enrolment_id, s.client_id, s.command, s.attempts, exists (
      select from xapi_statements next
      where next.outcome = 'waiting' and next.enrolment_id = s.enrolment_id and next.id <> s.id
    ) as more`;
}

/**
 * The enrolment was told, and this is what became of it. What came after the end is in its history as such (R25). Told once
 * more after a crash, the same is written again.
 */
export async function settleStatement(
  db: Db,
  { id, enrolmentId, command }: WaitingStatement,
  result: { readonly changed: boolean } | { readonly refusal: string },
): Promise<void> {
  const refusal = 'refusal' in result ? result.refusal : null;
  const changed = 'changed' in result && result.changed;
  await db`
    update xapi_statements set due_at = null, locked_until = null, last_error = null, refusal = ${refusal}, outcome = case
      when ${refusal !== null} then 'refused'
      when ${!changed} then 'unchanged'
      when exists (
        select from enrolment_events e where e.enrolment_id = ${enrolmentId} and e.type = 'late' and e.at = ${command.happenedAt}
          and e.data ->> 'command' = 'statement' and e.data ->> 'verb' = ${command.verb}
      ) then 'late' else 'applied' end
    where id = ${id} and outcome = 'waiting'`;
}

/** It could not be told: again at `dueAt`, and those behind it wait. `code` says why, without personal data. */
export async function postponeStatement(db: Db, id: string, dueAt: Instant, code: string): Promise<void> {
  await db`
    update xapi_statements set due_at = ${dueAt}, locked_until = null, last_error = ${code}
    where id = ${id} and outcome = 'waiting'`;
}
