import type { Instant, LocalDate, UserStatus } from '../words.ts';
import { judge } from './masters.ts';
import {
  type Expiry,
  type Masters,
  type Mastery,
  type PersonFields,
  type PersonState,
  PROFILE_FIELDS,
  type ProfileField,
  type ProfileSource,
  type UserLevel,
} from './person.ts';
import { expireIfDue, expiryOn, rezoned, withExpiry, withStatus } from './standing.ts';

/** When somebody is to expire: at an instant, at the end of a day where they are, or not at all. */
export type Expires = { readonly at: Instant } | { readonly on: LocalDate } | null;

/** What is to be different; what is left out stays. */
export type PersonPatch = Partial<PersonFields> & {
  status?: UserStatus;
  level?: UserLevel;
  expires?: Expires;
  /** R38: gives fields to a master, or (null) to nobody. */
  masters?: Partial<Record<ProfileField, ProfileSource | null>>;
};

/** Who speaks, as far as the rules ask. */
export interface Speaker {
  readonly source: ProfileSource;
  /** R38: also what another keeps. */
  readonly override: boolean;
  /** Is it the person? Nobody changes their own status, expiry or level. */
  readonly self: boolean;
}

/** A value that changed. */
export interface Difference {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export type ChangeEvent = 'changed' | 'activated' | 'deactivated' | 'expired' | 'restored' | 'masters_changed';

export type Decision =
  | {
      readonly kind: 'changed';
      readonly after: PersonState;
      readonly type: ChangeEvent;
      readonly differences: readonly Difference[];
      /** R38: fields that were changed past their master. */
      readonly overridden: readonly ProfileField[];
    }
  | { readonly kind: 'unchanged' }
  /** Only a later expiry date brings the person back. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'own-status' }
  /** R38: others keep these fields. */
  | {
      readonly kind: 'master';
      readonly fields: readonly { readonly field: ProfileField; readonly master: ProfileSource }[];
    };

/** Decides one change of a person, as a whole: what is refused in one field is refused in all. */
export function decideChange(
  before: PersonState,
  patch: PersonPatch,
  { source, override, self }: Speaker,
  now: Instant,
): Decision {
  const asked = PROFILE_FIELDS.filter((field) => patch[field] !== undefined);
  const judged = judge(
    before.masters,
    source,
    asked.map((field) => ({ field, from: before[field], to: patch[field] ?? null })),
    override,
  );
  if (judged.refused.length > 0) return { kind: 'master', fields: judged.refused };
  const values = Object.fromEntries(judged.applied.map((field) => [field, patch[field] ?? null]));
  const profile: PersonState = { ...before, ...values, masters: given(judged.masters, patch.masters) };
  if (patch.level !== undefined) profile.level = patch.level;
  const zoned = profile.timezone === before.timezone ? profile : rezoned(profile, profile.timezone);
  const dated = patch.expires === undefined ? zoned : withExpiry(zoned, expiryFor(patch.expires, zoned), now);
  if (dated === 'expired') return { kind: 'expired' };
  const status = patch.status as Exclude<UserStatus, 'expired'> | undefined;
  const after = status === undefined ? dated : withStatus(dated, status);
  if (after === 'expired') return { kind: 'expired' };
  const differences = differencesOf(before, after);
  if (self && differences.some(({ field }) => NOT_ONES_OWN.has(field))) return { kind: 'own-status' };
  if (differences.length === 0 && sameMasters(before.masters, after.masters)) return { kind: 'unchanged' };
  return {
    kind: 'changed',
    after,
    type: typeOf(before, after, differences),
    differences,
    overridden: judged.overridden,
  };
}

/** R32: the expiry date has passed. Null for who is not due. */
export function decideExpiry(before: PersonState, now: Instant): Extract<Decision, { kind: 'changed' }> | null {
  const after = expireIfDue(before, now);
  if (after === before) return null;
  const differences = differencesOf(before, after);
  return { kind: 'changed', after, type: 'expired', differences, overridden: [] };
}

const OPEN_FIELDS = ['status', 'level', 'expiresAt', 'expiresOn'] as const;
const NOT_ONES_OWN: ReadonlySet<string> = new Set(OPEN_FIELDS);

/** Everything that differs, field by field. */
export function differencesOf(before: PersonState, after: PersonState): Difference[] {
  return [...OPEN_FIELDS, ...PROFILE_FIELDS].flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  );
}

/** Everything that a new person is given. */
export function differencesAtBirth(person: PersonState): Difference[] {
  return [...OPEN_FIELDS, ...PROFILE_FIELDS].flatMap((field) =>
    person[field] === null ? [] : [{ field, from: null, to: person[field] }],
  );
}

function typeOf(before: PersonState, after: PersonState, differences: readonly Difference[]): ChangeEvent {
  if (differences.length === 0) return 'masters_changed';
  if (before.status === after.status) return 'changed';
  if (after.status === 'expired') return 'expired';
  if (before.status === 'expired') return 'restored';
  return after.status === 'deactivated' ? 'deactivated' : 'activated';
}

function expiryFor(expires: Expires, { timezone }: PersonState): Expiry {
  if (expires === null) return { expiresAt: null, expiresOn: null };
  return 'at' in expires ? { expiresAt: expires.at, expiresOn: null } : expiryOn(expires.on, timezone);
}

/** What is given to a master is as that one said it: nothing of it is overridden. */
function given(masters: Masters, gifts: PersonPatch['masters']): Masters {
  if (!gifts) return masters;
  const next: Partial<Record<ProfileField, Mastery>> = { ...masters };
  for (const [field, master] of Object.entries(gifts) as [ProfileField, ProfileSource | null][]) {
    if (master === null) delete next[field];
    else if (next[field]?.master !== master) next[field] = { master };
  }
  return next;
}

function sameMasters(one: Masters, other: Masters): boolean {
  return PROFILE_FIELDS.every((field) => {
    const [a, b] = [one[field], other[field]];
    return a?.master === b?.master && a?.overridden === b?.overridden && a?.said === b?.said;
  });
}
