import type { Answer } from './asks.ts';
import type { PublicCommand } from './commands.ts';
import { type Draft, notPossible, reject } from './draft.ts';
import { end } from './ends.ts';
import type { Rejection } from './outcome.ts';
import { reopen } from './reopening.ts';
import type { EnrolmentState } from './state.ts';
import { accessOf, type Instant, isEnded } from './words.ts';

/*
 * The end of the learner's access, apart from the due date: until then the activity is open, whenever it is due. What lives
 * then ends as `expired`; what is completed stays so, and only opens no more.
 */

/** What the enrolment opens now: the status says so, until the access ends. */
export function accessAt({ status, accessUntil }: EnrolmentState, now: Instant): ReturnType<typeof accessOf> {
  const open = accessOf(status);
  return accessUntil && accessUntil.at <= now ? { ...open, activity: false } : open;
}

/** Who gets in for the first time has access for as long as the policy says. */
export function askAccess(draft: Draft): void {
  const { policy, accessUntil } = draft.state;
  const rule = policy.rules.access;
  if (rule && accessUntil === null) draft.ask({ kind: 'access', rule, anchor: draft.at });
}

/** The commit computed it. One that lies back already is none: nobody is let in and thrown out in one breath. */
export function accessAnswered(draft: Draft, { until }: Extract<Answer, { kind: 'access' }>): void {
  const { status, accessUntil } = draft.state;
  if (isEnded(status) || until.at <= draft.now || JSON.stringify(until) === JSON.stringify(accessUntil)) return;
  const before = accessUntil && { before: accessUntil.at };
  draft.event('access_set', { accessUntil: until }, { ...before, until: until.at });
}

/** R22: extended, shortened or without end, at once; it revives what expired by it, unless a later attempt lives. */
export function setAccess(draft: Draft, command: Extract<PublicCommand, { type: 'set-access' }>): Rejection | null {
  const { state } = draft;
  const { until } = command;
  const revives = state.status === 'expired' && state.end?.reason === 'access';
  const mayBe = state.status === 'completed' || !isEnded(state.status);
  if (state.status === 'suggested' || (!mayBe && !revives)) return notPossible(state, command.type);
  if (until && until.at <= draft.now) return reject('deadline-in-past', 'the end of the access must lie ahead', state);
  if (JSON.stringify(until) === JSON.stringify(state.accessUntil)) return null;
  draft.event(
    until ? 'access_set' : 'access_removed',
    { accessUntil: until },
    { before: state.accessUntil?.at ?? null, until: until?.at ?? null },
  );
  if (revives) reopen(draft, 'revived');
  return null;
}

/** The access ends, and with it what was not completed. */
export function accessOver(draft: Draft): void {
  const { accessUntil, userId } = draft.state;
  const until = accessUntil?.at ?? draft.at;
  end(draft, 'expired', 'expired', 'access', { until });
  draft.mail('access_ended', userId, until);
}
