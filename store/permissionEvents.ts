import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

export const PERMISSION_EVENTS = ['granted', 'withdrawn', 'made', 'changed', 'assigned', 'unassigned'] as const;

/** Who did something with a grant or a profile, and when. */
export interface PermissionDeed {
  /** The command's id, or one made for it: a repeat does nothing. */
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
}

/** Ids and codes only (R35). */
export interface PermissionEvent extends PermissionDeed {
  readonly subjectKind: 'grant' | 'profile';
  readonly subjectId: string;
  readonly type: (typeof PERMISSION_EVENTS)[number];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Notes what was done (R36). Resolves with false when this deed is noted already. In the transaction of the change. */
export async function notePermissionEvent(db: Db, event: PermissionEvent): Promise<boolean> {
  const { id, subjectKind, subjectId, type, actor, at, data } = event;
  const rows = await db`
    insert into permission_events (id, subject_kind, subject_id, type, actor_kind, actor_id, at, data)
    values (${id}, ${subjectKind}, ${subjectId}, ${type}, ${actor.kind}, ${actor.id}, ${at}, ${db.json(data as never)})
    on conflict (id) do nothing returning id`;
  return rows.length > 0;
}

export interface PermissionEventRow extends Omit<PermissionEvent, 'actor'> {
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
}

/** What was done with all of them, or with one, the newest first, behind `before`. */
export async function listPermissionEvents(
  db: Db,
  subjectId: string | null,
  before: { id: string } | null,
  limit: number,
): Promise<PermissionEventRow[]> {
  return db<PermissionEventRow[]>`
    select id, subject_kind, subject_id, type, actor_kind, actor_id, at, data from permission_events
    where ${subjectId === null ? db`true` : db`subject_id = ${subjectId}`} and ${before ? db`id < ${before.id}` : db`true`}
    order by id desc limit ${limit}`;
}
