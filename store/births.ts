import type { AutomationOrigin } from '../domain/automations/rules.ts';
import { planForDate, planForInstant } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import type { RequestCommand, TakenOver } from '../domain/commands.ts';
import { type CompletionRule, type Part, pin } from '../domain/completion.ts';
import { reject } from '../domain/draft.ts';
import { type Accepted, isRejection, type Rejection } from '../domain/outcome.ts';
import type { PinnedPolicy } from '../domain/policy.ts';
import { keepZone } from '../domain/replanning.ts';
import type { RuleOrigin } from '../domain/rules/rule.ts';
import { settle } from '../domain/settle.ts';
import type { Actor, Anchors, DeadlinePlan, TextRef } from '../domain/state.ts';
import { transition } from '../domain/transition.ts';
import { fullRules } from '../domain/upgrade.ts';
import type { ActivityType, Duration, Instant, LocalDate, Obligation, Role, Source, Status } from '../domain/words.ts';
import { partsOf } from './activityParts.ts';
import { awaitedBy } from './completions.ts';
import type { Db } from './db.ts';
import { Facts } from './facts.ts';
import { lockApprovers } from './reassign.ts';
import { plannedOnce } from './transactionSettings.ts';
import { type Born, writeBirths } from './writeBirths.ts';

/** What is asked for: one user's attempt at one activity. */
export interface Birth {
  /** UUIDv7, the enrolment's id from now on; asked for again with it, it is the same enrolment. */
  readonly id: string;
  readonly commandId: string;
  readonly userId: string;
  readonly activityId: string;
  readonly obligation: Obligation;
  readonly source: Source;
  readonly role: Role;
  /** `rule`: where it comes from; left out: it was asked for with the request. */
  readonly deadline:
    | (({ readonly localDate: LocalDate; readonly timezone?: string } | { readonly at: Instant }) & {
        readonly rule?: string;
      })
    | null;
  readonly note: TextRef | null;
  readonly actor: Actor;
  readonly reason?: TextRef | null;
  /** What its deadline may be counted from, as far as that is known (R21): a plan's or a session's start. */
  readonly anchors?: Anchors;
  /** The sessions of the event that are chosen with the request. */
  readonly sessions?: readonly string[];
  /** When it happened, if earlier than now. */
  readonly happenedAt?: Instant;
  /** The rule that makes it. */
  readonly automation?: AutomationOrigin;
  /** R33: the rule about an audience that makes it. */
  readonly rule?: RuleOrigin;
  /** After a reset (R31): what it takes over. */
  readonly takesOver?: TakenOver;
  /** The policy that it pins in place of the newest version of the activity's. */
  readonly policy?: PinnedPolicy;
}

export type BirthResult =
  | { readonly kind: 'born'; readonly enrolmentId: string; readonly status: Status }
  /** R1: a live one was there, and stays as it is. */
  | { readonly kind: 'live'; readonly enrolmentId: string; readonly status: Status }
  | { readonly kind: 'refused'; readonly rejection: Rejection };

/** As Postgres takes it for a list when it plans for any. */
const FEW = 10;

interface ActivityRow {
  id: string;
  type: ActivityType;
  deadlineAfter: Duration | null;
  completion: CompletionRule | null;
  parts: Part[];
  bySession: boolean;
  policy: PinnedPolicy;
}

interface Attempt {
  id: string;
  userId: string;
  activityId: string;
  attempt: number;
  status: Status;
  live: boolean;
}

/**
 * Births are rows: each is `transition(null, request)` with its questions answered here, in one transaction for all of
 * them, in their order (R12). After an ended attempt comes the next number. Runs inside the caller's transaction
 * (`inTransaction`), which is begun again when somebody else's birth of the same attempt came between.
 *
 * @throws Raced when a live enrolment appeared meanwhile; begin the transaction again
 */
export async function bear(db: Db, births: readonly Birth[], clock: Clock): Promise<BirthResult[]> {
  const now = clock.now();
  const activities = await pinnedActivities(
    db,
    births.map((birth) => birth.activityId),
  );
  const facts = await Facts.gather(db, {
    learnerIds: births.map((birth) => birth.userId),
    activityIds: [...activities.keys()],
    namedIds: [...activities.values(), ...births].flatMap(namedBy),
    seats: true,
    now,
    awaited: births.flatMap(({ userId, activityId, policy: own }) => {
      const policy = own ?? activities.get(activityId)?.policy;
      return policy ? awaitedBy(userId, policy.rules) : [];
    }),
    sessionIds: births.flatMap((birth) => birth.sessions ?? []),
  });
  // Only now, behind the pools' locks, is it certain who lives.
  const attempts = await latestAttempts(db, births);
  const repeats = await bornBefore(db, births);
  const born: Born[] = [];
  const results = births.map((birth): BirthResult => {
    const pair = `${birth.userId}/${birth.activityId}`;
    const before = attempts.get(pair);
    const repeated = repeats.get(birth.id);
    if (repeated) return { kind: 'born', enrolmentId: birth.id, status: repeated };
    if (before?.live) return { kind: 'live', enrolmentId: before.id, status: before.status };
    const activity = activities.get(birth.activityId);
    if (!activity) return { kind: 'refused', rejection: reject('bad-request', 'there is no such activity', null) };
    if (birth.sessions?.length && activity.type !== 'event') {
      return { kind: 'refused', rejection: reject('not-for-this-type', 'only an event has sessions', null) };
    }
    if (!facts.isActive(birth.userId)) {
      return {
        kind: 'refused',
        rejection: reject('not-eligible', 'the person is deactivated, expired or unknown', null),
      };
    }
    const attempt = (before?.attempt ?? 0) + 1;
    const command = requestOf(birth, activity, attempt, facts.timezoneOf(birth.userId));
    const outcome = decide(command, now, facts);
    if (isRejection(outcome)) return { kind: 'refused', rejection: outcome };
    born.push({ command, commandId: birth.commandId, outcome });
    const { id, userId, activityId, status } = outcome.state;
    attempts.set(pair, { id, userId, activityId, attempt, status, live: true });
    return { kind: 'born', enrolmentId: id, status };
  });
  await facts.saveNumbers(db);
  await writeBirths(db, born, now);
  return results;
}

