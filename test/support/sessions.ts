import { uuidv7 } from 'uuidv7';
import { addDuration } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/words.ts';
import { insertSession, type SessionFields } from '../../store/sessions.ts';
import type { World } from './world.ts';

/** A session of three hours that begins so long from now; what is left out is plain. */
export async function seedSession(
  world: World,
  activityId: string,
  startsIn: string,
  given: Partial<SessionFields> = {},
): Promise<string> {
  const id = uuidv7();
  const now = world.clock.now();
  const startsAt = addDuration(now, startsIn, 'UTC');
  await insertSession(world.sql, id, activityId, sessionFields(startsAt, given), now);
  return id;
}

export function sessionFields(startsAt: Instant, given: Partial<SessionFields> = {}): SessionFields {
  return {
    title: null,
    timezone: 'UTC',
    parts: [sessionPart(startsAt)],
    instructors: [],
    minimum: null,
    maximum: null,
    minimumAt: null,
    belowMinimum: 'warn',
    signUpFrom: null,
    signUpUntil: null,
    cancelUntil: null,
    partlyCounts: false,
    noShowFails: false,
    remindBefore: [],
    ...given,
  };
}

export function sessionPart(startsAt: Instant, hours = 3) {
  const endsAt = addDuration(startsAt, `PT${hours}H`, 'UTC');
  return {
    localDate: startsAt.slice(0, 10),
    startTime: startsAt.slice(11, 16),
    endTime: endsAt.slice(11, 16),
    startsAt,
    endsAt,
    place: 'Room 1',
    link: null,
  };
}
