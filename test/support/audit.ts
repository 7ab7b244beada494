import { type ChainedEvent, GENESIS, hashEvent } from '../../store/chain.ts';
import type { Sql } from '../../store/db.ts';

interface EventRow {
  enrolmentId: string;
  seq: number;
  type: string;
  fromStatus: string | null;
  toStatus: string;
  at: string;
  recordedAt: string;
  actorKind: string;
  actorId: string | null;
  onBehalfOf: string | null;
  reasonCommitment: string | null;
  data: unknown;
  previousHash: string;
  hash: string;
}

/**
 * What is wrong in a whole database, whatever happened to it: chains that are broken, commands or events that are missing or
 * doubled, seats that do not add up, records that are missing or too many. Nothing, it is to be hoped.
 */
export async function audit(sql: Sql): Promise<string[]> {
  return [
    ...(await brokenChains(sql)),
    ...(await wrongCounts(sql)),
    ...(await wrongSeats(sql)),
    ...(await brokenPlanChains(sql)),
    ...(await wrongPlans(sql)),
    ...(await wrongFirings(sql)),
    ...(await wrongMembers(sql)),
    ...(await brokenCertificationChains(sql)),
    ...(await brokenUserChains(sql)),
  ];
}

/** What an automation told its enrolment has arrived or is on its way; what it made, it made in a firing. */
async function wrongFirings(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string; wrong: string }[]>`
    select f.id, 'told nobody' as wrong from automation_firings f
    where f.acts @> '[{"outcome": "told"}]'
      and not exists (select from commands where enrolment_id = f.enrolment_id and command_id = 'automation/' || f.id)
      and not exists (select from outbox where command_id = 'automation/' || f.id)
    union all
    select e.id, 'was made by no firing' from enrolments e
    where e.state #>> '{automation,firing}' is not null
      and not exists (select from automation_firings f where f.id = (e.state #>> '{automation,firing}')::uuid)`;
  return rows.map(({ id, wrong }) => `${id}: ${wrong}`);
}

/** R33: what a rule made it knows of, and each row's history is whole. */
async function wrongMembers(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string; wrong: string }[]>`
    select e.id, 'was made by a rule that does not know' as wrong from enrolments e
    where e.state #>> '{rule,id}' is not null
      and not exists (
        select from rule_members m where m.rule_id = (e.state #>> '{rule,id}')::uuid and m.user_id = e.user_id
      )
    union all
    select m.user_id, 'has a row with holes in its history' from rule_members m
    where m.version <> (select count(*) from rule_member_events v where v.rule_id = m.rule_id and v.user_id = m.user_id)
    union all
    select m.user_id, 'is enrolled, as a row says, in what the rule did not make' from rule_members m
      join enrolments e on e.id = m.enrolment_id
    where m.outcome = 'enrolled' and e.state #>> '{rule,id}' is distinct from m.rule_id::text`;
  return rows.map(({ id, wrong }) => `${id}: ${wrong}`);
}

/** R36: every hash is computed again, and every event must stand on the one before. */
async function brokenChains(sql: Sql): Promise<string[]> {
  const heads = await sql<{ id: string; seq: number; head: string }[]>`select id, seq, head from enrolments`;
  const rows = await sql<EventRow[]>`select * from enrolment_events order by enrolment_id, seq`;
  return broken(heads, rows);
}

/** The same for enrolments in plans. */
async function brokenPlanChains(sql: Sql): Promise<string[]> {
  const heads = await sql<{ id: string; seq: number; head: string }[]>`select id, seq, head from plan_enrolments`;
  const rows = await sql<EventRow[]>`
    select plan_enrolment_id as enrolment_id, * from plan_enrolment_events order by plan_enrolment_id, seq`;
  return broken(heads, rows);
}

/** And for certifications. */
async function brokenCertificationChains(sql: Sql): Promise<string[]> {
  const heads = await sql<{ id: string; seq: number; head: string }[]>`select id, seq, head from user_certifications`;
  const rows = await sql<EventRow[]>`
    select user_certification_id as enrolment_id, * from user_certification_events order by user_certification_id, seq`;
  return broken(heads, rows);
}

/** And for people. */
async function brokenUserChains(sql: Sql): Promise<string[]> {
  const heads = await sql<{ id: string; seq: number; head: string }[]>`
    select user_id as id, seq, head from user_chains`;
  const rows = await sql<EventRow[]>`select user_id as enrolment_id, * from user_events order by user_id, seq`;
  return broken(heads, rows);
}

function broken(heads: readonly { id: string; seq: number; head: string }[], rows: readonly EventRow[]): string[] {
  const found: string[] = [];
  const ends = new Map<string, { seq: number; head: string }>();
  for (const row of rows) {
    const { seq, head } = ends.get(row.enrolmentId) ?? { seq: 0, head: GENESIS };
    const event = chainedEvent(row);
    if (event.seq !== seq + 1 || event.previousHash !== head)
      found.push(`${row.enrolmentId}: ${event.seq} is not chained`);
    if (hashEvent(row.enrolmentId, event) !== row.hash)
      found.push(`${row.enrolmentId}: ${event.seq} has another hash than its own`);
    ends.set(row.enrolmentId, { seq: event.seq, head: row.hash });
  }
  for (const { id, seq, head } of heads) {
    const end = ends.get(id);
    if (end?.seq !== seq || end.head !== head) found.push(`${id}: the head is not that of its last event`);
  }
  return found;
}

