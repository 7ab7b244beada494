import { z } from 'zod';
import { GROUNDS, WAITS } from '../../domain/privacy/erasing.ts';
import {
  COUNTED_FROM,
  FIXED_RETENTION,
  LEGAL_BASES,
  RETENTION_KINDS,
  RETENTION_SCOPES,
} from '../../domain/privacy/retention.ts';
import { duration, id, instant, text, userRef, words } from './common.ts';

/** Why somebody is erased. */
export const eraseBody = z
  .strictObject({
    reason: z.enum(GROUNDS).meta({
      description:
        'The person’s wish (`request`), or one of the grounds of article 17 (1) of the GDPR. In a word, as words would name somebody.',
    }),
    dryRun: z.boolean().default(false).meta({ description: 'Only show what it would do: it is done, and taken back.' }),
    by: userRef.nullable().default(null).meta({ description: 'The person for whom the client does it.' }),
  })
  .meta({ id: 'Erase' });

const counts = z
  .record(z.string(), z.int())
  .meta({ description: 'How much of what: ended, emptied, deleted or restricted, by kind.' });

export const erasureTrial = z
  .object({
    dryRun: z.literal(true),
    userId: id,
    counts,
    restricted: z
      .array(z.object({ recordId: id, until: instant.nullable(), basis: z.enum(LEGAL_BASES).nullable() }))
      .meta({
        description:
          'Records that stay, restricted, until then; null: until their rule has an end, or the restriction is lifted.',
      }),
  })
  .meta({ id: 'ErasureTrial' });

export const erasure = z
  .object({
    id,
    userId: id,
    reason: z.enum(GROUNDS),
    status: z.enum(['ending', 'done']).meta({
      description: '`ending`: the person is a pseudonym, and what was under way is being brought to its end.',
    }),
    waitsFor: z.enum(WAITS).nullable(),
    counts,
    recordsKept: z.int().meta({ description: 'Records that are still kept of them, restricted.' }),
    recordsUntil: instant.nullable().meta({ description: 'When the last of those that have an end is deleted.' }),
    askedAt: instant,
    doneAt: instant.nullable(),
    keptOutside: z.boolean().meta({ description: 'Is it written down outside of the database?' }),
    reappliedAt: instant
      .nullable()
      .meta({ description: 'When it was carried out again, as an older backup had been restored.' }),
    liftedAt: instant.nullable().meta({ description: 'Since when the person may come again.' }),
  })
  .meta({ id: 'Erasure' });

export const erased = z
  .union([erasure, erasureTrial])
  .meta({ id: 'Erased', description: 'The erasure; of a dry run what it would do.' });

export const personalData = z
  .object({
    form: z.literal('rollbook-personal-data/1'),
    person: id,
    exportedAt: instant,
    sections: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).meta({
      description:
        'By the names that docs/privacy.md has; a row has the fields of what is kept. Words are in `texts`, by the ids that fields ending in `Text`, and events, name.',
    }),
  })
  .meta({ id: 'PersonalData' });

const ruleFields = {
  kind: z.enum(RETENTION_KINDS),
  recordType: text(100).nullable().default(null).meta({ description: 'Of training records: only those of this type.' }),
  qualificationCode: text(100)
    .nullable()
    .default(null)
    .meta({ description: 'Of training records: only those with this code. It goes before the type.' }),
  basis: z.enum(LEGAL_BASES).meta({ description: 'Why it may be kept: article 6 (1), or 17 (3) e, of the GDPR.' }),
  keepFor: duration.nullable().meta({ description: 'Null: without an end.' }),
  from: z.enum(COUNTED_FROM).meta({
    description: '`end`: of the attempt, or when the mail or statement came. Training records know the other three.',
  }),
  scope: z.enum(RETENTION_SCOPES).meta({
    description:
      'Whose is deleted at its end: of who was `erased`, or of `everybody`. Of other kinds than training records `everybody`.',
  }),
};

export const retentionInput = z
  .strictObject(ruleFields)
  .superRefine((rule, context) => {
    const ofRecords = rule.kind === 'training_records';
    const say = (path: keyof typeof ruleFields, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!ofRecords && rule.recordType !== null) say('recordType', 'is for training records only');
    if (!ofRecords && rule.qualificationCode !== null) say('qualificationCode', 'is for training records only');
    if (!ofRecords && rule.scope === 'erased')
      say('scope', 'must be everybody: this is erased with the person at once');
    if (ofRecords === (rule.from === 'end'))
      say('from', ofRecords ? 'must be completion, expiry or erasure' : 'must be end');
    if (rule.scope === 'everybody' && rule.from === 'erasure')
      say('from', 'must be completion or expiry for everybody');
  })
  .meta({ id: 'RetentionInput' });

export const retentionRule = z
  .object({
    id,
    kind: ruleFields.kind,
    recordType: z.string().nullable(),
    qualificationCode: z.string().nullable(),
    basis: ruleFields.basis,
    keepFor: z.string().nullable(),
    from: ruleFields.from,
    scope: ruleFields.scope,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'RetentionRule' });

const fixedKinds = FIXED_RETENTION.map(({ kind }) => kind) as [string, ...string[]];

export const retention = z
  .object({
    items: z.array(retentionRule),
    fixed: z
      .array(
        z.object({
          kind: z.enum(fixedKinds),
          basis: ruleFields.basis,
          keepFor: z.string(),
          from: ruleFields.from,
        }),
      )
      .meta({ description: 'What the product itself keeps for a time, and nobody sets.' }),
  })
  .meta({ id: 'Retention' });

export const restrictBody = z
  .strictObject({ reason: words.meta({ description: 'Why: for who may see the record, and erased with the person.' }) })
  .meta({ id: 'Restrict' });

export const restrictedCount = z
  .object({ records: z.int().meta({ description: 'How many changed by it.' }) })
  .meta({ id: 'RestrictedRecords' });
