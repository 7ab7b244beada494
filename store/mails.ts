import type { AnyClaimedMail, ClaimedMail, MailMark } from '../domain/mails.ts';
import type { RequestFacts } from '../domain/requestFacts.ts';
import type { SessionTold } from '../domain/sessionMail.ts';
import type { SignInTold } from '../domain/signIn/link.ts';
import type { Instant } from '../domain/words.ts';
import { type CertificationToldRow, certificationTold, toCertificationTold } from './certificationMails.ts';
import type { Db } from './db.ts';
import { type RecordToldRow, recordTold, toRecordTold } from './recordMails.ts';
import { type ReportToldRow, reportTold, toReportTold } from './reportMails.ts';
import { factsOfActivity, type RequestFactsRow, requestFacts, toRequestFacts } from './requestFacts.ts';
import { LATE_REMINDER_MS } from './rows.ts';
import { inOurForm, sessionTold } from './sessionTold.ts';

type Row = Omit<ClaimedMail, 'facts' | 'status' | 'session'> & { session: SessionTold | null } & RequestFactsRow & {
    /** The activity of a mail that is about a session and nobody's enrolment. */
    ofSession: RequestFacts['activity'] | null;
    mailStatus: ClaimedMail['status'];
    /** Of a mail about a certification, which has none of the facts of an enrolment. */
    certification: CertificationToldRow | null;
    /** The same of a mail about a training record, or a report. */
    record: RecordToldRow | null;
    report: ReportToldRow | null;
    /** Of a mail that lets one in: the link, with its instants in Postgres' form. */
    signIn: SignInTold | null;
  };

/**
 * Takes up to `limit` mails that are due, for as long as the lease, and reads what they tell, in one statement. Any number
 * of senders share the queue.
 *
 * R23: a reminder is marked `sending` here, so before anything is sent. One that is found so when its lease has run out
 * was cut off and becomes `unclear`: it may have been sent, so it is not sent again. One that waited for more than an
 * hour becomes `missed`.
 */
export async function claimMails(db: Db, limit: number, now: Instant, leaseUntil: Instant): Promise<AnyClaimedMail[]> {
  const late = new Date(Date.parse(now) - LATE_REMINDER_MS).toISOString();
  const rows = await db<Row[]>`
    with due as (
      select id from mails
      where status in ('waiting', 'sending') and due_at <= ${now} and (locked_until is null or locked_until <= ${now})
      order by due_at limit ${limit} for update skip locked
    ), claimed as (
      update mails m set locked_until = ${leaseUntil}, attempts = m.attempts + 1,
        first_tried_at = coalesce(m.first_tried_at, ${now}),
        status = case
          when not m.at_most_once then m.status
          when m.status = 'sending' then 'unclear'
          when m.at < ${late} then 'missed'
          else 'sending'
        end
      from due where m.id = due.id
      returning m.*
    )
    select m.id, m.template, m.status as mail_status, m.task_id, m.occurrence, m.at, m.at_most_once, m.first_tried_at,
      m.attempts, asking.id as request_mail_id,
      json_build_object('id', u.id, 'name', u.given_name || ' ' || u.family_name, 'givenName', u.given_name,
        'email', u.email, 'locale', u.locale, 'timezone', u.timezone, 'status', u.status) as to, about.session,
      whose.of_session, certified.certification, recorded.record, reported.report, link.sign_in, facts.*
    from claimed m
      join users u on u.id = m.to_user_id
      left join mails asking on asking.enrolment_id = m.enrolment_id and asking.template = 'approval_request'
        and asking.occurrence = m.task_id::text
      left join lateral (${sessionTold(db)}) about on m.template like 'session\\_%'
      left join lateral (${certificationTold(db)}) certified on true
      left join lateral (${recordTold(db, now)}) recorded on true
      left join lateral (${reportTold(db)}) reported on true
      left join lateral (
        select json_build_object('id', l.id, 'expiresAt', l.expires_at, 'usedAt', l.used_at, 'endedAt', l.ended_at) as sign_in
        from sign_in_links l where l.id = m.sign_in_link_id
      ) link on true
      left join lateral (${requestFacts(db, db`m.enrolment_id`)}) facts on true
      left join lateral (
        select json_build_object('id', a.id, 'code', a.code, 'title', a.title, 'type', a.type) as of_session
        from sessions s join activities a on a.id = s.activity_id where s.id = m.session_id
      ) whose on true
    order by m.due_at, m.id`;
  return rows.map(({ mailStatus, taskId, session, certification, record, report, signIn, ofSession, ...row }) => {
    const { id, template, occurrence, at, atMostOnce, firstTriedAt, attempts, requestMailId, to, ...facts } = row;
    const mail = { id, status: mailStatus, occurrence, at, atMostOnce, firstTriedAt, attempts, requestMailId, to };
    if (certification) return { ...mail, template, certification: toCertificationTold(certification) } as never;
    if (record) return { ...mail, template, record: toRecordTold(record) } as never;
    if (report) return { ...mail, template, report: toReportTold(report) } as never;
    if (signIn) return { ...mail, template, signIn: inOurInstants(signIn) } as never;
    const told = ofSession ? factsOfActivity(ofSession, at) : toRequestFacts(facts);
    return { ...mail, template, taskId, facts: told, session: inOurForm(session) };
  });
}

function inOurInstants({ id, ...times }: SignInTold): SignInTold {
  const ours = Object.entries(times).map(([name, at]) => [name, at && new Date(at).toISOString()]);
  return { id, ...Object.fromEntries(ours) };
}

/** Writes down what became of a batch. What was sent stays sent, whatever a slower sender says of it. */
export async function markMails(db: Db, marks: readonly MailMark[], now: Instant): Promise<void> {
  if (marks.length === 0) return;
  await db`
    update mails m set status = k.status, last_error = k.error, due_at = coalesce(k."dueAt", m.due_at), locked_until = null,
      sent_at = case when k.status = 'sent' then ${now}::timestamptz end
    from jsonb_to_recordset(${db.json(marks as never)}) as k(id uuid, status text, error text, "dueAt" timestamptz)
    where m.id = k.id and m.status in ('waiting', 'sending', 'unclear')`;
}
