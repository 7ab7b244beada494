import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/words.ts';
import { Problem } from './problems.ts';

/** `t=<Unix seconds>,v1=<HMAC-SHA256 in hexadecimal>`; `v1` may be there more than once while a secret is replaced. */
export const SIGNATURE_HEADER = 'X-Rollbook-Signature';
/** So far the clocks of two systems may be apart, and so long a request may be under way. */
const TOLERANCE_MS = 5 * 60_000;
/** Compared with where nothing is known, so that this takes as long as a wrong signature. */
const NOBODYS_SECRET = randomBytes(32).toString('base64url');

/** What a signature says, before it is believed. */
export interface Signature {
  readonly timestamp: string;
  readonly values: readonly string[];
}

/**
 * The signature of a request, if it is one of the last five minutes.
 * @throws Problem 401
 */
export function readSignature(header: string | undefined, now: Instant): Signature {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const of = (name: string) => parts.flatMap(([key, value = '']) => (key === name ? [value] : []));
  const [timestamp = ''] = of('t');
  const values = of('v1').filter((value) => /^[0-9a-f]{64}$/.test(value));
  if (!/^\d{1,12}$/.test(timestamp) || values.length === 0)
    throw wrongSignature(`${SIGNATURE_HEADER} must be t=<Unix seconds>,v1=<64 hexadecimal digits>`);
  if (Math.abs(Date.parse(now) - Number(timestamp) * 1_000) > TOLERANCE_MS)
    throw wrongSignature('its time is more than five minutes from now');
  return { timestamp, values };
}

/**
 * Believes a signature over `timestamp.body`, or not. Compared in constant time, also where there is no secret.
 * @throws Problem 401
 */
export function believe({ timestamp, values }: Signature, body: Buffer, secret: string | undefined): void {
  const hmac = createHmac('sha256', secret ?? NOBODYS_SECRET)
    .update(`${timestamp}.`)
    .update(body);
  const wanted = hmac.digest();
  const same = values.filter((value) => timingSafeEqual(Buffer.from(value, 'hex'), wanted));
  if (same.length === 0 || secret === undefined) throw wrongSignature('it is not that of this request');
}

export function wrongSignature(detail: string): Problem {
  return new Problem('wrong-signature', detail);
}

/** The token that binds a callback to its request: made of the service's secret, so that nothing has to be kept. */
export function callbackToken(secret: string, requestId: string): string {
  return createHmac('sha256', secret).update(`rollbook:callback:${requestId}`).digest('base64url');
}
