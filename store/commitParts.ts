import { uuidv7 } from 'uuidv7';
import type { Command } from '../domain/commands.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { saidOf } from './recordEvents.ts';
import type { closedTaskRows, mailRows, taskRow } from './rows.ts';

/** The part of a commit's statement that closes approval tasks and opens one. Empty where none is. */
export function approvalTasks(db: Db, closed: ReturnType<typeof closedTaskRows>, opened: ReturnType<typeof taskRow>) {
  if (closed.length === 0 && !opened) return db``;
  return db`
    closed as (
      update approval_tasks t set status = c.status, decided_at = c."decidedAt", decided_by_kind = c."decidedByKind",
        decided_by_id = c."decidedById", on_behalf_of = c."onBehalfOf", comment_text = c."commentText"
      from gate, jsonb_to_recordset(${db.json(closed as never)}) as c(id uuid, status text,
        "decidedAt" timestamptz, "decidedByKind" text, "decidedById" text, "onBehalfOf" text, "commentText" uuid)
      where t.id = c.id and t.enrolment_id = gate.id
      returning t.id
    ), opened as (
      -- counts the closed ones first: an open task must be closed before the next one opens
      insert into approval_tasks (id, enrolment_id, step, assignee_id, principal_id, assignment, status, opened_at, due_at)
      select t.id, gate.id, t.step, t."assigneeId", t."principalId", t.assignment, 'open', t."openedAt", t."dueAt"
      from gate, (select count(*) from closed) as first,
        jsonb_to_recordset(${db.json((opened ? [opened] : []) as never)}) as t(id uuid, step int, "assigneeId" uuid,
          "principalId" uuid, assignment int, "openedAt" timestamptz, "dueAt" timestamptz)
    ),`;
}

/** What a command does to the training record of its enrolment, and who said it. */
export interface AboutRecord {
  readonly kind: 'record' | 'void-record';
  readonly command: Pick<Command, 'actor' | 'reason'>;
}

/**
 * The part that makes a training record, or voids the one that is there (R26, R27). Of a completion and its taking back in
 * one commit only the last stands, and only the first can find an older record. The row's triggers write its history in the
 * same statement (R36). Empty where there is neither.
 */
export function trainingRecord(db: Db, completedAt: Instant | null, about: readonly AboutRecord[], now: Instant) {
  const [first, last] = [about[0], about.at(-1)];
  if (!first || !last) return db``;
  return db`
    voided as (
      update training_records r
      set voided_at = ${now}, version = r.version + 1, recorded_at = ${now}, said = ${db.json(saidOf(first.command) as never)}
      from gate where r.enrolment_id = gate.id and r.voided_at is null and ${first.kind === 'void-record'}
      returning r.id
    ), recorded as (
      -- R26, R27: a snapshot, in the same commit; validity counts from the day it happened, where the learner is (R24)
      insert into training_records (id, user_id, enrolment_id, attempt, record_type, object_id, title, training_provider,
        completion_date, completed_at, qualification_code, expires_at, source, created_at, said)
      select ${uuidv7()}, gate.user_id, gate.id, gate.attempt, a.type, a.id, a.title, a.training_provider, done.day,
        ${completedAt}::timestamptz, a.qualification_code, (done.day + a.valid_for::interval)::date, 'completion', ${now},
        ${db.json(saidOf(last.command) as never)}
      from gate join activities a on a.id = gate.activity_id join users u on u.id = gate.user_id,
        lateral (select (${completedAt}::timestamptz at time zone u.timezone)::date as day) as done,
        (select count(*) from voided) as first
      where ${last.kind === 'record'} and a.training_event
    ),`;
}

/** The part that leaves mails to be sent; each kind and occurrence once for an enrolment (R23). Empty where there are none. */
export function mailed(db: Db, mails: ReturnType<typeof mailRows>) {
  if (mails.length === 0) return db``;
  return db`
    mailed as (
      insert into mails (id, enrolment_id, task_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select m.id, gate.id, m."taskId", m.template, m."toUserId", m.occurrence, m.at, m."atMostOnce", m.status, m."dueAt", m."createdAt"
      from gate, jsonb_to_recordset(${db.json(mails as never)}) as m(id uuid, "taskId" uuid, template text, "toUserId" uuid,
        occurrence text, at timestamptz, "atMostOnce" boolean, status text, "dueAt" timestamptz, "createdAt" timestamptz)
      on conflict (enrolment_id, template, occurrence) do nothing
    ),`;
}
