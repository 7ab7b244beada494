import { seek, seekAgain } from './approvals.ts';
import { askFor } from './choosing.ts';
import type { RequestCommand } from './commands.ts';
import { NOTHING_ACHIEVED } from './completion.ts';
import { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';
import { seated } from './sessionPlaces.ts';
import type { SessionPlace } from './sessions.ts';
import type { EnrolmentState } from './state.ts';
import type { Instant, Status } from './words.ts';

/** The first state of an attempt, and how its request goes on its way: to an approval, to its seat, or to the learner. */
export function born(command: RequestCommand, at: Instant): Outcome {
  const { sessions = [], takesOver, deadline } = command;
  const state: EnrolmentState = {
    id: command.id,
    userId: command.userId,
    activityId: command.activityId,
    activityType: command.activityType,
    attempt: command.attempt,
    obligation: command.obligation,
    source: command.source,
    role: command.role,
    policy: command.policy,
    completion: command.completion,
    deadlineAfter: command.deadlineAfter,
    deadline,
    note: command.note,
    anchors: command.anchors ?? {},
    ...(command.automation && { automation: command.automation }),
    ...(command.rule && { rule: command.rule }),
    deadlineLifted: false,
    status: firstStatus(command),
    beneath: null,
    end: null,
    progress: 0,
    achieved: NOTHING_ACHIEVED,
    requestedAt: command.happenedAt ?? at,
    enrolledAt: null,
    startedAt: null,
    completedAt: null,
    lastVisitAt: null,
    task: null,
    decided: [],
    seat: takesOver?.seat ?? 'none',
    seatHeldUntil: null,
    queueNumber: null,
    queueRank: null,
    offer: null,
    bySession: command.bySession === true || sessions.length > 0,
    sessions: [],
    invitations: 0,
    // Reminders that lie before the request are nobody's any more (R23).
    remindedUntil: at,
    // Nor does what began with a deadline in the past end by it: it is overdue (R22).
    deadlinePassed: deadline !== null && deadline.graceUntil <= at,
    accessUntil: null,
    awaySince: null,
    pausedSince: null,
    seatGraceUntil: null,
    grade: null,
    feedback: null,
  };
  const draft = new Draft(state, command, at);
  draft.event(
    'requested',
    {},
    {
      obligation: state.obligation,
      source: state.source,
      attempt: state.attempt,
      ...(takesOver && { after: takesOver.from }),
      deadline: state.deadline?.deadline.at ?? null,
      ...(state.automation && { automation: named(state.automation) }),
      ...(state.rule && { rule: state.rule.code, ruleVersion: state.rule.version }),
    },
    null,
  );
  for (const place of takesOver?.sessions ?? []) takeOver(draft, place);
  if (state.note) draft.event('noted', {}, { commitment: state.note.commitment });
  if (sessions.length > 0) askFor(draft, [...new Set(sessions)]);
  // A suggestion waits for the learner; it takes a seat and asks for approval only when it is accepted.
  if (takesOver?.admitted) seekAgain(draft);
  else if (state.obligation !== 'suggested') seek(draft);
  return draft.done();
}

/** R31: the seat in a session that the earlier attempt gave up in the same commit; what it waited for besides is let go. */
function takeOver(draft: Draft, place: SessionPlace): void {
  seated(
    draft,
    { ...place, queueNumber: null, queueRank: null, replaces: null },
    place.seat === 'beyond_maximum' ? 'beyond_maximum' : 'held',
  );
}

const named = ({ code, version, firing }: NonNullable<EnrolmentState['automation']>) => ({ code, version, firing });

/** Where a request stands before anybody was asked and before it has a seat. */
function firstStatus({ obligation, policy, takesOver }: RequestCommand): Status {
  if (takesOver?.admitted) return 'waitlisted';
  if (obligation === 'suggested') return 'suggested';
  return policy.rules.approval.steps.length > 0 ? 'awaiting_approval' : 'waitlisted';
}
