import { type ExpiryRules, NO_EXPIRY } from '../../domain/expiry/rules.ts';
import { SYSTEM } from '../../domain/state.ts';
import { insertQualification, patchQualification, type QualificationPatch } from '../../store/qualificationCodes.ts';
import type { World } from './world.ts';

let codes = 0;

/** A qualification code with rules for what expires. Returns the code. */
export async function makeCode(
  { sql, clock }: Pick<World, 'sql' | 'clock'>,
  rules: Partial<ExpiryRules> = {},
  equivalents: readonly string[] = [],
): Promise<string> {
  codes += 1;
  const code = `CODE-${codes}`;
  const given = { ...NO_EXPIRY, ...rules, code, title: 'First Aid', equivalents, retired: false, actor: SYSTEM };
  if (!(await insertQualification(sql, given, clock.now()))) throw new Error('the code is taken');
  return code;
}

export async function changeCode({ sql, clock }: World, code: string, patch: QualificationPatch): Promise<void> {
  await patchQualification(sql, code, patch, SYSTEM, null, clock.now());
}

/** The mails about a record, the first first. */
export async function recordMails({ sql }: Pick<World, 'sql'>, recordId: string) {
  return sql<{ template: string; toUserId: string; at: string; status: string }[]>`
    select template, to_user_id, at, status from mails where record_id = ${recordId} order by at, template`;
}

/** What was done about a record, in the order in which it fell due. */
export async function expiryFirings({ sql }: Pick<World, 'sql'>, recordId: string): Promise<string[]> {
  const rows = await sql<{ occurrence: string }[]>`
    select occurrence from record_expiry_firings where record_id = ${recordId} order by due_at, occurrence`;
  return rows.map(({ occurrence }) => occurrence);
}
