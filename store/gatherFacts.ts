import type { PersonFacts } from '../domain/assignee.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { type Awaited, completionsOf } from './completions.ts';
import type { Db } from './db.ts';
import { holdsAt } from './delegations.ts';
import { somebodyEligible } from './eligibility.ts';
import type { Pool } from './poolCount.ts';
import { openReservations } from './reservations.ts';
import { asUuid } from './selection.ts';
import { SessionKnowledge } from './sessionFacts.ts';

export interface Person extends PersonFacts {
  timezone: string;
  hireDate: LocalDate | null;
}

/** What a transaction must know before it can answer: read, and where seats are concerned locked, once for the whole batch. */
export interface FactNeeds {
  learnerIds: readonly string[];
  activityIds: readonly string[];
  /** Users that policies name. */
  namedIds: readonly string[];
  /** Are seats or numbers asked for? Then the activities' pools are locked. */
  seats: boolean;
  /** For what is looked at again at promotion (R14), and for who stands in for whom (R5). */
  now: Instant;
  /** Whose completion of what may be asked for, as deadlines are counted from it. */
  awaited?: readonly Awaited[];
  /** The sessions that are asked for, and those that one is in already. */
  sessionIds?: readonly string[];
}

/** What was read and locked. */
export interface Gathered {
  readonly people: readonly Person[];
  readonly owners: readonly { id: string; ownerId: string | null }[];
  readonly completions: ReadonlyMap<string, Instant>;
  readonly pools: readonly Pool[];
  readonly sessions: SessionKnowledge;
}

/** Reads all of it in few statements; the pools are locked in the order of their ids. */
export async function gatherFacts(db: Db, needs: FactNeeds): Promise<Gathered> {
  const activityIds = [...new Set(needs.activityIds)].sort();
  const roots = [...new Set([...needs.learnerIds, ...needs.namedIds])];
  const known = await db<(Person & { owns: string[] | null })[]>`
    with recursive owners as (
      select id, owner_id from activities where id = any(${activityIds}) and owner_id is not null
    ), chain as (
      select u.id, u.manager_id, u.status, u.timezone, u.hire_date, d.delegate_id
        from users u left join delegations d on d.principal_id = u.id and ${holdsAt(db, needs.now)}
        where u.id = any(${roots}) or u.id in (select owner_id from owners)
      union
      select u.id, u.manager_id, u.status, u.timezone, u.hire_date, d.delegate_id
        from chain cross join lateral (values (chain.manager_id), (chain.delegate_id)) next (id)
          join users u on u.id = next.id left join delegations d on d.principal_id = u.id and ${holdsAt(db, needs.now)}
    )
    select id, manager_id, delegate_id, status in ('activated', 'active') as active, timezone, hire_date,
      (select array_agg(o.id) from owners o where o.owner_id = chain.id) as owns
    from chain`;
  const people = known.map(({ owns: _owns, ...person }) => person);
  const owners = known.flatMap(({ id, owns }) => (owns ?? []).map((activityId) => ({ id: activityId, ownerId: id })));
  const completions = await completionsOf(db, needs.awaited ?? []);
  const { sessionIds = [] } = needs;
  const sessions = await SessionKnowledge.gather(db, sessionIds, needs.learnerIds);
  if (!needs.seats) return { people, owners, completions, pools: [], sessions };
  const poolIds = [...activityIds, ...sessionIds.flatMap((id) => asUuid(id) ?? [])];
  const pools = await db<Pool[]>`
    select id, maximum, taken, next_number, reserved, starts_at, awaits_draw, 0 as waiting, array[]::text[] as reservations
    from pools where id = any(${poolIds}) order by id for update`;
  for (const pool of pools) if (pool.reserved > 0) pool.reservations = await openReservations(db, pool.id);
  // Who is stopped, or may not be enrolled now, keeps a place in line and stands in nobody's way (R14).
  const limited = pools.flatMap(({ id, maximum }) => (maximum === null ? [] : [id]));
  if (limited.length === 0) return { people, owners, completions, pools, sessions };
  const waiting = await db<{ id: string }[]>`
    select p.id from pools p
    where p.id = any(${limited}) and ${somebodyEligible(db, needs.now)}`;
  for (const { id } of waiting) {
    const pool = pools.find((one) => one.id === id);
    if (pool) pool.waiting = 1;
  }
  return { people, owners, completions, pools, sessions };
}
