import { ApiProblem, NotReachable } from '../client/problems.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { plain } from './words.ts';

/** What is said of a failure, and what the process ends with. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly words: string;
  /** The same for `--json`. */
  readonly error: Readonly<Record<string, unknown>>;
}

/** A failure in words. What was not foreseen is null: it is a mistake in here, and shown as it is. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof UsageError) return failure(EXIT.usage, error.message, { title: error.message });
  if (error instanceof NotReachable) {
    const words = `Rollbook does not answer: ${error.message}. ROLLBOOK_URL says where it is looked for.`;
    return failure(EXIT.refused, words, { title: words });
  }
  if (error instanceof ApiProblem) return failure(EXIT.refused, problemInWords(error), { ...error.problem });
  return null;
}

function failure(exitCode: ExitCode, words: string, error: Failure['error']): Failure {
  return { exitCode, words, error };
}

function problemInWords({ problem }: ApiProblem): string {
  const { title, detail, errors = [], possible } = problem;
  // One mistake is the detail already.
  const places = errors.map((one) => `${one.pointer} ${one.detail}`).filter((place) => !detail.includes(place));
  const lines = [
    `${title}: ${detail}`,
    ...places.map((place) => `  ${place}`),
    ...(possible?.length ? [`Possible now: ${possible.join(', ')}`] : []),
  ];
  return lines.map(plain).join('\n');
}
