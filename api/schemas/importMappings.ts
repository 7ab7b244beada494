import { z } from 'zod';
import { isDayFormat } from '../../domain/mapping/cells.ts';
import {
  DAY_COLUMNS,
  MANAGER_NAMED_BY,
  MAPPED_COLUMNS,
  type MappedColumn,
  NEEDED_COLUMNS,
} from '../../domain/mapping/rules.ts';
import { code } from './activities.ts';
import { instant, text } from './common.ts';

const head = text(200).meta({ description: "The head of the file's column." });
const format = text(20)
  .refine(isDayFormat, 'must be made of YYYY, MM and DD, such as DD/MM/YYYY')
  .meta({ description: 'How a day is written.', example: 'DD/MM/YYYY' });
const cut = z.string().min(1).max(20);

const cell = {
  column: head.optional(),
  value: z.string().trim().max(200).optional().meta({ description: 'A constant, in place of a column.' }),
  format: format.optional(),
  after: cut.optional().meta({ description: 'Only what stands behind the last of this text.' }),
  before: cut.optional().meta({ description: 'Only what stands before the first of this text.' }),
  values: z
    .record(z.string().max(200), z.string().max(200))
    .refine((values) => Object.keys(values).length <= 500, 'must have at most 500 entries')
    .optional()
    .meta({ description: 'Translations, in whatever case; an empty name translates the empty cell.' }),
  otherwise: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'For what is not empty and has no translation; left out: it stays as it is.' }),
};

const oneOf = ({ column, value }: { column?: string | undefined; value?: string | undefined }) =>
  (column === undefined) !== (value === undefined);
const ONE_OF = { path: ['column'], error: 'must be named, or a constant value in its place: one of the two' };

const filled = z.strictObject(cell).refine(oneOf, ONE_OF);
const manager = z
  .strictObject({
    ...cell,
    by: z.enum(MANAGER_NAMED_BY).default('external_id').meta({
      description:
        "What the cell says of the manager; `column`: what stands in another column of the manager's own row.",
    }),
    names: head.optional().meta({ description: 'With `column`: the head of that other column.' }),
  })
  .refine(oneOf, ONE_OF)
  .refine(({ by, names }) => (by === 'column') === (names !== undefined), {
    path: ['names'],
    error: 'must be named with by column, and is left out otherwise',
  });

const pick = z
  .strictObject({
    by: z.enum(['value', 'latest', 'earliest', 'first', 'last']),
    column: head.optional(),
    order: z
      .array(z.string().max(200))
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'By `value`: the best first; what is not in it comes last.' }),
    format: format.optional().meta({ description: 'By `latest` and `earliest`; left out: YYYY-MM-DD.' }),
  })
  .refine(({ by, column }) => (by === 'first' || by === 'last') === (column === undefined), {
    path: ['column'],
    error: 'must be named by value, latest and earliest, and is left out by first and last',
  })
  .refine(({ by, order }) => (by === 'value') === (order !== undefined), {
    path: ['order'],
    error: 'must be given by value, and is left out otherwise',
  });

const columns = z
  .strictObject({
    ...(Object.fromEntries(MAPPED_COLUMNS.map((name) => [name, filled.optional()])) as Record<
      Exclude<MappedColumn, 'manager'>,
      z.ZodOptional<typeof filled>
    >),
    manager: manager.optional(),
  })
  .superRefine((given, context) => {
    const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const name of NEEDED_COLUMNS) if (!given[name]) say([name], 'is missing: a row makes nobody without it');
    if (given.external_id && given.external_id.value !== undefined)
      say(['external_id', 'value'], 'cannot be the same for all: name a column');
    for (const name of MAPPED_COLUMNS) {
      const dated = given[name]?.format !== undefined;
      if (dated && !DAY_COLUMNS.includes(name)) say([name, 'format'], 'is for days only: leave it out');
    }
  });

const rules = {
  source: code
    .default('hr')
    .meta({ description: 'Names the HR system: a complete list speaks of whom the same source brought last.' }),
  columns: columns.meta({ description: 'What is filled, and from where. What is not named is never stored (R38).' }),
  nulls: z
    .array(text(50))
    .max(50)
    .default(['NULL'])
    .meta({ description: 'Words that mean an empty cell, in whatever case.' }),
  person: z.strictObject({
    key: head.meta({ description: 'The column that is the same in all rows of one person.' }),
    pick: pick.default({ by: 'last' }).meta({ description: 'Which of them counts; of equals the first in the file.' }),
  }),
};

export const newMapping = z.strictObject({ code, ...rules }).meta({ id: 'NewImportMapping' });

export const mapping = z
  .object({ code: z.string(), version: z.int(), ...rules, createdAt: instant })
  .meta({ id: 'ImportMapping', description: "How an HR system's own file is read; a version never changes." });
