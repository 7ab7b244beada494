import { startOfDay } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { type Difference, differencesAtBirth } from '../domain/people/change.ts';
import type { PersonState, ProfileField } from '../domain/people/person.ts';
import type { Instant } from '../domain/words.ts';
import type { PersonSaid } from './changePeople.ts';
import type { Db } from './db.ts';
import { fanOutReassign } from './reassign.ts';
import { tellEnrolments } from './tellPeople.ts';
import { recordUserEvents } from './userEvents.ts';
import { endSessionsOf } from './userSessions.ts';

/** A change of a person that is written, or about to be. */
export interface FollowedChange {
  readonly before: PersonState;
  readonly after: PersonState;
  readonly type: string;
  readonly differences: readonly Difference[];
  readonly overridden: readonly ProfileField[];
  readonly said: PersonSaid;
}

/**
 * What follows from changes of people, in their transaction, after they are written: the history (R36), open approvals that
 * look for their assignee again (R2), enrolments that hear of it (R21, R32), sessions of who may not come in any more, and planned
 * changes whose day begins at another instant now.
 */
export async function followChanges(tx: Db, changes: readonly FollowedChange[], clock: Clock): Promise<void> {
  const now = clock.now();
  await recordUserEvents(
    tx,
    changes.map(({ before, after, type, differences, overridden, said }) => ({
      ...{ userId: after.id, type, from: before.status, to: after.status, at: said.at ?? now },
      ...{ actor: said.actor, reason: said.reason, differences, commandId: said.commandId },
      data: {
        source: said.source,
        ...(overridden.length > 0 && { overridden: [...overridden] }),
        ...said.data,
      },
    })),
    now,
  );
  const moved = changes.filter(
    ({ before, after }) => before.managerId !== after.managerId || before.status !== after.status,
  );
  await fanOutReassign(
    tx,
    moved.map(({ after }) => after.id),
    clock,
  );
  await tellEnrolments(tx, changes, clock);
  await signOut(tx, changes, now);
  await replan(
    tx,
    changes.flatMap(({ before, after }) => (before.timezone === after.timezone ? [] : [after])),
  );
}

/** Who is deactivated or expires is signed out for good: coming back brings back no session. */
async function signOut(tx: Db, changes: readonly FollowedChange[], now: Instant): Promise<void> {
  for (const why of ['deactivated', 'expired'] as const) {
    const gone = changes.filter(({ before, after }) => before.status !== after.status && after.status === why);
    await endSessionsOf(
      tx,
      gone.map(({ after }) => after.id),
      { why, by: null, at: now },
    );
  }
}

/** The history of new people begins. */
export async function followBirths(
  tx: Db,
  people: readonly PersonState[],
  said: PersonSaid,
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  await recordUserEvents(
    tx,
    people.map((person) => ({
      ...{ userId: person.id, type: 'created', from: null, to: person.status, at: said.at ?? now },
      ...{ actor: said.actor, reason: said.reason, commandId: said.commandId },
      differences: differencesAtBirth(person),
      data: { source: said.source, ...said.data },
    })),
    now,
  );
}

/** R19: a day begins where the person is. */
async function replan(tx: Db, people: readonly PersonState[]): Promise<void> {
  for (const { id, timezone } of people) {
    const rows = await tx<{ id: string; effectiveFrom: string }[]>`
      select id, effective_from from planned_changes where user_id = ${id} and status = 'planned' for update`;
    for (const row of rows) {
      const dueAt = startOfDay(row.effectiveFrom, timezone);
      await tx`update planned_changes set due_at = ${dueAt} where id = ${row.id}`;
    }
  }
}
