import { planForDate } from '../domain/calendar.ts';
import type { CertificationEffect, CertificationState } from '../domain/certifications/state.ts';
import type { PolicyRules } from '../domain/policy.ts';
import { fullRules } from '../domain/upgrade.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import type { Told } from './relay.ts';

/** R22: the live enrolment by which a certification is to be renewed is told that it is due on another day. */
export async function moveDeadline(
  tx: Db,
  { timezone }: Pick<CertificationState, 'timezone'>,
  { enrolmentId, due }: Extract<CertificationEffect, { kind: 'deadline' }>,
  now: Instant,
): Promise<void> {
  const [row] = await tx<{ rules: PolicyRules }[]>`
    select p.rules from enrolments e join policies p on p.id = e.policy_id where e.id = ${enrolmentId} and e.live`;
  if (!row) return;
  const deadline = planForDate(due, timezone, 'certification', fullRules(row.rules));
  const command: Told = { type: 'set-deadline', deadline };
  await tx`
    with told as (
      insert into outbox (kind, target_id, command_id, command, due_at)
      values ('tell', ${enrolmentId}, 'certification/' || ${enrolmentId}::text || '/' || gen_random_uuid(),
        ${tx.json(command as never)}, ${now})
      returning id
    )
    select pg_notify('rollbook_relay', 'messages') from told limit 1`;
}
