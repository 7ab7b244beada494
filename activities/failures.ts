import { ApplicationFailure } from '@temporalio/common';
import { NoSuchEnrolment } from '../store/commit.ts';

/**
 * Reduces an error to a code before it leaves the activity: a driver's message can quote a mail address, and failures
 * go into the history (R35).
 */
export async function reduced<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    if (error instanceof NoSuchEnrolment) throw bare('Missing', 'there is no such enrolment', true);
    throw bare('StoreFailed', codeOf(error), false);
  }
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/i.test(code) ? code : String(name ?? 'error').slice(0, 40);
}

function bare(type: string, message: string, nonRetryable: boolean): ApplicationFailure {
  const failure = ApplicationFailure.create({ type, message, nonRetryable });
  delete failure.stack;
  return failure;
}
