import { uuidv7 } from 'uuidv7';
import { type Clock, later } from '../domain/clock.ts';
import {
  dueOf,
  type ExpiringRecord,
  type ExpiryOccurrence,
  expiryOf,
  occurrencesOf,
} from '../domain/expiry/occurrences.ts';
import type { ExpiryRules, RenewalRule } from '../domain/expiry/rules.ts';
import { SYSTEM } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { bear } from './births.ts';
import type { Db, Sql } from './db.ts';
import { isRestricted, isSuperseded, stands } from './recordValidity.ts';
import { LATE_REMINDER_MS } from './rows.ts';
import { inTransaction } from './tx.ts';

const AT_ONCE = 100;
/** Who could not be enrolled is tried again after so long, beside whenever something changes. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;
/** What broke off is tried again after so long, twice as long each time. */
const BROKEN_MS = 30_000;

/*
 * Before a record expires, something may be done about it (R23): reminders, and an enrolment that renews it. It is
 * level-triggered: one row a record says when it is to be looked at; a look works out from the facts what has fallen due,
 * does what was not done yet, and notes it, in one transaction.
 */

/** All records of a qualification are looked at anew: what becomes of them is said by other rules, or by other equivalents. */
export async function askAboutCode(tx: Db, code: string, at: Instant): Promise<void> {
  await tx`
    insert into record_expiries as x (record_id, user_id, code, next_due)
    select r.id, r.user_id, r.qualification_code, ${at}
    from training_records r join qualification_codes q on q.code = r.qualification_code
    where r.qualification_code = ${code} and r.expires_at is not null and ${stands(tx)} and q.rules_since is not null
    on conflict (record_id) do update set next_due = excluded.next_due, attempts = 0`;
  await tx`update record_expiries set next_due = ${at}, attempts = 0 where code = ${code}`;
}

/** Once in a while: a record that was made in the same moment as the rules of its code has a row as well. */
export async function findExpiries(sql: Sql, now: Instant): Promise<void> {
  await sql`
    insert into record_expiries (record_id, user_id, code, next_due)
    select r.id, r.user_id, r.qualification_code, ${now}
    from qualification_codes q join training_records r on r.qualification_code = q.code
    where q.rules_since is not null and r.expires_at is not null and ${stands(sql)}
      and not exists (select from record_expiries x where x.record_id = r.id)
    on conflict do nothing`;
}

/** Looks at the records that are due; any number of processes share them. Returns how many there were. */
export async function settleExpiries(sql: Sql, clock: Clock): Promise<number> {
  const due = await sql<{ recordId: string }[]>`
    select record_id from record_expiries where next_due <= ${clock.now()} order by next_due limit ${AT_ONCE}`;
  let looked = 0;
  for (const { recordId } of due) {
    try {
      if (await lookAtExpiry(sql, recordId, clock)) looked += 1;
    } catch (error) {
      // It stands in nobody's way, and is not forgotten.
      await postpone(sql, recordId, clock.now(), (error as Error).name);
    }
  }
  return looked;
}

async function postpone(sql: Sql, recordId: string, now: Instant, error: string): Promise<void> {
  await sql`
    update record_expiries set attempts = attempts + 1, last_error = ${error},
      next_due = ${now}::timestamptz + least(power(2, least(attempts, 10)) * ${BROKEN_MS}, ${TRY_AGAIN_MS}) * interval '1 ms'
    where record_id = ${recordId}`;
}

interface Row {
  recordId: string;
  userId: string;
  /** Voided, deleted, or restricted: nothing is done. */
  idle: boolean;
  expiresOn: LocalDate | null;
  timezone: string;
  createdAt: Instant;
  rulesSince: Instant | null;
  superseded: boolean;
  reminders: ExpiryRules['reminders'];
  renewal: RenewalRule | null;
}

