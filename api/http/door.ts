import type { Request, Response } from 'express';
import type { Clock } from '../../domain/clock.ts';
import type { Scope } from '../../domain/keys/scopes.ts';
import { ANYBODY, authenticate, authorize } from './auth.ts';
import type { Client } from './caller.ts';
import type { KnownKeys } from './knownKeys.ts';
import { within } from './patience.ts';
import { countRequests } from './rateLimit.ts';

const PATIENCE_MS = 25_000;

/**
 * What stands before every address: who calls is known, counted, and has the scope. One for the whole process, so that a key
 * is counted once wherever it calls.
 *
 * @returns who calls. It throws Problem 401, 403 or 429
 */
export type Door = (req: Request, res: Response, needed: Scope | null) => Promise<Client>;

export function openDoor({ clock }: { readonly clock: Clock }, keys: KnownKeys): Door {
  const count = countRequests();
  return async (req, res, needed) => {
    if (needed === null) return ANYBODY;
    const client = await within(PATIENCE_MS, authenticate(keys, clock, req.get('authorization')));
    await count(req, res, client);
    authorize(client, needed);
    return client;
  };
}
