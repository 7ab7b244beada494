import { PUBLIC_COMMANDS, type PublicCommand, type PublicCommandType } from './commands.ts';
import { NO_CONDITION, ruleOf } from './completion.ts';
import { isRejection } from './outcome.ts';
import { isOnOffer, placeIn } from './sessions.ts';
import { type Actor, type EnrolmentState, SYSTEM, type TextRef } from './state.ts';
import { transition } from './transition.ts';
import { type Instant, isEnded } from './words.ts';

const SAMPLE_REASON: TextRef = { id: 'possible', commitment: 'possible' };

/** The command as somebody would send it who fills in all that is asked for. */
export function sampleCommand(
  type: PublicCommandType,
  state: EnrolmentState,
  actor: Actor,
  sessionId = '',
): PublicCommand {
  const said = { actor, reason: SAMPLE_REASON };
  switch (type) {
    case 'progress':
      return { type, ...sampleProgress(state), actor };
    case 'accept': {
      const place = placeIn(state, sessionId);
      return { type, ...(place && isOnOffer(place) && { session: sessionId }), ...said };
    }
    case 'rank':
      if (sessionId !== '') {
        const before = placeIn(state, sessionId)?.queueRank ?? null;
        return { type, session: sessionId, rank: before === 1 ? null : 1, ...said };
      }
      return { type, rank: state.queueRank === 1 ? null : 1, ...said };
    case 'choose-sessions':
      return { type, sessions: ['possible'], ...said };
    case 'change-session':
      return { type, from: sessionId, to: 'possible', ...said };
    case 'leave-session':
      return { type, session: sessionId, ...said };
    case 'attendance': {
      const attendance = placeIn(state, sessionId)?.attendance === 'fully' ? 'partly' : 'fully';
      return { type, session: sessionId, attendance, ...said };
    }
    case 'set-deadline':
      return { type, deadline: farDeadline(), ...said };
    case 'set-access':
      return { type, until: farDeadline().deadline, ...said };
    case 'set-status':
      return { type, status: state.status === 'cancelled' ? 'completed' : 'cancelled', ...said };
    case 'grade':
    case 'feedback':
    case 'note':
      return { type, text: SAMPLE_REASON, actor };
    case 'reset':
      return { type, nextId: 'possible', policy: 'newest', ...said };
    case 'try':
      // No score that is likely to be known already.
      return { type, percent: 99.99, passed: true, startedAt: null, ...said };
    case 'acknowledge':
      return {
        type,
        name: SAMPLE_REASON,
        nameMatches: true,
        document: ruleOf(state).acknowledgement?.document ?? null,
        ...said,
      };
    case 'submit-evidence':
      return { type, evidenceId: 'possible', ...said };
    case 'accept-evidence':
    case 'reject-evidence':
      return { type, evidenceId: state.achieved.evidence?.id ?? 'none', ...said };
    case 'adopt-rule':
      return { type, completion: state.completion ? null : { rule: NO_CONDITION, parts: [] }, ...said };
    default:
      return { type, ...said };
  }
}

/** A little more of what is not whole yet: of a part where the progress is made of parts. */
function sampleProgress({ completion, achieved, progress }: EnrolmentState): { percent: number; part?: string } {
  if (completion?.rule.parts == null) return { percent: Math.min(100, progress + 1) };
  const open = completion.parts.find(({ code }) => (achieved.parts[code] ?? 0) < 100) ?? completion.parts[0];
  const percent = Math.min(100, (achieved.parts[open?.code ?? ''] ?? 0) + 1);
  return { percent, part: open?.code ?? '' };
}

function farDeadline() {
  const at = '9999-12-31T00:00:00.000Z';
  return { deadline: { at, localDate: null, timezone: 'UTC', rule: 'by-hand' }, graceUntil: at, reminders: [] };
}

const ABOUT_ONE_SESSION = new Set<PublicCommandType>(['change-session', 'leave-session', 'attendance']);
const PERHAPS_ABOUT_ONE = new Set<PublicCommandType>(['accept', 'rank']);

function changes(state: EnrolmentState, command: PublicCommand, at: Instant): boolean {
  const outcome = transition(state, command, at);
  if (isRejection(outcome)) return false;
  if (outcome.asks.length > 0) return true;
  const onlyLate = isEnded(state.status) && outcome.events.every((event) => event.type === 'late');
  return !onlyLate && outcome.events.length > 0;
}

/**
 * The commands that would change something now, found by asking the transition function itself. What only the commit
 * can know (a seat, a later attempt) can still refuse one of them.
 */
export function possible(state: EnrolmentState, at: Instant, actor: Actor = SYSTEM): PublicCommandType[] {
  return PUBLIC_COMMANDS.filter((type) => {
    const each = () => state.sessions.map(({ session }) => sampleCommand(type, state, actor, session.id));
    const whole = ABOUT_ONE_SESSION.has(type) ? [] : [sampleCommand(type, state, actor)];
    const samples = ABOUT_ONE_SESSION.has(type) || PERHAPS_ABOUT_ONE.has(type) ? [...whole, ...each()] : whole;
    return samples.some((command) => changes(state, command, at));
  });
}