/** R23: one look at a record, in one transaction. False where somebody else has it in hand, or nothing is due. */
export async function lookAtExpiry(sql: Sql, recordId: string, clock: Clock): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const now = clock.now();
    const held = await tx`
      select from record_expiries where record_id = ${recordId} and next_due <= ${now} for update skip locked`;
    if (held.count === 0) return false;
    const [row] = await tx<Row[]>`
      select r.id as record_id, r.user_id, not ${stands(tx)} or ${isRestricted(tx)} as idle, r.expires_at as expires_on, u.timezone,
        r.created_at, q.rules_since, ${isSuperseded(tx)} as superseded, q.reminders, q.renewal
      from training_records r join users u on u.id = r.user_id
        join qualification_codes q on q.code = r.qualification_code
      where r.id = ${recordId}`;
    if (!row || row.idle || row.expiresOn === null || row.rulesSince === null) {
      await keep(tx, recordId, null, null);
      return true;
    }
    const done = await tx<{ occurrence: string }[]>`
      select occurrence from record_expiry_firings where record_id = ${recordId}`;
    const [, since = row.createdAt] = [row.createdAt, row.rulesSince].sort();
    const record = { expiresOn: row.expiresOn, timezone: row.timezone, superseded: row.superseded, since };
    const all = occurrencesOf(row, record);
    const { due, next } = dueOf(all, new Set(done.map(({ occurrence }) => occurrence)), now);
    let refused: string | null = null;
    for (const one of due) refused = (await carryOut(tx, row, record, one, clock, now)) ?? refused;
    const again = refused === null ? next : earlier(next, later(now, TRY_AGAIN_MS));
    await keep(tx, recordId, again, refused);
    return true;
  });
}

const earlier = (a: Instant | null, b: Instant): Instant => (a !== null && a < b ? a : b);

async function keep(tx: Db, recordId: string, next: Instant | null, error: string | null): Promise<void> {
  await tx`
    update record_expiries set next_due = ${next}, attempts = 0, last_error = ${error} where record_id = ${recordId}`;
}

/** Does one thing that fell due, and notes it. Why it could not be done, or null. */
async function carryOut(
  tx: Parameters<typeof bear>[0],
  row: Row,
  record: ExpiringRecord,
  occurrence: ExpiryOccurrence,
  clock: Clock,
  now: Instant,
): Promise<string | null> {
  const { recordId } = row;
  let enrolmentId: string | null = null;
  if (occurrence.does === 'remind') {
    await remind(tx, row, occurrence, now);
  } else if (row.renewal) {
    const result = await renew(tx, row, row.renewal, record, clock, now);
    if (result.kind === 'refused') return result.rejection.rejected;
    enrolmentId = result.enrolmentId;
  }
  await tx`
    insert into record_expiry_firings (record_id, occurrence, due_at, fired_at, enrolment_id)
    values (${recordId}, ${occurrence.key}, ${occurrence.at}, ${now}, ${enrolmentId})`;
  return null;
}

/** To the learner, and to the manager that they have now. What fell due while the system was down is listed, not sent late. */
async function remind(
  tx: Db,
  { recordId, userId }: Row,
  { key, at, manager }: Extract<ExpiryOccurrence, { does: 'remind' }>,
  now: Instant,
): Promise<void> {
  const status = Date.parse(now) - Date.parse(at) > LATE_REMINDER_MS ? 'missed' : 'waiting';
  const templates = ['record_expiring', ...(manager ? ['team_record_expiring'] : [])];
  const mails = templates.map((template) => ({ id: uuidv7(), template }));
  await tx`
    with mailed as (
      insert into mails (id, record_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select m.id, ${recordId}, m.template, r.id, ${key}, ${at}, true, ${status}, ${now}, ${now}
      from jsonb_to_recordset(${tx.json(mails)}) as m(id uuid, template text) join users u on u.id = ${userId}
        join users r on r.id = case when m.template = 'team_record_expiring' then u.manager_id else u.id end
      on conflict do nothing
      returning id
    )
    select pg_notify('rollbook_relay', 'mails') from mailed limit 1`;
}

/** Enrols anew, by the expiry; who lives in the activity already stays as they are (R1). */
async function renew(
  tx: Parameters<typeof bear>[0],
  { userId }: Row,
  { activityId, obligation }: RenewalRule,
  record: ExpiringRecord,
  clock: Clock,
  now: Instant,
) {
  const id = uuidv7();
  const birth = {
    id,
    commandId: id,
    userId,
    activityId,
    obligation,
    source: 'recertification',
    role: 'learner',
    // What lies back already gets the time of the activity's own policy.
    deadline: expiryOf(record) > now ? { localDate: record.expiresOn } : null,
    note: null,
    actor: SYSTEM,
  } as const;
  const [result] = await bear(tx, [birth], clock);
  if (!result) throw new Error('no result');
  return result;
}
