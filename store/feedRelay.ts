import { uuidv7 } from 'uuidv7';
import { wants } from '../domain/events/types.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { inTransaction } from './tx.ts';
import { askLooks } from './watchers.ts';

/** Since so many transactions there may be many that have their position and are looked at again. */
const FAR_BEHIND = 10_000;
/** Reads everything that has no position, whichever transaction wrote it. */
const SINCE_EVER = '0';

interface Given {
  readonly position: number;
  readonly subjectId: string;
  readonly type: string;
}

/**
 * Gives positions in the public feed to events that have none, after their commit, and notes for each active subscription
 * what it is to be told: an event has both or none. One process at a time, under a lock; so that who has read up to a
 * position has read everything before it. Events of one subject keep their order.
 *
 * Nothing is asked of the commits: each event holds the number of its transaction. All transactions older than the oldest
 * one under way have ended, so that what was written since then, and has no position, is all there is to do.
 *
 * @returns how many were given; 0 also while another process does it
 */
export async function givePositions(sql: Sql, now: Instant, limit: number): Promise<number> {
  if (!(await somethingToDo(sql))) return 0;
  return inTransaction(sql, async (tx) => {
    const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(hashtext('rollbook.feed')) as mine`;
    if (!lock?.mine) return 0;
    const [state] = await tx<{ position: number; horizon: string; elsewhere: boolean }[]>`
      select position, horizon::text, horizon > pg_snapshot_xmax(pg_current_snapshot()) as elsewhere from feed_state`;
    if (!state) throw new Error('the feed has no state');
    // Restored into another server, which counts its transactions anew: what is old there says nothing here.
    const since = state.elsewhere ? SINCE_EVER : state.horizon;
    const given = await position(tx, state.position, since, limit);
    await noteDeliveries(tx, given, now);
    return given.length;
  });
}

/**
 * Is there an event without a position, or is the horizon far from where it should be? In the order of the index, as far as
 * this server has counted: what lies beyond was written elsewhere, before a restore.
 */
async function somethingToDo(db: Db): Promise<boolean> {
  const horizon = db`(select horizon from feed_state)`;
  const range = db`e.xid >= ${horizon} and e.xid < pg_snapshot_xmax(pg_current_snapshot())`;
  const [row] = await db<{ todo: boolean }[]>`
    select exists (
        select from enrolment_events e where ${range}
          and not exists (select from feed f where f.subject_id = e.enrolment_id and f.seq = e.seq)
        order by e.xid limit 1)
      or exists (
        select from plan_enrolment_events e where ${range}
          and not exists (select from feed f where f.subject_id = e.plan_enrolment_id and f.seq = e.seq)
        order by e.xid limit 1)
      or exists (
        select from user_certification_events e where ${range}
          and not exists (select from feed f where f.subject_id = e.user_certification_id and f.seq = e.seq)
        order by e.xid limit 1)
      or exists (
        select from checkpoints e where ${range} and not exists (select from feed f where f.subject_id = e.id)
        order by e.xid limit 1)
      or (select cut or horizon > pg_snapshot_xmax(pg_current_snapshot()) from feed_state)
      or pg_snapshot_xmin(pg_current_snapshot())::text::bigint - ${horizon}::text::bigint > ${FAR_BEHIND} as todo`;
  return row?.todo ?? false;
}

/**
 * The one statement of a round. It begins with the oldest transactions. For each subject found all of its events are taken
 * that are there: a later event of it can be of an older transaction, which had to wait for the earlier one.
 */
async function position(tx: Db, last: number, since: string, limit: number): Promise<readonly Given[]> {
  const open = tx`${since === SINCE_EVER} or e.xid < pg_snapshot_xmax(pg_current_snapshot())`;
  return tx<Given[]>`
    with fresh as (
      select kind, subject_id, xid from (
        (select 'enrolment' as kind, e.enrolment_id as subject_id, e.xid from enrolment_events e
          where e.xid >= ${since}::xid8 and (${open})
            and not exists (select from feed f where f.subject_id = e.enrolment_id and f.seq = e.seq)
          order by e.xid limit ${limit})
        union all
        (select 'plan-enrolment', e.plan_enrolment_id, e.xid from plan_enrolment_events e
          where e.xid >= ${since}::xid8 and (${open})
            and not exists (select from feed f where f.subject_id = e.plan_enrolment_id and f.seq = e.seq)
          order by e.xid limit ${limit})
        union all
        (select 'certification', e.user_certification_id, e.xid from user_certification_events e
          where e.xid >= ${since}::xid8 and (${open})
            and not exists (select from feed f where f.subject_id = e.user_certification_id and f.seq = e.seq)
          order by e.xid limit ${limit})
        union all
        (select 'checkpoint', e.id, e.xid from checkpoints e
          where e.xid >= ${since}::xid8 and (${open}) and not exists (select from feed f where f.subject_id = e.id)
          order by e.xid limit ${limit})
      ) as any_of order by xid limit ${limit}
    ), subjects as (
      select kind, subject_id, coalesce((select max(seq) from feed f where f.subject_id = fresh.subject_id), 0) as up_to
      from fresh group by kind, subject_id
    ), events as (
      select s.kind, s.subject_id, e.seq, e.type, e.recorded_at
      from subjects s join enrolment_events e on e.enrolment_id = s.subject_id and e.seq > s.up_to where s.kind = 'enrolment'
      union all
      select s.kind, s.subject_id, e.seq, e.type, e.recorded_at
      from subjects s join plan_enrolment_events e on e.plan_enrolment_id = s.subject_id and e.seq > s.up_to
      where s.kind = 'plan-enrolment'
      union all
      select s.kind, s.subject_id, e.seq, e.type, e.recorded_at
      from subjects s join user_certification_events e on e.user_certification_id = s.subject_id and e.seq > s.up_to
      where s.kind = 'certification'
      union all
      select s.kind, s.subject_id, 1, 'made', e.at from subjects s join checkpoints e on e.id = s.subject_id
      where s.kind = 'checkpoint'
    ), recorded as (
      -- clocks of two machines can differ; the order within a subject goes before
      select kind, subject_id, seq, type, max(recorded_at) over (partition by subject_id order by seq) as at from events
    ), given as (
      insert into feed (position, kind, subject_id, seq, type)
      select ${last}::bigint + row_number() over (order by at, subject_id, seq), kind, subject_id, seq,
        'com.rollbook.' || kind || '.' || type
      from recorded
      returning position, subject_id, type
    ), moved as (
      update feed_state set position = position + (select count(*) from recorded), cut = (select count(*) from fresh) >= ${limit}, horizon = case
        when (select count(*) from fresh) < ${limit} then pg_snapshot_xmin(pg_current_snapshot())
        -- there may be more of the last one's transaction
        when ${since} = ${SINCE_EVER} then ${since}::xid8
        else least(pg_snapshot_xmin(pg_current_snapshot()), (select xid from fresh order by xid desc limit 1))
      end
    )
    select position, subject_id, type from given order by position`;
}

/** One delivery for each active subscription that wants the event; its workflow is asked to look. */
async function noteDeliveries(tx: Db, given: readonly Given[], now: Instant): Promise<void> {
  if (given.length === 0) return;
  // Locked against being taken away meanwhile.
  const hooks = await tx<{ id: string; types: string[] }[]>`
    select id, types from webhooks where active order by id for key share`;
  const rows = given.flatMap(({ position: at, subjectId, type }) =>
    hooks
      .filter(({ types }) => wants(types, type))
      .map(({ id: webhookId }) => ({ id: uuidv7(), webhookId, position: at, subjectId, type })),
  );
  if (rows.length === 0) return;
  await tx`
    insert into webhook_deliveries (id, webhook_id, position, subject_id, type, status, due_at, created_at)
    select d.id, d."webhookId", d.position, d."subjectId", d.type, 'waiting', ${now}, ${now}
    from jsonb_to_recordset(${tx.json(rows)}) as d(id uuid, "webhookId" uuid, position bigint, "subjectId" uuid, type text)`;
  const told = rows.map(({ webhookId }) => webhookId);
  await askLooks(tx, 'webhook', told, now);
}
