import { jwtVerify, SignJWT } from 'jose';
import type { Instant } from '../domain/words.ts';
import { ALGORITHM, keyOf, LONGEST, type SigningKeys, UUID } from './tokens.ts';

/** A token made for one purpose is good for no other. */
const PURPOSE = 'rollbook:report';

/** What a link opens: the file of one run, as it is for one person. */
export interface ReportLink {
  readonly runId: string;
  readonly userId: string;
}

/**
 * The token of a mailed report's link: signed, expiring, bound to one run and its recipient, and without personal data (R7,
 * R35). The same arguments give the same token, so that a mail sent again is the same mail.
 */
export async function makeReportToken(link: ReportLink & { expiresAt: Instant }, keys: SigningKeys): Promise<string> {
  return new SignJWT({ sub: link.userId, run: link.runId, aud: PURPOSE })
    .setProtectedHeader({ alg: ALGORITHM, kid: keys.current })
    .setExpirationTime(Math.floor(Date.parse(link.expiresAt) / 1000))
    .sign(keyOf(keys, keys.current));
}

/** Reads a token at the instant `now`; null for whatever is not wholly as it was made, or has expired. */
export async function readReportToken(token: string, keys: SigningKeys, now: Instant): Promise<ReportLink | null> {
  if (token.length > LONGEST) return null;
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(keys, kid), {
      algorithms: [ALGORITHM],
      audience: PURPOSE,
      requiredClaims: ['sub', 'run', 'exp'],
      currentDate: new Date(now),
    });
    const { sub = '', run } = payload;
    return UUID.test(sub) && typeof run === 'string' && UUID.test(run) ? { runId: run, userId: sub } : null;
  } catch {
    return null;
  }
}
