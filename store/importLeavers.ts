import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { ImportRun } from './importRuns.ts';
import { RunSuperseded } from './importRuns.ts';

export const LEAVER_OUTCOMES = ['deactivated', 'unchanged'] as const;
export type LeaverOutcome = (typeof LEAVER_OUTCOMES)[number];

/** Somebody who is missing in a complete list. `outcome` is null until it is decided. */
export interface LeaverRow {
  id: string;
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  outcome: LeaverOutcome | null;
  code: string | null;
}

/**
 * Notes who is missing in a complete list: whom the same source brought last, who is in, and of whom no row of the file
 * speaks, whatever becomes of that row (R34). Once for an import, before its rows are carried out.
 */
export async function planLeavers(tx: Db, { id, source }: ImportRun, at: Instant): Promise<void> {
  const [open] = await tx`select 1 from imports where id = ${id} and leavers_planned_at is null`;
  if (!open) return;
  await tx`
    insert into import_leavers (import_id, user_id)
    select ${id}::uuid, u.id from hr_people h join users u on u.id = h.user_id
    where h.source = ${source} and u.status in ('activated', 'active') and h.import_id < ${id}
      and u.external_id not in (
        select values ->> 'external_id' from import_rows
        where import_id = ${id} and coalesce(values ->> 'external_id', '') <> ''
      )`;
  await tx`
    update imports set leavers_planned_at = ${at},
      known_people = (
        select count(*) from hr_people h join users u on u.id = h.user_id
        where h.source = ${source} and u.status in ('activated', 'active')
      ),
      missing_people = (select count(*) from import_leavers where import_id = ${id}),
      unreadable_rows = (
        select count(*) from import_rows where import_id = ${id} and coalesce(values ->> 'external_id', '') = ''
      )
    where id = ${id}`;
}

/** What was noted, and whether a person has said yes. */
export async function absenceOf(
  db: Db,
  importId: string,
): Promise<{ known: number; missing: number; unreadable: number; confirmed: boolean }> {
  const [row] = await db<{ known: number; missing: number; unreadable: number; confirmed: boolean }[]>`
    select known_people as known, missing_people as missing, unreadable_rows as unreadable,
      confirmed_at is not null as confirmed
    from imports where id = ${importId}`;
  return row!;
}

/** The next who are missing and not decided. `seen`: a later import, or another source, has brought them since. */
export async function openLeavers(
  tx: Db,
  { id, source }: ImportRun,
  limit: number,
): Promise<{ userId: string; seen: boolean }[]> {
  return tx<{ userId: string; seen: boolean }[]>`
    select l.user_id, h.source <> ${source} or h.import_id > ${id} as seen
    from import_leavers l join hr_people h using (user_id)
    where l.import_id = ${id} and l.outcome is null order by l.user_id limit ${limit}`;
}

/** Writes what became of them. Part of the transaction in which they leave. */
export async function saveLeavers(
  tx: Db,
  importId: string,
  results: readonly { userId: string; outcome: LeaverOutcome; code: string | null }[],
): Promise<void> {
  const column = <K extends keyof (typeof results)[number]>(name: K) => results.map((result) => result[name]);
  await tx`
    update import_leavers l set outcome = r.outcome, code = r.code
    from unnest(${column('userId')}::uuid[], ${column('outcome')}::text[], ${column('code')}::text[]) as r(id, outcome, code)
    where l.import_id = ${importId} and l.user_id = r.id`;
  await tx`
    update imports set leavers_done = leavers_done + ${results.filter(({ outcome }) => outcome === 'deactivated').length}
    where id = ${importId}`;
}

/** It stops here until a person says yes or no. @throws RunSuperseded */
export async function askFirst(db: Db, { id, run }: ImportRun, at: Instant): Promise<void> {
  const { count } = await db`
    update imports set status = 'needs_confirmation', asked_at = ${at}
    where id = ${id} and run = ${run} and finished_at is null and confirmed_at is null`;
  if (count === 0) throw new RunSuperseded();
}

/**
 * A person has said yes (it is to be started again) or no (it has ended, and nobody leaves).
 * @returns false when it asks nothing; a repeat with the same command id is true
 */
export async function answerImport(
  db: Db,
  id: string,
  answer: 'confirm' | 'cancel',
  { commandId, clientId }: { commandId: string; clientId: string },
  at: Instant,
): Promise<boolean> {
  const set =
    answer === 'confirm'
      ? db`status = 'queued', confirmed_at = ${at}, armed_at = null`
      : db`status = 'cancelled', finished_at = ${at}`;
  const { count } = await db`
    update imports set ${set}, answer_command = ${commandId}, answered_by = ${clientId}
    where id = ${id} and status = 'needs_confirmation'`;
  if (count > 0) return true;
  const [repeat] = await db`select 1 from imports where id = ${id} and answer_command = ${commandId}`;
  return repeat !== undefined;
}

/** Who is missing, by their ids. @param after the last id of the page before */
export async function listLeavers(
  db: Db,
  importId: string,
  after: { id: string } | null,
  limit: number,
): Promise<LeaverRow[]> {
  return db<LeaverRow[]>`
    select u.id, u.external_id, u.given_name, u.family_name, u.email, l.outcome, l.code
    from import_leavers l join users u on u.id = l.user_id
    where l.import_id = ${importId} and ${after ? db`l.user_id > ${after.id}` : db`true`}
    order by l.user_id limit ${limit}`;
}
