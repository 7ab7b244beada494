import { z } from 'zod';
import { PROFILE_SOURCES } from '../../domain/people/person.ts';
import { pageQuery } from '../http/list.ts';
import { id, instant, personRef, text, userRef, words } from './common.ts';

const fields = {
  code: text(100)
    .regex(/^[\w.-]+$/, 'may have letters, digits, dots, hyphens and underscores')
    .meta({ description: 'Its key.', example: 'first-aiders' }),
  name: text(200),
};

export const newGroup = z.strictObject(fields).meta({ id: 'NewGroup' });
export const groupPatch = z.strictObject(fields).partial().meta({ id: 'GroupPatch' });

export const group = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    members: z.int(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Group', description: 'A named list of people.' });

export const groupQuery = z.strictObject({
  ...pageQuery,
  q: text(200).optional().meta({ description: 'Part of the name or code.' }),
  member: userRef.optional().meta({ description: 'Only groups that this person is in.' }),
});

export const groupMember = z
  .object({ user: personRef, source: z.enum(PROFILE_SOURCES), since: instant })
  .meta({ id: 'GroupMember' });

const people = z.array(userRef).max(1_000);

export const membersChange = z
  .strictObject({
    add: people.default([]),
    remove: people.default([]),
    reason: words.nullable().default(null).meta({ description: 'Why, for the histories of these people.' }),
  })
  .meta({ id: 'GroupMembersChange' });

export const membersOutcome = z
  .object({
    added: z.int(),
    removed: z.int(),
    unchanged: z.int().meta({ description: 'Who was in it already, or was not.' }),
    unknown: z
      .array(z.object({ line: z.int().nullable(), ref: z.string() }))
      .meta({ description: 'Who is nobody known: these stop no other. Of a file, with the line; the first 200.' }),
    group,
  })
  .meta({ id: 'GroupMembersOutcome' });

export const fileQuery = z.strictObject({
  mode: z
    .enum(['add', 'remove'])
    .default('add')
    .meta({ description: 'What is done with those in the file. Who is not in it stays as they are (R34).' }),
});
