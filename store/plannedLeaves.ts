import { endOfDay } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import type { LocalDate } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { eachAlone, inTransaction } from './tx.ts';
import { saidByImport, setEnabled } from './userStatuses.ts';

/** Somebody whom a file speaks of: where they live, and the day on which they are planned to leave, if any. */
export interface Leaving {
  id: string;
  externalId: string;
  timezone: string;
  leavesOn: LocalDate | null;
}

/** What is planned for these people; who is unknown is left out. */
export async function leavingOf(db: Db, externalIds: readonly string[]): Promise<Map<string, Leaving>> {
  const rows = await db<Leaving[]>`
    select u.id, u.external_id, u.timezone, p.leaves_on
    from users u left join planned_leaves p on p.user_id = u.id
    where u.external_id = any(${externalIds as string[]})`;
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** These people leave with the end of these days; null: not that anybody knows. */
export async function planLeaves(
  tx: Db,
  importId: string,
  leaves: readonly { externalId: string; leavesOn: LocalDate | null }[],
): Promise<void> {
  const ids = leaves.map(({ externalId }) => externalId);
  const days = leaves.map(({ leavesOn }) => leavesOn);
  await tx`
    delete from planned_leaves p using users u
    where u.id = p.user_id and u.external_id = any(${ids})`;
  await tx`
    insert into planned_leaves (user_id, leaves_on, import_id)
    select distinct on (u.id) u.id, l.day, ${importId}::uuid
    from unnest(${ids}::text[], ${days}::date[]) as l(external_id, day) join users u using (external_id)
    where l.day is not null
    on conflict (user_id) do update set leaves_on = excluded.leaves_on, import_id = excluded.import_id`;
}

/**
 * Lets go whose last day has ended where they are now (R19, R32). Any number of processes share it.
 * @returns how many
 */
export async function letGoWhoLeaves(sql: Sql, clock: Clock): Promise<number> {
  const now = clock.now();
  // Nowhere does a day begin more than half a day before it begins in UTC. When it has ended is asked of the calendar, which
  // knows the zones as the rest of the product does.
  const days = await sql<{ leavesOn: LocalDate; timezone: string }[]>`
    select distinct p.leaves_on, u.timezone from planned_leaves p join users u on u.id = p.user_id
    where p.leaves_on <= (${now}::timestamptz at time zone 'UTC' + interval '15 hours')::date`;
  const over = days.filter(({ leavesOn, timezone }) => endOfDay(leavesOn, timezone) < now);
  if (over.length === 0) return 0;
  const due = await sql<{ userId: string; leavesOn: LocalDate }[]>`
    select p.user_id, p.leaves_on from planned_leaves p join users u on u.id = p.user_id
    where (p.leaves_on, u.timezone) in (
      select d.day, d.zone from unnest(
        ${over.map(({ leavesOn }) => leavesOn)}::date[], ${over.map(({ timezone }) => timezone)}::text[]
      ) as d(day, zone)
    )
    order by p.leaves_on, p.user_id limit 500`;
  await eachAlone(due, ({ userId, leavesOn }) =>
    inTransaction(sql, async (tx) => {
      // Whoever takes the plan away carries it out; a file that changed it meanwhile was first.
      const [row] = await tx<{ importId: string }[]>`
        delete from planned_leaves where user_id = ${userId} and leaves_on = ${leavesOn} returning import_id`;
      if (row) await setEnabled(tx, [{ id: userId, enabled: false }], clock, saidByImport(row.importId, null, 'hr'));
    }),
  );
  return due.length;
}
