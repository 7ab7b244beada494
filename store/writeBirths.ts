import type { RequestCommand } from '../domain/commands.ts';
import type { Accepted } from '../domain/outcome.ts';
import type { Instant } from '../domain/words.ts';
import { chain, GENESIS } from './chain.ts';
import type { Db } from './db.ts';
import { columnsOf, mailRows, seatOf, sessionSeatsOf, taskRow } from './rows.ts';
import { Raced } from './tx.ts';

/** A decided birth. */
export interface Born {
  readonly command: RequestCommand;
  readonly commandId: string;
  readonly outcome: Accepted;
}

/**
 * Writes births in bulk: rows, events, commands, seats, tasks and mails, and wakes the relay that starts their workflows.
 *
 * @throws Raced when one of them lives already (R1)
 */
export async function writeBirths(db: Db, births: readonly Born[], now: Instant): Promise<void> {
  if (births.length === 0) return;
  const rows = births.map(({ outcome: { state, events, effects } }) => {
    const chained = chain(state.id, { version: 0, seq: 0, head: GENESIS }, events, now);
    return {
      events: chained,
      mails: mailRows(state.id, effects, now),
      task: taskRow(state),
      seat: seatOf(state),
      sessionSeats: sessionSeatsOf(state),
      row: {
        id: state.id,
        userId: state.userId,
        activityId: state.activityId,
        attempt: state.attempt,
        source: state.source,
        role: state.role,
        ...columnsOf(state),
        seq: chained.length,
        head: chained.at(-1)?.hash ?? GENESIS,
      },
    };
  });
  const written = await db`
    insert into enrolments (id, user_id, activity_id, attempt, obligation, source, role, status, reason, progress, requested_at,
      enrolled_at, deadline_at, policy_id, note_text, state, version, seq, head, next_due, created_at, updated_at)
    select e.id, e."userId", e."activityId", e.attempt, e.obligation, e.source, e.role, e.status, e.reason, e.progress,
      e."requestedAt", e."enrolledAt", e."deadlineAt", e."policyId", e."noteText", e.state, 1, e.seq, e.head, e."nextDue", ${now}, ${now}
    from jsonb_to_recordset(${db.json(rows.map(({ row }) => row) as never)}) as e(id uuid, "userId" uuid, "activityId" uuid,
      attempt int, obligation text, source text, role text, status text, reason text, progress int, "requestedAt" timestamptz,
      "enrolledAt" timestamptz, "deadlineAt" timestamptz, "policyId" uuid, "noteText" uuid, state jsonb, seq int, head text,
      "nextDue" timestamptz)
    on conflict do nothing`;
  if (written.count !== births.length) throw new Raced('a live enrolment appeared');
  await writeAround(db, births, rows, now);
}

async function writeAround(
  db: Db,
  births: readonly Born[],
  rows: readonly {
    events: ReturnType<typeof chain>;
    mails: ReturnType<typeof mailRows>;
    task: ReturnType<typeof taskRow>;
    seat: ReturnType<typeof seatOf>;
    sessionSeats: ReturnType<typeof sessionSeatsOf>;
    row: { id: string; activityId: string };
  }[],
  now: Instant,
): Promise<void> {
  const commands = births.map(({ commandId, outcome }) => ({ enrolmentId: outcome.state.id, commandId }));
  const seats = rows.flatMap(({ seat, sessionSeats, row }) => [
    ...(seat ? [{ enrolmentId: row.id, poolId: row.activityId, ...seat }] : []),
    ...sessionSeats.map((one) => ({ enrolmentId: row.id, ...one })),
  ]);
  const tasks = rows.flatMap(({ task }) => (task ? [task] : []));
  const mails = rows.flatMap((row) => row.mails);
  await db`
    with new_commands as (
      insert into commands (enrolment_id, command_id, type, version, changed, at)
      select c."enrolmentId", c."commandId", 'request', 1, true, ${now}
      from jsonb_to_recordset(${db.json(commands)}) as c("enrolmentId" uuid, "commandId" text)
    ), new_events as (
      insert into enrolment_events (enrolment_id, seq, type, from_status, to_status, at, recorded_at, actor_kind, actor_id,
        on_behalf_of, reason_text, reason_commitment, data, previous_hash, hash)
      select e."enrolmentId", e.seq, e.type, e."from", e."to", e.at, e."recordedAt", e.actor ->> 'kind', e.actor ->> 'id',
        e.actor ->> 'onBehalfOf', e."reasonText", e."reasonCommitment", e.data, e."previousHash", e.hash
      from jsonb_to_recordset(${db.json(rows.flatMap(({ events }) => events) as never)}) as e("enrolmentId" uuid, seq int,
        type text, "from" text, "to" text, at timestamptz, "recordedAt" timestamptz, actor jsonb, "reasonText" uuid,
        "reasonCommitment" text, data jsonb, "previousHash" text, hash text)
    ), new_seats as (
      insert into seats (enrolment_id, pool_id, state, number, rank)
      select s."enrolmentId", s."poolId", s.state, s.number, s.rank
      from jsonb_to_recordset(${db.json(seats)}) as s("enrolmentId" uuid, "poolId" uuid, state text, number bigint, rank int)
    ), new_tasks as (
      insert into approval_tasks (id, enrolment_id, step, assignee_id, principal_id, assignment, status, opened_at, due_at)
      select t.id, t."enrolmentId", t.step, t."assigneeId", t."principalId", t.assignment, 'open', t."openedAt", t."dueAt"
      from jsonb_to_recordset(${db.json(tasks as never)}) as t(id uuid, "enrolmentId" uuid, step int, "assigneeId" uuid,
        "principalId" uuid, assignment int, "openedAt" timestamptz, "dueAt" timestamptz)
    ), new_mails as (
      insert into mails (id, enrolment_id, task_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select m.id, m."enrolmentId", m."taskId", m.template, m."toUserId", m.occurrence, m.at, m."atMostOnce", m.status, m."dueAt",
        m."createdAt"
      from jsonb_to_recordset(${db.json(mails as never)}) as m(id uuid, "enrolmentId" uuid, "taskId" uuid, template text,
        "toUserId" uuid, occurrence text, at timestamptz, "atMostOnce" boolean, status text, "dueAt" timestamptz,
        "createdAt" timestamptz)
      on conflict do nothing
    )
    select case when ${mails.length > 0} then pg_notify('rollbook_relay', 'mails') end`;
}
