import type { ActivityType, Duration, Instant } from '../domain/words.ts';
import { setMaximum } from './catalogue.ts';
import type { Db } from './db.ts';

/** An activity as an import compares and writes it. */
export interface CatalogueEntry {
  id: string;
  code: string;
  title: string;
  type: ActivityType;
  policyCode: string | null;
  maximum: number | null;
  deadlineAfter: Duration | null;
  trainingEvent: boolean;
  validFor: Duration | null;
  trainingProvider: string | null;
  qualificationCode: string | null;
}

/** An entry that is there, and whether anybody was ever enrolled in it. */
export interface KnownEntry extends CatalogueEntry {
  hasEnrolments: boolean;
}

/** Entries by code; what is unknown is left out. @param lock hold them until the transaction ends, in the order of their ids */
export async function readEntries(
  tx: Db,
  codes: readonly string[],
  { lock }: { lock: boolean },
): Promise<KnownEntry[]> {
  if (lock) await tx`select 1 from activities where code = any(${codes as string[]}) order by id for update`;
  return tx<KnownEntry[]>`
    select a.id, a.code, a.title, a.type, a.policy_code, p.maximum, a.deadline_after, a.training_event, a.valid_for,
      a.training_provider, a.qualification_code,
      exists (select 1 from enrolments e where e.activity_id = a.id) as has_enrolments
    from activities a left join pools p on p.id = a.id where a.code = any(${codes as string[]})`;
}

/** Which of these are codes of policies. */
export async function knownPolicies(db: Db, codes: readonly string[]): Promise<string[]> {
  const rows = await db<{ code: string }[]>`select distinct code from policies where code = any(${codes as string[]})`;
  return rows.map(({ code }) => code);
}

/** A new activity, with its pool if it has a maximum. */
export async function insertEntry(tx: Db, { maximum, ...entry }: CatalogueEntry, at: Instant): Promise<void> {
  await tx`insert into activities ${tx({ ...entry, createdAt: at, updatedAt: at })}`;
  if (maximum !== null) await tx`insert into pools (id, maximum) values (${entry.id}, ${maximum})`;
}

/** An activity that was there, as it is now; a raised maximum wakes its pool (R13), a lowered one demotes nobody (R15). */
export async function updateEntry(
  tx: Db,
  { id, code: _code, maximum, ...entry }: CatalogueEntry,
  at: Instant,
): Promise<void> {
  await setMaximum(tx, id, maximum, at);
  await tx`update activities set ${tx({ ...entry, updatedAt: at })}, version = version + 1 where id = ${id}`;
}
