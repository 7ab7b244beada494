import type { Answer, Ask } from './asks.ts';
import type { Command } from './commands.ts';
import { type Accepted, isRejection, type Outcome } from './outcome.ts';
import type { EnrolmentState } from './state.ts';
import { transition } from './transition.ts';
import type { Instant } from './words.ts';

/**
 * Answers everything an accepted command asked, in order, each answer a transition of its own, and returns the whole:
 * one state, all events and effects. A refusal by any answer (no seat, full) refuses the command.
 *
 * @param answer looks the fact up; called inside the commit's transaction, with its locks held
 */
export function settle(
  accepted: Accepted,
  command: Command,
  at: Instant,
  answer: (ask: Ask, state: EnrolmentState) => Answer,
): Outcome {
  let state = accepted.state;
  const events = [...accepted.events];
  const effects = [...accepted.effects];
  const asks = [...accepted.asks];
  for (let ask = asks.shift(); ask !== undefined; ask = asks.shift()) {
    const next = transition(
      state,
      { type: 'answer', answer: answer(ask, state), actor: command.actor, happenedAt: command.happenedAt ?? null },
      at,
    );
    if (isRejection(next)) return next;
    state = next.state;
    events.push(...next.events);
    effects.push(...next.effects);
    asks.unshift(...next.asks);
  }
  return { state, events, effects, asks: [] };
}
