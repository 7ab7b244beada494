import { type Reason, whyIn } from '../domain/audiences/membership.ts';
import { localDateOf } from '../domain/calendar.ts';
import type { Member, MemberOutcome, MemberState } from '../domain/rules/member.ts';
import { type Actor, SYSTEM } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { audienceFacts } from './audienceFacts.ts';
import type { Db } from './db.ts';
import { readDecidingRule } from './decidingRules.ts';
import { allOf } from './selection.ts';

/** The rows that these people have, of all rules; by person. */
export async function membersOf(db: Db, userIds: readonly string[]): Promise<Map<string, Member[]>> {
  const rows = await db<Member[]>`
    select rule_id, user_id, state, outcome, coalesce(enrolment_id, plan_enrolment_id) as covers, refusal, retry_at, version
    from rule_members where user_id = any(${userIds as string[]}::uuid[])`;
  const found = new Map<string, Member[]>();
  for (const row of rows) found.set(row.userId, [...(found.get(row.userId) ?? []), row]);
  return found;
}

/** A row as it is to be from now on. */
export interface MemberChange extends Member {
  /** Is what it covers an enrolment in a plan? */
  readonly ofPlan: boolean;
  /** The conditions that hold. */
  readonly why: readonly Reason[];
  /** What happened, for its history; null: only when it is tried again is another one. */
  readonly event: MemberOutcome | null;
}

/** Writes rows and their histories, inside the transaction that holds the people. */
export async function writeMembers(
  tx: Db,
  changes: readonly MemberChange[],
  now: Instant,
  { actor = SYSTEM, commandId = null, reasonText = null }: Partial<MemberSaid> = {},
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ covers, ofPlan, event, why, ...row }) => ({
    ...row,
    enrolmentId: ofPlan ? null : covers,
    planEnrolmentId: ofPlan ? covers : null,
    moved: event !== null,
    type: event,
    data: { ...(covers && { covers }), ...(row.refusal && { code: row.refusal }), why },
  }));
  await tx`
    insert into rule_members (rule_id, user_id, state, outcome, refusal, enrolment_id, plan_enrolment_id, since, retry_at,
      version, updated_at)
    select m."ruleId", m."userId", m.state, m.outcome, m.refusal, m."enrolmentId", m."planEnrolmentId", ${now},
      m."retryAt", m.version, ${now}
    from jsonb_to_recordset(${tx.json(rows as never)}) as m("ruleId" uuid, "userId" uuid, state text, outcome text,
      refusal text, "enrolmentId" uuid, "planEnrolmentId" uuid, "retryAt" timestamptz, version int)
    on conflict (rule_id, user_id) do update set state = excluded.state, outcome = excluded.outcome,
      refusal = excluded.refusal, enrolment_id = excluded.enrolment_id, plan_enrolment_id = excluded.plan_enrolment_id,
      retry_at = excluded.retry_at, version = excluded.version, updated_at = excluded.updated_at,
      since = case when rule_members.state = excluded.state then rule_members.since else excluded.since end`;
  await tx`
    insert into rule_member_events (rule_id, user_id, seq, type, at, actor_kind, actor_id, reason_text, data, command_id)
    select m."ruleId", m."userId", m.version, m.type, ${now}, ${actor.kind}, ${actor.id}, ${reasonText}, m.data, ${commandId}
    from jsonb_to_recordset(${tx.json(rows as never)}) as m("ruleId" uuid, "userId" uuid, version int, type text, data jsonb,
      moved boolean)
    where m.moved`;
}

interface MemberSaid {
  readonly actor: Actor;
  /** UUID; a repeat with it does nothing. */
  readonly commandId: string | null;
  readonly reasonText: string | null;
}

/** Somebody's row of a rule, as it is shown. */
export interface MemberRow {
  readonly id: string;
  readonly externalId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly away: boolean;
  readonly state: MemberState;
  readonly outcome: MemberOutcome;
  readonly refusal: string | null;
  readonly enrolmentId: string | null;
  readonly planEnrolmentId: string | null;
  readonly enrolmentStatus: string | null;
  readonly why: readonly Reason[];
  readonly since: Instant;
  readonly retryAt: Instant | null;
}

/** The people of a rule in the order of their ids, behind one; who is in it with the conditions that hold now. */
export async function listRuleMembers(
  db: Db,
  ruleId: string,
  now: Instant,
  { state, userId }: { state?: readonly MemberState[] | undefined; userId?: string | undefined },
  after: { id: string } | null,
  limit: number,
): Promise<MemberRow[]> {
  const where = allOf(db, [
    db`m.rule_id = ${ruleId}`,
    ...(state ? [db`m.state = any(${state as string[]})`] : []),
    ...(userId ? [db`m.user_id = ${userId}`] : []),
    ...(after ? [db`m.user_id > ${after.id}`] : []),
  ]);
  const rows = await db<Omit<MemberRow, 'why'>[]>`
    select u.id, u.external_id, u.given_name, u.family_name, u.email, u.status not in ('activated', 'active') as away, m.state,
      m.outcome, m.refusal, m.enrolment_id, m.plan_enrolment_id, coalesce(e.status, p.status) as enrolment_status,
      m.since, m.retry_at
    from rule_members m join users u on u.id = m.user_id left join enrolments e on e.id = m.enrolment_id
      left join plan_enrolments p on p.id = m.plan_enrolment_id
    where ${where} order by m.user_id limit ${limit}`;
  const who = (await readDecidingRule(db, ruleId))?.who;
  const facts = await audienceFacts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const person = facts.get(row.id);
    const isIn = row.state === 'in' && person && who;
    return { ...row, why: isIn ? whyIn(person, who, localDateOf(now, person.timezone)) : [] };
  });
}

/** Something that happened to somebody's row. */
export interface MemberEventRow {
  readonly seq: number;
  readonly type: MemberOutcome;
  readonly at: Instant;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly reason: string | null;
  readonly data: { readonly covers?: string; readonly code?: string; readonly why: readonly Reason[] };
}

/** What happened to somebody's row, in its order, behind a number. */
export async function listMemberEvents(
  db: Db,
  ruleId: string,
  userId: string,
  after: { seq: number } | null,
  limit: number,
): Promise<MemberEventRow[]> {
  return db<MemberEventRow[]>`
    select v.seq, v.type, v.at, v.actor_kind, v.actor_id, t.body as reason, v.data
    from rule_member_events v left join personal_text t on t.id = v.reason_text
    where v.rule_id = ${ruleId} and v.user_id = ${userId} and v.seq > ${after?.seq ?? 0} order by v.seq limit ${limit}`;
}

const RECENT = 20;

/** The last that happened to these people's rows, the newest first; by person. */
export async function recentMemberEvents(
  db: Db,
  ruleId: string,
  userIds: readonly string[],
): Promise<Map<string, MemberEventRow[]>> {
  const rows = await db<(MemberEventRow & { userId: string })[]>`
    select v.user_id, v.seq, v.type, v.at, v.actor_kind, v.actor_id, t.body as reason, v.data
    from unnest(${userIds as string[]}::uuid[]) as wanted (id), lateral (
      select * from rule_member_events e where e.rule_id = ${ruleId} and e.user_id = wanted.id order by e.seq desc limit ${RECENT}
    ) v left join personal_text t on t.id = v.reason_text
    order by v.user_id, v.seq desc`;
  const found = new Map<string, MemberEventRow[]>();
  for (const { userId, ...row } of rows) found.set(userId, [...(found.get(userId) ?? []), row]);
  return found;
}
