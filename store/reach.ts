import { held } from '../domain/permissions/decide.ts';
import { type Permission, specOf } from '../domain/permissions/permissions.ts';
import type { PeopleKind, Reach, Scope } from '../domain/permissions/reach.ts';
import { belowOf } from './below.ts';
import type { Db } from './db.ts';
import type { ScopeAudiences } from './scopeAudiences.ts';
import type { KnownPerson } from './whoIs.ts';

/** How far somebody may see or act, as a condition of statements: `all` is everything there is. */
export type Reached =
  | 'all'
  | {
      readonly me: string;
      readonly reaches: ReadonlySet<Reach>;
      readonly scopes: readonly Scope[];
      readonly notOneself: boolean;
      readonly audiences: ScopeAudiences;
    };

/** How far a permission of this person reaches, all that they have put together. */
export function reachedBy(
  { who, given, audiences }: Omit<KnownPerson, 'audiences'> & Partial<Pick<KnownPerson, 'audiences'>>,
  permission: Permission,
): Reached {
  const all = held(who, given, permission);
  const notOneself = specOf(permission).notOneself === true;
  const reaches = new Set(all.map(({ reach }) => reach));
  if (who.level === 'superadmin' || (reaches.has('everyone') && !notOneself)) return 'all';
  const scopes = all.flatMap(({ scope }) => (scope ? [scope] : []));
  return { me: who.id, reaches, scopes, notOneself, audiences: audiences ?? new Map() };
}

type Fragment = ReturnType<typeof fragment>;

/** Which columns of a statement say what a row is about. What is left out is nothing that its rows are about. */
export interface Columns {
  /** The person's id. */
  readonly user?: Fragment;
  /** The activity's id; `all`: a matter of more activities than a scope can list. */
  readonly activity?: Fragment | 'all';
  /** The enrolment's id: who teaches it is found by this. */
  readonly enrolment?: Fragment;
  /** Of a session's list: who teaches that. Goes before `enrolment`. */
  readonly session?: Fragment;
  /** Whom an approval task waits for. */
  readonly assignee?: Fragment;
}

/** The same rule as `decide` for each row of a statement: only what is within reach. A test holds the two against each other. */
export function within(db: Db, reached: Reached, columns: Columns) {
  if (reached === 'all') return db`true`;
  const { me, reaches, scopes, notOneself } = reached;
  const { user, assignee } = columns;
  const each = [
    ...(reaches.has('everyone') ? [db`true`] : []),
    ...(reaches.has('own') && user ? [db`${user} = ${me}`] : []),
    ...(reaches.has('asked') && assignee ? [db`${assignee} = ${me}`] : []),
    ...(reaches.has('reports') && user ? [db`${user} in (select id from users where manager_id = ${me})`] : []),
    ...(reaches.has('below') && user ? [db`${user} in ${belowOf(db, [me])}`] : []),
    ...(reaches.has('taught') ? [named(db, me, 'instructor', columns)] : []),
    ...(reaches.has('tutored') ? [named(db, me, 'tutor', columns)] : []),
    ...scopes.map((scope) => inScope(db, scope, columns, reached.audiences)),
  ];
  const some = each.reduce((any, one) => db`${any} or ${one}`, db`false`);
  return notOneself && user ? db`((${some}) and ${user} <> ${me})` : db`(${some})`;
}

/** Named on the session or the activity. */
function named(db: Db, me: string, role: 'instructor' | 'tutor', { activity, enrolment, session }: Columns) {
  const onActivity =
    activity && activity !== 'all'
      ? db`${activity} in (select n.activity_id from enrolments n where n.user_id = ${me} and n.role = ${role} and n.live)`
      : db`false`;
  if (role === 'tutor') return onActivity;
  const inSession = session
    ? db`${session} in (select i.session_id from session_instructors i where i.user_id = ${me})`
    : enrolment
      ? db`${enrolment} in (
          select s.enrolment_id from seats s join session_instructors i on i.session_id = s.pool_id where i.user_id = ${me})`
      : db`false`;
  return db`(${onActivity} or ${inSession})`;
}

const PEOPLE: Readonly<
  Record<PeopleKind, (db: Db, user: Fragment, values: string[], audiences: ScopeAudiences) => Fragment>
> = {
  everyone: (db) => db`true`,
  audience: (db, user, values, audiences) =>
    values.reduce((any, id) => {
      const fits = audiences.get(id);
      return fits ? db`(${any} or ${user} in (select u.id from users u where ${fits()}))` : any;
    }, db`false`),
  group: (db, user, values) => db`${user} in (select user_id from group_members where group_id::text = any(${values}))`,
  department: (db, user, values) => db`${user} in (select id from users where department = any(${values}))`,
  location: (db, user, values) => db`${user} in (select id from users where location = any(${values}))`,
  user: (db, user, values) => db`${user}::text = any(${values})`,
};

function inScope(db: Db, { people, activities }: Scope, { user, activity }: Columns, audiences: ScopeAudiences) {
  const kinds = [...new Set(people.map(({ kind }) => kind))];
  const values = (wanted: PeopleKind) => people.flatMap(({ kind, value }) => (kind === wanted ? [value] : []));
  const persons = user
    ? kinds.reduce((any, kind) => db`${any} or ${PEOPLE[kind](db, user, values(kind), audiences)}`, db`false`)
    : db`true`;
  if (activity === undefined || activities === 'all') return db`(${persons})`;
  if (activity === 'all') return db`false`;
  return db`((${persons}) and ${activity}::text = any(${activities as string[]}))`;
}

function fragment(db: Db) {
  return db`true`;
}
