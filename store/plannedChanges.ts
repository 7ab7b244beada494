import { startOfDay } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { decideChange } from '../domain/people/change.ts';
import type { PersonState, PlannedValues, ProfileSource } from '../domain/people/person.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant, LocalDate } from '../domain/words.ts';
import { changePerson, lockManagerTree, type PatchResult, type PersonSaid } from './changePeople.ts';
import type { Db, Sql } from './db.ts';
import { readTexts, saveText } from './personalText.ts';
import { inTransaction } from './tx.ts';
import { recordUserEvents } from './userEvents.ts';

export const PLANNED_STATUSES = ['planned', 'done', 'cancelled', 'refused'] as const;
export type PlannedStatus = (typeof PLANNED_STATUSES)[number];

/** A change that comes true when a day begins where the person is. */
export interface PlannedChange {
  readonly id: string;
  readonly userId: string;
  readonly effectiveFrom: LocalDate;
  readonly dueAt: Instant;
  readonly changes: PlannedValues;
  readonly source: ProfileSource;
  readonly override: boolean;
  readonly status: PlannedStatus;
  readonly refusal: string | null;
  readonly reason: string | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

const select = (db: Db) => db`
  select p.id, p.user_id, p.effective_from, p.due_at, p.changes, p.source, p.override, p.status, p.refusal, t.body as reason,
    p.created_at, p.settled_at
  from planned_changes p left join personal_text t on t.id = p.reason_text`;

/** One, or null. */
export async function readPlannedChange(db: Db, id: string): Promise<PlannedChange | null> {
  const [row] = await db<PlannedChange[]>`${select(db)} where p.id = ${id}`;
  return row ?? null;
}

/** Those of a person, the newest first, behind an id. */
export async function listPlannedChanges(
  db: Db,
  userId: string,
  status: PlannedStatus | undefined,
  after: { id: string } | null,
  limit: number,
): Promise<PlannedChange[]> {
  return db<PlannedChange[]>`${select(db)}
    where p.user_id = ${userId} and ${status ? db`p.status = ${status}` : db`true`}
      and ${after ? db`p.id < ${after.id}` : db`true`}
    order by p.id desc limit ${limit}`;
}

export type PlanResult =
  | { readonly kind: 'planned'; readonly id: string }
  | Exclude<PatchResult, { kind: 'changed' | 'unchanged' | 'cycle' }>;

/** What is planned: the values, and the day with whose beginning they hold. */
export interface ToPlan {
  readonly changes: PlannedValues;
  readonly effectiveFrom: LocalDate;
}

/**
 * Plans a change for a day to come. What R38 refuses is refused at once; whether the manager fits is asked on the day. The
 * same planned already, it is that one. Inside the person's history (R36).
 */
export async function planChange(
  sql: Sql,
  id: string,
  userId: string,
  { changes, effectiveFrom }: ToPlan,
  expected: readonly number[] | null,
  clock: Clock,
  said: PersonSaid,
): Promise<PlanResult> {
  return inTransaction(sql, async (tx): Promise<PlanResult> => {
    const now = clock.now();
    const [person] = await tx<(PersonState & { version: number; erasedAt: Instant | null })[]>`
      select * from users where id = ${userId} for no key update`;
    if (!person) return { kind: 'missing' };
    if (person.erasedAt !== null) return { kind: 'erased' };
    const [same] = await tx<{ id: string }[]>`
      select id from planned_changes where user_id = ${userId} and status = 'planned' and effective_from = ${effectiveFrom}
        and changes = ${tx.json(changes)} and source = ${said.source} and override = ${said.override}`;
    if (same) return { kind: 'planned', id: same.id };
    if (expected && !expected.includes(person.version)) return { kind: 'version', version: person.version };
    const decided = decideChange(person, changes, { ...said, self: false }, now);
    if (decided.kind === 'master') return decided;
    const reason = said.reason === null ? null : await saveText(tx, userId, said.reason, now);
    const { kind: actorKind, id: actorId, onBehalfOf } = said.actor;
    const row = {
      ...{ id, userId, effectiveFrom, dueAt: startOfDay(effectiveFrom, person.timezone), changes: tx.json(changes) },
      ...{ source: said.source, override: said.override, status: 'planned', reasonText: reason?.id ?? null },
      ...{ actorKind, actorId, onBehalfOf, createdAt: now },
    };
    await tx`insert into planned_changes ${tx(row)}`;
    await note(tx, person, 'change_planned', { id, fields: Object.keys(changes), effectiveFrom }, said, now);
    return { kind: 'planned', id };
  });
}

export type CancelResult =
  | { readonly kind: 'cancelled' | 'missing' }
  | { readonly kind: 'over'; readonly status: PlannedStatus };

/** Takes a planned change back. One that was cancelled stays so; one that came true cannot be. */
export async function cancelPlanned(sql: Sql, id: string, clock: Clock, said: PersonSaid): Promise<CancelResult> {
  return inTransaction(sql, async (tx): Promise<CancelResult> => {
    const now = clock.now();
    const found = await readPlannedChange(tx, id);
    if (!found) return { kind: 'missing' };
    const held = await hold(tx, { id, userId: found.userId });
    if (held?.planned.status === 'cancelled') return { kind: 'cancelled' };
    if (held?.planned.status !== 'planned') return { kind: 'over', status: found.status };
    await settle(tx, id, 'cancelled', null, now);
    await note(tx, held.person, 'planned_change_cancelled', { id }, said, now);
    return { kind: 'cancelled' };
  });
}

interface Held {
  readonly person: PersonState;
  readonly planned: PlannedChange & {
    readonly reasonText: string | null;
    readonly actorKind: Actor['kind'];
    readonly actorId: string | null;
    readonly onBehalfOf: string | null;
  };
}

/** The person first, then the plan: as who changes the time zone takes them. */
async function hold(tx: Db, { id, userId }: Pick<PlannedChange, 'id' | 'userId'>): Promise<Held | null> {
  const [person] = await tx<PersonState[]>`select * from users where id = ${userId} for no key update`;
  const [planned] = await tx<Held['planned'][]>`select * from planned_changes where id = ${id} for update`;
  return person && planned ? { person, planned } : null;
}

/**
 * The day has begun: the change comes true, dated by that moment, in one transaction with its mark. What cannot be (the manager
 * would be below the person, another keeps the field by now) is refused, and listed as that.
 */
export async function carryOutPlanned(
  sql: Sql,
  which: Pick<PlannedChange, 'id' | 'userId'>,
  clock: Clock,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    // Before the rows, as everybody who moves somebody in the tree takes it.
    await lockManagerTree(tx);
    const held = await hold(tx, which);
    const now = clock.now();
    if (held?.planned.status !== 'planned' || held.planned.dueAt > now) return;
    const { person, planned } = held;
    const { id, actorKind, actorId, onBehalfOf, reasonText, source, override, dueAt } = planned;
    const words = reasonText === null ? null : ((await readTexts(tx, [reasonText])).get(reasonText) ?? null);
    const actor: Actor = { kind: actorKind, id: actorId, onBehalfOf };
    const said: PersonSaid = {
      ...{ source, override, actor, reason: words, commandId: null, at: dueAt },
      data: { planned: id },
    };
    const result = await changePerson(tx, person.id, planned.changes, null, clock, said);
    if (result.kind === 'changed' || result.kind === 'unchanged') return settle(tx, id, 'done', null, now);
    const refusal = result.kind === 'cycle' ? 'manager-cycle' : 'other-master';
    await settle(tx, id, 'refused', refusal, now);
    await note(tx, person, 'planned_change_refused', { id, refusal }, said, now);
  });
}

async function settle(tx: Db, id: string, status: PlannedStatus, refusal: string | null, at: Instant): Promise<void> {
  await tx`update planned_changes set status = ${status}, refusal = ${refusal}, settled_at = ${at} where id = ${id}`;
}

/** Into the person's history; the values themselves come with the change, when it comes true. */
async function note(
  tx: Db,
  { id: userId, status }: PersonState,
  type: string,
  { id, ...more }: { id: string } & Record<string, unknown>,
  said: PersonSaid,
  now: Instant,
): Promise<void> {
  const { actor, reason, source, commandId } = said;
  const data = { source, planned: id, ...more };
  const event = {
    userId,
    type,
    from: status,
    to: status,
    at: said.at ?? now,
    actor,
    reason,
    differences: [],
    data,
    commandId,
  };
  await recordUserEvents(tx, [event], now);
}
