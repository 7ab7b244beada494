/**
 * How far a permission reaches, seen from the person who has it. `asked`: approval tasks that wait for them; `taught` and
 * `tutored`: what they are named on as instructor or tutor, and who is in it; `reports`: who reports to them; `below`: whoever
 * is below them, at any distance; `scope`: the people and activities of a power user's profile.
 */
export const REACHES = ['own', 'asked', 'tutored', 'taught', 'reports', 'below', 'scope', 'everyone'] as const;
export type Reach = (typeof REACHES)[number];

/** What a scope can name people by. A closed list: whatever is added needs a line in `MATCHES`, and one in `store/reach.ts`. */
export const PEOPLE_KINDS = ['everyone', 'audience', 'group', 'department', 'location', 'user'] as const;
export type PeopleKind = (typeof PEOPLE_KINDS)[number];

/** Some of the people of a scope; `value` is an id, or the name of a department or location; empty for everyone. */
export interface ScopePeople {
  readonly kind: PeopleKind;
  readonly value: string;
}

/** Over whom and over what a power user's profile holds. Both must fit: these people, in these activities. */
export interface Scope {
  /** Whoever is in any of these; nobody, when there is none. */
  readonly people: readonly ScopePeople[];
  /** Ids of activities, or all there are. */
  readonly activities: 'all' | readonly string[];
}

/** A person whom something is about, with the facts that reaches ask for. */
export interface SubjectPerson {
  readonly id: string;
  readonly level: 'user' | 'power_user' | 'superadmin';
  /** The manager, that one's manager, and so on up. */
  readonly managers: readonly string[];
  readonly groups: readonly string[];
  /** Those among the audiences that who asks is held to. */
  readonly audiences: readonly string[];
  readonly department: string | null;
  readonly location: string | null;
}

/** What something is about. */
export interface Subject {
  /** Null: nobody in particular. */
  readonly person: SubjectPerson | null;
  /** The activities that it is about; `all`: a matter of more than can be listed; null: none. */
  readonly activities: 'all' | readonly string[] | null;
  /** Is who asks named on it as instructor, or as tutor? */
  readonly taught: boolean;
  readonly tutored: boolean;
  /** Is it a decision that waits for who asks? */
  readonly asked: boolean;
  /** A list of people that is narrowed to who is within reach afterwards: what reaches by persons lets one in. */
  readonly narrowed: boolean;
}

/** A subject with nothing to it; for what differs. */
export const NOTHING_ABOUT: Subject = {
  ...{ person: null, activities: null },
  ...{ taught: false, tutored: false, asked: false, narrowed: false },
};

const MATCHES: Readonly<Record<PeopleKind, (person: SubjectPerson, value: string) => boolean>> = {
  everyone: () => true,
  audience: ({ audiences }, value) => audiences.includes(value),
  group: ({ groups }, value) => groups.includes(value),
  department: ({ department }, value) => department === value,
  location: ({ location }, value) => location === value,
  user: ({ id }, value) => id === value,
};

/** Does a subject lie within a scope? Of a person and an activity both must; what is about neither does. */
export function withinScope({ people, activities }: Scope, subject: Subject): boolean {
  const { person } = subject;
  if (person && !people.some(({ kind, value }) => MATCHES[kind](person, value))) return false;
  if (subject.activities === null || activities === 'all') return true;
  return subject.activities !== 'all' && subject.activities.every((id) => activities.includes(id));
}

/** Does a subject lie within a reach of this person? Of `scope`, only within the scope that is given. */
export function withinReach(reach: Reach, me: string, subject: Subject, scope: Scope | null): boolean {
  const { person } = subject;
  switch (reach) {
    case 'own':
      return person ? person.id === me : subject.narrowed;
    case 'asked':
      return subject.asked;
    case 'tutored':
      return subject.tutored;
    case 'taught':
      return subject.taught;
    case 'reports':
      return person ? person.managers[0] === me : subject.narrowed;
    case 'below':
      return person ? person.managers.includes(me) : subject.narrowed;
    case 'scope':
      return scope !== null && withinScope(scope, subject);
    case 'everyone':
      return true;
  }
}
