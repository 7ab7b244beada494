import type { RequestHandler } from 'express';
import { spokenVersion, XAPI_VERSIONS, type XapiVersion } from '../../domain/xapi/versions.ts';
import type { FieldError } from './problems.ts';
import { invalidInput } from './problems.ts';

const HEADER = 'X-Experience-API-Version';

/** Every answer under `/xapi` says the version that it speaks: the one asked for, or the latest. */
export const sayXapiVersion: RequestHandler = (req, res, next) => {
  res.setHeader(HEADER, spokenVersion(req.get(HEADER) ?? '') ?? '2.0.0');
  next();
};

/**
 * The version that a request speaks.
 * @throws Problem 400 when it names none, or one that is not spoken here
 */
export function xapiVersionOf(header: (name: string) => string | undefined): XapiVersion {
  const given = header(HEADER);
  const version = given === undefined ? null : spokenVersion(given.trim());
  if (version === null) throw invalidInput(given === undefined ? MISSING : UNKNOWN);
  return version;
}

const KNOWN = XAPI_VERSIONS.join(' or ');
const MISSING: FieldError = { pointer: `${HEADER}:`, detail: `is missing: it must be ${KNOWN}` };
const UNKNOWN: FieldError = { pointer: `${HEADER}:`, detail: `must be ${KNOWN}` };
