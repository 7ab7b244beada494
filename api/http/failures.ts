import { CommandRefused, OutcomeUnknown } from '../../dispatch/errors.ts';
import type { Rejection } from '../../domain/outcome.ts';
import { NoSuchEnrolment } from '../../store/commit.ts';
import { Raced } from '../../store/tx.ts';
import { notFound, Problem } from './problems.ts';

/** What the driver says when it has no connection to Postgres. */
const NO_CONNECTION = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
]);

/** SQLSTATE classes in which the same statement may well succeed later: connection, resources, rollback, shutdown. */
const PASSING = /^(08|53|40|57|55P03|58)/;

/** SQLSTATEs of a value that Postgres cannot hold: the schemas should have caught it, and it is the caller's all the same. */
const UNFIT_VALUE = /^22/;

const RETRY_SECONDS = '2';

/** The problem behind an error, or null when it is none that was foreseen. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof CommandRefused) return refused(error.rejection);
  if (error instanceof NoSuchEnrolment) return notFound('enrolment');
  if (error instanceof OutcomeUnknown) {
    return new Problem('outcome-unknown', 'repeat it with the same Idempotency-Key', {
      headers: { 'Retry-After': RETRY_SECONDS },
    });
  }
  if (error instanceof Raced) return unavailable();
  if (error instanceof URIError) return notFound('address');
  const code = codeOf(error);
  if (code === null) return null;
  if (NO_CONNECTION.has(code) || PASSING.test(code)) return unavailable();
  if (UNFIT_VALUE.test(code))
    return new Problem('invalid-input', 'a value cannot be stored: it is too large, or no text');
  return null;
}

/** 503: come again. */
export function unavailable(): Problem {
  return new Problem('unavailable', 'repeat it in a moment', { headers: { 'Retry-After': RETRY_SECONDS } });
}

/** 409: the domain refused the command; with the present status, and what is possible in it. */
export function refused(
  { rejected, detail, status, possibleAt }: Omit<Rejection, 'status'> & { readonly status: string | null },
  possible: readonly string[] = [],
): Problem {
  return new Problem(rejected, detail, {
    members: { currentStatus: status, possible, ...(possibleAt !== undefined && { possibleAt }) },
  });
}

function codeOf(error: unknown): string | null {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] };
  if (typeof code === 'string') return code;
  // Several addresses of one host, all of them tried.
  const [first] = Array.isArray(errors) ? errors : [];
  return first === undefined ? null : codeOf(first);
}

/** What may be logged of an error: never its message, which can quote what a person wrote. */
export function reduced(error: unknown): { name: string; code: string | null; at: string[] } {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return { name, code: error instanceof Object ? codeOf(error) : null, at: at.slice(0, 12) };
}
