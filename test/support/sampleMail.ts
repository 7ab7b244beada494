import type { ClaimedMail } from '../../domain/mails.ts';
import type { RequestFacts, TaskFacts } from '../../domain/requestFacts.ts';

/** A time that is summer in Berlin and in Seattle. */
export const SAMPLE_NOW = '2026-06-10T08:00:00.000Z';

export const sampleTask: TaskFacts = {
  id: '01990000-0000-7000-8000-000000000001',
  step: 0,
  status: 'open',
  assignment: 1,
  assigneeId: '01990000-0000-7000-8000-00000000000a',
  assigneeName: 'Roberto Tamburello',
  principalName: null,
  openedAt: '2026-06-09T08:00:00.000Z',
  dueAt: '2026-06-14T08:00:00.000Z',
  decidedAt: null,
  decidedBy: null,
  deciderName: null,
  comment: null,
};

/** A request for a leadership programme, made by the learner and waiting for the manager. */
export const sampleFacts: RequestFacts = {
  enrolmentId: '01990000-0000-7000-8000-0000000000e1',
  status: 'awaiting_approval',
  endReason: null,
  obligation: 'optional',
  source: 'self',
  version: 1,
  progress: 0,
  requestedAt: '2026-06-09T07:00:00.000Z',
  requesterName: 'Rob Walters',
  requestReason: 'I will lead the new tool team from autumn.',
  plan: {
    deadline: {
      at: '2026-09-08T06:59:59.999Z',
      localDate: '2026-09-07',
      timezone: 'America/Los_Angeles',
      rule: 'approval+P90D',
    },
    graceUntil: '2026-09-08T06:59:59.999Z',
    reminders: [{ rule: 'before-P7D', at: '2026-09-01T06:59:59.999Z' }],
  },
  learner: {
    id: '01990000-0000-7000-8000-00000000000b',
    name: 'Rob Walters',
    positionTitle: 'Senior Tool Designer',
    department: 'Tool Design',
    location: 'Bothell, US',
  },
  activity: {
    id: '01990000-0000-7000-8000-0000000000a1',
    code: 'leadership',
    title: 'Leadership Programme',
    type: 'course',
  },
  steps: [{ assignee: { relation: 'manager' }, remindAfter: ['P2D'], timeLimit: 'P5D', onTimeout: 'escalate' }],
  tasks: [sampleTask],
  seats: { maximum: 12, taken: 11, waiting: 0 },
  offer: null,
  queuePosition: null,
};

export type MailChanges = Partial<Omit<ClaimedMail, 'facts' | 'to'>> & {
  facts?: Partial<RequestFacts>;
  task?: Partial<TaskFacts>;
  to?: Partial<ClaimedMail['to']>;
};

/** A claimed approval mail, with what a test changes in it. */
export function sampleMail({ facts, task, to, ...changes }: MailChanges = {}): ClaimedMail {
  return {
    id: '01990000-0000-7000-8000-0000000000f1',
    template: 'approval_request',
    status: 'waiting',
    taskId: sampleTask.id,
    occurrence: sampleTask.id,
    at: '2026-06-09T08:00:00.000Z',
    atMostOnce: false,
    firstTriedAt: SAMPLE_NOW,
    attempts: 1,
    requestMailId: '01990000-0000-7000-8000-0000000000f1',
    to: {
      id: sampleTask.assigneeId!,
      name: 'Roberto Tamburello',
      givenName: 'Roberto',
      email: 'roberto0@adventure-works.example',
      locale: 'en',
      timezone: 'America/Los_Angeles',
      status: 'active',
      ...to,
    },
    ...changes,
    facts: { ...sampleFacts, tasks: [{ ...sampleTask, ...task }], ...facts },
  };
}
