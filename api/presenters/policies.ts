import type { PolicyRow } from '../../store/policies.ts';
import type { Policy } from '../schemas/policies.ts';

export function presentPolicy({ id, code, version, rules, createdAt }: PolicyRow): Policy {
  const { approval, seats, deadline, reminders, notifyEnrolled } = rules;
  return {
    id,
    code,
    version,
    approval: {
      steps: approval.steps.map(({ assignee, remindAfter, timeLimit, onTimeout, signIn }) => ({
        assignee: { relation: assignee.relation, ...(assignee.user ? { user: assignee.user } : {}) },
        remindAfter: [...remindAfter],
        timeLimit,
        onTimeout,
        ...(signIn === undefined ? {} : { signIn }),
      })),
      signIn: approval.signIn ?? false,
    },
    seats: {
      ...seats,
      offer: seats.offer ?? null,
      freezeBefore: seats.freezeBefore ?? null,
      suspendGrace: seats.suspendGrace ?? null,
      placeOnReturn: seats.placeOnReturn ?? 'end',
    },
    deadline: deadline && {
      ...deadline,
      activity: deadline.activity ?? null,
      notifyManager: deadline.notifyManager ?? false,
      pauseWhileSuspended: deadline.pauseWhileSuspended ?? false,
    },
    reminders: reminders.map((reminder) => ({ ...reminder })),
    access: rules.access ? { ...rules.access } : null,
    notifyEnrolled,
    createdAt,
  };
}
