import type { UserLevel } from '../people/person.ts';
import type { Duration, LocalDate } from '../words.ts';

/** The fields of a profile that are compared as texts. */
export const TEXT_FIELDS = ['position_title', 'department', 'location'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** How far below a manager somebody counts. */
export const REPORTS = ['direct', 'all'] as const;
export type Reports = (typeof REPORTS)[number];

/** One thing that is asked of a person. */
export type Leaf =
  /** Everybody who is registered. */
  | { readonly by: 'everybody' }
  /** One of these texts; case and outer spaces do not count. */
  | { readonly by: TextField; readonly in: readonly string[] }
  /** In one of these groups, by id. */
  | { readonly by: 'group'; readonly in: readonly string[] }
  /** Reports to one of these people, by id: directly, or anywhere below. */
  | { readonly by: 'manager'; readonly in: readonly string[]; readonly reports: Reports }
  /** Hired between two days, both included; null leaves that side open. */
  | { readonly by: 'hire_date'; readonly from: LocalDate | null; readonly until: LocalDate | null }
  /** So long since the day of hire: at least, and less than; null leaves that side open. */
  | { readonly by: 'since_hire'; readonly atLeast: Duration | null; readonly lessThan: Duration | null }
  | { readonly by: 'level'; readonly in: readonly UserLevel[] }
  /** Listed, by id. */
  | { readonly by: 'users'; readonly in: readonly string[] };

/** Conditions put together: all of them, any of them, or none of them. */
export interface Joined {
  readonly by: 'all' | 'any' | 'none';
  readonly of: readonly Who[];
}

/** Who is meant: a closed set of words, data and never code. */
export type Who = Leaf | Joined;

export const JOINS = ['all', 'any', 'none'] as const;
/** How deep conditions may be put together, and how many there may be of them. */
export const DEEPEST = 3;
export const MOST_CONDITIONS = 100;

export function isJoined(who: Who): who is Joined {
  return who.by === 'all' || who.by === 'any' || who.by === 'none';
}

/** All that is asked, however it is put together. */
export function leavesOf(who: Who): Leaf[] {
  return isJoined(who) ? who.of.flatMap(leavesOf) : [who];
}

/** Texts are compared without their case and outer spaces. */
export const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();
