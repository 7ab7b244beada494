import type { Rejection, RejectionCode } from '../outcome.ts';
import type { Actor, TextRef } from '../state.ts';
import type { Instant } from '../words.ts';
import { standingPeriod } from './periods.ts';
import {
  CERTIFICATION_COMMANDS,
  type CertificationAccepted,
  type CertificationEffect,
  type CertificationEvent,
  type CertificationEventType,
  type CertificationMailTemplate,
  type CertificationState,
  isFollowed,
  type Period,
  type PublicCertificationCommand,
} from './state.ts';

/** A refused command: nothing happened. */
export type CertificationRejection = Omit<Rejection, 'status'> & {
  readonly status: CertificationState['status'] | null;
};
export type CertificationOutcome = CertificationAccepted | CertificationRejection;

/** A decision in the making: the state so far, with what happened on the way to it. */
export class CertificationDraft {
  state: CertificationState;
  readonly events: CertificationEvent[] = [];
  readonly effects: CertificationEffect[] = [];
  private readonly before: CertificationState;
  private readonly said: { actor: Actor; reason?: TextRef | null };
  private readonly now: Instant;

  constructor(state: CertificationState, said: { actor: Actor; reason?: TextRef | null }, now: Instant) {
    this.state = state;
    this.before = state;
    this.said = said;
    this.now = now;
  }

  /** Something happened, now or when it fell due. */
  event(
    type: CertificationEventType,
    patch: Partial<CertificationState> = {},
    data: Record<string, unknown> = {},
    at: Instant = this.now,
  ): void {
    const from = this.state.status;
    this.state = { ...this.state, ...patch };
    const { actor, reason } = this.said;
    this.events.push({ type, from, to: this.state.status, at, actor, reason: reason ?? null, data });
  }

  /** The periods with one of them changed. */
  periodsWith(number: number, patch: Partial<Period>): Period[] {
    return this.state.periods.map((period) => (period.number === number ? { ...period, ...patch } : period));
  }

  mail(template: CertificationMailTemplate, occurrence: string, at: Instant, atMostOnce: boolean): void {
    this.effects.push({ kind: 'mail', template, occurrence, at, atMostOnce });
  }

  effect(effect: CertificationEffect): void {
    this.effects.push(effect);
  }

  accepted(): CertificationAccepted {
    const changed = this.events.length > 0 || this.effects.length > 0;
    return { state: changed ? this.state : this.before, events: this.events, effects: this.effects };
  }
}

export function refuse(
  rejected: RejectionCode,
  detail: string,
  state: CertificationState | null,
): CertificationRejection {
  return { rejected, detail, status: state?.status ?? null };
}

export function notPossible(state: CertificationState, command: string): CertificationRejection {
  return refuse('not-possible', `${command} is not possible while the certification is ${state.status}`, state);
}

/** The commands that would change something now. What only the commit can know can still refuse one. */
export function possibleInCertification(state: CertificationState): PublicCertificationCommand[] {
  const period = standingPeriod(state);
  return CERTIFICATION_COMMANDS.filter((type) => {
    if (type === 'reinstate') return state.status === 'revoked';
    if (!isFollowed(state.status)) return false;
    if (type === 'extend') return period !== null;
    if (type === 'revoke') return period !== null && period.ended === null;
    if (type === 'set-due') return state.status !== 'lapsed' && state.status !== 'expired';
    return true;
  });
}
