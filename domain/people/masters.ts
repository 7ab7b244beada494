import type { Masters, Mastery, ProfileField, ProfileSource } from './person.ts';

/** A field that a source speaks of: its value now, and what it is to be; they may be the same. */
export interface Asked {
  readonly field: ProfileField;
  readonly from: string | null;
  readonly to: string | null;
}

/** What R38 says to it. */
export interface Judged {
  /** Fields that change. */
  readonly applied: readonly ProfileField[];
  /** Fields that stay, as their master repeats only what was overridden since. */
  readonly kept: readonly ProfileField[];
  /** Fields that somebody else keeps. */
  readonly refused: readonly { readonly field: ProfileField; readonly master: ProfileSource }[];
  /** Those among the applied that are changed past their master. */
  readonly overridden: readonly ProfileField[];
  /** Who keeps what from then on. */
  readonly masters: Masters;
}

/**
 * R38: may this source change these fields? A field that nobody keeps yet may be changed by anybody, and a feed (HR or
 * SCIM) that changes it keeps it from then on. What another keeps is refused, or with `override` changed and marked. An
 * overridden field stays as it is until its master says something new: a nightly file that repeats itself changes nothing.
 */
export function judge(masters: Masters, source: ProfileSource, asked: readonly Asked[], override: boolean): Judged {
  const applied: ProfileField[] = [];
  const kept: ProfileField[] = [];
  const refused: { field: ProfileField; master: ProfileSource }[] = [];
  const overridden: ProfileField[] = [];
  const next: Partial<Record<ProfileField, Mastery>> = { ...masters };
  for (const { field, from, to } of asked) {
    const mastery = masters[field];
    const own = !mastery || mastery.master === source;
    if (from === to) {
      // The master has come round to what the override said.
      if (own && mastery?.overridden) next[field] = { master: source };
    } else if (!own && !override) {
      refused.push({ field, master: mastery.master });
    } else if (!own) {
      applied.push(field);
      overridden.push(field);
      const said = mastery.overridden ? (mastery.said ?? null) : from;
      // Back to what the master said: there is nothing left to mark.
      next[field] = said === to ? { master: mastery.master } : { master: mastery.master, overridden: true, said };
    } else if (mastery?.overridden && (mastery.said ?? null) === to) {
      kept.push(field);
    } else {
      applied.push(field);
      if (mastery || source !== 'manual') next[field] = { master: source };
    }
  }
  return { applied, kept, refused, overridden, masters: next };
}

/** A new person's fields: a feed keeps what it gives. */
export function mastersAtBirth(source: ProfileSource, fields: readonly ProfileField[]): Masters {
  if (source === 'manual') return {};
  return Object.fromEntries(fields.map((field) => [field, { master: source }]));
}
