import { uuidv7 } from 'uuidv7';
import { expiryOf, lastDayOf, standingPeriod } from '../domain/certifications/periods.ts';
import type { CertificationAccepted, CertificationEffect, CertificationState } from '../domain/certifications/state.ts';
import type { Stamp } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import { moveDeadline } from './certificationDeadline.ts';
import type { Db } from './db.ts';
import { LATE_REMINDER_MS } from './rows.ts';
import { certificationTarget } from './userCertifications.ts';
import { CERTIFICATION_LIFE, gatedCommit, writeBirth } from './watchedLife.ts';
import { unwatch, watch } from './watchers.ts';

/** A decided command, to become true. */
export interface CertificationCommit {
  readonly commandId: string;
  readonly type: string;
  readonly outcome: Pick<CertificationAccepted, 'state' | 'events' | 'effects'>;
}

/** Writes the birth of a person's certification. False when there is one. */
export async function writeCertificationBirth(tx: Db, commit: CertificationCommit, now: Instant): Promise<boolean> {
  const { state } = commit.outcome;
  const columns = {
    userId: state.userId,
    certificationCode: state.certification.code,
    ...columnsOf(tx, state),
  };
  if (!(await writeBirth(tx, CERTIFICATION_LIFE, written(commit, columns), now))) return false;
  await carryOut(tx, state, commit.outcome.effects, now);
  return true;
}

/**
 * One commit of a person's certification: the row, its events and its command in one statement, gated by the row standing
 * where it was decided; then its periods, mails and what it watches. Inside the caller's transaction.
 *
 * @throws Error when somebody else was first: the caller holds the row's lock
 */
export async function writeCertification(
  tx: Db,
  stamp: Stamp,
  commit: CertificationCommit,
  now: Instant,
): Promise<void> {
  const { state, effects } = commit.outcome;
  const { gated } = gatedCommit(tx, CERTIFICATION_LIFE, stamp, written(commit, columnsOf(tx, state)), now);
  const [row] = await tx<{ written: number }[]>`${gated} select count(*)::int as written from gate`;
  if (row?.written !== 1) throw new Error('a certification was changed under its lock');
  await writePeriods(tx, state);
  await carryOut(tx, state, effects, now);
}

function written({ commandId, type, outcome }: CertificationCommit, columns: object) {
  return { id: outcome.state.id, commandId, type, columns, events: outcome.events };
}

function columnsOf(tx: Db, state: CertificationState) {
  const { rules, ...certification } = state.certification;
  const period = standingPeriod(state);
  return {
    certificationId: certification.id,
    status: state.status,
    expiresAt: expiryOf(state),
    expiresOn: period && lastDayOf(period),
    proofKind: rules.achievedBy.kind,
    proofKey: rules.achievedBy.key,
    state: tx.json({ ...state, certification } as never),
  };
}

/** R29: the periods as rows. Those that ended go first, so that one running period makes room for the next. */
async function writePeriods(tx: Db, state: CertificationState): Promise<void> {
  if (state.periods.length === 0) return;
  const rows = state.periods.map(({ ended, ...period }) => ({
    ...period,
    ended: ended?.how ?? null,
    endedAt: ended?.at ?? null,
  }));
  await tx`
    insert into certification_periods as p (user_certification_id, number, user_id, certification_code, achievement,
      certified_on, certified_at, window_opens_on, due_on, expires_on, extended_to, ended, ended_at)
    select ${state.id}, n.number, ${state.userId}, ${state.certification.code}, n.achievement, n."certifiedOn",
      n."certifiedAt", n."windowOpensOn", n."dueOn", n."expiresOn", n."extendedTo", n.ended, n."endedAt"
    from jsonb_to_recordset(${tx.json(rows as never)}) as n(number int, achievement text, "certifiedOn" date,
      "certifiedAt" timestamptz, "windowOpensOn" date, "dueOn" date, "expiresOn" date, "extendedTo" date, ended text,
      "endedAt" timestamptz)
    order by n.ended is null, n.number
    on conflict (user_certification_id, number) do update set due_on = excluded.due_on,
      extended_to = excluded.extended_to, ended = excluded.ended, ended_at = excluded.ended_at
    where (p.due_on, p.extended_to, p.ended, p.ended_at)
      is distinct from (excluded.due_on, excluded.extended_to, excluded.ended, excluded.ended_at)`;
}

async function carryOut(
  tx: Db,
  state: CertificationState,
  effects: readonly CertificationEffect[],
  now: Instant,
): Promise<void> {
  const { userId } = state;
  const { code, rules } = state.certification;
  const watcher = { kind: 'certification', targetId: certificationTarget(userId, code) } as const;
  for (const effect of effects) {
    if (effect.kind === 'watch') {
      const { achievedBy, enrol } = rules;
      const proof = achievedBy.kind === 'activity' ? [achievedBy.key] : [];
      await watch(tx, { ...watcher, userId, activityIds: [...proof, ...(enrol ? [enrol.activityId] : [])] }, now);
      // What is being completed meanwhile is waited for, or finds the row.
      if (achievedBy.kind === 'plan')
        await tx`
          select from plan_enrolments where user_id = ${userId} and plan_code = ${achievedBy.key} order by id for share`;
    } else if (effect.kind === 'unwatch') {
      await unwatch(tx, watcher);
    } else if (effect.kind === 'deadline') {
      await moveDeadline(tx, state, effect, now);
    }
  }
  await writeMails(tx, state, effects, now);
}

/** The mails among the effects: to the learner, or to the manager that they have now. */
async function writeMails(
  tx: Db,
  state: CertificationState,
  effects: readonly CertificationEffect[],
  now: Instant,
): Promise<void> {
  const mails = effects.flatMap((effect) => {
    if (effect.kind !== 'mail') return [];
    const { template, occurrence, at, atMostOnce } = effect;
    const late = atMostOnce && Date.parse(now) - Date.parse(at) > LATE_REMINDER_MS;
    const team = template.startsWith('team_');
    return [{ id: uuidv7(), template, team, occurrence, at, atMostOnce, status: late ? 'missed' : 'waiting' }];
  });
  if (mails.length === 0) return;
  await tx`
    with mailed as (
      insert into mails (id, user_certification_id, template, to_user_id, occurrence, at, at_most_once, status, due_at, created_at)
      select m.id, ${state.id}, m.template, r.id, m.occurrence, m.at, m."atMostOnce", m.status, ${now}, ${now}
      from jsonb_to_recordset(${tx.json(mails as never)}) as m(id uuid, template text, team boolean, occurrence text,
          at timestamptz, "atMostOnce" boolean, status text)
        join users u on u.id = ${state.userId}
        join users r on r.id = case when m.team then u.manager_id else u.id end
      on conflict do nothing
      returning id
    )
    select pg_notify('rollbook_relay', 'mails') from mailed limit 1`;
}
