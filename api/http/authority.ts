import { type Decision, decide } from '../../domain/permissions/decide.ts';
import type { Permission } from '../../domain/permissions/permissions.ts';
import type { Subject } from '../../domain/permissions/reach.ts';
import type { Instant } from '../../domain/words.ts';
import type { Db } from '../../store/db.ts';
import { type Reached, reachedBy } from '../../store/reach.ts';
import { withAudiences } from '../../store/scopeAudiences.ts';
import { type KnownPerson, whoIs } from '../../store/whoIs.ts';
import type { Client } from './caller.ts';
import { Problem } from './problems.ts';

/** What the caller may, as handlers ask it: how far their lists go, and whether one thing is allowed. */
export interface Authority {
  /** The id of a person who is held to their permissions; null: a machine or a superadmin, who may whatever the route may. */
  readonly held: string | null;
  /** How far it reaches, as a condition of a list. */
  reach(permission: Permission): Reached;
  /** A subject as it is to be decided on: with what this person’s scopes ask of it. */
  know<Found extends Subject | null>(subject: Found): Promise<Found>;
  /** Any one of them, for this. */
  decide(permissions: readonly Permission[], subject: Subject | null): Decision;
}

/** Of machines and superadmins. */
export const EVERYTHING: Authority = {
  held: null,
  reach: () => 'all',
  know: async (subject) => subject,
  decide: () => ({ allowed: true, because: [] }),
};

/** What the caller may, from the facts as they are now. */
export async function authorityOf(db: Db, { person }: Pick<Client, 'person'>, now: Instant): Promise<Authority> {
  if (!person || person.level === 'superadmin') return EVERYTHING;
  const known = await whoIs(db, person.userId, now);
  if (!known) throw new Problem('forbidden', 'this person is not known any more');
  return known.who.level === 'superadmin' ? EVERYTHING : heldTo(db, known);
}

function heldTo(db: Db, known: KnownPerson): Authority {
  const { who, given, audiences } = known;
  return {
    held: who.id,
    reach: (permission) => reachedBy(known, permission),
    know: (subject) => withAudiences(db, audiences, subject),
    decide: (permissions, subject) => {
      const all = permissions.map((permission) => decide(who, given, permission, subject));
      return all.find(({ allowed }) => allowed) ?? all[0] ?? { allowed: false, because: 'superadmins-only' };
    },
  };
}

/** Who calls, and what they may. */
export interface Caller {
  readonly client: Client;
  readonly may: Authority;
}

/** R35: does who calls see what is restricted? A machine by its scopes, a person who has the permission for all records. */
export function seesRestricted({ client, may }: Caller): boolean {
  return client.person ? may.decide(['records:administer'], null).allowed : (client.seesRestricted ?? false);
}

const WHY: Readonly<Record<Extract<Decision, { allowed: false }>['because'], string>> = {
  'superadmins-only': 'only superadmins have it',
  'not-given': 'nobody gave it to you',
  'out-of-reach': 'yours does not reach so far',
  'not-oneself': 'nobody has it about themselves',
  guarded: 'it does not hold for power users and superadmins',
};

/** @throws Problem 403 with the reason, unless it is allowed */
export function expectAllowed(authority: Authority, permissions: readonly Permission[], subject: Subject | null): void {
  const decision = authority.decide(permissions, subject);
  if (decision.allowed) return;
  const [permission = null] = permissions;
  const named = permission === null ? 'this is for superadmins' : `this needs the permission ${permission}`;
  const members = { permission, because: decision.because };
  throw new Problem('forbidden', `${named}: ${WHY[decision.because]}`, { members });
}
