import type { Actor, TextRef } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';

/** Somebody who need not fulfil a requirement for a time. */
export interface ExemptionRow {
  id: string;
  code: string;
  userId: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  /** Null when it was erased. */
  reason: string | null;
  actorKind: string;
  actorId: string | null;
  createdAt: Instant;
  withdrawnAt: Instant | null;
}

const select = (db: Db) => db`
  select x.id, x.code, x.user_id, u.external_id, u.given_name, u.family_name, u.email, x.starts_on, x.ends_on,
    t.body as reason, x.actor_kind, x.actor_id, x.created_at, x.withdrawn_at
  from requirement_exemptions x join users u on u.id = x.user_id join personal_text t on t.id = x.reason_text`;

/** Keeps an exemption; one with this id stays as it is: a repeat. */
export async function insertExemption(
  db: Db,
  id: string,
  given: { code: string; userId: string; startsOn: LocalDate; endsOn: LocalDate; reason: TextRef; actor: Actor },
  at: Instant,
): Promise<void> {
  const { reason, actor, ...fields } = given;
  const row = { id, ...fields, reasonText: reason.id, actorKind: actor.kind, actorId: actor.id, createdAt: at };
  await db`insert into requirement_exemptions ${db(row)} on conflict (id) do nothing`;
}

/** One exemption from a requirement, or null. */
export async function readExemption(db: Db, code: string, id: string): Promise<ExemptionRow | null> {
  const [row] = await db<ExemptionRow[]>`${select(db)} where x.code = ${code} and x.id = ${id}`;
  return row ?? null;
}

/** The exemptions from a requirement, withdrawn ones too, the newest first, behind an id. */
export async function listExemptions(
  db: Db,
  code: string,
  after: { id: string } | null,
  limit: number,
  reached: Reached = 'all',
): Promise<ExemptionRow[]> {
  return db<ExemptionRow[]>`
    ${select(db)} where x.code = ${code} and ${after ? db`x.id < ${after.id}` : db`true`}
      and ${within(db, reached, { user: db`x.user_id` })}
    order by x.id desc limit ${limit}`;
}

/** Takes an exemption back; it stays, for questions about a past date. Again is the same. */
export async function withdrawExemption(db: Db, code: string, id: string, at: Instant): Promise<void> {
  await db`
    update requirement_exemptions set withdrawn_at = ${at} where code = ${code} and id = ${id} and withdrawn_at is null`;
}
