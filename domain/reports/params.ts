import { addDuration, addToDate } from '../calendar.ts';
import type { Duration, Instant, LocalDate, Obligation } from '../words.ts';

/** How a compliance report is divided. */
export const TEAMS_BY = ['all', 'manager', 'department', 'location'] as const;
export type TeamsBy = (typeof TEAMS_BY)[number];

/** What changes are about. */
export const CHANGE_SUBJECTS = ['enrolment', 'plan-enrolment', 'certification', 'person', 'record', 'setting'] as const;
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number];

/** What is asked of a report; each kind knows some of these. People and activities stand here by their ids. */
export interface ReportParams {
  readonly manager?: string | undefined;
  readonly department?: string | undefined;
  readonly location?: string | undefined;
  readonly requirement?: string | undefined;
  readonly activity?: string | undefined;
  readonly by?: TeamsBy | undefined;
  readonly asOf?: LocalDate | undefined;
  readonly knowledge?: 'today' | 'then' | undefined;
  readonly state?: readonly string[] | undefined;
  readonly within?: Duration | undefined;
  readonly lapsed?: boolean | undefined;
  readonly qualificationCode?: string | undefined;
  readonly trainingProvider?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  readonly last?: Duration | undefined;
  readonly subject?: readonly ChangeSubject[] | undefined;
  /** An id of a person or of a key, or `system`. */
  readonly actor?: string | undefined;
  readonly user?: string | undefined;
  readonly obligation?: readonly Obligation[] | undefined;
}

/** A report as it is asked for at one moment. */
export interface ReportQuery {
  readonly params: ReportParams;
  /** The moment that it shows. */
  readonly now: Instant;
  /** Only the people who report directly to this person: a manager's own part. Null: all. */
  readonly team: string | null;
}

const DAY_MS = 86_400_000;

/**
 * What a question about compliance means at an instant: the day, whose profiles count, and what was known (R24). Null for
 * what is to be known of the future.
 */
export function asOfAt(
  now: Instant,
  asOf: LocalDate | undefined,
  knowledge: 'today' | 'then',
): { readonly day: LocalDate | null; readonly at: Instant; readonly known: Instant | 'infinity' } | null {
  if (asOf === undefined) return { day: null, at: now, known: knowledge === 'then' ? now : 'infinity' };
  // The day's end in UTC: of what was recorded that day, most counts wherever one is.
  const end = new Date(Date.parse(asOf) + DAY_MS).toISOString();
  if (knowledge === 'today') return { day: asOf, at: end, known: 'infinity' };
  const today = now.slice(0, 10);
  if (asOf > today) return null;
  return { day: asOf, at: end, known: asOf < today ? end : now };
}

/** The days that a report is about, both within it; null: without an end on that side. */
export function daysOf(
  { from, until, last }: ReportParams,
  now: Instant,
): { from: LocalDate | null; until: LocalDate | null } {
  if (last === undefined) return { from: from ?? null, until: until ?? null };
  return { from: addDuration(now, last, 'UTC', -1).slice(0, 10), until: null };
}

/** What nobody asked further back for. */
const USUAL: Duration = 'P1M';

/** The instants that changes lie between, the first within it, the second not; by days in UTC. */
export function spanOf(params: ReportParams, now: Instant): { from: Instant; until: Instant } {
  const asked = params.from === undefined && params.until === undefined ? { last: USUAL, ...params } : params;
  const { from, until } = daysOf(asked, now);
  const start = from ?? '1900-01-01';
  return {
    from: `${start}T00:00:00.000Z`,
    until: until === null ? '3000-01-01T00:00:00.000Z' : `${addToDate(until, 'P1D')}T00:00:00.000Z`,
  };
}
