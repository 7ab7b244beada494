import { z } from 'zod';
import {
  DEEPEST,
  JOINS,
  leavesOf,
  MOST_CONDITIONS,
  REPORTS,
  TEXT_FIELDS,
  type Who,
} from '../../domain/audiences/conditions.ts';
import { USER_LEVELS } from '../../domain/people/person.ts';
import { USER_STATUSES } from '../../domain/words.ts';
import { pageQuery } from '../http/list.ts';
import { code } from './activities.ts';
import { duration, id, instant, localDate, personRef, text } from './common.ts';

const MOST_VALUES = 1_000;
const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(MOST_VALUES);
const days = duration.refine((value) => !value.includes('T'), 'must be in whole days, such as P90D or P6M');

const leaves = [
  z.strictObject({ by: z.literal('everybody') }),
  z.strictObject({ by: z.enum(TEXT_FIELDS), in: list(text(200)) }),
  z.strictObject({ by: z.literal('group'), in: list(text(100)) }),
  z.strictObject({
    by: z.literal('manager'),
    in: list(text(320)),
    reports: z.enum(REPORTS).optional().meta({ description: 'Only direct reports, or all below; left out: all.' }),
  }),
  z
    .strictObject({
      by: z.literal('hire_date'),
      from: localDate.nullable().optional(),
      until: localDate.nullable().optional(),
    })
    .refine(({ from, until }) => from != null || until != null, {
      path: ['from'],
      error: 'must be there, or `until` must: a day, included',
    }),
  z
    .strictObject({
      by: z.literal('since_hire'),
      atLeast: days.nullable().optional(),
      lessThan: days.nullable().optional(),
    })
    .refine(({ atLeast, lessThan }) => atLeast != null || lessThan != null, {
      path: ['lessThan'],
      error: 'must be there, or `atLeast` must: a duration in whole days',
    }),
  z.strictObject({ by: z.literal('level'), in: list(z.enum(USER_LEVELS)) }),
  z.strictObject({ by: z.literal('users'), in: list(text(320)) }),
] as const;

const deepest = z.discriminatedUnion('by', leaves).meta({ id: 'AudienceCondition' });
const joined = <Inner extends z.ZodType>(inner: Inner) =>
  z.strictObject({ by: z.enum(JOINS), of: z.array(inner).min(1).max(MOST_CONDITIONS) });

const inner = z.discriminatedUnion('by', [...leaves, joined(deepest)]).meta({ id: 'AudienceConditionsOfConditions' });
const middle = z.discriminatedUnion('by', [...leaves, joined(inner)]).meta({ id: 'AudienceConditionsDeeper' });

/** Who is meant, as it is written in requests: people and groups by whatever they are known by. */
export const whoInput = z
  .discriminatedUnion('by', [...leaves, joined(middle)])
  .refine((who) => leavesOf(who as Who).length <= MOST_CONDITIONS, `must have at most ${MOST_CONDITIONS} conditions`)
  .meta({
    id: 'AudienceConditions',
    description: `Who is meant. \`all\`, \`any\` and \`none\` put conditions together, up to ${DEEPEST} deep. Texts are compared without case and outer spaces. Groups by id or code; people by id, external id, username or e-mail address; shown are the codes and the ids.`,
  });
export type WhoInput = z.output<typeof whoInput>;

const fields = { code, title: text(300), who: whoInput };
export const newAudience = z.strictObject(fields).meta({ id: 'NewAudience' });
export const audiencePatch = z.strictObject(fields).partial().meta({ id: 'AudiencePatch' });

export const audience = z
  .object({
    id,
    code: z.string(),
    title: z.string(),
    who: whoInput,
    members: z.int().nullable().meta({ description: 'How many are in it now; in lists null.' }),
    rules: z.int().meta({ description: 'How many rules go by it, on or off.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Audience', description: 'A saved set of people, decided anew whenever it is asked for.' });
export type Audience = z.output<typeof audience>;

/** The conditions that hold. */
export const reasons = z
  .array(
    z.object({
      pointer: z
        .string()
        .meta({ description: 'Where the condition stands in `who`: a JSON pointer, empty for the whole.' }),
      by: z.string(),
    }),
  )
  .meta({ description: 'The conditions that hold.' });

export const audienceMember = z
  .object({
    user: personRef,
    positionTitle: z.string().nullable(),
    department: z.string().nullable(),
    location: z.string().nullable(),
    status: z.enum(USER_STATUSES),
    why: reasons,
  })
  .meta({ id: 'AudienceMember' });

export const audienceOf = z
  .object({ id, code: z.string(), title: z.string(), why: reasons })
  .meta({ id: 'AudienceOfPerson' });

export const audienceChange = z
  .object({
    version: z.int(),
    clientId: z.string().meta({ description: 'The API key that made it so.' }),
    at: instant,
    code: z.string(),
    title: z.string(),
    who: whoInput,
  })
  .meta({ id: 'AudienceChange' });

export const pageOnly = z.strictObject(pageQuery);
