import type { Instant } from '../domain/words.ts';
import type { CommitItem } from './commit.ts';
import type { Db } from './db.ts';
import { recordUserEvents } from './userEvents.ts';

/** What shows that somebody opened an activity. */
const ACCESS: ReadonlySet<string> = new Set(['visited', 'started']);

/** Does one of these commands open the activity to its learner? */
export function opens(items: readonly CommitItem[]): boolean {
  return items.some(({ outcome }) => outcome.events.some(({ type }) => ACCESS.has(type)));
}

/** May this person sign in, and has opened nothing yet? @param hold keeps it so to the end of the transaction */
export async function isNewcomer(db: Db, userId: string, hold = false): Promise<boolean> {
  const rows = await db`
    select from users where id = ${userId} and status = 'activated' ${hold ? db`for no key update` : db``}`;
  return rows.length > 0;
}

/**
 * The first access to any activity makes who was activated active, in the transaction of the commit that tells of it. Nothing
 * follows for others: who may learn, and who approves, is the same.
 *
 * @param items what this commit makes true
 */
export async function noteOpening(tx: Db, items: readonly CommitItem[], now: Instant): Promise<void> {
  const item = items.find((one) => opens([one]));
  if (!item) return;
  const { id: enrolmentId, userId } = item.outcome.state;
  const { count } = await tx`
    update users set status = 'active', version = version + 1, updated_at = ${now}
    where id = ${userId} and status = 'activated'`;
  if (count === 0) return;
  const at = item.outcome.events.find(({ type }) => ACCESS.has(type))?.at ?? item.at;
  const differences = [{ field: 'status', from: 'activated', to: 'active' }];
  const event = { userId, type: 'first_access', from: 'activated', to: 'active', at, differences } as const;
  const said = { actor: item.command.actor, reason: null, data: { enrolment: enrolmentId } };
  await recordUserEvents(tx, [{ ...event, ...said }], now);
}
