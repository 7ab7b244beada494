import type { Given } from '../domain/permissions/decide.ts';
import type { Subject } from '../domain/permissions/reach.ts';
import type { Instant } from '../domain/words.ts';
import { fitsSql, thereSql } from './audienceSql.ts';
import { readAudience } from './audiences.ts';
import type { Db } from './db.ts';

/** The audiences that somebody's scopes name: what says, about the person `u`, whether they are in it. By their ids. */
export type ScopeAudiences = ReadonlyMap<string, () => ReturnType<typeof thereSql>>;

/** Reads the audiences that these scopes name, as they are now; of one that is gone, nobody is in it. */
export async function scopeAudiences(db: Db, { profiles }: Given, now: Instant): Promise<ScopeAudiences> {
  const people = profiles.flatMap(({ scope }) => scope.people);
  const ids = new Set(people.flatMap(({ kind, value }) => (kind === 'audience' ? [value] : [])));
  const found = new Map<string, () => ReturnType<typeof thereSql>>();
  for (const id of ids) {
    const audience = await readAudience(db, id);
    if (!audience) continue;
    const fits = await fitsSql(db, audience.who, now);
    found.set(id, () => db`(${thereSql(db)} and ${fits()})`);
  }
  return found;
}

/** The subject, with those of these audiences that its person is in. */
export async function withAudiences<Found extends Subject | null>(
  db: Db,
  audiences: ScopeAudiences,
  subject: Found,
): Promise<Found> {
  const person = subject?.person;
  if (!subject || !person || audiences.size === 0) return subject;
  const inThem: string[] = [];
  for (const [id, fits] of audiences) {
    const rows = await db`select from users u where u.id::text = ${person.id} and ${fits()}`;
    if (rows.length > 0) inThem.push(id);
  }
  return { ...subject, person: { ...person, audiences: inThem } };
}
