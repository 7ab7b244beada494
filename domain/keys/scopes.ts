/** What a key may be given by itself, to read or to write. */
export const RESOURCES = [
  'people',
  'groups',
  'audiences',
  'rules',
  'enrolments',
  'approvals',
  'delegations',
  'activities',
  'sessions',
  'seats',
  'policies',
  'certifications',
  'plans',
  'requirements',
  'automations',
  'imports',
  'records',
  'xapi',
  'signatures',
  'events',
  'checkpoints',
  'reports',
] as const;
export type Resource = (typeof RESOURCES)[number];

/** What a key is asked for: all of one kind, or one resource of it. */
export type Scope = 'read' | 'write' | 'admin' | `${Resource}:read` | `${Resource}:write`;

/** All scopes, in the order in which they are shown. A closed list. */
export const SCOPES: readonly [Scope, ...Scope[]] = [
  'read',
  'write',
  'admin',
  ...RESOURCES.flatMap((resource): Scope[] => [`${resource}:read`, `${resource}:write`]),
];

/**
 * All that these scopes allow: who writes also reads, who may all of a kind may it with each resource, and `admin` may
 * everything. What is no scope allows nothing.
 */
export function allowedBy(scopes: readonly string[]): ReadonlySet<Scope> {
  return new Set(SCOPES.filter((scope) => scopes.some((given) => implies(given, scope))));
}

/** R35: `read` and `write` for all see no records that are restricted; who may sees them by a scope for records, or `admin`. */
export function seesRestricted(scopes: readonly string[]): boolean {
  return scopes.some((scope) => scope === 'admin' || scope === 'records:read' || scope === 'records:write');
}

function implies(given: string, scope: Scope): boolean {
  if (given === scope || given === 'admin') return true;
  if (scope === 'admin') return false;
  const [resource, kind] = parts(scope);
  const [givenResource, givenKind] = parts(given);
  const wideEnough = givenResource === null || givenResource === resource;
  return wideEnough && (givenKind === 'write' ? true : givenKind === 'read' && kind === 'read');
}

/** The resource of a scope, or null for one of all, and what may be done. */
function parts(scope: string): readonly [string | null, string] {
  const at = scope.indexOf(':');
  return at < 0 ? [null, scope] : [scope.slice(0, at), scope.slice(at + 1)];
}
