import type { Instant, LocalDate } from '../domain/words.ts';
import type { Db } from './db.ts';
import { type Reached, within } from './reach.ts';
import type { Satisfier } from './requirements.ts';
import { allOf } from './selection.ts';

/** How one person stands to one requirement. */
export const COMPLIANCE_STATES = ['satisfied', 'exempt', 'due', 'missing'] as const;
export type ComplianceState = (typeof COMPLIANCE_STATES)[number];

/** What is asked about: see the function `compliance_at`. */
export interface AsOf {
  /** The day, or null for the one that `at` falls on where each person is. */
  readonly day: LocalDate | null;
  /** Whose profiles count. */
  readonly at: Instant;
  /** What was recorded later is left out; `infinity` leaves out nothing. */
  readonly known: Instant | 'infinity';
}

/** A person and a requirement that covers them, with the reason for where they stand. */
export interface ComplianceRow {
  code: string;
  version: number;
  title: string;
  userId: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  managerId: string | null;
  department: string | null;
  onDay: LocalDate;
  state: ComplianceState;
  dueOn: LocalDate;
  /** What is held, or was held last. */
  heldKind: Satisfier['kind'] | null;
  heldKey: string | null;
  /** The code that an equivalent counts as. */
  countsAs: string | null;
  activityCode: string | null;
  recordId: string | null;
  heldSince: LocalDate | null;
  heldUntil: LocalDate | null;
  exemptionId: string | null;
  exemptUntil: LocalDate | null;
}

export interface ComplianceFilter {
  readonly states?: readonly ComplianceState[] | undefined;
  readonly managerId?: string | undefined;
  readonly department?: string | undefined;
  /** Only what lies within this reach; left out: everything. */
  readonly reached?: Reached | undefined;
}

const evaluated = (db: Db, { day, at, known }: AsOf) =>
  db`compliance_at(${day}::date, ${at}::timestamptz, ${known}::timestamptz) c`;

const select = (db: Db, asOf: AsOf) => db`
  select c.*, u.external_id, u.given_name, u.family_name, u.email, a.code as activity_code
  from ${evaluated(db, asOf)} join users u on u.id = c.user_id
    left join activities a on c.held_kind = 'activity' and a.id::text = c.held_key`;

function matching(db: Db, code: string, { states, managerId, department, reached }: ComplianceFilter) {
  return allOf(db, [
    db`c.code = ${code}`,
    ...(states ? [db`c.state = any(${states as ComplianceState[]})`] : []),
    ...(managerId ? [db`c.manager_id = ${managerId}`] : []),
    ...(department ? [db`c.department = ${department}`] : []),
    ...(reached ? [within(db, reached, { user: db`c.user_id` })] : []),
  ]);
}

/** Everybody whom a requirement covers, with where they stand, in the order of their ids, behind one. */
export async function listCompliance(
  db: Db,
  code: string,
  asOf: AsOf,
  filter: ComplianceFilter,
  after: { userId: string } | null,
  limit: number,
): Promise<ComplianceRow[]> {
  return db<ComplianceRow[]>`
    ${select(db, asOf)}
    where ${matching(db, code, filter)} and ${after ? db`c.user_id > ${after.userId}` : db`true`}
    order by c.user_id limit ${limit}`;
}

/** Every requirement that covers a person, in the order of the codes, behind one. */
export async function listUserRequirements(
  db: Db,
  userId: string,
  asOf: AsOf,
  after: { code: string } | null,
  limit: number,
): Promise<ComplianceRow[]> {
  return db<ComplianceRow[]>`
    ${select(db, asOf)}
    where c.user_id = ${userId} and ${after ? db`c.code > ${after.code}` : db`true`}
    order by c.code limit ${limit}`;
}

/** How many of a team stand where. */
export interface ComplianceCounts extends Record<ComplianceState, number> {
  /** The manager's id or the department; empty for who has none, and for the whole. */
  team: string;
  name: string | null;
  total: number;
}

const TEAMS = { manager: 'manager_id', department: 'department' } as const;
export type TeamBy = keyof typeof TEAMS;

/** Counts by team, in the order of the teams' keys, behind one; without `by` one line for all. */
export async function countCompliance(
  db: Db,
  code: string,
  asOf: AsOf,
  filter: ComplianceFilter,
  by: TeamBy | null,
  after: { team: string } | null,
  limit: number,
): Promise<ComplianceCounts[]> {
  const team = by ? db`coalesce(c.${db(TEAMS[by])}::text, '')` : db`''`;
  return db<ComplianceCounts[]>`
    with teams as (
      select ${team} as team, count(*)::int as total,
        count(*) filter (where c.state = 'satisfied')::int as satisfied, count(*) filter (where c.state = 'exempt')::int as exempt,
        count(*) filter (where c.state = 'due')::int as due, count(*) filter (where c.state = 'missing')::int as missing
      from ${evaluated(db, asOf)} where ${matching(db, code, filter)}
      group by 1
    )
    select t.*, case when ${by === 'manager'} then m.given_name || ' ' || m.family_name else nullif(t.team, '') end as name
    from teams t left join users m on ${by === 'manager'} and m.id::text = t.team
    where ${after ? db`t.team > ${after.team}` : db`true`} order by t.team limit ${limit}`;
}
