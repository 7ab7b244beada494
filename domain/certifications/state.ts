import type { Actor, TextRef } from '../state.ts';
import type { Duration, Instant, LocalDate, Source } from '../words.ts';
import type { PinnedCertification } from './rules.ts';

/**
 * in_progress: never certified. certified: valid. window_open: valid, and to be renewed. overdue: past the day it was due, not
 * expired. expired: within the grace. lapsed: after it. revoked and withdrawn: by somebody's word; nothing is looked at.
 */
export const CERTIFICATION_STATUSES = [
  'in_progress',
  'certified',
  'window_open',
  'overdue',
  'expired',
  'lapsed',
  'revoked',
  'withdrawn',
] as const;
export type CertificationStatus = (typeof CERTIFICATION_STATUSES)[number];

/** Is it looked after? Else it waits for somebody's word. */
export function isFollowed(status: CertificationStatus): boolean {
  return status !== 'revoked' && status !== 'withdrawn';
}

/** How a period ended. taken_back: what proved it does not count any more. */
export const PERIOD_ENDS = ['renewed', 'lapsed', 'revoked', 'withdrawn', 'taken_back'] as const;
export type PeriodEnd = (typeof PERIOD_ENDS)[number];

/** One validity cycle, in the days of the person's calendar (R19). */
export interface Period {
  /** From 1 on. */
  readonly number: number;
  /** What proves it, as `Achievement.key`. */
  readonly achievement: string;
  readonly certifiedOn: LocalDate;
  readonly certifiedAt: Instant;
  readonly windowOpensOn: LocalDate;
  readonly dueOn: LocalDate;
  /** The baseline, which no extension moves. */
  readonly expiresOn: LocalDate;
  readonly extendedTo: LocalDate | null;
  /** R20: the expiry is the `step`th `every` after this day. */
  readonly anchor: LocalDate;
  readonly step: number;
  readonly every: Duration;
  /** When it was recorded: what fell due before reminds nobody (R23). */
  readonly since: Instant;
  readonly ended: { readonly how: PeriodEnd; readonly at: Instant } | null;
}

/** The whole state of one person's certification: plain data without names or free text (R35). */
export interface CertificationState {
  readonly id: string;
  readonly userId: string;
  readonly certification: PinnedCertification;
  readonly status: CertificationStatus;
  readonly source: Source;
  readonly assignedAt: Instant;
  /** Only what was achieved after it counts; null: all that is known. */
  readonly since: Instant | null;
  /** Where the person is: days begin and end there. */
  readonly timezone: string;
  /** When the first certification is due. */
  readonly firstDue: LocalDate | null;
  readonly periods: readonly Period[];
  /** By the number of the period that is to be renewed (0: the first certification): the enrolment for it. */
  readonly enrolled: Readonly<Record<string, string>>;
  /** Why nobody could be enrolled, at the last try. */
  readonly refused: string | null;
  /** Reminders up to here have been dealt with. */
  readonly remindedUntil: Instant;
  readonly end: { readonly from: CertificationStatus; readonly at: Instant } | null;
}

/** R24: what proves that somebody is certified, with the day it happened where the person is. */
export interface Achievement {
  /** What it is and when it happened: `enrolment/<id>@<instant>`, `plan/…` or `record/<id>@<day>`. */
  readonly key: string;
  readonly on: LocalDate;
  readonly at: Instant;
  /** Until when it is valid by its own word, where it was made elsewhere; null: by the rules. */
  readonly until: LocalDate | null;
}

/** Who says it, and why (by reference). */
interface Said {
  readonly actor: Actor;
  readonly reason?: TextRef | null;
}

/** Birth, or again after a withdrawal or a revocation. */
export interface AssignCommand extends Said {
  readonly type: 'assign';
  readonly id: string;
  readonly userId: string;
  readonly certification: PinnedCertification;
  readonly source: Source;
  readonly timezone: string;
  /** When the first certification is due; null: by the rules. */
  readonly due: LocalDate | null;
}

export type CertificationCommand =
  | AssignCommand
  | ({ readonly type: 'withdraw' | 'revoke' | 'reinstate' } & Said)
  | ({ readonly type: 'extend'; readonly until: LocalDate } & Said)
  | ({ readonly type: 'set-due'; readonly due: LocalDate | null } & Said)
  | ({ readonly type: 'move'; readonly certification: PinnedCertification } & Said)
  /** The facts were read. */
  | ({ readonly type: 'look'; readonly achievements: readonly Achievement[]; readonly timezone: string } & Said)
  /** The enrolment that the period to be renewed wants was made or found, or refused. */
  | ({ readonly type: 'enrolled'; readonly enrolmentId: string } & Said)
  | ({ readonly type: 'not-enrolled'; readonly code: string } & Said);

/** What people and machines say to a person's certification. */
export const CERTIFICATION_COMMANDS = ['extend', 'revoke', 'reinstate', 'withdraw', 'set-due', 'move'] as const;
export type PublicCertificationCommand = (typeof CERTIFICATION_COMMANDS)[number];

export const CERTIFICATION_EVENTS = [
  'assigned',
  'certified',
  'taken_back',
  'window_opened',
  'overdue',
  'expired',
  'lapsed',
  'enrolled',
  'not_enrolled',
  'reminded',
  'extended',
  'due_set',
  'due_removed',
  'revoked',
  'reinstated',
  'withdrawn',
  'moved',
  'rezoned',
] as const;
export type CertificationEventType = (typeof CERTIFICATION_EVENTS)[number];

/** One fact of its history (R36). */
export interface CertificationEvent {
  readonly type: CertificationEventType;
  readonly from: CertificationStatus | null;
  readonly to: CertificationStatus;
  readonly at: Instant;
  readonly actor: Actor;
  readonly reason: TextRef | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The mails about a certification. `team_…` go to the manager. */
export const CERTIFICATION_MAILS = [
  'certification_reminder',
  'team_certification_reminder',
  'certification_window_open',
  'certification_expired',
  'team_certification_expired',
  'certification_revoked',
] as const;
export type CertificationMailTemplate = (typeof CERTIFICATION_MAILS)[number];

/** What the commit carries out together with the new state. */
export type CertificationEffect =
  | { readonly kind: 'watch' | 'unwatch' }
  | {
      readonly kind: 'mail';
      readonly template: CertificationMailTemplate;
      /** With the template it names the occasion; a mail is made once for each (R23). */
      readonly occurrence: string;
      readonly at: Instant;
      readonly atMostOnce: boolean;
    }
  /** The enrolment that renews it is due then from now on. */
  | { readonly kind: 'deadline'; readonly enrolmentId: string; readonly due: LocalDate };

export interface CertificationAccepted {
  readonly rejected?: never;
  readonly state: CertificationState;
  /** None: a repeat that changes nothing. */
  readonly events: readonly CertificationEvent[];
  readonly effects: readonly CertificationEffect[];
}
