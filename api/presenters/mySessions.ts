import type { z } from 'zod';
import type { ShownSession } from '../../store/userSessions.ts';
import type { userSession } from '../schemas/mySessions.ts';

/** A session, and whether it is the one that asks. */
export function presentUserSession(session: ShownSession, currentId: string | null): z.output<typeof userSession> {
  const { id, method, beganAt, lastSeenAt, endsAt } = session;
  return { id, method, beganAt, lastSeenAt, endsAt, current: id === currentId };
}
