import { toCloudEvent } from '../../domain/events/cloudEvent.ts';
import { readFeed } from '../../store/feed.ts';
import type { AppDeps } from '../deps.ts';
import { people } from '../http/people.ts';
import { invalidInput } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { feedPage, feedQuery } from '../schemas/feed.ts';

/** The public feed of events (R36). */
export function eventRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/events',
      operationId: 'listEvents',
      tag: 'Events',
      summary: 'Every change, as a feed',
      description:
        'All events of enrolments, of enrolments in plans and of certifications as CloudEvents, in the order of positions that they are given once they are committed, which takes a second: who has read up to a position has missed nothing before it. Each subject’s events are in their own order. Ask again with `after` = `next`.',
      access: 'read',
      people: people('events:read'),
      query: feedQuery,
      answers: { 200: { description: 'What is behind `after`.', schema: feedPage } },
      handle: async ({ query: { after, types, limit } }) => {
        const { events, head } = await readFeed(sql, after, types ?? null, limit + 1);
        if (after > head) {
          const detail = `lies ahead of the feed, which ends at ${head}: it was restored from a backup, begin before that`;
          throw invalidInput({ pointer: '?after', detail });
        }
        const items = events.slice(0, limit);
        const more = events.length > limit;
        const next = more ? (items.at(-1)?.position ?? head) : head;
        return ok({ items: items.map(toCloudEvent), next: String(next), more });
      },
    }),
  ];
}
