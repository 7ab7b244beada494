import type { PolicyRow } from '../../store/policies.ts';
import type { Policy } from '../schemas/policies.ts';

export function presentPolicy({ id, code, version, rules, createdAt }: PolicyRow): Policy {
  const { approval, seats, deadline, reminders, notifyEnrolled } = rules;
  return {
    id,
    code,
    version,
    approval: {
      steps: approval.steps.map(({ assignee, remindAfter, timeLimit, onTimeout }) => ({
        assignee: { relation: assignee.relation, ...(assignee.user ? { user: assignee.user } : {}) },
        remindAfter: [...remindAfter],
        timeLimit,
        onTimeout,
      })),
    },
    seats: { ...seats },
    deadline: deadline && { ...deadline },
    reminders: reminders.map((reminder) => ({ ...reminder })),
    notifyEnrolled,
    createdAt,
  };
}
