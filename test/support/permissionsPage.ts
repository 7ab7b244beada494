import { BUILT_IN, GRANT_ROLES } from '../../domain/permissions/builtIn.ts';
import { COMMAND_PERMISSIONS, PLAN_COMMAND_PERMISSIONS } from '../../domain/permissions/commands.ts';
import {
  grantableReaches,
  IMPLIES,
  isSuperadminOnly,
  PERMISSION_NAMES,
  PERMISSIONS,
  type Permission,
  type PermissionSpec,
} from '../../domain/permissions/permissions.ts';
import { PEOPLE_KINDS, REACHES, type Reach } from '../../domain/permissions/reach.ts';

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  own: 'oneself, and what is about oneself',
  asked: 'approval tasks that wait for one',
  tutored: 'who is enrolled in an activity in which one is a tutor',
  taught: 'who is in a session, or enrolled in an activity, on which one is named as instructor',
  reports: 'who reports to one',
  below: 'whoever is below one, at any distance',
  scope: 'the people and the activities of a power user’s profile; both must fit',
  everyone: 'everybody and everything',
};

const ROLE_WORDS = {
  registered: 'Everybody who is registered',
  learner: 'A learner (has a live enrolment)',
  tutor: 'A tutor (is enrolled as one)',
  instructor: 'An instructor (is enrolled as one, or named on a session)',
  expert: 'An expert (is named for a topic)',
  manager: 'A manager (has at least one direct report)',
} as const;

/** `docs/permissions.md`, made from the tables that decide. */
export function permissionsDocument(): string {
  const given = PERMISSION_NAMES.filter((name) => !isSuperadminOnly(name));
  const kept = PERMISSION_NAMES.filter(isSuperadminOnly);
  const roles = ['registered', ...GRANT_ROLES] as const;
  return `${[
    '# Who may do what',
    'Made by `npm run permissions` from the tables that decide; a test fails when this page is out of date. Do not edit it.',
    INTRODUCTION,
    '## How far a permission reaches',
    table(
      ['Reach', 'What it holds for'],
      REACHES.map((reach) => [code(reach), REACH_WORDS[reach]]),
    ),
    `The people of a profile are named by ${PEOPLE_KINDS.map(code).join(', ')}; its activities one by one, or all.`,
    '## What everybody has by who they are',
    ...roles.map((role) => builtIn(role)),
    '## What can be given',
    'To a person, a group, a role, or all who are registered, with one of these reaches; with *profile*, also as part of a power user’s profile.',
    table(
      ['Permission', 'Lets one', 'Reaches', 'Profile', 'Brings'],
      given.map((name) => [
        code(name),
        `${PERMISSIONS[name].words}${limits(PERMISSIONS[name])}`,
        grantableReaches(name).map(code).join(', '),
        (PERMISSIONS[name].reaches as readonly Reach[]).includes('scope') ? 'yes' : '',
        (IMPLIES[name] ?? []).map(code).join(', '),
      ]),
    ),
    '## What only superadmins have',
    'Nobody can be given it. Machines do it with a key of the scope that the API names.',
    table(
      ['Permission', 'Lets one'],
      kept.map((name) => [code(name), PERMISSIONS[name].words]),
    ),
    '## Whose a command is',
    'Of an enrolment: any one of the permissions that are named, within its reach. Past a window or a clash (`override`) it is `enrolments:manage` alone.',
    commands(COMMAND_PERMISSIONS),
    'Of a plan enrolment:',
    commands(PLAN_COMMAND_PERMISSIONS),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `A person who is signed in has a level, roles that follow from facts, and what administrators gave them. All of it adds up;
nothing takes away. What somebody does not see is not there for them (404), and is in no list; what they see and may not do is
refused with the reason (403). The level \`superadmin\` may everything; \`power_user\` has what its profiles say; \`user\` has what
follows here. \`GET /v1/users/{id}/effective-permissions\` says what somebody may, and why.`;

function limits({ notOneself, guarded }: PermissionSpec): string {
  return `${notOneself ? '; never about oneself' : ''}${guarded ? '; not of power users and superadmins' : ''}`;
}

function builtIn(role: keyof typeof BUILT_IN): string {
  const rows = BUILT_IN[role].map(([name, ...reaches]) => [
    code(name),
    PERMISSIONS[name].words,
    reaches.map(code).join(', '),
  ]);
  if (rows.length === 0) return `**${ROLE_WORDS[role]}**: nothing more; permissions can be given to the role.`;
  return `**${ROLE_WORDS[role]}**\n\n${table(['Permission', 'Lets one', 'Reach'], rows)}`;
}

function commands(all: Readonly<Record<string, readonly Permission[]>>): string {
  return table(
    ['Command', 'Takes'],
    Object.entries(all).map(([command, names]) => [code(command), names.map(code).join(' or ')]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string): string => `\`${text}\``;
