import { z } from 'zod';
import { LAST_RANK } from '../../domain/line.ts';
import { ATTENDANCES } from '../../domain/sessions.ts';
import { STATUSES } from '../../domain/words.ts';
import { achieveBodies } from './achieveCommands.ts';
import { code } from './activities.ts';
import { id, instantInput, words } from './common.ts';
import { deadlineInput } from './enrolments.ts';

const said = {
  reason: words.nullable().default(null),
  at: instantInput.nullable().default(null).meta({ description: 'When it happened, if earlier than now (R24).' }),
};

const plain = z.strictObject({
  command: z.enum([
    'dismiss',
    'visit',
    'start',
    'complete',
    'fail',
    'suspend',
    'resume',
    'overbook',
    'admit-beyond-maximum',
    'withdraw',
    'cancel',
    'reopen',
  ]),
  ...said,
});

const accept = z.strictObject({
  command: z.literal('accept'),
  ...said,
  session: z.uuid().optional().meta({
    description: 'The session of which a seat is offered; left out: the only one (R17).',
  }),
});

const reset = z.strictObject({
  command: z.literal('reset'),
  ...said,
  policy: z.enum(['newest', 'same']).default('newest').meta({
    description:
      'The rules of the next attempt: the policy’s newest version (R37), or the one that this attempt pinned.',
  }),
});

const decision = z.strictObject({
  command: z.enum(['approve', 'decline']),
  ...said,
  taskId: id.optional().meta({ description: 'The approval task that is meant; left out: the open one.' }),
});

const progress = z.strictObject({
  command: z.literal('progress'),
  ...said,
  percent: z.number().min(0).max(100),
  part: code.optional().meta({ description: 'Of a part of the activity; left out: of the whole.' }),
});

const override = z
  .boolean()
  .default(false)
  .meta({ description: 'Past a window or an overlap, by an administrator; wants a reason.' });
const session = z.uuid().meta({ description: 'The id of a session of the event.' });

const chooseSessions = z.strictObject({
  command: z.literal('choose-sessions'),
  ...said,
  sessions: z.array(session).min(1).max(50),
  override,
});

const changeSession = z.strictObject({
  command: z.literal('change-session'),
  ...said,
  from: session.optional().meta({ description: 'Left out: the only one.' }),
  to: session,
  override,
});

const leaveSession = z.strictObject({ command: z.literal('leave-session'), ...said, session, override });

const attendance = z.strictObject({
  command: z.literal('attendance'),
  ...said,
  session,
  attendance: z.enum(ATTENDANCES).nullable().meta({ description: 'Null takes back what was said.' }),
});

const setDeadline = z.strictObject({
  command: z.literal('set-deadline'),
  ...said,
  deadline: deadlineInput.nullable().meta({ description: 'Null removes it.' }),
});

const setAccess = z.strictObject({
  command: z.literal('set-access'),
  ...said,
  until: deadlineInput
    .nullable()
    .meta({ description: 'Until when the activity is open to the learner, whenever it is due; null: without end.' }),
});

const rank = z.strictObject({
  command: z.literal('rank'),
  ...said,
  rank: z
    .int()
    .min(1)
    .max(LAST_RANK)
    .nullable()
    .meta({ description: 'Its rank in the queue, 1 first, before everybody without one (R12); null takes it away.' }),
  session: session.optional().meta({ description: 'In the queue of this session; left out: of the activity.' }),
});

const setStatus = z.strictObject({ command: z.literal('set-status'), ...said, status: z.enum(STATUSES) });

const nothing = 'Null removes it.';
const grade = z.strictObject({
  command: z.literal('grade'),
  ...said,
  grade: words.nullable().meta({ description: nothing }),
});
const feedback = z.strictObject({
  command: z.literal('feedback'),
  ...said,
  feedback: words.nullable().meta({ description: `For the learner. ${nothing}` }),
});
const note = z.strictObject({
  command: z.literal('note'),
  ...said,
  note: words.nullable().meta({ description: `For administrators and instructors. ${nothing}` }),
});

/** Everything that can be asked of an enrolment. */
export const commandBody = z
  .discriminatedUnion('command', [
    plain,
    accept,
    decision,
    progress,
    reset,
    rank,
    chooseSessions,
    changeSession,
    leaveSession,
    attendance,
    setDeadline,
    setAccess,
    setStatus,
    grade,
    feedback,
    note,
    ...achieveBodies,
  ])
  .meta({
    id: 'Command',
    description:
      'A command with its own fields. `reopen`, `reset`, `set-status`, `rank` and `admit-beyond-maximum` want a reason. `accept` and `dismiss` answer a suggestion, and the offer of a seat; that of a seat in a session is answered by `accept` and `leave-session` (R17). `reset` begins the next attempt, whose id is that of the answer, and leaves this one with its history and its record (R31).',
  });

export type CommandBody = z.output<typeof commandBody>;
