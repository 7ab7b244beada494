import { uuidv7 } from 'uuidv7';
import type { CertificationRules } from '../../domain/certifications/rules.ts';
import type { CertificationCommand, CertificationState } from '../../domain/certifications/state.ts';
import { SYSTEM, type TextRef } from '../../domain/state.ts';
import type { LocalDate } from '../../domain/words.ts';
import {
  assignCertification,
  type CertificationCommandResult,
  commandCertification,
} from '../../store/certificationCommands.ts';
import { type CertificationRow, insertCertificationVersion } from '../../store/certifications.ts';
import { loadCertification } from '../../store/userCertifications.ts';
import type { World } from './world.ts';

/** The next version of a certification. */
export function makeCertification(
  { sql, clock }: World,
  code: string,
  rules: CertificationRules,
): Promise<CertificationRow> {
  return insertCertificationVersion(sql, uuidv7(), { code, title: 'First Aid', rules }, clock.now());
}

/** Assigns it; fails the test if that is refused. Returns the id of the person's certification. */
export async function assignCertificate(
  { sql, clock }: World,
  { id, code, version, rules }: CertificationRow,
  userId: string,
): Promise<string> {
  const certification = { id, code, version, rules };
  const given = { id: uuidv7(), userId, certification, source: 'administrator' as const, due: null };
  const result = await assignCertification(sql, { ...given, actor: SYSTEM, reason: null }, clock);
  if (result.kind === 'refused') throw new Error(result.rejection.detail);
  return result.id;
}

/** Says something to a person's certification, with a reason. */
export function tellCertificate(
  { sql, clock }: World,
  id: string,
  command: (reason: TextRef | null) => CertificationCommand,
  commandId: string = uuidv7(),
): Promise<CertificationCommandResult> {
  return commandCertification(sql, { id, commandId, expected: null, reason: 'why', command }, clock);
}

export async function certificationState({ sql }: World, id: string): Promise<CertificationState> {
  const loaded = await loadCertification(sql, id);
  if (!loaded) throw new Error('no such certification');
  return loaded.state;
}

/** Its events in order: the type, and the day it is dated. */
export async function certificationHistory({ sql }: World, id: string): Promise<{ type: string; at: string }[]> {
  return sql<{ type: string; at: string }[]>`
    select type, at from user_certification_events where user_certification_id = ${id} order by seq`;
}

/** A record by hand of an achievement elsewhere. */
export async function addRecord(
  { sql, clock }: World,
  userId: string,
  given: { objectId?: string; qualificationCode?: string; on: LocalDate; until?: LocalDate },
): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into training_records (id, user_id, record_type, object_id, title, completion_date, qualification_code,
      expires_at, source, created_at)
    values (${id}, ${userId}, 'course', ${given.objectId ?? null}, 'Elsewhere', ${given.on},
      ${given.qualificationCode ?? null}, ${given.until ?? null}, 'manual', ${clock.now()})`;
  return id;
}

/** The mails about a certification, the first first. */
export async function certificationMails({ sql }: World, id: string) {
  return sql<{ template: string; toUserId: string; at: string; status: string }[]>`
    select template, to_user_id, at, status from mails where user_certification_id = ${id} order by at, template`;
}
