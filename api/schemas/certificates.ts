import { z } from 'zod';
import { PAGE_SIZES, PAPER_LANGUAGES, PLACEHOLDERS, unknownPlaceholders } from '../../domain/certificates/template.ts';
import { code } from './activities.ts';
import { id, instant, text } from './common.ts';

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0b5f54')
  .meta({ example: '#0b5f54' });

const line = text(400).refine((value) => unknownPlaceholders(value).length === 0, {
  error: `may name in braces only ${PLACEHOLDERS.join(', ')}`,
});

const wording = z
  .array(line)
  .min(1)
  .max(20)
  .refine((lines) => ['{name}', '{title}'].every((needed) => lines.some((one) => one.includes(needed))), {
    error: 'must name {name} and {title}',
  })
  .meta({
    description: `A line for each paragraph, with ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}. A line that names what the record has not is left out. {name} and {title} alone on their line are set larger.`,
    example: ['This is to certify that', '{name}', 'has completed', '{title}', 'on {completionDate}'],
  });

const fields = {
  heading: text(120),
  wording,
  issuer: text(120).meta({ description: 'The organisation that certifies, on the paper and in the credential.' }),
  signatory: z
    .strictObject({ name: text(120), title: text(120).nullable().default(null) })
    .nullable()
    .default(null),
  colours: z.strictObject({ accent: colour, text: colour }).default({ accent: '#0b5f54', text: '#18202b' }),
  logo: z
    .base64('must be base64')
    .max(180_000)
    .nullable()
    .default(null)
    .meta({ description: 'A PNG of at most 128 KiB, in base64; not interlaced, 8 bits a colour.' }),
  pageSize: z.enum(Object.keys(PAGE_SIZES) as [keyof typeof PAGE_SIZES]).default('a4-landscape'),
  language: z
    .enum(PAPER_LANGUAGES)
    .default('en')
    .meta({ description: 'Of dates and labels; the wording is what you write.' }),
  activities: z
    .array(code)
    .max(1_000)
    .default([])
    .meta({ description: 'Codes of the activities that it is for. Each has one template.' }),
  qualificationCodes: z
    .array(text(100))
    .max(1_000)
    .default([])
    .meta({ description: 'The qualifications that it is for, where none is for the activity. Each has one template.' }),
};

/** A new version of a template. */
export const newCertificateTemplate = z
  .strictObject({
    code: code.meta({ description: 'The template `default` is for all that no other is for.' }),
    ...fields,
  })
  .meta({ id: 'NewCertificateTemplate' });

export const certificateTemplate = z
  .object({ id, code, version: z.int(), ...fields, createdAt: instant })
  .meta({ id: 'CertificateTemplate', description: 'One version of a template; it never changes (R27).' });

export const certificate = z
  .object({
    id,
    serial: z.string().meta({ example: '7K3M-9QPX-2TVB-4HCD-8WZ5' }),
    recordId: id,
    name: z.string().meta({ description: 'As it is on the paper.' }),
    title: z.string(),
    status: z.enum(['valid', 'expired', 'superseded', 'revoked']),
    template: z.object({ code, version: z.int() }),
    sha256: z.string().meta({ description: 'Of the PDF, in hexadecimal digits.' }),
    unshown: z.array(z.string()).meta({ description: 'Characters that no font has: � stands in their place.' }),
    verifyAt: z.url(),
    issuedAt: instant,
    validUntil: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Certificate', description: 'A certificate of a training record, as it was issued (R27).' });

export const credential = z
  .object({
    id: z.url(),
    status: z.enum(['valid', 'expired', 'superseded', 'revoked']),
    credential: z.string().meta({ description: 'A compact JWS, `application/vc+jwt`.' }),
  })
  .meta({ id: 'Credential', description: 'An Open Badges 3.0 credential, signed with the organisation’s key.' });
