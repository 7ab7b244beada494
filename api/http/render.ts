import type { Problem } from './problems.ts';
import type { Reply } from './route.ts';

/** An answer as it goes out, whole. */
export interface Rendered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** The JSON of a reply. */
export function render(reply: Reply): Rendered {
  const headers = { ...reply.headers };
  if (reply.body === undefined) return { status: reply.status, headers, text: '' };
  return {
    status: reply.status,
    headers: { 'Content-Type': 'application/json', ...headers },
    text: JSON.stringify(reply.body),
  };
}

/** A problem document as an answer. */
export function problemAnswer(problem: Problem): Rendered {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...problem.more.headers },
    text: JSON.stringify(problem.document()),
  };
}
