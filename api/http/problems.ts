import { REJECTIONS, type RejectionCode } from '../../domain/outcome.ts';

/** What goes wrong at the door, beside the refusals of the domain: code → status and title. */
const AT_THE_DOOR = {
  'invalid-input': [400, 'The request does not fit its description'],
  'malformed-body': [400, 'The body cannot be read'],
  unauthorized: [401, 'An API key or a session is needed'],
  'wrong-signature': [401, 'The signature does not fit'],
  forbidden: [403, 'This is not allowed'],
  csrf: [403, 'The request does not come from a page of this address'],
  'turned-away': [403, 'Whoever is signed in may not come in any more'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address knows other methods'],
  'already-exists': [409, 'There is one like this already'],
  'delegation-overlaps': [409, 'Somebody stands in for this person then already'],
  'audience-in-use': [409, 'A rule goes by this audience'],
  'not-excluded': [409, 'The rule does not leave this person out'],
  'delegation-over': [409, 'The delegation cannot be changed in this way any more'],
  'already-drawn': [409, 'The lots were drawn already'],
  'no-limited-seats': [409, 'The seats are not limited'],
  'seats-not-free': [409, 'Not so many seats are free'],
  'reservation-in-use': [409, 'The team has more of these seats'],
  'reservation-over': [409, 'The seats cannot be kept any more'],
  'status-locked': [409, 'The status cannot be changed now'],
  'own-status': [409, 'Nobody changes their own status'],
  'own-permission': [409, 'Nobody gives themselves a permission'],
  'not-a-power-user': [409, 'Only power users have profiles'],
  'own-erasure': [409, 'Nobody erases themselves'],
  'last-superadmin': [409, 'This is the last superadmin'],
  'other-master': [409, 'Somebody else keeps this field'],
  'planned-change-over': [409, 'The planned change cannot be taken back any more'],
  'id-taken': [409, 'Another statement has this id'],
  'key-over': [409, 'The API key has ended'],
  'asks-nothing': [409, 'The import does not wait for an answer'],
  'signature-closed': [409, 'The signature request is closed'],
  'webhook-stopped': [409, 'The webhook is stopped'],
  'changed-meanwhile': [412, 'Somebody else was first'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is of a type that is not read here'],
  'key-reused': [422, 'The Idempotency-Key was used for another request'],
  'too-many-requests': [429, 'Too many requests were sent'],
  internal: [500, 'Something went wrong here'],
  unavailable: [503, 'A part is not reachable at the moment'],
  'outcome-unknown': [503, 'The outcome is not known yet'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof AT_THE_DOOR | RejectionCode;

/** Every problem that the API answers with: status and title by code. Refused commands are 409. */
export const PROBLEMS: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  ...refusals(),
  ...AT_THE_DOOR,
};

function refusals(): Record<RejectionCode, readonly [number, string]> {
  const entries = Object.entries(REJECTIONS).map(([code, title]): [string, readonly [number, string]] => [
    code,
    [409, title],
  ]);
  return Object.fromEntries(entries) as Record<RejectionCode, readonly [number, string]>;
}

/** The `type` of a problem document. */
export const problemType = (code: ProblemCode): string => `urn:rollbook:problem:${code}`;

/**
 * One thing to mend. The pointer says where: `#/a/b` in the body (a JSON pointer), `?limit` in the query, `{id}` in the
 * path, `If-Match:` among the headers.
 */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

interface More {
  readonly errors?: readonly FieldError[];
  /** Further members of the document. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not the one hoped for (RFC 9457). Thrown anywhere below a route; it never carries names or values. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly more: More;

  constructor(code: ProblemCode, detail: string, more: More = {}) {
    super(detail);
    this.code = code;
    [this.status, this.title] = PROBLEMS[code];
    this.more = more;
  }

  /** The problem document. */
  document(): Record<string, unknown> {
    const { status, title, code, message, more } = this;
    const errors = more.errors ? { errors: more.errors } : {};
    return { type: problemType(code), title, status, detail: message, ...errors, ...more.members };
  }
}

/** 400: each error says where, and what to mend. */
export function invalidInput(...errors: FieldError[]): Problem {
  const [first] = errors;
  const detail =
    errors.length === 1 && first ? `${first.pointer} ${first.detail}` : `${errors.length} things are to be mended`;
  return new Problem('invalid-input', detail, { errors });
}

/** 404. @param what for example `enrolment` */
export function notFound(what: string): Problem {
  return new Problem('not-found', `there is no such ${what}`);
}

/** 409: a value that must be unique is in use. @param field where it stands in the body */
export function alreadyExists(what: string, field: string): Problem {
  return new Problem('already-exists', `there is already ${what} with this ${field}`, {
    errors: [{ pointer: `#/${field}`, detail: 'is in use' }],
  });
}

/** 412: the If-Match of the request names another version than the present one. */
export function changedMeanwhile(version: number): Problem {
  return new Problem('changed-meanwhile', 'read it again, and repeat with its ETag', {
    headers: { ETag: `"${version}"` },
  });
}
