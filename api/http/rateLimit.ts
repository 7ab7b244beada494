import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Client } from './caller.ts';
import { Problem } from './problems.ts';

/** Requests in a minute of a key that has no limit of its own: more than one process answers. */
export const REQUESTS_PER_MINUTE = 300_000;

/**
 * Counts the requests of each key by the minute, in this process, and says so in `RateLimit` and `RateLimit-Policy` (draft 8
 * of the HTTP working group). A minute begins with a key's first request.
 *
 * @returns what counts one request. It throws Problem 429 when it is one too many.
 */
export function countRequests(): (req: Request, res: Response, client: Client) => Promise<void> {
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: (_req, res) => res.locals.client.perMinute,
    keyGenerator: (_req, res) => res.locals.client.id,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'requests',
    // They are about addresses of the network, which do not count here.
    validate: false,
    // It has set Retry-After by then.
    handler: (_req, _res, next) => next(tooMany()),
  });
  return async (req, res, client) => {
    res.locals.client = client;
    await new Promise<void>((resolve, reject) => {
      Promise.resolve(limiter(req, res, (error?: unknown) => (error ? reject(error as Error) : resolve()))).catch(
        reject,
      );
    });
  };
}

function tooMany(): Problem {
  return new Problem('too-many-requests', 'this key has sent as many as it may in a minute: repeat after Retry-After');
}
