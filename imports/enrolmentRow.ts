import { endOfDay } from '../domain/calendar.ts';
import {
  type Instant,
  type LocalDate,
  OBLIGATIONS,
  type Obligation,
  ROLES,
  type Role,
  SOURCES,
  type Source,
} from '../domain/words.ts';
import { optionalDate, optionalFlag, optionalText, optionalWord, requiredCode, requiredWord } from './cells.ts';
import type { RowValues } from './columns.ts';

/** What a row of an enrolments file asks for, checked as far as the row alone can tell. */
export interface EnrolmentAsk {
  externalId: string;
  activityCode: string;
  obligation: Obligation;
  source: Source;
  role: Role;
  /** The last day, ending where the learner is (R19). */
  deadline: LocalDate | null;
  /** The internal note. */
  note: string | null;
  key: string;
  /** Is the next attempt asked for when nothing is live (R34)? */
  reEnrol: boolean;
}

/** @throws RowRejected */
export function readEnrolmentRow(values: RowValues): EnrolmentAsk {
  return {
    externalId: requiredCode(values, 'external_id'),
    activityCode: requiredCode(values, 'activity'),
    obligation: requiredWord(values, 'obligation', OBLIGATIONS),
    source: requiredWord(values, 'source', SOURCES),
    role: optionalWord(values, 'role', ROLES) ?? 'learner',
    deadline: optionalDate(values, 'deadline'),
    note: optionalText(values, 'note', 4_000),
    key: optionalText(values, 'key') ?? '',
    reEnrol: optionalFlag(values, 're_enrol') ?? false,
  };
}

/** R34: has the day ended where the learner is? */
export function hasPassed(deadline: LocalDate | null, timezone: string, now: Instant): boolean {
  return deadline !== null && endOfDay(deadline, timezone) < now;
}
