import { PUBLIC_COMMANDS, type PublicCommand, type PublicCommandType } from './commands.ts';
import { isRejection } from './outcome.ts';
import { type Actor, type EnrolmentState, SYSTEM, type TextRef } from './state.ts';
import { transition } from './transition.ts';
import { type Instant, isEnded } from './words.ts';

const SAMPLE_REASON: TextRef = { id: 'possible', commitment: 'possible' };

/** The command as somebody would send it who fills in all that is asked for. */
function sample(type: PublicCommandType, state: EnrolmentState, actor: Actor): PublicCommand {
  const said = { actor, reason: SAMPLE_REASON };
  switch (type) {
    case 'progress':
      return { type, percent: Math.min(100, state.progress + 1), actor };
    case 'set-deadline':
      return { type, deadline: farDeadline(), ...said };
    case 'set-status':
      return { type, status: state.status === 'cancelled' ? 'completed' : 'cancelled', ...said };
    case 'grade':
    case 'feedback':
    case 'note':
      return { type, text: SAMPLE_REASON, actor };
    default:
      return { type, ...said };
  }
}

function farDeadline() {
  const at = '9999-12-31T00:00:00.000Z';
  return { deadline: { at, localDate: null, timezone: 'UTC', rule: 'by-hand' }, graceUntil: at, reminders: [] };
}

/**
 * The commands that would change something now, found by asking the transition function itself. What only the commit
 * can know (a seat, a later attempt) can still refuse one of them.
 */
export function possible(state: EnrolmentState, at: Instant, actor: Actor = SYSTEM): PublicCommandType[] {
  return PUBLIC_COMMANDS.filter((type) => {
    const outcome = transition(state, sample(type, state, actor), at);
    if (isRejection(outcome)) return false;
    const onlyLate = isEnded(state.status) && outcome.events.every((event) => event.type === 'late');
    return !onlyLate && (outcome.events.length > 0 || outcome.asks.length > 0);
  });
}
