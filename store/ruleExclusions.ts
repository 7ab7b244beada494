import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Sql } from './db.ts';
import { saveText } from './personalText.ts';
import { membersOf, writeMembers } from './ruleMembers.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';

export type LiftResult = 'lifted' | 'missing' | 'not-excluded';

/**
 * R33: an administrator lifts that somebody is left out, as they were removed by hand; the rule looks at them again, and
 * forgets what had been removed. The same command again does nothing.
 */
export async function liftExclusion(
  sql: Sql,
  ruleId: string,
  userId: string,
  { actor, commandId, reason }: { actor: Actor; commandId: string; reason: string | null },
  now: Instant,
): Promise<LiftResult> {
  return inTransaction(sql, async (tx): Promise<LiftResult> => {
    await tx`select from users where id = ${userId} for no key update`;
    const member = (await membersOf(tx, [userId])).get(userId)?.find((one) => one.ruleId === ruleId);
    if (!member) return 'missing';
    const known = await tx`
      select from rule_member_events where rule_id = ${ruleId} and user_id = ${userId} and command_id = ${commandId}`;
    if (known.length > 0) return 'lifted';
    if (member.state !== 'excluded') return 'not-excluded';
    const text = reason === null ? null : await saveText(tx, userId, reason, now);
    const lifted = { state: 'out', outcome: 'lifted', covers: null, version: member.version + 1 } as const;
    await writeMembers(tx, [{ ...member, ...lifted, ofPlan: false, why: [], event: 'lifted' }], now, {
      ...{ actor, commandId, reasonText: text?.id ?? null },
    });
    await askLooks(tx, 'membership', [userId], now);
    return 'lifted';
  });
}

/** R33: it was told that the person had left, and has not ended by that, as the person had begun: it is kept. */
export async function noteKept(sql: Sql, ruleId: string, enrolmentId: string, now: Instant): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [row] = await tx<{ userId: string }[]>`
      select m.user_id from rule_members m join enrolments e on e.id = m.enrolment_id
      where m.rule_id = ${ruleId} and m.enrolment_id = ${enrolmentId} and m.outcome = 'withdrawn' and e.live`;
    if (!row) return;
    await tx`select from users where id = ${row.userId} for no key update`;
    const member = (await membersOf(tx, [row.userId])).get(row.userId)?.find((one) => one.ruleId === ruleId);
    if (member?.outcome !== 'withdrawn') return;
    const kept = { ...member, outcome: 'kept', version: member.version + 1, ofPlan: false, event: 'kept' } as const;
    await writeMembers(tx, [{ ...kept, why: [] }], now);
  });
}
