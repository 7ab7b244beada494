import { z } from 'zod';
import { GRANT_ROLES } from '../../domain/permissions/builtIn.ts';
import { PERMISSION_NAMES } from '../../domain/permissions/permissions.ts';
import { PEOPLE_KINDS, REACHES } from '../../domain/permissions/reach.ts';
import { PERMISSION_EVENTS } from '../../store/permissionEvents.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { activityRef, id, instant, text, userRef, yes } from './common.ts';

const name = z.enum(PERMISSION_NAMES);
const reach = z.enum(REACHES).meta({
  description:
    '`asked`: approvals that wait for them. `taught`, `tutored`: what they are named on. `reports`: who reports to them; `below`: at any distance. `scope`: by a power user’s profile.',
});

export const permission = z
  .object({
    permission: name,
    words: z.string(),
    superadminsOnly: z.boolean().meta({ description: 'Nobody can be given it.' }),
    reaches: z.array(reach).meta({ description: 'With which it can be given.' }),
    inProfiles: z.boolean().meta({ description: 'Can it be part of a power user’s profile?' }),
    builtIn: z
      .array(z.object({ role: z.enum(['registered', ...GRANT_ROLES]), reaches: z.array(reach) }))
      .meta({ description: 'Who has it without being given it.' }),
  })
  .meta({ id: 'Permission' });

export const permissions = z.object({ items: z.array(permission) }).meta({ id: 'PermissionList' });

export const newGrant = z
  .strictObject({
    permission: name,
    reach,
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('user'), user: userRef }),
      z.strictObject({ kind: z.literal('group'), group: text(100).meta({ description: 'Its id or code.' }) }),
      z.strictObject({ kind: z.literal('role'), role: z.enum(GRANT_ROLES) }),
      z.strictObject({ kind: z.literal('everyone') }),
    ]),
  })
  .meta({ id: 'NewPermissionGrant' });

export const grant = z
  .object({
    id,
    permission: name,
    reach,
    to: z.object({
      kind: z.enum(['user', 'group', 'role', 'everyone']),
      id: z.string().nullable().meta({ description: 'Of a person or a group.' }),
      role: z.enum(GRANT_ROLES).nullable(),
      name: z.string().nullable().meta({ description: 'Null also for a group that is gone: it holds for nobody.' }),
    }),
    grantedAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'PermissionGrant' });

export const grantQuery = z.strictObject({
  ...pageQuery,
  permission: name.optional(),
  user: userRef.optional(),
  group: text(100).optional().meta({ description: 'Its id or code.' }),
  role: z.enum(GRANT_ROLES).optional(),
  withdrawn: yes.optional().meta({ description: 'Also what was taken back.' }),
});

const profilePermissions = z.array(name).min(1).max(PERMISSION_NAMES.length);
const scopeInput = z
  .strictObject({
    people: z
      .array(
        z.strictObject({
          kind: z.enum(PEOPLE_KINDS),
          value: z.string().trim().max(320).default('').meta({
            description:
              'The person, audience or group (id or another word for it), the name of the department or location; empty for everyone.',
          }),
        }),
      )
      .min(1)
      .max(200)
      .meta({ description: 'Whoever is in any of these.' }),
    activities: z
      .union([z.literal('all'), z.array(activityRef).max(2_000)])
      .meta({ description: '`all`, or those that are listed by id or code.' }),
  })
  .meta({ description: 'Both must fit: these people, in these activities.' });
export type ScopeInput = z.output<typeof scopeInput>;

export const newProfile = z
  .strictObject({ code, title: text(200), permissions: profilePermissions, scope: scopeInput })
  .meta({ id: 'NewPowerUserProfile' });
export const profilePatch = newProfile.partial().meta({ id: 'PowerUserProfilePatch' });

const scope = z.object({
  people: z.array(z.object({ kind: z.enum(PEOPLE_KINDS), value: z.string() })),
  activities: z.union([z.literal('all'), z.array(z.string())]),
});

export const profile = z
  .object({
    id,
    code: z.string(),
    title: z.string(),
    permissions: z.array(name),
    scope,
    users: z.array(z.object({ id, name: z.string(), since: instant })).meta({ description: 'Who has it.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'PowerUserProfile' });

export const profileAssignment = z.strictObject({ user: userRef }).meta({ id: 'PowerUserAssignment' });

export const permissionEvent = z
  .object({
    id,
    subject: z.object({ kind: z.enum(['grant', 'profile']), id }),
    type: z.enum(PERMISSION_EVENTS),
    at: instant,
    by: z.object({ kind: z.string(), id: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PermissionEvent' });

export const permissionEventQuery = z.strictObject({
  ...pageQuery,
  subject: z.uuid().optional().meta({ description: 'Only of this grant or profile.' }),
});

export const effectiveQuery = z.strictObject({
  about: userRef.optional().meta({ description: 'Only what holds for this person.' }),
});

export const effectivePermissions = z
  .object({
    user: id,
    level: z.enum(['user', 'power_user', 'superadmin']),
    roles: z.array(
      z.object({ role: z.enum(GRANT_ROLES), because: z.array(z.object({ fact: z.string(), count: z.int() })) }),
    ),
    items: z.array(
      z.object({
        permission: name,
        words: z.string(),
        because: z.array(
          z.object({
            kind: z.enum(['level', 'registered', 'role', 'user', 'group', 'everyone', 'profile']).meta({
              description:
                'The level; who is registered; a role by its facts; a grant, by whom it was given to; a power user’s profile.',
            }),
            reach,
            text: z.string().meta({ description: 'The reason, as a sentence.' }),
            grant: id.nullable(),
            profile: id.nullable(),
            scope: scope.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'EffectivePermissions', description: 'What somebody may, with every reason for it.' });
