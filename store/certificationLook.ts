import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { endOfDay } from '../domain/calendar.ts';
import { nextMoment, standingPeriod } from '../domain/certifications/periods.ts';
import {
  type CertificationAccepted,
  type CertificationCommand,
  type CertificationState,
  isFollowed,
} from '../domain/certifications/state.ts';
import { certificationTransition, dueDayOf, wantsEnrolment } from '../domain/certifications/transition.ts';
import type { Clock } from '../domain/clock.ts';
import { SYSTEM } from '../domain/state.ts';
import type { Looked } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import { bear } from './births.ts';
import { readAchievements } from './certificationFacts.ts';
import type { Sql } from './db.ts';
import { timezoneOf } from './planDeadlines.ts';
import { inTransaction } from './tx.ts';
import { type LoadedCertification, lockCertificationOf } from './userCertifications.ts';
import { askedSoFar, looked } from './watchers.ts';
import { writeCertification } from './writeCertification.ts';

/** Who could not be enrolled is tried again after so long, beside whenever something changes. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;

/**
 * A person's certification looks at the facts, in one transaction: what certifies and what was taken back, what has fallen
 * due, whom to remind; it enrols for the recertification when the window opens, and asks to look again when the next thing
 * falls due (R29). The birth and the note of it are there together or not at all. Doing it again changes nothing.
 *
 * @param targetId `<user>/<certification>`
 */
export async function lookAtCertification(sql: Sql, targetId: string, clock: Clock): Promise<Looked> {
  return inTransaction(sql, async (tx) => {
    const watcher = { kind: 'certification', targetId } as const;
    const asked = await askedSoFar(tx, watcher);
    const slash = targetId.indexOf('/');
    const loaded = await lockCertificationOf(tx, targetId.slice(0, slash), targetId.slice(slash + 1));
    if (!loaded || !isFollowed(loaded.state.status)) {
      await looked(tx, watcher, asked);
      return { over: true };
    }
    const now = clock.now();
    const state = await follow(tx, loaded, clock, now);
    await looked(tx, watcher, asked, lookAgainAt(state, now));
    return { over: false };
  });
}

function lookAgainAt(state: CertificationState, now: Instant): Instant | null {
  const next = nextMoment(state, now);
  if (state.refused === null || !wantsEnrolment(state)) return next;
  const soon = new Date(Date.parse(now) + TRY_AGAIN_MS).toISOString();
  return next !== null && next < soon ? next : soon;
}

async function follow(
  tx: postgres.TransactionSql,
  { state, stamp }: LoadedCertification,
  clock: Clock,
  now: Instant,
): Promise<CertificationState> {
  const [achievements, timezone] = [await readAchievements(tx, state), await timezoneOf(tx, state.userId)];
  const first = decide(state, { type: 'look', achievements, timezone, actor: SYSTEM }, now);
  const noted = wantsEnrolment(first.state) ? await enrol(tx, first.state, clock, now) : null;
  const second = noted ? decide(first.state, noted, now) : null;
  const outcome = {
    state: second?.state ?? first.state,
    events: [...first.events, ...(second?.events ?? [])],
    effects: [...first.effects, ...(second?.effects ?? [])],
  };
  if (outcome.events.length === 0 && outcome.effects.length === 0) return state;
  await writeCertification(tx, stamp, { commandId: `look/${stamp.version}`, type: 'look', outcome }, now);
  return outcome.state;
}

function decide(state: CertificationState, command: CertificationCommand, now: Instant): CertificationAccepted {
  const outcome = certificationTransition(state, command, now);
  if (outcome.rejected) throw new Error('a look is never refused');
  return outcome;
}

/** Enrols for the certification, the first or the next; who lives in the activity already stays as they are (R1). */
async function enrol(
  tx: postgres.TransactionSql,
  state: CertificationState,
  clock: Clock,
  now: Instant,
): Promise<CertificationCommand | null> {
  const rule = state.certification.rules.enrol;
  if (!rule) return null;
  const id = uuidv7();
  const due = dueDayOf(state);
  // What lies back already is overdue in the certification; the enrolment gets its own policy's time.
  const ahead = due !== null && endOfDay(due, state.timezone) > now;
  const birth = {
    id,
    commandId: id,
    userId: state.userId,
    activityId: rule.activityId,
    obligation: rule.obligation,
    source: standingPeriod(state) ? 'recertification' : state.source,
    role: 'learner',
    deadline: ahead ? { localDate: due } : null,
    note: null,
    actor: SYSTEM,
  } as const;
  const [result] = await bear(tx, [birth], clock);
  if (!result) return null;
  return result.kind === 'refused'
    ? { type: 'not-enrolled', code: result.rejection.rejected, actor: SYSTEM }
    : { type: 'enrolled', enrolmentId: result.enrolmentId, actor: SYSTEM };
}
