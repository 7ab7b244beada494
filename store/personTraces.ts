import { type KnownAs, pseudonymOf } from '../domain/privacy/erasing.ts';
import type { Db } from './db.ts';

/** By what a person can be found in what was kept as it came: what the profile says, and what it ever said. */
export interface Traces {
  readonly known: readonly KnownAs[];
  /** External ids, usernames, addresses and employee numbers, in lower case. */
  readonly ids: readonly string[];
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
}

interface Said {
  readonly field: string;
  readonly value: string;
}

/** Gathers them before they are erased: of the profile, of its history, and of the directory. */
export async function tracesOf(db: Db, userId: string): Promise<Traces> {
  const rows = await db<Said[]>`
    select v.field, v.value from users u left join scim_users s on s.user_id = u.id,
      lateral (values ('externalId', u.external_id), ('username', u.username), ('email', u.email),
        ('givenName', u.given_name), ('familyName', u.family_name), ('employeeNumber', s.employee_number)) v (field, value)
    where u.id = ${userId} and v.value is not null`;
  const texts = await db<{ body: string }[]>`
    select t.body from user_events e join personal_text t on t.id = (e.data #>> '{sealed,text,id}')::uuid
    where e.user_id = ${userId} and t.body is not null`;
  const said = [...rows, ...texts.flatMap(({ body }) => formerValues(body))];
  const ours = new Set<string>(Object.values(pseudonymOf(userId)));
  const of = (...fields: readonly string[]) => [
    ...new Set(
      said.flatMap(({ field, value }) => (fields.includes(field) && value && !ours.has(value) ? [value] : [])),
    ),
  ];
  const known = (kind: KnownAs['kind'], field: string) => of(field).map((value) => ({ kind, value }));
  return {
    known: [...known('external_id', 'externalId'), ...known('username', 'username'), ...known('email', 'email')],
    ids: [...new Set(of('externalId', 'username', 'email', 'employeeNumber').map((id) => id.trim().toLowerCase()))],
    givenNames: of('givenName'),
    familyNames: of('familyName'),
  };
}

/** What the history says of a change: `[{field, from, to}]`. */
function formerValues(body: string): Said[] {
  const changes = JSON.parse(body) as { field: string; from: string | null; to: string | null }[];
  return changes.flatMap(({ field, from, to }) =>
    [from, to].flatMap((value) => (value === null ? [] : [{ field, value }])),
  );
}