function decide(command: RequestCommand, now: Instant, facts: Facts): Accepted | Rejection {
  const first = transition(null, command, now);
  return isRejection(first) ? first : settle(first, command, now, (ask, state) => facts.answer(ask, state, now));
}

function requestOf(birth: Birth, activity: ActivityRow, attempt: number, timezone: string): RequestCommand {
  const { commandId: _commandId, deadline, policy = activity.policy, ...given } = birth;
  return {
    type: 'request',
    ...given,
    activityType: activity.type,
    attempt,
    policy,
    completion: pin(activity.completion, activity.parts),
    deadlineAfter: activity.deadlineAfter,
    bySession: activity.bySession,
    deadline: deadline && planned(deadline, timezone, policy),
  };
}

function planned(deadline: NonNullable<Birth['deadline']>, timezone: string, policy: PinnedPolicy): DeadlinePlan {
  const { rule = 'request' } = deadline;
  if ('at' in deadline) return planForInstant(deadline.at, timezone, rule, policy.rules);
  const { localDate, timezone: zone } = deadline;
  return keepZone(planForDate(localDate, zone ?? timezone, rule, policy.rules), zone !== undefined);
}

function namedBy({ policy }: { policy?: PinnedPolicy }): string[] {
  if (!policy) return [];
  return policy.rules.approval.steps.flatMap((step) => step.assignee.user ?? []);
}

/** The activities with the newest version of their policy, which the new enrolments pin (R37). */
async function pinnedActivities(db: Db, ids: readonly string[]): Promise<Map<string, ActivityRow>> {
  const rows = await db<(ActivityRow & { readsApprovers: unknown; planned: unknown })[]>`
    select ${ids.length <= FEW ? plannedOnce(db) : db`null`} as planned, a.id, a.type, a.deadline_after, a.completion,
      a.type = 'event' and exists (select from sessions s where s.activity_id = a.id) as by_session, ${partsOf(db)} as parts,
      jsonb_build_object('id', p.id, 'code', p.code, 'version', p.version, 'rules', p.rules) as policy,
      case when jsonb_array_length(p.rules #> '{approval,steps}') > 0 then ${lockApprovers(db)} end as reads_approvers
    from activities a, lateral (
      select * from policies where code = coalesce(a.policy_code, 'default') order by version desc limit 1
    ) p
    where a.id = any(${[...new Set(ids)]})
    -- who sets a maximum for the first time waits for this birth, or this birth sees it (R11)
    for key share of a`;
  return new Map(
    rows.map(({ readsApprovers: _lock, planned: _planned, ...row }) => [
      row.id,
      { ...row, policy: { ...row.policy, rules: fullRules(row.policy.rules) } },
    ]),
  );
}

/** By pair of user and activity: the live attempt, else the latest, with the highest number given so far. */
async function latestAttempts(db: Db, births: readonly Birth[]): Promise<Map<string, Attempt>> {
  const rows = await db<Attempt[]>`
    select distinct on (e.user_id, e.activity_id) e.id, e.user_id, e.activity_id, e.status, e.live,
      -- an earlier attempt may live again, reopened, beside later ones that have ended
      max(e.attempt) over (partition by e.user_id, e.activity_id) as attempt
    from unnest(${births.map((birth) => birth.userId)}::uuid[], ${births.map((birth) => birth.activityId)}::uuid[])
      as asked(user_id, activity_id)
    join enrolments e on e.user_id = asked.user_id and e.activity_id = asked.activity_id
    order by e.user_id, e.activity_id, e.live desc, e.attempt desc`;
  return new Map(rows.map((row) => [`${row.userId}/${row.activityId}`, row]));
}

/** Births that were written before, by id: a repeat, perhaps long after. */
async function bornBefore(db: Db, births: readonly Birth[]): Promise<Map<string, Status>> {
  const rows = await db<{ id: string; status: Status }[]>`
    select id, status from enrolments where id = any(${births.map((birth) => birth.id)})`;
  return new Map(rows.map(({ id, status }) => [id, status]));
}
