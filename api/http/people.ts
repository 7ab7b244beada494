import type { Permission } from '../../domain/permissions/permissions.ts';

/**
 * How it is found out of a request what it is about. `none`: nothing in particular; a list is narrowed by its handler. `each`: a
 * list of things in the body, which the handler asks about one by one. Those of the body are named there by a field.
 */
export const SUBJECT_KINDS = [
  'none',
  'each',
  'self',
  'user',
  'enrolment',
  'activity',
  'session',
  'roster',
  'approval',
  'plan-enrolment',
  'user-certification',
  'delegation',
  'reservation',
  'planned-change',
  'exemption',
  'body:user',
  'body:user+activity',
  'body:user+all',
  'body:principal',
  'body:manager',
  'body:new-person',
  'new-activity',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A permission for each command of a body; any one of those that are listed will do. */
export interface ByCommand {
  readonly each: Readonly<Record<string, readonly Permission[]>>;
  /** What it takes in place of them when the body says `override`. */
  readonly override?: Permission;
}

/** What a person needs who calls a route with a session; machines come by their scopes. Superadmins may all. */
export interface PeopleRule {
  readonly permission: Permission | ByCommand;
  readonly subject: SubjectKind;
}

/** A rule for people, in a line. */
export function people(permission: PeopleRule['permission'], subject: SubjectKind = 'none'): PeopleRule {
  return { permission, subject };
}

/** The permissions of which a rule asks any. */
export function permissionsOf({ permission }: PeopleRule): readonly Permission[] {
  return typeof permission === 'string' ? [permission] : [...new Set(Object.values(permission.each).flat())];
}

/** Which of them a request asks for. */
export function permissionsFor({ permission }: PeopleRule, body: unknown): readonly Permission[] {
  if (typeof permission === 'string') return [permission];
  const { command, override } = (body ?? {}) as { command?: unknown; override?: unknown };
  if (override === true && permission.override) return [permission.override];
  return (typeof command === 'string' && permission.each[command]) || [];
}
