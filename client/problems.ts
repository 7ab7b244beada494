import type { components } from './document.ts';

/** What the API says when something is to be mended or was refused (RFC 9457). */
export type ProblemDocument = components['schemas']['Problem'];

/** The API answered, and said no. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: number;
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(`${problem.title}: ${problem.detail}`);
    this.status = problem.status;
    this.problem = problem;
  }
}

/** Nothing answered, or something that is no Rollbook did. */
export class NotReachable extends Error {
  override name = 'NotReachable';
}

/** The problem of an answer that is none of success. What is no problem document, as of a proxy in between, is made one. */
export function problemOf(status: number, body: unknown): ProblemDocument {
  if (isProblem(body)) return body;
  const title = `The answer was ${status}`;
  return { type: 'about:blank', title, status, detail: 'without saying why' };
}

function isProblem(body: unknown): body is ProblemDocument {
  if (typeof body !== 'object' || body === null) return false;
  const { type, title, status, detail } = body as Partial<Record<string, unknown>>;
  return [type, title, detail].every((text) => typeof text === 'string') && typeof status === 'number';
}
