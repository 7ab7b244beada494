import type { PolicyRules } from '../domain/policy.ts';
import type { Actor, EnrolmentState } from '../domain/state.ts';
import { fullState } from '../domain/upgrade.ts';
import type { ActivityType, Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** An event that explains a fact, with the names that go with it. */
export interface TellingEvent {
  type: string;
  at: Instant;
  actorKind: Actor['kind'];
  /** The user or machine that acted; null for the system. */
  actorName: string | null;
  reason: string | null;
  data: Record<string, unknown>;
}

/** Everything that is shown of one enrolment. */
export interface EnrolmentView {
  state: EnrolmentState;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  nextDue: Instant | null;
  armedAt: Instant | null;
  user: { id: string; externalId: string | null; givenName: string; familyName: string; email: string };
  activity: { id: string; code: string; title: string; type: ActivityType };
  /** Null also when it was erased. */
  grade: string | null;
  feedback: string | null;
  note: string | null;
  /** Who the open approval waits for; null: the administrators. */
  assigneeName: string | null;
  /** For whom that person stands in (R5). */
  principalName: string | null;
  /** The last event that changed the status. */
  statusEvent: TellingEvent | null;
  /** The last event that set the deadline. */
  deadlineEvent: TellingEvent | null;
  /** The seats of the activity, if they are limited. */
  pool: {
    maximum: number;
    taken: number;
    reserved: number;
    waiting: number;
    awaitsDraw: boolean;
    startsAt: Instant | null;
  } | null;
  /** Counted from 1; null for who is not in the queue. */
  queuePosition: number | null;
  /** What the draw gave, why it was passed over last (R14), and whose team's seat it has. */
  place: { lot: number | null; passedOver: string | null; reservedFor: string | null };
  /** The queues of the sessions that one waits for; null for what is no event. */
  sessionQueues: SessionQueue[] | null;
}

export interface SessionQueue {
  sessionId: string;
  /** Counted from 1. */
  position: number;
  waiting: number;
  taken: number;
  maximum: number | null;
  reserved: number;
  awaitsDraw: boolean;
  /** What the draw gave; why it was passed over last (R14). */
  lot: number | null;
  passedOver: string | null;
}

type Row = Omit<EnrolmentView, 'state'> & {
  state: Omit<EnrolmentState, 'policy'> & { policy: Omit<EnrolmentState['policy'], 'rules'> };
  rules: PolicyRules;
};

/** One enrolment as it is shown, or null. */
export async function readEnrolmentView(db: Db, id: string): Promise<EnrolmentView | null> {
  // By a plain comparison, so that Postgres plans it once and not at every call.
  const [row] = await db<Row[]>`${columns(db)} from enrolments e ${joins(db)} where e.id = ${id}`;
  return row ? toView(row) : null;
}

/** Many, in the order of their ids as given; in one statement. */
export async function readEnrolmentViews(db: Db, ids: readonly string[]): Promise<EnrolmentView[]> {
  if (ids.length === 0) return [];
  const rows = await db<Row[]>`
    ${columns(db)}
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
      join enrolments e on e.id = wanted.id ${joins(db)}
    order by wanted.place`;
  return rows.map(toView);
}

function toView({ state, rules, statusEvent, deadlineEvent, pool, ...row }: Row): EnrolmentView {
  return {
    ...row,
    state: fullState({ ...state, policy: { ...state.policy, rules } }),
    statusEvent: inOurForm(statusEvent),
    deadlineEvent: inOurForm(deadlineEvent),
    pool: pool && { ...pool, startsAt: pool.startsAt && new Date(pool.startsAt).toISOString() },
  };
}

function columns(db: Db) {
  return db`
    select e.state, e.version, e.created_at, e.updated_at, e.next_due, e.armed_at, p.rules,
      json_build_object('id', u.id, 'externalId', u.external_id, 'givenName', u.given_name, 'familyName', u.family_name,
        'email', u.email) as user,
      json_build_object('id', a.id, 'code', a.code, 'title', a.title, 'type', a.type) as activity,
      grade.body as grade, feedback.body as feedback, note.body as note,
      assignee.given_name || ' ' || assignee.family_name as assignee_name,
      principal.given_name || ' ' || principal.family_name as principal_name,
      ${tellingEvent(db, db`v.from_status is distinct from v.to_status`)} as status_event,
      ${tellingEvent(db, db`v.type in ('deadline_set', 'deadline_removed')`)} as deadline_event,
      case when pool.maximum is not null then json_build_object('maximum', pool.maximum, 'taken', pool.taken,
        'reserved', pool.reserved, 'awaitsDraw', pool.awaits_draw, 'startsAt', pool.starts_at, 'waiting',
        (select count(*) from seats q where q.pool_id = pool.id and q.state = 'queued')) end as pool,
      case when seat.state = 'queued' then (
        select count(*)::int from seats q where q.pool_id = seat.pool_id and q.state = 'queued'
          and (q.rank, q.lot, q.number) <= (seat.rank, seat.lot, seat.number)
      ) end as queue_position,
      json_build_object('lot', nullif(seat.lot, 2147483647), 'passedOver', seat.passed_over, 'reservedFor', (
        select m.given_name || ' ' || m.family_name from seat_reservations r join users m on m.id = r.manager_id
        where r.id = seat.reservation_id
      )) as place,
      case when a.type = 'event' then (
        select json_agg(json_build_object('sessionId', mine.pool_id, 'taken', o.taken, 'maximum', o.maximum,
          'reserved', o.reserved, 'awaitsDraw', o.awaits_draw, 'lot', nullif(mine.lot, 2147483647), 'passedOver', mine.passed_over,
          'waiting', (select count(*) from seats q where q.pool_id = mine.pool_id and q.state = 'queued'),
          'position', (select count(*) from seats q where q.pool_id = mine.pool_id and q.state = 'queued'
            and (q.rank, q.lot, q.number) <= (mine.rank, mine.lot, mine.number))))
        from seats mine join pools o on o.id = mine.pool_id
        where mine.enrolment_id = e.id and mine.state = 'queued' and mine.pool_id <> e.activity_id
      ) end as session_queues`;
}

function joins(db: Db) {
  return db`
      join users u on u.id = e.user_id
      join activities a on a.id = e.activity_id
      join policies p on p.id = e.policy_id
      left join personal_text grade on grade.id = e.grade_text
      left join personal_text feedback on feedback.id = e.feedback_text
      left join personal_text note on note.id = e.note_text
      left join users assignee on assignee.id = (e.state #>> '{task,assigneeId}')::uuid
      left join users principal on principal.id = (e.state #>> '{task,principalId}')::uuid
      left join pools pool on pool.id = e.activity_id
      left join seats seat on seat.enrolment_id = e.id and seat.pool_id = e.activity_id`;
}

/** The last event of a kind, as JSON, with who acted: a person by name, a machine by the name of its key. */
function tellingEvent(db: Db, which: ReturnType<typeof fragment>) {
  return db`(
    select json_build_object('type', v.type, 'at', v.at, 'actorKind', v.actor_kind, 'data', v.data,
      'actorName', coalesce(person.given_name || ' ' || person.family_name, machine.name),
      -- what follows from a command has its reason with the command's own event, recorded with it
      'reason', (
        select words.body from enrolment_events said join personal_text words on words.id = said.reason_text
        where said.enrolment_id = e.id and said.recorded_at = v.recorded_at and said.seq <= v.seq
        order by said.seq desc limit 1
      ))
    from enrolment_events v
      left join users person on person.id = case v.actor_kind when 'user' then v.actor_id::uuid when 'link' then v.on_behalf_of::uuid end
      left join api_keys machine on v.actor_kind = 'client' and machine.id = v.actor_id
    where v.enrolment_id = e.id and ${which}
    order by v.seq desc limit 1
  )`;
}

function fragment(db: Db) {
  return db`true`;
}

/** Instants inside JSON come in Postgres' form. */
function inOurForm(event: TellingEvent | null): TellingEvent | null {
  return event && { ...event, at: new Date(event.at).toISOString() };
}
