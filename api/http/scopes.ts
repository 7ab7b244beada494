import type { Resource, Scope } from '../../domain/keys/scopes.ts';
import type { Route } from './route.ts';

/** Which resource a route is about, by its tag. What is not named here wants a key for all. */
const RESOURCE_OF: Readonly<Record<string, Resource>> = {
  Users: 'people',
  Groups: 'groups',
  Enrolments: 'enrolments',
  Approvals: 'approvals',
  Delegations: 'delegations',
  Activities: 'activities',
  Sessions: 'sessions',
  Seats: 'seats',
  Policies: 'policies',
  Certifications: 'certifications',
  'Learning plans': 'plans',
  Requirements: 'requirements',
  Automations: 'automations',
  Imports: 'imports',
  'Training records': 'records',
  xAPI: 'xapi',
  Signatures: 'signatures',
  Events: 'events',
  Reports: 'reports',
};

/** The least scope that a route wants; null: none, not even a key. */
export function neededScope({ access, tag }: Pick<Route, 'access' | 'tag'>): Scope | null {
  if (access === 'public') return null;
  const resource = access === 'admin' ? undefined : RESOURCE_OF[tag];
  return resource ? `${resource}:${access as 'read' | 'write'}` : access;
}
