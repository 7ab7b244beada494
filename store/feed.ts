import type { FeedEvent } from '../domain/events/cloudEvent.ts';
import type { Db } from './db.ts';

/** A page of the feed, and how far it goes. */
export interface FeedPage {
  readonly events: readonly FeedEvent[];
  /** The last position that was given. */
  readonly head: number;
}

/**
 * Events behind a position, in the order of their positions. Up to the head that is returned nothing is missing, now or
 * later.
 *
 * @param types only of these; null: all
 */
export async function readFeed(
  db: Db,
  after: number,
  types: readonly string[] | null,
  limit: number,
): Promise<FeedPage> {
  const [state] = await db<{ position: number }[]>`select position from feed_state`;
  const head = state?.position ?? 0;
  const range = db`position > ${after} and position <= ${head}`;
  const picked =
    types === null
      ? db`select * from feed where ${range} order by position limit ${limit}`
      : // For each type along its own index, so that a rare one is not looked for among all the others.
        db`
          select p.* from unnest(${types as string[]}::text[]) as wanted (type), lateral (
            select * from feed where feed.type = wanted.type and ${range} order by position limit ${limit}
          ) as p order by p.position limit ${limit}`;
  return { events: await db<FeedEvent[]>`${withEvents(db, picked)}`, head };
}

/** The events at these positions. */
export async function readFeedAt(db: Db, positions: readonly number[]): Promise<Map<number, FeedEvent>> {
  if (positions.length === 0) return new Map();
  const picked = db`select * from feed where position = any(${positions as number[]}::bigint[])`;
  const events = await db<FeedEvent[]>`${withEvents(db, picked)}`;
  return new Map(events.map((event) => [event.position, event]));
}

/** The rows of the feed with the events that they stand for. */
function withEvents(db: Db, picked: ReturnType<typeof fragment>) {
  return db`
    select f.position, f.kind, f.subject_id, f.seq, f.type, e.from_status, e.to_status, e.at, e.recorded_at, e.actor_kind,
      e.actor_id, e.on_behalf_of, e.data, e.hash, e.user_id, e.activity_id, e.code
    from (${picked}) as f, lateral (
      select v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of, v.data, v.hash,
        s.user_id, s.activity_id, null as code
      from enrolment_events v join enrolments s on s.id = v.enrolment_id
      where f.kind = 'enrolment' and v.enrolment_id = f.subject_id and v.seq = f.seq
      union all
      select v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of, v.data, v.hash,
        s.user_id, null, s.plan_code
      from plan_enrolment_events v join plan_enrolments s on s.id = v.plan_enrolment_id
      where f.kind = 'plan-enrolment' and v.plan_enrolment_id = f.subject_id and v.seq = f.seq
      union all
      select v.from_status, v.to_status, v.at, v.recorded_at, v.actor_kind, v.actor_id, v.on_behalf_of, v.data, v.hash,
        s.user_id, null, s.certification_code
      from user_certification_events v join user_certifications s on s.id = v.user_certification_id
      where f.kind = 'certification' and v.user_certification_id = f.subject_id and v.seq = f.seq
      union all
      select null, 'made', c.at, c.at, case when c.client_id is null then 'system' else 'client' end, c.client_id, null,
        jsonb_build_object('number', c.number, 'root', c.root, 'total', c.total, 'jws', c.jws), c.digest, null, null, null
      from checkpoints c where f.kind = 'checkpoint' and c.id = f.subject_id
    ) as e
    order by f.position`;
}

function fragment(db: Db) {
  return db`true`;
}
