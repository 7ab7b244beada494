import { NOTHING_ACHIEVED } from './completion.ts';
import { DEFAULT_RULES, type PolicyRules } from './policy.ts';
import type { EnrolmentState } from './state.ts';

/**
 * What a state or a set of rules says of things that did not exist when it was written. Whoever adds a field to
 * `EnrolmentState` or `PolicyRules` gives here what its absence means: rows, histories and pinned policies of earlier
 * releases go on living with it.
 */
const NOT_SAID: Partial<EnrolmentState> = {
  anchors: {},
  deadlineLifted: false,
  // Nobody was offered a seat, or moved in the queue, before that was possible.
  offer: null,
  queueRank: null,
  completion: null,
  achieved: NOTHING_ACHIEVED,
  accessUntil: null,
  awaySince: null,
  pausedSince: null,
  seatGraceUntil: null,
  bySession: false,
  sessions: [],
  invitations: 0,
};

/** The same of an open task: before there were delegations, everybody was asked for themselves. */
const NOT_SAID_OF_TASKS = { principalId: null };

/** A state as it was stored, whenever that was, with all fields of today. */
export function fullState(stored: EnrolmentState): EnrolmentState {
  const task = stored.task && { ...NOT_SAID_OF_TASKS, ...stored.task };
  return { ...NOT_SAID, ...stored, task, policy: { ...stored.policy, rules: fullRules(stored.policy.rules) } };
}

/** A policy's rules as they were stored, whenever that was, with all fields of today. */
export function fullRules(stored: PolicyRules): PolicyRules {
  return { ...DEFAULT_RULES, ...stored, seats: { ...DEFAULT_RULES.seats, ...stored.seats } };
}
