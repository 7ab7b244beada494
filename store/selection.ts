import type { Db } from './db.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The text as a UUID, or null when it is none: Postgres refuses to compare one with what is none. */
export function asUuid(text: string): string | null {
  return UUID.test(text) ? text.toLowerCase() : null;
}

/** A text as a pattern of LIKE that means just this text. */
export function likeLiteral(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

/**
 * People by any part of their names, address or username: every word must be found. One or two letters are looked for at
 * the beginnings only, as no trigram index serves them.
 *
 * @param people the alias of `users`
 */
export function matchesPerson(db: Db, people: string, q: string) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const short = words.every((word) => word.length < 3);
  const each = words.map((word) => {
    const like = likeLiteral(word);
    if (!short) return db`${db(people)}.search like ${`%${like}%`}`;
    return db`(lower(${db(people)}.given_name) like ${`${like}%`} or lower(${db(people)}.family_name) like ${`${like}%`}
      or lower(${db(people)}.email) like ${`${like}%`})`;
  });
  return allOf(db, each);
}

/** Conditions joined by `and`; none at all is true. */
export function allOf(db: Db, conditions: readonly ReturnType<typeof fragment>[]) {
  return conditions.reduce((all, condition) => db`${all} and ${condition}`, db`true`);
}

function fragment(db: Db) {
  return db`true`;
}
