import { z } from 'zod';
import { OBLIGATIONS } from '../../domain/words.ts';
import { COMPLIANCE_STATES } from '../../store/compliance.ts';
import { code } from './activities.ts';
import { activityRef, duration, id, instant, localDate, oneOrMore, personRef, text, userRef, words } from './common.ts';

const days = duration.refine((value) => !value.includes('T'), 'must be whole days, weeks, months or years');

const qualificationFields = {
  title: text(300),
  equivalents: z.array(text(100)).max(100).meta({
    description:
      'Codes of what counts as holding this one: one way (say it of both if it holds of both), and one step.',
  }),
  validFor: days.nullable().meta({
    description:
      'How long a record is valid that comes without an expiry; null: for ever. It counts for records that are made from now on (R27).',
  }),
  reminders: z
    .array(z.strictObject({ before: days, manager: z.boolean().default(false) }))
    .max(20)
    .meta({
      description:
        'So long before a record expires, to the learner, and to the `manager` as well; each once (R23), and none of a record that a newer one has renewed.',
    }),
  renewal: z
    .strictObject({
      activity: activityRef,
      obligation: z.enum(OBLIGATIONS).default('mandatory'),
      before: days.meta({ description: 'So long before the expiry.' }),
    })
    .nullable()
    .meta({ description: 'In what one is enrolled before a record expires, due at the expiry; null: in nothing.' }),
  retired: z.boolean().meta({ description: 'Nothing new may name it; what names it stays.' }),
};

export const newQualification = z
  .strictObject({
    code: text(100).meta({ description: 'As activities and records name it.' }),
    ...qualificationFields,
    equivalents: qualificationFields.equivalents.default([]),
    validFor: qualificationFields.validFor.default(null),
    reminders: qualificationFields.reminders.default([]),
    renewal: qualificationFields.renewal.default(null),
    retired: qualificationFields.retired.default(false),
  })
  .meta({ id: 'NewQualification' });

export const qualificationPatch = z
  .strictObject(qualificationFields)
  .partial()
  .meta({ id: 'QualificationPatch', description: 'What is left out stays.' });

export const qualification = z
  .object({
    code: z.string(),
    title: z.string(),
    equivalents: z.array(z.string()),
    validFor: z.string().nullable(),
    reminders: z.array(z.object({ before: z.string(), manager: z.boolean() })),
    renewal: z
      .object({ activity: z.object({ id, code: z.string() }), obligation: z.enum(OBLIGATIONS), before: z.string() })
      .nullable(),
    retiredAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Qualification' });

export const qualificationUse = z
  .object({
    records: z.int().meta({ description: 'Records that are not void.' }),
    activities: z.array(z.string()),
    learningPlans: z.array(z.string()),
    requirements: z.array(z.string()),
    certifications: z.array(z.string()),
    countsAs: z.array(z.string()).meta({ description: 'What one holds, too, by holding this one.' }),
  })
  .meta({ id: 'QualificationUse', description: 'The codes of what names it, as things stand.' });

const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(1_000);

const who = z
  .strictObject({
    everybody: z.literal(true).optional(),
    users: some(userRef).optional().meta({ description: 'These people, whatever else is given.' }),
    positionTitles: some(text(200)).optional(),
    departments: some(text(200)).optional(),
    locations: some(text(200)).optional(),
    managers: some(userRef).optional().meta({ description: 'The direct reports of these people.' }),
  })
  .refine(
    (given) => Object.values(given).some((value) => value !== undefined),
    'must say who: everybody, or some of them',
  )
  .meta({ description: 'Who is meant: everybody, who is named, and who fits every other list that is given.' });

const satisfier = z
  .strictObject({
    qualificationCode: text(100).optional(),
    activity: activityRef.optional(),
    certification: code.optional(),
  })
  .refine(
    (given) => Object.values(given).filter((value) => value !== undefined).length === 1,
    'must be one of qualificationCode, activity and certification',
  );

const fields = {
  title: text(300),
  source: text(200).nullable().meta({ description: 'Where it comes from: a law, a standard, a customer.' }),
  who,
  satisfiedBy: z.array(satisfier).min(1).max(50).meta({ description: 'A valid record of any of these satisfies it.' }),
  from: localDate.meta({ description: 'The first day on which it holds.' }),
  until: localDate.nullable().meta({ description: 'The last day on which it holds; null: for ever.' }),
  dueOn: localDate.nullable().meta({
    description: 'By when. With `dueAfter` too, the later of the two; with neither, it is due on the first day.',
  }),
  dueAfter: duration
    .nullable()
    .meta({ description: 'By when: so long after its first day, or after the hire date of who came later.' }),
};

export const newRequirement = z
  .strictObject({
    code,
    ...fields,
    source: fields.source.default(null),
    from: fields.from.optional().meta({ description: 'The first day on which it holds; left out: today (UTC).' }),
    until: fields.until.default(null),
    dueOn: fields.dueOn.default(null),
    dueAfter: fields.dueAfter.default(null),
  })
  .meta({ id: 'NewRequirement' });

export const requirementPatch = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'RequirementPatch', description: 'The next version: what is left out stays, null empties.' });

