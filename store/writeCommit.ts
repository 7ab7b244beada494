import type { EnrolmentState, Stamp } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { chain } from './chain.ts';
import type { CommitItem, CommitRequest } from './commit.ts';
import { approvalTasks, mailed, trainingRecord } from './commitParts.ts';
import type { Db } from './db.ts';
import { closedTaskRows, columnsOf, mailRows, NO_LOT, seatOf, taskRow } from './rows.ts';
import { nudgesOf, sessionSeats } from './sessionSeats.ts';

/** A sync waits this long for the caller to come back before the relay takes it up. */
const SYNC_GRACE_MS = 3_000;

/**
 * The one statement of a commit: the row, its events, commands, tasks, seat, record, mails and sync, all or nothing,
 * gated by the row standing where the decisions were made, and by no command among them being known. What it has no need of is
 * left out: each part costs, also one that finds nothing to do. Returns the new stamp, or null for a miss.
 */
export async function writeCommit(
  db: Db,
  request: CommitRequest,
  items: readonly CommitItem[],
  state: EnrolmentState,
  now: Instant,
): Promise<Stamp | null> {
  const { enrolmentId, stamp } = request;
  const effects = items.flatMap((item) => item.outcome.effects);
  const events = chain(
    enrolmentId,
    stamp,
    items.flatMap((item) => item.outcome.events),
    now,
  );
  const commands = items.map((item, index) => ({
    commandId: item.commandId,
    type: item.command.type,
    version: stamp.version + index + 1,
    changed: item.outcome.events.length > 0,
    at: item.at,
  }));
  const next: Stamp = {
    version: stamp.version + items.length,
    seq: events.at(-1)?.seq ?? stamp.seq,
    head: events.at(-1)?.hash ?? stamp.head,
  };
  const columns = columnsOf(state);
  const opened = effects.some((effect) => effect.kind === 'open-task') ? taskRow(state) : null;
  const mails = mailRows(enrolmentId, effects, now);
  const seat = seatOf(state);
  const nudge = effects.some((effect) => effect.kind === 'nudge-pool');
  const closed = closedTaskRows(effects);
  const aboutRecords = items.flatMap(({ command, outcome }) =>
    outcome.effects.flatMap(({ kind }) => (kind === 'record' || kind === 'void-record' ? [{ kind, command }] : [])),
  );
  const syncDue = new Date(Date.parse(now) + SYNC_GRACE_MS).toISOString();
  const [row] = await db<{ written: number }[]>`
    with gate as (
      update enrolments set
        obligation = ${columns.obligation}, status = ${columns.status}, reason = ${columns.reason},
        progress = ${columns.progress}, enrolled_at = ${columns.enrolledAt}, started_at = ${columns.startedAt},
        completed_at = ${columns.completedAt}, last_visit_at = ${columns.lastVisitAt},
        deadline_at = ${columns.deadlineAt}, policy_id = ${columns.policyId}, grade_text = ${columns.gradeText},
        feedback_text = ${columns.feedbackText}, note_text = ${columns.noteText}, state = ${db.json(columns.state as never)},
        next_due = ${columns.nextDue}, version = ${next.version}, seq = ${next.seq}, head = ${next.head}, updated_at = ${now},
        -- it is a run that commits: there is nothing left to start
        armed_at = coalesce(armed_at, ${now})
      where id = ${enrolmentId} and version = ${stamp.version} and head = ${stamp.head} and not exists (
        select from commands c where c.enrolment_id = ${enrolmentId}
          and c.command_id = any(${commands.map((command) => command.commandId)})
      )
      returning id, user_id, activity_id, attempt
    ), new_commands as (
      insert into commands (enrolment_id, command_id, type, version, changed, at)
      select gate.id, c."commandId", c.type, c.version, c.changed, c.at
      from gate, jsonb_to_recordset(${db.json(commands)})
        as c("commandId" text, type text, version int, changed boolean, at timestamptz)
    ), new_events as (
      insert into enrolment_events (enrolment_id, seq, type, from_status, to_status, at, recorded_at, actor_kind, actor_id,
        on_behalf_of, reason_text, reason_commitment, data, previous_hash, hash)
      select gate.id, e.seq, e.type, e."from", e."to", e.at, e."recordedAt", e.actor ->> 'kind', e.actor ->> 'id',
        e.actor ->> 'onBehalfOf', e."reasonText", e."reasonCommitment", e.data, e."previousHash", e.hash
      from gate, jsonb_to_recordset(${db.json(events as never)}) as e(seq int, type text, "from" text, "to" text, at timestamptz,
        "recordedAt" timestamptz, actor jsonb, "reasonText" uuid, "reasonCommitment" text, data jsonb, "previousHash" text, hash text)
    ), ${approvalTasks(db, closed, opened)}
    old_seat as (
      select s.enrolment_id, s.pool_id, s.state, s.number, s.rank from seats s, gate
      where s.enrolment_id = gate.id and s.pool_id = gate.activity_id
    ), seat_gone as (
      delete from seats s using gate where s.enrolment_id = gate.id and s.pool_id = gate.activity_id and ${seat === null}
    ), seat_put as (
      insert into seats (enrolment_id, pool_id, state, number, rank)
      select gate.id, p.id, ${seat?.state ?? null}, ${seat?.number ?? null}::bigint, ${seat?.rank ?? null}::int from gate join pools p on p.id = gate.activity_id
      where ${seat !== null} and not exists (
        select from old_seat o where o.state = ${seat?.state ?? null} and o.number is not distinct from ${seat?.number ?? null}::bigint
            and o.rank = ${seat?.rank ?? null}::int
          -- a grant on its way stays one until it is accepted or refused
          or o.state = 'granted' and ${seat?.state ?? null} = 'queued'
      )
      on conflict (enrolment_id, pool_id) do update set state = excluded.state, number = excluded.number, rank = excluded.rank,
        grant_id = null, granted_at = null, passed_over = case when excluded.state = 'queued' then seats.passed_over end,
        -- who waits again behind all others has no lot any more
        lot = case when excluded.number is not distinct from seats.number then seats.lot else ${NO_LOT} end
    ), nudged as (
      insert into outbox (kind, target_id, due_at)
      select 'nudge', p.id, ${now} from gate join pools p on p.id = gate.activity_id left join old_seat o on o.pool_id = p.id
      where ${nudge} or (o.state in ('held', 'granted', 'beyond') and ${!(seat?.state === 'held' || seat?.state === 'beyond')}
        and not (o.state = 'granted' and ${seat?.state === 'queued'}))
      returning id
    ), ${sessionSeats(db, state, now)}
    ${trainingRecord(db, columns.completedAt, aboutRecords, now)} ${mailed(db, mails)}
    told as (
      ${
        request.byUpdate
          ? db`insert into syncs (enrolment_id, version, due_at) select gate.id, ${next.version}, ${syncDue} from gate
              on conflict (enrolment_id) do update set version = excluded.version, due_at = excluded.due_at, locked_until = null`
          : db`delete from syncs s using gate where s.enrolment_id = gate.id`
      }
    )
    select count(*)::int as written, ${mails.length > 0 ? db`pg_notify('rollbook_relay', 'mails'),` : db``}
      case when exists (select from nudged) ${nudgesOf(db, state)} then pg_notify('rollbook_relay', 'messages') end
    from gate`;
  return row && row.written > 0 ? next : null;
}