function chainedEvent(row: EventRow): ChainedEvent {
  const { seq, type, fromStatus, toStatus, at, recordedAt, actorKind, actorId, onBehalfOf, reasonCommitment } = row;
  const actor = { kind: actorKind, id: actorId, onBehalfOf };
  const said = { at, recordedAt, actor, reasonCommitment, data: row.data, previousHash: row.previousHash };
  return { seq, type, from: fromStatus, to: toStatus, ...said };
}

/** Each version was led to by one command; who completed a training event has one valid record, and nobody else has (R26). */
async function wrongCounts(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string; what: string }[]>`
    select e.id, 'a version without its command, or a command without its version' as what
    from enrolments e left join commands c on c.enrolment_id = e.id
    group by e.id having count(*) <> e.version or count(distinct c.version) <> e.version
    union all
    select e.id, r.n || ' records of an attempt that is ' || e.status
    from enrolments e join activities a on a.id = e.activity_id,
      lateral (
        -- what was deleted at its end has left a mark
        select (select count(*) from training_records where enrolment_id = e.id and voided_at is null)
          + (select count(*) from deleted_records where enrolment_id = e.id) as n
      ) r
    where r.n <> case when e.status = 'completed' and a.training_event then 1 else 0 end`;
  return rows.map(({ id, what }) => `${id}: ${what}`);
}

/** R11, R13: as many are counted as have a seat, no more than there are; who is in has one, who is not has none. */
async function wrongSeats(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string; what: string }[]>`
    select p.id, p.taken || ' of ' || coalesce(p.maximum::text, 'any') || ' counted, ' || s.n || ' taken' as what
    from pools p, lateral (select count(*) as n from seats where pool_id = p.id and state in ('held', 'granted')) s
    where s.n <> p.taken or p.taken > p.maximum
    union all
    select p.id, p.reserved || ' seats counted as reserved, not ' || r.n
    from pools p, lateral (
      select coalesce(sum(seats - used), 0) as n from seat_reservations where pool_id = p.id and released_at is null
    ) r where r.n <> p.reserved
    union all
    select r.id, r.used || ' of a reservation counted as used, not ' || s.n
    from seat_reservations r, lateral (select count(*) as n from seats where reservation_id = r.id) s
    where r.released_at is null and s.n <> r.used
    union all
    select e.id, e.status || ' with the seat ' || coalesce(s.state, 'none')
    from enrolments e join pools p on p.id = e.activity_id left join seats s on s.enrolment_id = e.id and s.pool_id = p.id
    where p.maximum is not null and (e.status in ('offered', 'enrolled', 'in_progress')) <> (coalesce(s.state, 'none') in ('held', 'beyond'))
      and e.status in ('offered', 'enrolled', 'in_progress', 'waitlisted', 'withdrawn', 'cancelled', 'declined', 'expired')
    union all
    select e.id, 'the seat ' || (place ->> 'seat') || ' in a session, which has it as ' || coalesce(s.state, 'none')
    from enrolments e cross join jsonb_array_elements(e.state -> 'sessions') place
      left join seats s on s.enrolment_id = e.id and s.pool_id = (place #>> '{session,id}')::uuid
    where case place ->> 'seat' when 'beyond_maximum' then 'beyond' else place ->> 'seat' end
      <> case coalesce(s.state, 'none') when 'granted' then 'queued' when 'asked' then 'none' else coalesce(s.state, 'none') end`;
  return rows.map(({ id, what }) => `${id}: ${what}`);
}

/** R26, R30: a plan is completed once, with its one record if it makes one; it lives and watches, or does neither. */
async function wrongPlans(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string; what: string }[]>`
    select e.id, 'completions: ' || c.n || ', records: ' || r.n || ', status: ' || e.status as what
    from plan_enrolments e join learning_plans p on p.id = e.plan_id,
      lateral (
        select count(*) as n from plan_enrolment_events v where v.plan_enrolment_id = e.id and v.type = 'completed'
      ) c,
      lateral (
        select (select count(*) from plan_records where plan_enrolment_id = e.id)
          + (select count(*) from deleted_records where plan_enrolment_id = e.id) as n
      ) r
    where c.n <> (e.status = 'completed')::int
      or r.n <> (e.status = 'completed' and (p.rules ->> 'trainingEvent')::boolean)::int
    union all
    select e.id, e.status || ' but watching ' || w.n
    from plan_enrolments e, lateral (
      select count(*) as n from watchers w where w.kind = 'plan' and w.target_id = e.id::text
    ) w
    where (w.n > 0) <> e.live`;
  return rows.map(({ id, what }) => `${id}: ${what}`);
}
