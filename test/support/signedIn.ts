import { uuidv7 } from 'uuidv7';
import type { Sql } from '../../store/db.ts';
import { insertUserSession } from '../../store/userSessions.ts';
import { hashOf, newToken } from '../../web/signIn/sessionCookie.ts';
import type { MovableClock } from './clock.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * The headers of somebody who is signed in, as a browser on a page of our own sends them. To be sent without a key.
 *
 * @param baseUrl the address that people use; left out: as of an API of `startTestApi`
 */
export async function signedIn(
  { sql, clock }: { readonly sql: Sql; readonly clock: Pick<MovableClock, 'now'> },
  userId: string,
  baseUrl = 'http://localhost:3000',
): Promise<{ Cookie: string; Origin: string }> {
  const token = newToken();
  const beganAt = clock.now();
  const endsAt = new Date(Date.parse(beganAt) + WEEK_MS).toISOString();
  await insertUserSession(sql, { id: uuidv7(), hash: hashOf(token), userId, method: 'link', beganAt, endsAt });
  return { Cookie: `rollbook_session=${token}`, Origin: new URL(baseUrl).origin };
}
