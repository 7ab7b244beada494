import type { CertificationRules } from '../../domain/certifications/rules.ts';
import type { Achievement, CertificationCommand, CertificationState } from '../../domain/certifications/state.ts';
import { certificationTransition } from '../../domain/certifications/transition.ts';
import { SYSTEM } from '../../domain/state.ts';
import type { Instant, LocalDate } from '../../domain/words.ts';

/** Valid for a year from the completion, with a window of 60 days, and what differs. */
export function certificationRules(activityId: string, given: Partial<CertificationRules> = {}): CertificationRules {
  return {
    achievedBy: { kind: 'activity', key: activityId },
    validFor: 'P1Y',
    basis: 'completion',
    fixedFrom: null,
    minimum: null,
    window: 'P60D',
    dueBefore: null,
    grace: null,
    countsEarly: false,
    reminders: [],
    notifyManager: false,
    enrol: null,
    firstDueAfter: null,
    ...given,
  };
}

/** A completion on a day, at noon. */
export function achieved(on: LocalDate, until: LocalDate | null = null): Achievement {
  return { key: `enrolment/${on}@${on}T12:00:00.000Z`, on, at: `${on}T12:00:00.000Z`, until };
}

/** A certification, decided step by step without a database. Refusals fail the test. */
export class Trial {
  state: CertificationState;
  readonly types: string[] = ['assigned'];
  readonly mails: { template: string; occurrence: string; at: Instant }[] = [];
  achievements: Achievement[] = [];

  constructor(rules: CertificationRules, at: Instant, timezone = 'UTC') {
    const certification = { id: 'v1', code: 'c', version: 1, rules };
    const given = { type: 'assign', id: 'id', userId: 'u', source: 'administrator', due: null } as const;
    const born = certificationTransition(null, { ...given, certification, timezone, actor: SYSTEM }, at);
    if (born.rejected) throw new Error(born.detail);
    this.state = born.state;
  }

  say(command: CertificationCommand, at: Instant): void {
    const outcome = certificationTransition(this.state, command, at);
    if (outcome.rejected) throw new Error(outcome.detail);
    this.state = outcome.state;
    this.types.push(...outcome.events.map(({ type }) => type));
    for (const effect of outcome.effects) if (effect.kind === 'mail') this.mails.push(effect);
  }

  look(at: Instant): void {
    const { achievements, state } = this;
    this.say({ type: 'look', achievements, timezone: state.timezone, actor: SYSTEM }, at);
  }

  /** Completes on a day, and looks that evening. */
  complete(on: LocalDate): void {
    this.achievements = [...this.achievements, achieved(on)];
    this.look(`${on}T20:00:00.000Z`);
  }

  extend(until: LocalDate, at: Instant): void {
    this.say({ type: 'extend', until, actor: SYSTEM, reason: WHY }, at);
  }

  get expiries(): LocalDate[] {
    return this.state.periods.map(({ expiresOn }) => expiresOn);
  }
}

export const WHY = { id: 'why', commitment: 'c' };
