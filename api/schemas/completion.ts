import { z } from 'zod';
import { isFixedLength } from '../../domain/completion.ts';
import { MOST_PARTS } from '../../store/activityParts.ts';
import { duration, id, instant, text } from './common.ts';

/** A version of a document: what people call it, without being their words. */
const version = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be 1 to 100 letters, digits, dots, dashes and underscores');
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 as 64 hexadecimal digits in lower case')
  .meta({ description: 'SHA-256 of the bytes, hexadecimal.' });

export const documentRef = z.strictObject({ version, sha256: sha256.nullable().default(null) });

/** An IRI, as learning record statements name things. */
export const iri = z
  .string()
  .max(500)
  .refine(
    (value) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(value),
    'must be an IRI, such as https://example.com/course/1',
  )
  .meta({ example: 'https://example.com/courses/fire-safety' });

const tryRule = z.strictObject({
  passMark: z.number().min(0).max(100).meta({ description: 'Per cent.' }),
  maxTries: z.int().min(1).max(1000).nullable().default(null).meta({ description: 'Null: without limit.' }),
  coolingTime: duration
    .refine(isFixedLength, 'must be made of weeks, days, hours, minutes and seconds')
    .nullable()
    .default(null)
    .meta({ description: 'From the end of one try to the start of the next; a day has 24 hours here.' }),
  counts: z.enum(['best', 'last']).default('best').meta({ description: 'Which score counts.' }),
});

const acknowledgementRule = z.strictObject({
  by: z
    .enum(['typed_name', 'signature'])
    .default('typed_name')
    .meta({ description: 'By the typed name, or by a signature service’s signed callback.' }),
  document: documentRef.nullable().default(null),
  name: z.enum(['matching', 'any']).default('matching').meta({
    description: 'Must the typed name be the learner’s: the same words, whatever their order, case and accents?',
  }),
});

const evidenceRule = z.strictObject({
  mediaTypes: z
    .array(z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, 'must be a media type, such as application/pdf'))
    .min(1)
    .max(20)
    .default(['application/pdf', 'image/jpeg', 'image/png']),
  maxSize: z.int().min(1).max(1_000_000_000).default(20_000_000).meta({ description: 'Bytes.' }),
});

export const completionRule = z.strictObject({
  progress: z.boolean().default(false).meta({ description: 'The whole progress, as the content tells it.' }),
  parts: z
    .union([z.enum(['all', 'any']), z.int().min(1).max(MOST_PARTS)], 'must be all, any or a number of parts')
    .nullable()
    .default(null)
    .meta({ description: 'All required parts, any one, or at least so many, the required ones among them.' }),
  tries: tryRule.nullable().default(null),
  acknowledgement: acknowledgementRule.nullable().default(null),
  signOff: z.boolean().default(false).meta({ description: 'By the manager or an administrator.' }),
  evidence: evidenceRule.nullable().default(null),
  attendance: z.boolean().default(false),
});

export const part = z
  .object({
    code: z.string(),
    title: z.string(),
    required: z.boolean(),
    position: z.int(),
    xapiId: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ActivityPart' });

const partFields = {
  title: text(300),
  required: z.boolean(),
  position: z.int().min(1).max(10_000),
  xapiId: iri.nullable().meta({ description: 'By which learning record statements name it.' }),
};

export const newPart = z
  .strictObject({
    code: version,
    title: partFields.title,
    required: partFields.required.default(true),
    position: partFields.position.nullable().default(null).meta({ description: 'Null: behind the others.' }),
    xapiId: partFields.xapiId.default(null),
  })
  .meta({ id: 'NewActivityPart' });

export const partPatch = z.strictObject(partFields).partial().meta({ id: 'ActivityPartPatch' });

/** A file that lies elsewhere. */
export const evidenceFile = z.strictObject({
  name: text(255),
  mediaType: z.string().trim().toLowerCase().max(100),
  size: z.int().min(0).max(1_000_000_000).meta({ description: 'Bytes.' }),
  sha256,
  reference: text(1_000).meta({ description: 'Where it lies: an address or a key of the store that keeps it.' }),
});

export const evidence = z
  .object({
    id,
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    reference: z.string(),
    state: z.enum(['submitted', 'accepted', 'rejected']),
    submittedAt: instant,
    decidedAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was rejected.' }),
  })
  .meta({ id: 'Evidence' });

/** How an enrolment stands with its completion rule. */
export const completion = z.object({
  rule: completionRule.meta({ description: 'As it was when the enrolment began, or was moved to it.' }),
  pinned: z.boolean().meta({ description: 'Is it the activity’s own, or only what is usual for its type?' }),
  missing: z.array(z.object({ condition: z.string(), detail: z.string(), possibleAt: instant.nullable() })),
  parts: z.array(z.object({ code: z.string(), required: z.boolean(), progress: z.int() })),
  tries: z
    .object({
      used: z.int(),
      allowed: z.int().nullable(),
      best: z.number().nullable(),
      last: z.object({ at: instant, score: z.number().nullable(), passed: z.boolean() }).nullable(),
      nextAt: instant.nullable().meta({ description: 'When the next try is possible, if one has to wait.' }),
    })
    .nullable(),
  acknowledged: z.object({ at: instant, by: z.string(), document: documentRef.nullable() }).nullable(),
  signedOffAt: instant.nullable(),
  evidence: z.object({ id, state: z.string() }).nullable(),
  attendedAt: instant.nullable(),
});
