import { nextTurn } from '../domain/audiences/membership.ts';
import type { Clock } from '../domain/clock.ts';
import type { Looked } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import { audienceFacts } from './audienceFacts.ts';
import type { Sql } from './db.ts';
import { runningRules } from './decidingRules.ts';
import { settleMembers } from './ruleSettling.ts';
import { inTransaction } from './tx.ts';
import { askedSoFar, looked } from './watchers.ts';

/**
 * R33: all rules look at one person, in one transaction, by the facts as they are now. Whatever changed meanwhile has asked for
 * another look. It looks again when the passing of days changes something for this person, and for who could not be enrolled.
 */
export async function lookAtMembership(sql: Sql, userId: string, clock: Clock): Promise<Looked> {
  return inTransaction(sql, async (tx) => {
    const watcher = { kind: 'membership', targetId: userId } as const;
    const asked = await askedSoFar(tx, watcher);
    const rules = await runningRules(tx, { held: true });
    const focus = new Set(rules.map(({ id }) => id));
    const { retryAt } = await settleMembers(tx, rules, focus, [userId], clock);
    const person = (await audienceFacts(tx, [userId])).get(userId);
    const turns = person ? rules.map(({ who }) => nextTurn(person, who, clock.now())) : [];
    await looked(tx, watcher, asked, earliest([retryAt, ...turns]));
    return { over: true };
  });
}

/** The first of these instants, as far as there are any. */
export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.filter((at) => at !== null).sort()[0] ?? null;
}
