import type { Clock } from '../domain/clock.ts';
import { type KeptRecord, keptUntil, ruleFor } from '../domain/privacy/retention.ts';
import type { Instant } from '../domain/words.ts';
import type { Db, Sql } from './db.ts';
import { loosenPseudonyms } from './erasePerson.ts';
import { deleteRecords } from './eraseRecords.ts';
import { listRetentionRules, type RetentionRuleRow } from './retentionRules.ts';
import { inTransaction } from './tx.ts';

const BATCH = 200;

/**
 * R35, R38: deletes what is kept no more, in batches, each one transaction with its marks; dated by the instant at which it was due,
 * whenever it is done. By any number of processes; again it finds nothing. @returns how much was deleted
 */
export async function endRetention(sql: Sql, clock: Clock): Promise<number> {
  let all = 0;
  const rules = await listRetentionRules(sql);
  const works = [
    () => loosenPseudonyms(sql, clock.now()),
    () => inTransaction(sql, (tx) => endRestricted(tx, clock.now())),
    ...rules.flatMap((rule) => {
      const work = SWEEPS[rule.kind];
      return rule.keepFor === null || rule.scope === 'erased'
        ? []
        : [() => inTransaction(sql, (tx) => work(tx, rule, rules, clock.now()))];
    }),
  ];
  for (const work of works) {
    for (let done = await work(); done > 0; done = await work()) all += done;
  }
  return all;
}

/** Records of who was erased, at the end of their retention. */
async function endRestricted(tx: Db, now: Instant): Promise<number> {
  const due = await tx<{ recordId: string; until: Instant }[]>`
    select s.record_id, s.until from record_restrictions s join training_records r on r.id = s.record_id
    where s.lifted_at is null and s.until <= ${now} order by s.until, s.record_id limit ${BATCH} for update of r skip locked`;
  for (const { recordId, until } of due) await deleteRecords(tx, [recordId], 'retention', until, now);
  return due.length;
}

type Sweep = (tx: Db, rule: RetentionRuleRow, rules: readonly RetentionRuleRow[], now: Instant) => Promise<number>;

const SWEEPS: Readonly<Record<RetentionRuleRow['kind'], Sweep>> = {
  training_records: endRecords,
  enrolment_words: endEnrolmentWords,
  certification_words: endCertificationWords,
  mails: endMails,
  statements: endStatements,
};

/**
 * Records of people who are there. What still proves something stays: one that has not expired, one that is restricted, and those of
 * who holds a certification, whose periods rest on them.
 */
async function endRecords(
  tx: Db,
  rule: RetentionRuleRow,
  rules: readonly RetentionRuleRow[],
  now: Instant,
): Promise<number> {
  const from = rule.countedFrom === 'expiry' ? tx`coalesce(r.expires_at, r.completion_date)` : tx`r.completion_date`;
  const rows = await tx<(KeptRecord & { id: string })[]>`
    select r.id, r.record_type, r.qualification_code, r.completion_date, r.expires_at
    from training_records r join users u on u.id = r.user_id
    where u.erased_at is null and ${from} + ${rule.keepFor}::interval < ${now}::date
      and ${rule.recordType === null ? tx`true` : tx`r.record_type = ${rule.recordType}`}
      and ${rule.qualificationCode === null ? tx`true` : tx`r.qualification_code = ${rule.qualificationCode}`}
      and (r.voided_at is not null or r.expires_at < ${now}::date - 1)
      and not exists (select from record_restrictions s where s.record_id = r.id and s.lifted_at is null)
      and not exists (select from user_certifications c where c.user_id = r.user_id and c.followed)
      ${otherRules(tx, rule, rules)}
    order by r.completion_date, r.id limit ${BATCH} for update of r skip locked`;
  let done = 0;
  for (const row of rows) {
    const until = ruleFor(rules, row)?.id === rule.id ? keptUntil(rule, row, null) : null;
    if (until === null || until > now) continue;
    await deleteRecords(tx, [row.id], 'retention', until, now);
    done += 1;
  }
  return done;
}

/** What a rule says that says more is left to that rule, so that no batch is full of it. */
function otherRules(tx: Db, { id }: RetentionRuleRow, rules: readonly RetentionRuleRow[]) {
  const narrower = rules.filter((rule) => rule.kind === 'training_records' && rule.id !== id);
  return narrower.reduce((all, other) => {
    if (other.recordType === null && other.qualificationCode === null) return all;
    const fits = tx`${other.recordType === null ? tx`true` : tx`r.record_type = ${other.recordType}`}
      and ${other.qualificationCode === null ? tx`true` : tx`r.qualification_code is not distinct from ${other.qualificationCode}`}`;
    const wider = rules.find((rule) => rule.id === id);
    return weight(other) > weight(wider) ? tx`${all} and not (${fits})` : all;
  }, tx``);
}

const weight = (rule: RetentionRuleRow | undefined): number =>
  (rule?.qualificationCode == null ? 0 : 2) + (rule?.recordType == null ? 0 : 1);

/** The words about attempts that ended: reasons, comments, grades, feedback, notes. The chains stay whole. */
async function endEnrolmentWords(tx: Db, { keepFor }: RetentionRuleRow, _: unknown, now: Instant): Promise<number> {
  const { count } = await tx`
    with over as (
      select id, grade_text, feedback_text, note_text from enrolments
      where not live and (state #>> '{end,at}')::timestamptz + ${keepFor}::interval <= ${now}
    ), words (id) as (
      select v.id from over, lateral (values (grade_text), (feedback_text), (note_text)) v (id)
      union select reason_text from enrolment_events where enrolment_id in (select id from over)
      union select comment_text from approval_tasks where enrolment_id in (select id from over)
    )
    update personal_text t set salt = null, body = null
    where t.id in (select t.id from personal_text t join words w on w.id = t.id where t.body is not null limit ${BATCH})`;
  return count;
}

/** The words about certifications that are followed no more, from their last change on. */
async function endCertificationWords(tx: Db, { keepFor }: RetentionRuleRow, _: unknown, now: Instant): Promise<number> {
  const { count } = await tx`
    update personal_text t set salt = null, body = null
    where t.id in (
      select t.id from user_certifications c
        join user_certification_events e on e.user_certification_id = c.id join personal_text t on t.id = e.reason_text
      where not c.followed and c.updated_at + ${keepFor}::interval <= ${now} and t.body is not null limit ${BATCH}
    )`;
  return count;
}

/** What was sent, to whom and when; not while the attempt lives that it is about, for then it must be known not to be sent again. */
async function endMails(tx: Db, { keepFor }: RetentionRuleRow, _: unknown, now: Instant): Promise<number> {
  const { count } = await tx`
    delete from mails where id in (
      select m.id from mails m left join enrolments e on e.id = m.enrolment_id
        left join user_certifications c on c.id = m.user_certification_id
      where m.status not in ('waiting', 'sending') and coalesce(m.sent_at, m.created_at) + ${keepFor}::interval <= ${now}
        and e.live is not true and c.followed is not true
      order by m.id limit ${BATCH} for update of m skip locked
    )`;
  return count;
}

async function endStatements(tx: Db, { keepFor }: RetentionRuleRow, _: unknown, now: Instant): Promise<number> {
  const { count } = await tx`
    delete from xapi_statements where id in (
      select id from xapi_statements where outcome <> 'waiting' and stored_at + ${keepFor}::interval <= ${now}
      order by stored_at, seq limit ${BATCH} for update skip locked
    )`;
  return count;
}
