import type { Ask } from './asks.ts';
import type { Command } from './commands.ts';
import type { Accepted, DomainEvent, Effect, EventType, MailTemplate, Rejection, RejectionCode } from './outcome.ts';
import type { Actor, EnrolmentState, TextRef } from './state.ts';
import type { Instant, Status } from './words.ts';

/**
 * A change in the making: the state so far, with the events, effects and questions that go with it. Local to one
 * call of `transition`, so that this stays a pure function of its arguments.
 */
export class Draft {
  state: EnrolmentState;
  /** When it happened. */
  readonly at: Instant;
  /** When it is decided, which can be later (R24): what lies ahead is counted from here. */
  readonly now: Instant;
  readonly actor: Actor;
  private readonly reason: TextRef | null;
  private readonly events: DomainEvent[] = [];
  private readonly effects: Effect[] = [];
  private readonly asks: Ask[] = [];

  constructor(state: EnrolmentState, command: Command, at: Instant) {
    this.state = state;
    this.at = command.happenedAt ?? at;
    this.now = at;
    this.actor = command.actor;
    this.reason = command.reason ?? null;
  }

  /** Changes the state without an event of its own. */
  set(patch: Partial<EnrolmentState>): this {
    this.state = { ...this.state, ...patch };
    return this;
  }

  /** Changes the state and says so in the history. `from` is null at birth only. */
  event(type: EventType, patch: Partial<EnrolmentState> = {}, data: Record<string, unknown> = {}, from?: null): this {
    const before: Status | null = from === null ? null : this.state.status;
    this.set(patch);
    const { at, actor, reason } = this;
    this.events.push({ type, from: before, to: this.state.status, at, actor, reason, data });
    return this;
  }

  effect(effect: Effect): this {
    this.effects.push(effect);
    return this;
  }

  /** A mail about this enrolment; `occurrence` tells it from others of its kind (R23). */
  mail(
    template: MailTemplate,
    to: string | null,
    occurrence: string,
    options: { once?: boolean; task?: string; notBefore?: Instant } = {},
  ): this {
    return this.effect({
      kind: 'mail',
      template,
      to,
      taskId: options.task ?? null,
      occurrence,
      at: this.at,
      atMostOnce: options.once ?? false,
      ...(options.notBefore && { notBefore: options.notBefore }),
    });
  }

  /** When, by whom and with which words, for what an effect keeps of it. */
  saying(): { at: Instant; by: Actor; comment: TextRef | null } {
    return { at: this.at, by: this.actor, comment: this.reason };
  }

  ask(ask: Ask): this {
    this.asks.push(ask);
    return this;
  }

  /** Is there a question open? Until it is answered, nothing else can be decided on this state. */
  get asking(): boolean {
    return this.asks.length > 0;
  }

  done(): Accepted {
    return { state: this.state, events: this.events, effects: this.effects, asks: this.asks };
  }
}

/** Refuses: nothing happened. `detail` is a sentence that says why, without names or free text. */
export function reject(code: RejectionCode, detail: string, state: EnrolmentState | null): Rejection {
  return { rejected: code, detail, status: state?.status ?? null };
}

/** Refuses because the present status does not allow the command. */
export function notPossible(state: EnrolmentState, command: string): Rejection {
  return reject('not-possible', `${command} is not possible while the enrolment is ${state.status}`, state);
}
