import type { Reach } from './reach.ts';

/** What can be said of one permission. */
export interface PermissionSpec {
  /** What it lets one do, as a sentence without its subject. */
  readonly words: string;
  /** How far it can reach. `everyone` alone: it is about nobody in particular. None: only superadmins have it. */
  readonly reaches: readonly Reach[];
  /** Never with oneself as the subject, however far it reaches. */
  readonly notOneself?: true;
  /** Nor with people of the levels `power_user` and `superadmin`, unless one is a superadmin: who may change an address may sign in with it. */
  readonly guarded?: true;
}

const TEAM = ['reports', 'below'] as const;
const WIDE = ['scope', 'everyone'] as const;
const FOLLOWED = ['own', ...TEAM, ...WIDE] as const;
const BY_LEVEL: readonly Reach[] = [];

/** Every permission there is: `<resource>:<action>`. A closed list. */
export const PERMISSIONS = {
  'people:view': { words: 'see profiles, roles and teams', reaches: FOLLOWED },
  'people:view_history': { words: 'see what was changed of a person, by whom and why', reaches: [...TEAM, ...WIDE] },
  'people:create': { words: 'create people', reaches: WIDE },
  'people:edit': { words: 'change profiles', reaches: [...TEAM, ...WIDE], notOneself: true, guarded: true },
  'people:set_status': {
    words: 'activate and deactivate people, and say when they expire',
    reaches: [...TEAM, ...WIDE],
    notOneself: true,
    guarded: true,
  },
  'people:build_team': {
    words: 'build a team (one’s own: where administrators allow it)',
    reaches: ['own', 'everyone'],
  },
  'people:set_level': { words: 'make somebody a power user or a superadmin', reaches: BY_LEVEL },
  'people:set_masters': { words: 'say who keeps which field of a profile (R38)', reaches: BY_LEVEL },
  'groups:view': { words: 'see groups and who is in them', reaches: ['everyone'] },
  'groups:edit': { words: 'keep groups, which can carry permissions', reaches: BY_LEVEL },
  'audiences:view': { words: 'see audiences and who is in them', reaches: ['everyone'] },
  'audiences:edit': { words: 'keep audiences, which can be the scope of power users', reaches: BY_LEVEL },
  'rules:view': { words: 'see the rules about audiences, and what they did', reaches: ['everyone'] },
  'rules:edit': { words: 'write rules about audiences', reaches: ['everyone'] },
  'catalogue:view': {
    words: 'see activities, sessions, seats, learning plans, certifications and requirements',
    reaches: ['everyone'],
  },
  'topics:edit': {
    words: 'keep topics, and name their experts, which is a role that can carry permissions',
    reaches: BY_LEVEL,
  },
  'activities:edit': { words: 'change activities and their parts', reaches: WIDE },
  'sessions:edit': { words: 'hold, change and cancel sessions', reaches: WIDE },
  'sessions:view_roster': { words: 'see who is in a session', reaches: ['tutored', 'taught', ...TEAM, ...WIDE] },
  'sessions:mark_attendance': { words: 'record who attended', reaches: ['taught', ...WIDE], notOneself: true },
  'seats:edit': { words: 'limit seats, and draw lots for them', reaches: WIDE },
  'seats:reserve': { words: 'keep seats for one’s own team', reaches: ['own', 'everyone'] },
  'policies:view': { words: 'see policies', reaches: ['everyone'] },
  'policies:edit': { words: 'write policies, and move enrolments to them', reaches: ['everyone'] },
  'enrolments:view': { words: 'see enrolments', reaches: ['own', 'tutored', 'taught', ...TEAM, ...WIDE] },
  'enrolments:view_history': { words: 'see every event of an enrolment', reaches: [...TEAM, ...WIDE] },
  'enrolments:view_note': { words: 'see internal notes', reaches: ['taught', ...WIDE], notOneself: true },
  'enrolments:enrol': { words: 'ask for enrolments', reaches: FOLLOWED },
  'enrolments:learn': { words: 'learn: accept, start, choose sessions, hand in, leave', reaches: ['own'] },
  'enrolments:evaluate': {
    words: 'evaluate: grades, feedback, notes, evidence, signing off',
    reaches: ['taught', ...WIDE],
    notOneself: true,
  },
  'enrolments:manage': {
    words: 'do with an enrolment what administrators do: complete, suspend, cancel, deadlines, any status',
    reaches: [...TEAM, ...WIDE],
    notOneself: true,
  },
  'approvals:view': { words: 'see approval tasks', reaches: ['own', 'asked', ...TEAM, ...WIDE] },
  'approvals:decide': { words: 'decide approval tasks (R3)', reaches: ['asked', ...WIDE], notOneself: true },
  'delegations:manage': { words: 'say who stands in for whom (R5)', reaches: ['own', 'everyone'] },
  'plans:edit': { words: 'write learning plans, and move people to them', reaches: ['everyone'] },
  'plan_enrolments:view': { words: 'see who is in which learning plan', reaches: FOLLOWED },
  'plan_enrolments:enrol': { words: 'enrol in learning plans', reaches: FOLLOWED },
  'plan_enrolments:leave': { words: 'leave learning plans', reaches: ['own'] },
  'plan_enrolments:manage': {
    words: 'cancel, reopen and date what is in a learning plan',
    reaches: [...TEAM, ...WIDE],
    notOneself: true,
  },
  'certifications:view': { words: 'see who is certified, and until when', reaches: FOLLOWED },
  'certifications:assign': { words: 'assign certifications', reaches: [...TEAM, ...WIDE] },
  'certifications:manage': {
    words: 'extend, date, revoke and move certifications of people',
    reaches: WIDE,
    notOneself: true,
  },
  'certifications:edit': { words: 'write certifications', reaches: ['everyone'] },
  'requirements:edit': { words: 'write requirements and qualification codes', reaches: ['everyone'] },
  'requirements:exempt': { words: 'exempt people from requirements', reaches: WIDE, notOneself: true },
  'compliance:view': { words: 'see who holds what they must', reaches: FOLLOWED },
  'records:view': { words: 'see training records', reaches: ['own', 'below', ...WIDE] },
  'records:edit': { words: 'add, edit and delete training records', reaches: ['own', 'below', ...WIDE] },
  'records:view_reports': { words: 'see training record reports', reaches: ['everyone'] },
  'records:administer': {
    words: 'everything with all training records, also those that are restricted',
    reaches: ['everyone'],
  },
  'automations:view': { words: 'see automations and what they did', reaches: ['everyone'] },
  'automations:edit': { words: 'write automations', reaches: ['everyone'] },
  'permissions:view': { words: 'see who may do what, and why', reaches: ['own'] },
  'permissions:manage': { words: 'give and take permissions', reaches: BY_LEVEL },
  'privacy:manage': { words: 'export, erase, and say what is kept and for how long (R35)', reaches: BY_LEVEL },
  'imports:run': { words: 'import files', reaches: BY_LEVEL },
  'statements:read': { words: 'read and send learning record statements', reaches: BY_LEVEL },
  'events:read': { words: 'read the feed of all events', reaches: BY_LEVEL },
  'workflows:view': { words: 'see the workflow behind an enrolment', reaches: BY_LEVEL },
  'mails:view': { words: 'see mails that could not be sent', reaches: BY_LEVEL },
  'webhooks:manage': { words: 'keep webhooks', reaches: BY_LEVEL },
  'api_keys:manage': { words: 'keep keys of machines', reaches: BY_LEVEL },
  'settings:edit': { words: 'change what holds for the whole installation', reaches: BY_LEVEL },
} as const satisfies Readonly<Record<string, PermissionSpec>>;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];

/** All that is said of a permission. */
export function specOf(permission: Permission): PermissionSpec {
  return PERMISSIONS[permission];
}

/** Only superadmins have it: nobody can be given it. */
export function isSuperadminOnly(permission: Permission): boolean {
  return specOf(permission).reaches.length === 0;
}

/** The reaches with which it can be given; `scope` comes by a power user's profile alone. */
export function grantableReaches(permission: Permission): readonly Reach[] {
  return specOf(permission).reaches.filter((reach) => reach !== 'scope');
}

/** Can it be part of a power user's profile? Only what can be held to people or activities. */
export function fitsProfile(permission: Permission): boolean {
  return specOf(permission).reaches.includes('scope');
}

/** Who has the one has the others too, with everyone's reach. */
export const IMPLIES: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  'records:administer': ['records:view', 'records:edit', 'records:view_reports'],
  'policies:edit': ['policies:view'],
  'automations:edit': ['automations:view'],
  'rules:edit': ['rules:view'],
};
