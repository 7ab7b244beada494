import { setTimeout as pause } from 'node:timers/promises';
import { NotReachable } from './problems.ts';

/** How often a request is repeated, and how long is waited at most before a repeat. */
export interface Patience {
  readonly repeats: number;
  readonly longestWaitMs: number;
}

export const PATIENT: Patience = { repeats: 4, longestWaitMs: 30_000 };
export const IMPATIENT: Patience = { repeats: 0, longestWaitMs: 0 };

/** Not now, or not so often: the same request may succeed later. */
const LATER = [429, 503];

/**
 * `fetch` that repeats what may succeed later: after `Retry-After`, or after twice the time of the wait before. A request
 * that changes something is repeated only when it has an `Idempotency-Key`, so that it is never done twice.
 * @throws NotReachable when nothing answers
 */
export function patientFetch({ repeats, longestWaitMs }: Patience): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let left = isRepeatable(request) ? repeats : 0, waited = 500; ; left -= 1, waited *= 2) {
      // Its body can be sent only once: a copy goes out, as long as it may be needed again.
      const answer = await fetch(left > 0 ? request.clone() : request).catch((error: unknown) => notReachable(error));
      const later = answer instanceof NotReachable || LATER.includes(answer.status);
      if (left === 0 || !later) return thrown(answer);
      const asked = answer instanceof NotReachable ? waited : retryAfter(answer.headers.get('Retry-After'), waited);
      if (!(answer instanceof NotReachable)) await answer.body?.cancel();
      await pause(Math.min(asked, longestWaitMs), undefined, { signal: request.signal });
    }
  };
}

function isRepeatable({ method, headers }: Request): boolean {
  return ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) || headers.has('Idempotency-Key');
}

function retryAfter(header: string | null, otherwise: number): number {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : otherwise;
}

function notReachable(error: unknown): NotReachable {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return new NotReachable(cause?.code ?? cause?.message ?? (error as Error).message);
}

function thrown(answer: Response | NotReachable): Response {
  if (answer instanceof NotReachable) throw answer;
  return answer;
}
