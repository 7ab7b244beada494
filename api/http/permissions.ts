import { COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import type { Permission } from '../../domain/permissions/permissions.ts';
import { NOTHING_ABOUT } from '../../domain/permissions/reach.ts';
import { subjectOfEnrolment } from '../../store/subjects.ts';
import type { AppDeps } from '../deps.ts';
import { type Authority, authorityOf, EVERYTHING, expectAllowed } from './authority.ts';
import type { Client } from './caller.ts';
import { type PeopleRule, permissionsFor, permissionsOf } from './people.ts';
import { notFound, Problem } from './problems.ts';
import type { Route } from './route.ts';
import { FINDINGS } from './subjects.ts';

type Deps = Pick<AppDeps, 'sql' | 'clock'>;
type Fields = Readonly<Record<string, unknown>>;

/**
 * The one place where it is decided what a person may who is signed in. Machines came by their scopes; superadmins may all.
 * Whoever has not the permission at all is refused before anything of the request is read (403). What lies outside of what
 * they see is not there (404); what they see, and may not do this with, is refused with the reason (403).
 */
export class Permit {
  readonly authority: Authority;
  private readonly deps: Deps;
  private readonly rule: PeopleRule | null;

  private constructor(deps: Deps, authority: Authority, rule: PeopleRule | null) {
    this.deps = deps;
    this.authority = authority;
    this.rule = rule;
  }

  /** @throws Problem 403 for who may do this with nothing at all */
  static async ask(deps: Deps, { people, access }: Pick<Route, 'people' | 'access'>, client: Client) {
    if (access === 'public' || access === 'person') return new Permit(deps, EVERYTHING, null);
    const authority = await authorityOf(deps.sql, client, deps.clock.now());
    if (authority.held === null) return new Permit(deps, authority, null);
    if (!people) throw new Problem('forbidden', 'this is for machines and superadmins');
    expectAllowed(authority, permissionsOf(people), null);
    return new Permit(deps, authority, people);
  }

  /** What the path says. @throws Problem 403, 404 */
  async path(params: unknown): Promise<void> {
    const { rule, authority } = this;
    if (!rule || rule.subject === 'none' || rule.subject === 'each') return;
    const { what, visibleBy, inBody } = FINDINGS[rule.subject];
    if (inBody) return;
    const subject = await this.find({ params: fields(params), body: {} });
    const asked = permissionsOf(rule);
    // What may be done with something says that it is there; nothing that is hidden can be told from what is not.
    if (!subject || (visibleBy && !authority.decide([visibleBy, ...asked], subject).allowed)) throw notFound(what);
    // Which command it is, the body says.
    if (asked.length === 1) expectAllowed(authority, asked, subject);
  }

  /** What the body says. @throws Problem 403, 404 */
  async body(params: unknown, body: unknown): Promise<void> {
    const { rule, authority } = this;
    if (!rule || rule.subject === 'none' || rule.subject === 'each') return;
    const wanted = permissionsFor(rule, body);
    const { inBody } = FINDINGS[rule.subject];
    if (!inBody && typeof rule.permission === 'string') return;
    const subject = await this.find({ params: fields(params), body: fields(body) });
    if (subject) return expectAllowed(authority, wanted, subject);
    // Whom nobody knows is refused as a stranger would be; who may with everybody is told.
    const everybody = wanted.some((permission) => authority.reach(permission) === 'all');
    if (!everybody)
      throw new Problem('forbidden', `this needs the permission ${wanted[0]}: yours does not reach so far`);
  }

  private async find(said: { readonly params: Fields; readonly body: Fields }) {
    const { rule, authority, deps } = this;
    if (!rule || rule.subject === 'none' || rule.subject === 'each') return null;
    return authority.know(await FINDINGS[rule.subject].find(deps.sql, authority.held ?? '', said));
  }
}

/**
 * Asks about one thing of a list, by its id, as the mount does for one in the path.
 * @throws Problem 403, 404
 */
export async function expectAbout(
  { sql }: Pick<AppDeps, 'sql'>,
  authority: Authority,
  kind: 'approval' | 'enrolment' | 'user',
  id: string,
  permissions: readonly Permission[],
): Promise<void> {
  if (authority.held === null) return;
  const { what, visibleBy, find } = FINDINGS[kind];
  const subject = await authority.know(await find(sql, authority.held, { params: { id }, body: {} }));
  if (!subject || (visibleBy && !authority.decide([visibleBy, ...permissions], subject).allowed)) throw notFound(what);
  expectAllowed(authority, permissions, subject);
}

/**
 * Asks whether the attendance of an enrolment in this one session may be said: who teaches another session of it may not.
 * @throws Problem 403
 */
export async function expectAttendance(
  { sql }: Pick<AppDeps, 'sql'>,
  authority: Authority,
  enrolmentId: string,
  sessionId: string,
): Promise<void> {
  if (authority.held === null) return;
  const subject = await authority.know(await subjectOfEnrolment(sql, authority.held, enrolmentId, sessionId));
  expectAllowed(authority, COMMAND_PERMISSIONS.attendance, subject ?? NOTHING_ABOUT);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
