import type { AutomationFacts } from '../domain/automations/facts.ts';
import { endOfDay } from '../domain/calendar.ts';
import type { EnrolmentState } from '../domain/state.ts';
import { fullState } from '../domain/upgrade.ts';
import type { Instant, LocalDate, Status } from '../domain/words.ts';
import type { Db } from './db.ts';
import { stands } from './recordValidity.ts';

interface Row {
  state: EnrolmentState;
  department: string | null;
  location: string | null;
  timezone: string;
  reached: { status: Status; at: string; known: string }[] | null;
  deadlineKnown: Instant | null;
  accessKnown: Instant | null;
  sessionsKnown: Instant | null;
  expiresOn: LocalDate | null;
  recordedAt: Instant | null;
}

/**
 * What rules go by, of these enrolments, by id. Statuses come from the history: one that was only passed through counts too.
 * A request stands nowhere before it was looked whether somebody is asked, or a seat is free, so that its own event says
 * nothing of that.
 */
export async function automationFacts(db: Db, ids: readonly string[]): Promise<Map<string, AutomationFacts>> {
  const rows = await db<(Row & { id: string })[]>`
    select e.id, jsonb_set(e.state, '{policy,rules}', p.rules) as state, u.department, u.location, u.timezone, heard.*,
      r.expires_at as expires_on, r.known as recorded_at
    from enrolments e join users u on u.id = e.user_id join policies p on p.id = e.policy_id
      left join lateral (
        -- known since it was recorded, or the record was made to say so
        select t.expires_at, greatest(t.created_at, (
          select max(v.superseded_at) from training_record_versions v
          where v.record_id = t.id and (v.deleted_at is not null or v.expires_at is distinct from t.expires_at)
        )) as known
        from training_records t
        where t.enrolment_id = e.id and ${stands(db, 't')} and t.expires_at is not null limit 1
      ) r on true
      cross join lateral (
        select json_agg(json_build_object('status', v.to_status, 'at', v.at, 'known', v.recorded_at) order by v.seq) filter (
            where (v.type <> 'requested' and v.from_status is distinct from v.to_status)
              or (v.type = 'requested' and v.to_status = 'suggested') or v.type = 'waitlisted'
              or (v.type = 'approval_opened' and v.from_status = v.to_status and v.data ->> 'step' = '0')
          ) as reached,
          max(v.recorded_at) filter (where v.type in ('requested', 'deadline_set')) as deadline_known,
          max(v.recorded_at) filter (where v.type = 'access_set') as access_known,
          max(v.recorded_at) filter (where v.type in ('session_chosen', 'session_seat', 'session_changed')) as sessions_known
        from enrolment_events v where v.enrolment_id = e.id
      ) heard
    where e.id = any(${ids as string[]})`;
  return new Map(rows.map(({ id, ...row }) => [id, toFacts(row)]));
}

function toFacts(row: Row): AutomationFacts {
  const { state, department, location, timezone, reached, expiresOn, recordedAt } = row;
  return {
    state: fullState(state),
    department,
    location,
    timezone,
    reached: (reached ?? []).map(({ status, at, known }) => ({ status, at: toInstant(at), known: toInstant(known) })),
    knownSince: { deadline: row.deadlineKnown, access: row.accessKnown, sessions: row.sessionsKnown },
    // A record is valid on its last day.
    expiry: expiresOn && recordedAt ? { at: endOfDay(expiresOn, timezone), known: recordedAt } : null,
  };
}

/** Instants inside JSON are in Postgres' form. */
function toInstant(text: string): Instant {
  return new Date(text).toISOString();
}
