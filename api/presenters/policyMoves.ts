import { isDealtWith } from '../../domain/deadlines.ts';
import type { EnrolmentState } from '../../domain/state.ts';
import type { PolicyMoveRow } from '../../store/policyMoves.ts';
import type { PolicyMovePreview } from '../../store/policyMoveTrial.ts';

/** What a move would make of one enrolment: both sides, and which parts of them differ. */
export function presentPolicyMovePreview({ id, before, after, refusal }: PolicyMovePreview) {
  const [old, fresh] = [side(before), after && side(after)];
  const moves = after !== null && after.policy.version !== before.policy.version;
  const parts = ['status', 'deadline', 'reminders', 'approval'] as const;
  return {
    id,
    userId: before.userId,
    activityId: before.activityId,
    outcome: refusal ? 'refused' : moves ? 'moves' : 'unchanged',
    refusal: refusal && { code: refusal.rejected, detail: refusal.detail },
    changes: parts.filter((part) => fresh && JSON.stringify(old[part]) !== JSON.stringify(fresh[part])),
    before: old,
    after: fresh,
  };
}

function side(state: EnrolmentState) {
  const { policy, status, deadline, task } = state;
  const reminders = deadline?.reminders.filter((reminder) => !isDealtWith(state, reminder)) ?? [];
  return {
    version: policy.version,
    status,
    deadline: deadline && {
      at: deadline.deadline.at,
      graceUntil: deadline.graceUntil,
      rule: deadline.deadline.rule,
    },
    reminders: reminders.map(({ rule, at }) => ({ rule, at })),
    approval: task && { step: task.step, assigneeId: task.assigneeId, dueAt: task.dueAt },
  };
}

/** A move, without its outcomes. */
export function presentPolicyMove({ id, code, version, createdAt, ...counts }: PolicyMoveRow) {
  const { total, waiting, moved, unchanged, refused } = counts;
  return {
    id,
    policy: { code, version },
    status: waiting > 0 ? 'running' : 'completed',
    enrolments: { total, waiting, moved, unchanged, refused },
    createdAt,
  };
}
