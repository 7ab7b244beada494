import { createHash } from 'node:crypto';
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

/** By what the person is named as an agent of statements: their addresses, in clear and as a digest; accounts are by `ids`. */
export function agentsOf({ known }: Traces): Set<string> {
  const boxes = known.flatMap(({ kind, value }) =>
    kind === 'email' ? [`mailto:${value}`, `mailto:${value.toLowerCase()}`] : [],
  );
  return new Set([
    ...boxes.map((box) => `mbox ${box.toLowerCase()}`),
    ...boxes.map((box) => `sum ${createHash('sha1').update(box, 'utf8').digest('hex')}`),
  ]);
}

/** Statements of `s` in whose column of agents the person is. */
export function namedIn(db: Db, column: 'agents' | 'related_agents', traces: Traces) {
  return db`(s.${db(column)} && ${[...agentsOf(traces)]}::text[] or exists (
    select from unnest(s.${db(column)}) agent
    where agent like 'account %' and lower(substring(agent from '^account \\S+ (.*)$')) = any(${traces.ids as string[]})
  ))`;
}

/** The columns by which a row of a file says whose it is. */
const OWN = ['external_id', 'employee_id', 'username', 'email', 'user', 'user_id', 'id'];

/** Rows `r` of files that are about the person: by what became of them, by what they name, or by both names together. */
export function rowsAbout(db: Db, userId: string, { ids, givenNames, familyNames }: Traces) {
  const lower = (words: readonly string[]) => words.map((word) => word.trim().toLowerCase());
  const has = (words: readonly string[]) => db`exists (
    select from jsonb_each_text(r.values) v where lower(trim(v.value)) = any(${lower(words)}))`;
  return db`(r.subject_id = ${userId}
    or r.subject_id in (select id from enrolments where user_id = ${userId})
    or exists (select from jsonb_each_text(r.values) v where v.key = any(${OWN}) and lower(trim(v.value)) = any(${[...ids, userId]}))
    or ${has(givenNames)} and ${has(familyNames)})`;
}
