import type { Instant } from '../domain/words.ts';
import type { AppliedKey } from '../store/importEnrolments.ts';
import type { RowResult } from '../store/importRows.ts';
import type { ImportRun } from '../store/importRuns.ts';
import type { EnrolmentFacts } from './enrolmentFacts.ts';
import { type EnrolmentAsk, hasPassed } from './enrolmentRow.ts';
import { rejected, unchanged } from './results.ts';

/** A row whose cells are in order. */
export interface EnrolmentTask {
  line: number;
  ask: EnrolmentAsk;
}

/** Nothing stands against it: a new attempt is to begin. */
export interface Wanted extends EnrolmentTask {
  key: AppliedKey;
  activityId: string;
}

/** It has its outcome; or has it, and is known from now on as applied to an enrolment; or a birth is wanted. */
export type Decision = RowResult | { result: RowResult; key: AppliedKey; enrolmentId: string | null } | Wanted;

/** R34, in its order: who and what; known before; may it be; is something live, or done. */
export function decide({ line, ask }: EnrolmentTask, facts: EnrolmentFacts, run: ImportRun, now: Instant): Decision {
  const user = facts.user(ask.externalId);
  if (!user) {
    const detail = 'Nobody has this external id; import the person first.';
    return rejected(line, 'external_id', 'unknown-person', detail);
  }
  const activity = facts.activity(ask.activityCode);
  if (!activity) {
    const detail = 'No activity has this code; correct it, or import the activity first.';
    return rejected(line, 'activity', 'unknown-activity', detail);
  }
  const key = facts.keyOf(ask)!;
  const standing = facts.standing(key);
  const appliedTo = facts.appliedTo(key);
  if (appliedTo !== undefined && !(ask.reEnrol && !standing?.live)) {
    const hint = standing?.live ? '' : ' re_enrol = 1 asks for the next attempt.';
    return unchanged(line, appliedTo, 'applied-before', `This row was applied before.${hint}`);
  }
  if (!user.active) {
    const detail = 'The person is deactivated or expired; nobody is enrolled who cannot sign in.';
    return rejected(line, 'external_id', 'not-eligible', detail);
  }
  if (!run.allowPastDeadlines && hasPassed(ask.deadline, user.timezone, now)) {
    const detail = 'The deadline has passed; write a later day, or import with allowPastDeadlines=true.';
    return rejected(line, 'deadline', 'deadline-in-past', detail);
  }
  if (standing?.live) {
    const { id, obligation, source } = standing;
    const detail = `An enrolment is live already (${obligation}, ${source}), and there is one at a time.`;
    return { result: unchanged(line, id, 'live', detail), key, enrolmentId: id };
  }
  if (standing?.status === 'completed' && !ask.reEnrol) {
    const detail = 'The person has completed the activity; re_enrol = 1 asks for the next attempt.';
    return { result: unchanged(line, standing.id, 'completed-before', detail), key, enrolmentId: standing.id };
  }
  return { line, ask, key, activityId: activity.id };
}
