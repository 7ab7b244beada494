import type { InternalCommand } from './commands.ts';
import type { Draft } from './draft.ts';
import { end } from './ends.ts';
import type { EnrolmentState } from './state.ts';
import type { Status } from './words.ts';

/** Where nothing has been begun and nobody has stopped anything. */
export const NOT_BEGUN = [
  'suggested',
  'awaiting_approval',
  'waitlisted',
  'offered',
  'to_confirm',
  'enrolled',
] as const satisfies readonly Status[];

/**
 * R33: the person has left the audience of the rule that made it, and the rule withdraws what is not started. It is decided
 * here, as the enrolment stands when it hears of it: who has begun meanwhile goes on, and what has ended stays so.
 */
export function leaveAudience(draft: Draft, { rule }: Extract<InternalCommand, { type: 'left-audience' }>): void {
  if (isUntouched(draft.state)) end(draft, 'cancelled', 'cancelled', 'audience', { rule });
}

function isUntouched({ status, startedAt, progress }: EnrolmentState): boolean {
  return (NOT_BEGUN as readonly Status[]).includes(status) && startedAt === null && progress === 0;
}
