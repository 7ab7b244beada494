import { z } from 'zod';
import { STATUSES } from '../../domain/words.ts';
import { id, instantInput, words } from './common.ts';
import { deadlineInput } from './enrolments.ts';

const said = {
  reason: words.nullable().default(null),
  at: instantInput.nullable().default(null).meta({ description: 'When it happened, if earlier than now (R24).' }),
};

const plain = z.strictObject({
  command: z.enum([
    'accept',
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

const decision = z.strictObject({
  command: z.enum(['approve', 'decline']),
  ...said,
  taskId: id.optional().meta({ description: 'The approval task that is meant; left out: the open one.' }),
});

const progress = z.strictObject({
  command: z.literal('progress'),
  ...said,
  percent: z.number().min(0).max(100),
});

const setDeadline = z.strictObject({
  command: z.literal('set-deadline'),
  ...said,
  deadline: deadlineInput.nullable().meta({ description: 'Null removes it.' }),
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
  .discriminatedUnion('command', [plain, decision, progress, setDeadline, setStatus, grade, feedback, note])
  .meta({
    id: 'Command',
    description: 'A command with its own fields. `reopen`, `set-status` and `admit-beyond-maximum` want a reason.',
  });

export type CommandBody = z.output<typeof commandBody>;
