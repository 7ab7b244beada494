import { z } from 'zod';
import { resolveActivity } from '../../store/catalogue.ts';
import { readSession } from '../../store/sessions.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../http/problems.ts';
import { activityRef, idParam } from '../schemas/common.ts';

/** Where seats are limited: each of the two has the same routes below its own address. */
export interface PoolPlace {
  /** As the beginning of a path. */
  readonly at: string;
  /** In the names of its operations. */
  readonly name: 'Activity' | 'Session';
  /** In sentences. */
  readonly words: string;
  /** What its routes are about, for who may what. */
  readonly subject: 'activity' | 'session';
  readonly params: z.ZodObject<{ id: z.ZodType<string> }>;
  /** The id of the pool. @throws Problem 404 */
  poolId(ref: string): Promise<string>;
}

export function poolPlaces({ sql }: AppDeps): readonly PoolPlace[] {
  return [
    {
      at: '/v1/activities/{id}',
      name: 'Activity',
      words: 'an activity',
      subject: 'activity',
      params: z.object({ id: activityRef }),
      poolId: async (ref) => (await resolveActivity(sql, ref)) ?? missing('activity'),
    },
    {
      at: '/v1/sessions/{id}',
      name: 'Session',
      words: 'a session',
      subject: 'session',
      params: idParam,
      poolId: async (ref) => (await readSession(sql, ref))?.id ?? missing('session'),
    },
  ];
}

function missing(what: string): never {
  throw notFound(what);
}
