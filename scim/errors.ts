import { toProblem } from '../api/http/failures.ts';
import type { Problem } from '../api/http/problems.ts';
import { ScimRefusal, type ScimType } from '../domain/scim/refusal.ts';
import type { Answer } from './answer.ts';

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** An error as SCIM writes it (RFC 7644, 3.12): the status is a text. */
export function errorAnswer(
  status: number,
  detail: string,
  scimType: ScimType | null = null,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const type = scimType === null ? {} : { scimType };
  return { status, body: { schemas: [ERROR], status: String(status), ...type, detail }, headers };
}

/** What is answered to an error; null for one that nobody foresaw. */
export function answerFor(error: unknown): Answer | null {
  if (error instanceof ScimRefusal)
    return errorAnswer(error.scimType === 'uniqueness' ? 409 : 400, error.message, error.scimType);
  const taken = (error as { code?: unknown }).code === '23505';
  if (taken) return errorAnswer(409, 'userName, an address or externalId is in use by somebody else', 'uniqueness');
  const problem = toProblem(error);
  return problem && errorAnswer(problem.status, detailOf(problem), TYPES[problem.code] ?? null, problem.more.headers);
}

const TYPES: Readonly<Record<string, ScimType>> = {
  'invalid-input': 'invalidValue',
  'malformed-body': 'invalidSyntax',
};

function detailOf({ title, message }: Problem): string {
  return message || title;
}
