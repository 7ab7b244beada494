import type { RetentionRule } from '../domain/privacy/retention.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A rule of retention, as it was set. */
export interface RetentionRuleRow extends RetentionRule {
  readonly id: string;
  readonly version: number;
  readonly changedBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** All rules; there are few. */
export async function listRetentionRules(db: Db): Promise<RetentionRuleRow[]> {
  return db<RetentionRuleRow[]>`
    select * from retention_rules order by kind, record_type nulls first, qualification_code nulls first`;
}

/** Sets the rule for what it is about, in place of the one before. @returns its id */
export async function setRetentionRule(
  db: Db,
  id: string,
  { kind, recordType, qualificationCode, basis, keepFor, countedFrom, scope }: RetentionRule,
  by: string,
  at: Instant,
): Promise<string> {
  const [row] = await db<{ id: string }[]>`
    insert into retention_rules as r (id, kind, record_type, qualification_code, basis, keep_for, counted_from, scope,
      changed_by, created_at, updated_at)
    values (${id}, ${kind}, ${recordType}, ${qualificationCode}, ${basis}, ${keepFor}, ${countedFrom}, ${scope}, ${by}, ${at},
      ${at})
    on conflict (kind, record_type, qualification_code) do update set basis = excluded.basis, keep_for = excluded.keep_for,
      counted_from = excluded.counted_from, scope = excluded.scope, changed_by = excluded.changed_by,
      updated_at = excluded.updated_at, version = r.version + 1
    returning id`;
  if (!row) throw new Error('a rule was not set');
  return row.id;
}

/** Takes a rule away. False when there is none. */
export async function removeRetentionRule(db: Db, id: string): Promise<boolean> {
  const { count } = await db`delete from retention_rules where id = ${id}`;
  return count > 0;
}
