import { addToDate, localDateOf, startOfDay } from '../calendar.ts';
import type { UserLevel } from '../people/person.ts';
import { isThere } from '../people/standing.ts';
import type { Duration, Instant, LocalDate, UserStatus } from '../words.ts';
import { folded, isJoined, type Leaf, leavesOf, type TextField, type Who } from './conditions.ts';

/** What of a person decides which audiences they are in. */
export interface PersonFacts {
  readonly id: string;
  readonly status: UserStatus;
  readonly level: UserLevel;
  readonly positionTitle: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly hireDate: LocalDate | null;
  readonly timezone: string;
  readonly groupIds: readonly string[];
  /** The manager, the manager's manager, and so on. */
  readonly managerIds: readonly string[];
}

/** A condition that holds: where it stands among the conditions, as a JSON pointer, and what it is. */
export interface Reason {
  readonly pointer: string;
  readonly by: Leaf['by'] | 'none';
}

/** The day that it is where the person is (R19). */
export function dayOf({ timezone }: Pick<PersonFacts, 'timezone'>, now: Instant): LocalDate {
  return localDateOf(now, timezone);
}

/**
 * Is this person in the audience? The one place where that is decided: pure and total. Who is not activated or active is in
 * none (R32).
 *
 * @param today the day that it is where the person is
 */
export function isIn(person: PersonFacts, who: Who, today: LocalDate): boolean {
  return isThere(person.status) && fits(person, who, today);
}

/** Is this person one of those who are meant, whether or not they are there? */
export function fits(person: PersonFacts, who: Who, today: LocalDate): boolean {
  if (!isJoined(who)) return holds(person, who, today);
  const each = (one: Who) => fits(person, one, today);
  if (who.by === 'all') return who.of.every(each);
  return who.by === 'any' ? who.of.some(each) : !who.of.some(each);
}

/** Why somebody who fits does: each condition that holds and counts for it. Empty for who does not. */
export function whyIn(person: PersonFacts, who: Who, today: LocalDate, pointer = ''): Reason[] {
  if (!fits(person, who, today)) return [];
  if (!isJoined(who)) return [{ pointer, by: who.by }];
  if (who.by === 'none') return [{ pointer, by: 'none' }];
  return who.of.flatMap((one, index) => whyIn(person, one, today, `${pointer}/of/${index}`));
}

function holds(person: PersonFacts, leaf: Leaf, today: LocalDate): boolean {
  switch (leaf.by) {
    case 'everybody':
      return true;
    case 'position_title':
    case 'department':
    case 'location':
      return isOneOf(textOf(person, leaf.by), leaf.in);
    case 'group':
      return leaf.in.some((id) => person.groupIds.includes(id));
    case 'manager': {
      const above = leaf.reports === 'direct' ? person.managerIds.slice(0, 1) : person.managerIds;
      return leaf.in.some((id) => above.includes(id));
    }
    case 'hire_date': {
      const { hireDate } = person;
      return hireDate !== null && (leaf.from ?? hireDate) <= hireDate && hireDate <= (leaf.until ?? hireDate);
    }
    case 'since_hire': {
      const { hireDate } = person;
      if (hireDate === null || hireDate > today) return false;
      const { atLeast, lessThan } = leaf;
      return (
        (atLeast === null || addToDate(hireDate, atLeast) <= today) &&
        (lessThan === null || today < addToDate(hireDate, lessThan))
      );
    }
    case 'level':
      return leaf.in.includes(person.level);
    case 'users':
      return leaf.in.includes(person.id);
  }
}

function textOf(person: PersonFacts, field: TextField): string | null {
  return { position_title: person.positionTitle, department: person.department, location: person.location }[field];
}

/** Is a text one of a list, without case and outer spaces? */
export function isOneOf(text: string | null, list: readonly string[]): boolean {
  if (text === null) return false;
  const wanted = folded(text);
  return list.some((one) => folded(one) === wanted);
}

/** The lengths of time since the day of hire at which something changes; the day of hire itself is one of them. */
export function turnsOf(who: Who): Duration[] {
  const lengths = leavesOf(who).flatMap((leaf) =>
    leaf.by === 'since_hire' ? ['P0D', leaf.atLeast ?? 'P0D', leaf.lessThan ?? 'P0D'] : [],
  );
  return [...new Set(lengths)];
}

/** When it has to be decided anew although nothing becomes of the person: as days pass. Null: never. */
export function nextTurn(person: PersonFacts, who: Who, now: Instant): Instant | null {
  const { hireDate, timezone } = person;
  if (hireDate === null) return null;
  const instants = turnsOf(who).map((length) => startOfDay(addToDate(hireDate, length), timezone));
  return instants.filter((at) => at > now).sort()[0] ?? null;
}
