import type { StatementFact } from '../achieveCommands.ts';
import type { Instant } from '../words.ts';
import { type Fields, isObject } from './faults.ts';
import { durationMs } from './forms.ts';

/** Says of another statement that it counts no more. */
export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
/** How far, in per cent, as cmi5 says it. */
export const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** What is understood, by the IRI of the verb. */
export const VERBS: Readonly<Record<string, StatementFact['verb']>> = {
  'http://adlnet.gov/expapi/verbs/initialized': 'initialized',
  'http://adlnet.gov/expapi/verbs/launched': 'launched',
  'http://adlnet.gov/expapi/verbs/progressed': 'progressed',
  'http://adlnet.gov/expapi/verbs/completed': 'completed',
  'http://adlnet.gov/expapi/verbs/passed': 'passed',
  'http://adlnet.gov/expapi/verbs/failed': 'failed',
  'http://adlnet.gov/expapi/verbs/terminated': 'terminated',
  'https://w3id.org/xapi/adl/verbs/satisfied': 'satisfied',
};

/**
 * What a sound statement says to the enrolment that it is about, reduced to codes and numbers (R35); null when its verb is
 * not understood.
 *
 * @param at when it happened
 */
export function meaningOf(statement: Fields, part: string | null, at: Instant): StatementFact | null {
  const iri = isObject(statement.verb) ? String(statement.verb.id) : '';
  const verb = Object.hasOwn(VERBS, iri) ? VERBS[iri] : undefined;
  if (verb === undefined) return null;
  const result = isObject(statement.result) ? statement.result : {};
  const percent =
    verb === 'progressed'
      ? (progressOf(result) ?? scoreOf(result))
      : verb === 'passed' || verb === 'failed'
        ? scoreOf(result)
        : null;
  return { verb, part, percent, startedAt: startOf(result, at) };
}

function progressOf({ extensions }: Fields): number | null {
  const progress = isObject(extensions) ? extensions[PROGRESS] : undefined;
  return typeof progress === 'number' ? progress : null;
}

/** The score in per cent: scaled, or what of the span between the least and the most was reached. Below zero counts as zero. */
function scoreOf({ score }: Fields): number | null {
  if (!isObject(score)) return null;
  const { scaled, raw, min = 0, max } = score as Partial<Record<string, number>>;
  if (scaled !== undefined) return percentOf(scaled);
  return raw !== undefined && max !== undefined && max > min ? percentOf((raw - min) / (max - min)) : null;
}

function percentOf(share: number): number {
  return Math.round(Math.max(0, share) * 10_000) / 100;
}

/** When it was begun, where the statement says how long it took. */
function startOf({ duration }: Fields, at: Instant): Instant | null {
  const length = typeof duration === 'string' ? durationMs(duration) : null;
  const start = length === null ? Number.NaN : Date.parse(at) - length;
  // Longer than there are years.
  return start > 0 ? new Date(start).toISOString() : null;
}
