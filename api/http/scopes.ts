import type { Resource, Scope } from '../../domain/keys/scopes.ts';
import type { Route } from './route.ts';

/** Which resource a route is about, by its tag. What is not named here wants a key for all. */
const RESOURCE_OF: Readonly<Record<string, Resource>> = {
  Users: 'people',
  Groups: 'groups',
  Audiences: 'audiences',
  Rules: 'rules',
  Enrolments: 'enrolments',
  Approvals: 'approvals',
  Delegations: 'delegations',
  Activities: 'activities',
  Topics: 'activities',
  Sessions: 'sessions',
  Seats: 'seats',
  Policies: 'policies',
  Certifications: 'certifications',
  'Learning plans': 'plans',
  Requirements: 'requirements',
  Automations: 'automations',
  Imports: 'imports',
  'Training records': 'records',
  Certificates: 'records',
  xAPI: 'xapi',
  Signatures: 'signatures',
  Events: 'events',
  Checkpoints: 'checkpoints',
  Reports: 'reports',
};

/** What a route wants: a scope; `person`: somebody who is signed in, whoever it is; null: nothing, not even a key. */
export type Needed = Scope | 'person' | null;

/** The least that a route wants. */
export function neededScope({ access, tag }: Pick<Route, 'access' | 'tag'>): Needed {
  if (access === 'public') return null;
  if (access === 'person') return 'person';
  const resource = access === 'admin' ? undefined : RESOURCE_OF[tag];
  return resource ? `${resource}:${access as 'read' | 'write'}` : access;
}
