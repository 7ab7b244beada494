import { certificationTransition } from '../domain/certifications/transition.ts';
import type { Clock } from '../domain/clock.ts';
import { planTransition } from '../domain/plans/transition.ts';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { nonZero } from './eraseRows.ts';
import { writeMembers } from './groupMembers.ts';
import { loadPlanEnrolment } from './planEnrolments.ts';
import type { Told } from './relay.ts';
import { loadCertification } from './userCertifications.ts';
import { CERTIFICATION_LIFE, isKnown, PLAN_LIFE } from './watchedLife.ts';
import { askLooks } from './watchers.ts';
import { writeCertification } from './writeCertification.ts';
import { writePlan } from './writePlan.ts';

/** Whose life ends here, and by whom. */
export interface LifeEnd {
  readonly erasureId: string;
  readonly userId: string;
  readonly actor: Actor;
}

/**
 * Everything that goes on of a person ends, each by its own rules: enrolments are told to (their seats go on, R13, open
 * approvals close), plans are cancelled, certifications withdrawn; what is planned, waits to be sent, or stands in for somebody is
 * over. Again it ends what lives. The caller holds the person.
 *
 * @returns how much, by kind
 */
export async function endLife(tx: Db, end: LifeEnd, clock: Clock): Promise<Record<string, number>> {
  const now = clock.now();
  const enrolments = await tellEnrolments(tx, end, now);
  return nonZero({
    endedEnrolments: enrolments,
    endedPlans: await endPlans(tx, end, now),
    endedCertifications: await endCertifications(tx, end, now),
    leftGroups: await leaveGroups(tx, end, now),
    ...(await endTheRest(tx, end.userId, now)),
  });
}

/** Each live enrolment is told once for each time that the erasure looks; a repeat of what ended is refused, and gone. */
async function tellEnrolments(tx: Db, { erasureId, userId }: LifeEnd, now: Instant): Promise<number> {
  const command: Told = { type: 'cancel', because: 'erasure' };
  const told = await tx`
    with told as (
      insert into outbox (kind, target_id, command_id, command, due_at)
      select 'tell', e.id, ${`erasure/${erasureId}/`}::text || e.id || '/' || e.version, ${tx.json(command as never)}, ${now}
      from enrolments e where e.user_id = ${userId} and e.live
      on conflict do nothing
      returning id
    )
    select count(*)::int as n, pg_notify('rollbook_relay', 'messages') from told group by ()`;
  return told[0]?.n ?? 0;
}

async function endPlans(tx: Db, { erasureId, userId, actor }: LifeEnd, now: Instant): Promise<number> {
  const rows = await tx<
    { id: string }[]
  >`select id from plan_enrolments where user_id = ${userId} and live order by id`;
  let ended = 0;
  for (const { id } of rows) {
    const loaded = await loadPlanEnrolment(tx, id, true);
    const commandId = `erasure/${erasureId}/${loaded?.stamp.version}`;
    if (!loaded || (await isKnown(tx, PLAN_LIFE, id, commandId))) continue;
    const outcome = planTransition(loaded.state, { type: 'cancel', actor, reason: null }, now);
    if (outcome.rejected) continue;
    await writePlan(tx, loaded.stamp, { commandId, type: 'cancel', outcome }, now);
    await askLooks(tx, 'plan', [id], now);
    ended += 1;
  }
  return ended;
}

async function endCertifications(tx: Db, { erasureId, userId, actor }: LifeEnd, now: Instant): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    select id from user_certifications where user_id = ${userId} and followed order by id`;
  let ended = 0;
  for (const { id } of rows) {
    const loaded = await loadCertification(tx, id, true);
    const commandId = `erasure/${erasureId}/${loaded?.stamp.version}`;
    if (!loaded || (await isKnown(tx, CERTIFICATION_LIFE, id, commandId))) continue;
    const outcome = certificationTransition(loaded.state, { type: 'withdraw', actor, reason: null }, now);
    if (outcome.rejected) continue;
    await writeCertification(tx, loaded.stamp, { commandId, type: 'withdraw', outcome }, now);
    ended += 1;
  }
  return ended;
}

async function leaveGroups(tx: Db, { userId, actor }: LifeEnd, now: Instant): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    select id from groups where id in (select group_id from group_members where user_id = ${userId}) order by id for update`;
  for (const { id } of rows) {
    const said = { source: 'manual', actor, reason: null, commandId: null } as const;
    await writeMembers(tx, id, { add: [], remove: [userId] }, said, now);
    await tx`update groups set version = version + 1, updated_at = ${now} where id = ${id}`;
  }
  return rows.length;
}

async function endTheRest(tx: Db, userId: string, now: Instant): Promise<Record<string, number>> {
  const planned = await tx`
    update planned_changes set status = case when status = 'planned' then 'cancelled' else status end, changes = '{}',
      settled_at = coalesce(settled_at, ${now}) where user_id = ${userId} and (status = 'planned' or changes <> '{}')`;
  const mails = await tx`
    update mails set status = 'dropped', locked_until = null
    where to_user_id = ${userId} and status in ('waiting', 'sending')`;
  const delegations = await tx`
    update delegations set cancelled_at = case when starts_at >= ${now} then ${now}::timestamptz end,
      ends_at = case when starts_at >= ${now} then ends_at else ${now}::timestamptz end, next_turn_at = null,
      version = version + 1, updated_at = ${now}
    where (principal_id = ${userId} or delegate_id = ${userId}) and cancelled_at is null
      and (ends_at is null or ends_at > ${now})`;
  const exemptions = await tx`
    update requirement_exemptions set withdrawn_at = ${now} where user_id = ${userId} and withdrawn_at is null`;
  const owned = await tx`
    update activities set owner_id = null, version = version + 1, updated_at = ${now} where owner_id = ${userId}`;
  return {
    plannedChanges: planned.count,
    droppedMails: mails.count,
    endedDelegations: delegations.count,
    endedExemptions: exemptions.count,
    leftWithoutOwner: owned.count,
  };
}
