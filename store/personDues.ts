import type { Clock } from '../domain/clock.ts';
import { decideExpiry } from '../domain/people/change.ts';
import type { PersonState } from '../domain/people/person.ts';
import { BY_HAND, writeChanges } from './changePeople.ts';
import type { Sql } from './db.ts';
import { carryOutPlanned } from './plannedChanges.ts';
import { eachAlone, inTransaction } from './tx.ts';

const AT_ONCE = 100;

/**
 * What falls due of people: who expires (R32), and changes whose day begins. Their instants are columns of their own rows, and
 * the deed, its mark, its event and its messages are one transaction: nothing is lost and nothing is done twice, by any number
 * of processes.
 *
 * @returns how much was carried out
 */
export async function settlePeople(sql: Sql, clock: Clock): Promise<number> {
  const expired = await expirePeople(sql, clock);
  const now = clock.now();
  const due = await sql<{ id: string; userId: string }[]>`
    select id, user_id from planned_changes where status = 'planned' and due_at <= ${now} order by due_at, id limit ${AT_ONCE}`;
  await eachAlone(due, ({ id, userId }) => carryOutPlanned(sql, { id, userId }, clock));
  return expired + due.length;
}

/** Expires who is due, dated by the instant that was set. Who is in other hands just now comes in the next round. */
async function expirePeople(sql: Sql, clock: Clock): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const now = clock.now();
    const due = await tx<PersonState[]>`
      select * from users where expires_at <= ${now} and status <> 'expired'
      order by expires_at limit ${AT_ONCE} for no key update skip locked`;
    const changes = due.flatMap((before) => {
      const decided = decideExpiry(before, now);
      return decided ? [{ ...decided, before, said: { ...BY_HAND, at: before.expiresAt ?? now } }] : [];
    });
    await writeChanges(tx, changes, clock);
    return changes.length;
  });
}
