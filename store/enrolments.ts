import type { PolicyRules } from '../domain/policy.ts';
import type { EnrolmentState, Loaded } from '../domain/state.ts';
import { fullState } from '../domain/upgrade.ts';
import type { Db } from './db.ts';

interface Row {
  state: Omit<EnrolmentState, 'policy'> & { policy: Omit<EnrolmentState['policy'], 'rules'> };
  version: number;
  seq: number;
  head: string;
  rules: PolicyRules;
}

/** One enrolment as Postgres holds it, with the rules that it pinned; null if there is none. */
export async function loadEnrolment(db: Db, id: string): Promise<Loaded | null> {
  const rows = await db<Row[]>`
    select e.state, e.version, e.seq, e.head, p.rules
    from enrolments e join policies p on p.id = e.policy_id where e.id = ${id}`;
  return rows[0] ? toLoaded(rows[0]) : null;
}

/** What whoever sends a command to an enrolment needs of it. */
export interface Addressed {
  readonly loaded: Loaded;
  /** Was its workflow started, as far as Postgres knows? */
  readonly armed: boolean;
  readonly timezone: string;
  /** Was a command with this id accepted before? */
  readonly known: boolean;
  /** Was the learner erased (R35)? */
  readonly erased: boolean;
}

/** The enrolment that a command is for, or null. */
export async function readAddressed(db: Db, id: string, commandId: string): Promise<Addressed | null> {
  const [row] = await db<(Row & Omit<Addressed, 'loaded'>)[]>`
    select e.state, e.version, e.seq, e.head, p.rules, e.live and e.armed_at is not null as armed, u.timezone,
      u.erased_at is not null as erased,
      exists (select from commands c where c.enrolment_id = e.id and c.command_id = ${commandId}) as known
    from enrolments e join users u on u.id = e.user_id join policies p on p.id = e.policy_id
    where e.id = ${id}`;
  if (!row) return null;
  const { armed, timezone, known, erased } = row;
  return { loaded: toLoaded(row), armed, timezone, known, erased };
}

/** Many enrolments at once, by id; what does not exist is left out. */
export async function loadEnrolments(db: Db, ids: readonly string[]): Promise<Map<string, Loaded>> {
  const rows = await db<Row[]>`
    select e.state, e.version, e.seq, e.head, p.rules
    from enrolments e join policies p on p.id = e.policy_id where e.id = any(${ids as string[]})`;
  return new Map(rows.map((row) => [row.state.id, toLoaded(row)]));
}

function toLoaded({ state, version, seq, head, rules }: Row): Loaded {
  return { state: fullState({ ...state, policy: { ...state.policy, rules } }), stamp: { version, seq, head } };
}

/** What is stored of commands: the version they led to, and whether they changed anything. */
export interface Known {
  readonly version: number;
  readonly changed: boolean;
}

/** The stored outcomes of these commands, by command id; what was never accepted is left out. */
export async function knownCommands(
  db: Db,
  enrolmentId: string,
  commandIds: readonly string[],
): Promise<Record<string, Known>> {
  if (commandIds.length === 0) return {};
  const rows = await db<{ commandId: string; version: number; changed: boolean }[]>`
    select command_id, version, changed from commands
    where enrolment_id = ${enrolmentId} and command_id = any(${commandIds as string[]})`;
  return Object.fromEntries(rows.map(({ commandId, version, changed }) => [commandId, { version, changed }]));
}