export const requirement = z
  .object({
    code: z.string(),
    version: z.int(),
    title: z.string(),
    source: z.string().nullable(),
    who: z.object({
      everybody: z.literal(true).optional(),
      users: z.array(id).optional(),
      positionTitles: z.array(z.string()).optional(),
      departments: z.array(z.string()).optional(),
      locations: z.array(z.string()).optional(),
      managers: z.array(id).optional(),
    }),
    satisfiedBy: z.array(
      z.object({
        qualificationCode: z.string().optional(),
        activity: z.object({ id, code: z.string() }).optional(),
        certification: z.string().optional(),
      }),
    ),
    from: z.string(),
    until: z.string().nullable(),
    dueOn: z.string().nullable(),
    dueAfter: z.string().nullable(),
    recordedAt: instant,
  })
  .meta({ id: 'Requirement' });

export const newExemption = z
  .strictObject({
    user: userRef,
    from: localDate.optional().meta({ description: 'The first day; left out: today (UTC).' }),
    until: localDate.meta({ description: 'The last day.' }),
    reason: words,
  })
  .meta({ id: 'NewExemption' });

export const exemption = z
  .object({
    id,
    requirement: z.string(),
    user: personRef,
    from: z.string(),
    until: z.string(),
    reason: z.string().nullable(),
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    createdAt: instant,
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Exemption' });

/** What is asked about, as parameters. */
export const asOfQuery = {
  asOf: localDate.optional().meta({ description: 'The day, where each person is; left out: today.' }),
  knowledge: z.enum(['today', 'then']).default('today').meta({
    description:
      '`today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known.',
  }),
};

export const complianceQuery = {
  ...asOfQuery,
  manager: userRef.optional().meta({ description: 'Only who reported directly to this person then.' }),
  department: text(200).optional(),
  state: oneOrMore(COMPLIANCE_STATES).optional(),
};

export const compliance = z
  .object({
    requirement: z.object({ code: z.string(), version: z.int(), title: z.string() }),
    user: personRef,
    asOf: z.string(),
    knowledge: z.enum(['today', 'then']),
    state: z.enum(COMPLIANCE_STATES),
    compliant: z.boolean().meta({ description: 'All but `missing`.' }),
    dueOn: z.string(),
    held: z
      .object({
        qualificationCode: z.string().optional(),
        activity: z.string().optional(),
        certification: z.string().optional(),
        countsAs: z.string().nullable(),
        recordId: id.nullable(),
        since: z.string(),
        until: z.string().nullable(),
        lapsed: z.boolean().meta({ description: 'Was it valid, and is not any more?' }),
      })
      .nullable()
      .meta({ description: 'What satisfies it, or what was held last.' }),
    exemption: z.object({ id, until: z.string() }).nullable(),
    why: z.string(),
  })
  .meta({ id: 'Compliance', description: 'How a person stands to a requirement, and why.' });

export const complianceCounts = z
  .object({
    team: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    satisfied: z.int(),
    exempt: z.int(),
    due: z.int(),
    missing: z.int(),
    total: z.int(),
  })
  .meta({ id: 'ComplianceCounts' });
