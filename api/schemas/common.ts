import { z } from 'zod';
import 'zod-openapi';
import { isDuration, isLocalDate, isTimeZone } from '../../domain/calendar.ts';

/** Checked text: trimmed, not empty. */
export const text = (max: number) => z.string().trim().min(1).max(max);

/** A text in which people write what they want, with line breaks. */
export const words = z.string().trim().min(1).max(4_000);

export const id = z.uuid().meta({ description: 'UUIDv7', example: '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10' });

/** In a path: what is no UUID is nothing that exists. */
export const idParam = z.object({
  id: z
    .uuid()
    .transform((value) => value.toLowerCase())
    .meta({ description: 'Its id.', override: { type: 'string', format: 'uuid' } }),
});

/** An id, or another word by which the thing is known. */
export const ref = (what: string) => text(320).meta({ description: what });

export const userRef = ref('The person: id, external id, username or e-mail address.');
export const activityRef = ref('The activity: id or code.');

const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
const inRange = (value: string) => Number(value.slice(0, 4)) >= FIRST_YEAR && Number(value.slice(0, 4)) <= LAST_YEAR;
const INSTANT = 'must be an instant as RFC 3339, such as 2026-03-31T22:00:00Z';

/** An instant of the request, in any offset; UTC with milliseconds from then on. */
export const instantInput = z.iso
  .datetime({ offset: true, error: INSTANT })
  .refine(inRange, `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`)
  .transform((value) => new Date(value).toISOString())
  .meta({
    description: 'RFC 3339',
    example: '2026-03-31T22:00:00Z',
    override: { type: 'string', format: 'date-time' },
  });

export const instant = z.iso.datetime().meta({ description: 'RFC 3339 in UTC', example: '2026-03-31T22:00:00.000Z' });

export const localDate = z
  .string()
  .refine(
    (value) => isLocalDate(value) && inRange(value),
    `must be a day that exists, as YYYY-MM-DD, in the years ${FIRST_YEAR} to ${LAST_YEAR}`,
  )
  .meta({ description: 'A calendar day', example: '2026-03-31', override: { format: 'date' } });

/** The database has to know it as well: names like `local` or `UTC+3` mean other things there. */
export const timezone = z
  .string()
  .max(64)
  .refine(
    (value) => /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(value) && isTimeZone(value),
    'must be an IANA time zone, such as Europe/Berlin',
  )
  .meta({ description: 'IANA time zone', example: 'Europe/Berlin' });

export const duration = z
  .string()
  .max(40)
  .refine((value) => isDuration(value) && shortEnough(value), {
    error: 'must be an ISO 8601 duration of at most 100 years, such as P30D or PT12H',
    // What is asked of a duration beyond that is not asked of what is none.
    abort: true,
  })
  .meta({ description: 'ISO 8601 duration', example: 'P30D' });

/** So long that arithmetic with it leaves the calendar is no duration that anybody means. */
function shortEnough(value: string): boolean {
  const parts = [...value.matchAll(/(\d+)([YMWDHS])/g)].map(([, digits]) => Number(digits));
  const [years = 0] = [...value.matchAll(/(\d+)Y/g)].map(([, digits]) => Number(digits));
  return years <= 100 && parts.every((part) => part <= 40_000);
}

/** One or more of a closed list, with commas between. */
export function oneOrMore<const Words extends readonly [string, ...string[]]>(list: Words) {
  const known = new Set<string>(list);
  return z
    .string()
    .transform((value) => [...new Set(value.split(',').map((word) => word.trim()))])
    .refine(
      (found) => found.every((word) => known.has(word)),
      `must be one or more of ${list.join(', ')}, with commas between`,
    )
    .transform((found) => found as Words[number][])
    .meta({ override: { type: 'string', description: `One or more of ${list.join(', ')}, with commas between.` } });
}

export const yes = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ override: { type: 'string', enum: ['true', 'false'] } });

/** A person as others name one. */
export const personRef = z
  .object({ id, externalId: z.string().nullable(), name: z.string(), email: z.string() })
  .meta({ id: 'PersonRef', description: 'A person, as other things name one.' });

/** A problem document (RFC 9457). */
export const problem = z
  .looseObject({
    type: z
      .string()
      .meta({ description: 'One of the problems listed at /docs.', example: 'urn:rollbook:problem:not-possible' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to mend.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({
            description: '`#/a/b` in the body, `?limit` in the query, `{id}` in the path, `If-Match:` a header.',
          }),
          detail: z.string(),
        }),
      )
      .optional(),
    currentStatus: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'Of a refused command: the present status of the enrolment.' }),
    possible: z
      .array(z.string())
      .optional()
      .meta({ description: 'Of a refused command: the commands that are possible now.' }),
    delegation: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'Of a delegation that is refused: the one that it would overlap.' }),
    possibleAt: z
      .string()
      .optional()
      .meta({ description: 'Of a refused command: when it will be possible, where that is certain.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong, and what to mend (RFC 9457).' });
