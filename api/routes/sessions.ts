import { z } from 'zod';
import { localTime } from '../../domain/calendar.ts';
import { readActivity, resolveActivity } from '../../store/catalogue.ts';
import { resolvePerson } from '../../store/people.ts';
import { cancelSession } from '../../store/sessionCancel.ts';
import {
  changeSession,
  insertSession,
  listSessions,
  readSession,
  type SessionFields,
  type SessionPart,
  type SessionRow,
} from '../../store/sessions.ts';
import type { AppDeps } from '../deps.ts';
import { ifMatch } from '../http/conditional.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, type FieldError, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentSession } from '../presenters/sessions.ts';
import { activityRef, idParam } from '../schemas/common.ts';
import { newSession, session, sessionCancel, sessionPatch } from '../schemas/sessions.ts';

const TAG = 'Sessions';
const activityParam = z.object({ id: activityRef });
const HEADERS = { ETag: 'The version.' };
const key = z.object({ startsAt: z.iso.datetime(), id: z.uuid() });
type Patch = z.output<typeof sessionPatch>;

/** The sessions of an event: when, where, by whom and for how many. */
export function sessionRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readSession(sql, id);
    if (!row) throw notFound('session');
    const headers = { ETag: etag(row.version), ...(status === 201 ? { Location: `/v1/sessions/${id}` } : {}) };
    return { status, body: presentSession(row, clock.now()), headers };
  }

  async function eventId(ref: string): Promise<string> {
    const id = await resolveActivity(sql, ref);
    const activity = id && (await readActivity(sql, id));
    if (!id || !activity) throw notFound('activity');
    if (activity.type !== 'event') throw new Problem('not-for-this-type', 'only an event has sessions');
    return id;
  }

  async function instructorIds(refs: readonly string[] | undefined): Promise<string[] | undefined> {
    if (!refs) return undefined;
    const ids = await Promise.all(refs.map((ref) => resolvePerson(sql, ref)));
    const errors = ids.flatMap((id, index): FieldError[] =>
      id ? [] : [{ pointer: `#/instructors/${index}`, detail: 'is nobody known' }],
    );
    if (errors.length > 0) throw invalidInput(...errors);
    return ids as string[];
  }

  async function change(id: string, patch: Patch, match: string | undefined): Promise<Reply> {
    const expected = ifMatch(match);
    const instructors = await instructorIds(patch.instructors);
    const merged = (before: SessionRow) => mergedFields(before, patch, instructors);
    const result = await changeSession(sql, id, merged, expected, clock.now());
    if (result.kind === 'missing') throw notFound('session');
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    if (result.kind === 'cancelled') throw new Problem('session-cancelled', 'a cancelled session stays as it is');
    if (result.kind === 'draw') {
      const detail = `must not begin before ${result.drawAt}, when the lots for its seats are drawn: move the draw first`;
      throw invalidInput({ pointer: '#/parts', detail });
    }
    return shown(id);
  }

  async function cancel(id: string, body: z.output<typeof sessionCancel>, match: string | undefined): Promise<Reply> {
    const now = clock.now();
    if (body.offerUntil !== null && body.offerUntil <= now)
      throw invalidInput({ pointer: '#/offerUntil', detail: 'must lie ahead' });
    const { offer: offers, offerUntil, reason } = body;
    const result = await cancelSession(sql, id, { offers, offerUntil, reason }, ifMatch(match), now);
    if (result.kind === 'missing') throw notFound('session');
    if (result.kind === 'version') throw changedMeanwhile(result.version);
    if (result.kind === 'offer') {
      const detail = 'is no other session of this event that one can still sign up for';
      throw invalidInput({ pointer: `#/offer/${result.index}`, detail });
    }
    return shown(id);
  }

  return [
    route({
      method: 'post',
      path: '/v1/activities/{id}/sessions',
      operationId: 'createSession',
      tag: TAG,
      summary: 'Plan a session',
      description:
        'A run of an event, of one or more dated parts. Dates and times are local ones of its zone (R19). From the first session on, who enrols in the event is `to_confirm` until it is settled which session they attend.',
      access: 'write',
      people: people('sessions:edit', 'activity'),
      params: activityParam,
      body: newSession,
      answers: {
        201: { description: 'Planned.', schema: session, headers: { ...HEADERS, Location: 'The address.' } },
      },
      refusals: [409],
      handle: async ({ params, body, commandId }) => {
        const activityId = await eventId(params.id);
        const { parts, instructors, ...given } = body;
        const ids = (await instructorIds(instructors)) ?? [];
        const fields = checked({ ...given, parts: partsIn(parts, given.timezone), instructors: ids });
        await insertSession(sql, commandId, activityId, fields, clock.now());
        return shown(commandId, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/activities/{id}/sessions',
      operationId: 'listSessions',
      tag: TAG,
      summary: 'The sessions of an event',
      description: 'The earliest first, with their seats.',
      access: 'read',
      people: people('catalogue:view'),
      params: activityParam,
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(session).meta({ id: 'SessionList' }) } },
      handle: async ({ params, query }) => {
        const activityId = await resolveActivity(sql, params.id);
        if (!activityId) throw notFound('activity');
        const read = (after: z.output<typeof key> | null, limit: number) => listSessions(sql, activityId, after, limit);
        const keyOf = ({ startsAt, id }: SessionRow) => ({ startsAt, id });
        return ok(await page({ name: 'sessions', key, keyOf, read }, query, (row) => presentSession(row, clock.now())));
      },
    }),
    route({
      method: 'get',
      path: '/v1/sessions/{id}',
      operationId: 'getSession',
      tag: TAG,
      summary: 'One session',
      description: 'With its seats, and a warning when the minimum was not reached by its cutoff (R18).',
      access: 'read',
      people: people('catalogue:view'),
      params: idParam,
      answers: { 200: { description: 'The session.', schema: session, headers: HEADERS } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/sessions/{id}',
      operationId: 'changeSession',
      tag: TAG,
      summary: 'Change a session',
      description:
        'What is left out stays. Who has a seat is told, with a new calendar entry. A raised maximum gives seats to who waits (R13); a lowered one demotes nobody (R15).',
      access: 'write',
      people: people('sessions:edit', 'session'),
      params: idParam,
      body: sessionPatch,
      ifMatch: true,
      answers: { 200: { description: 'The session after it.', schema: session, headers: HEADERS } },
      refusals: [409],
      handle: ({ params, body, header }) => change(params.id, body, header('if-match')),
    }),
    route({
      method: 'post',
      path: '/v1/sessions/{id}/cancel',
      operationId: 'cancelSession',
      tag: TAG,
      summary: 'Cancel a session',
      description:
        'Everybody is told and offered the sessions named. Who had a seat keeps the place until another is chosen (`change-session`) or the offer ends, and is `to_confirm` meanwhile. Again is the same.',
      access: 'write',
      people: people('sessions:edit', 'session'),
      params: idParam,
      body: sessionCancel,
      ifMatch: true,
      answers: { 200: { description: 'The session after it.', schema: session, headers: HEADERS } },
      handle: ({ params, body, header }) => cancel(params.id, body, header('if-match')),
    }),
  ];
}

type GivenPart = z.output<typeof newSession>['parts'][number];

/** R19: local dates and times, and the instants of them. */
function partsIn(parts: readonly GivenPart[], timezone: string): SessionPart[] {
  return parts.map(({ date, startTime, endTime, place, link }) => ({
    localDate: date,
    startTime,
    endTime,
    startsAt: localTime(date, startTime, timezone),
    endsAt: localTime(date, endTime, timezone),
    place,
    link,
  }));
}

function mergedFields(before: SessionRow, patch: Patch, instructors: string[] | undefined): SessionFields {
  const timezone = patch.timezone ?? before.timezone;
  const kept = before.parts.map(({ localDate, ...part }) => ({ date: localDate, ...part }));
  const { parts: _parts, instructors: _instructors, ...given } = patch;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { title, minimum, maximum, minimumAt, belowMinimum, signUpFrom, signUpUntil, cancelUntil } = before;
  const { partlyCounts, noShowFails, remindBefore } = before;
  return checked({
    ...{ title, minimum, maximum, minimumAt, belowMinimum, signUpFrom, signUpUntil, cancelUntil },
    ...{ partlyCounts, noShowFails, remindBefore },
    ...said,
    timezone,
    parts: partsIn(patch.parts ?? kept, timezone),
    instructors: instructors ?? before.instructors.map(({ id }) => id),
  });
}

/** What no field says alone. @throws Problem 400 */
function checked(fields: SessionFields): SessionFields {
  const { minimum, maximum, minimumAt, signUpFrom, signUpUntil, cancelUntil } = fields;
  const parts = fields.parts.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const [first] = parts;
  const errors: FieldError[] = [];
  const say = (pointer: string, detail: string) => errors.push({ pointer: `#/${pointer}`, detail });
  if (parts.some((part) => part.endsAt <= part.startsAt)) say('parts', 'a part must end later than it starts');
  if (parts.some((part, index) => index > 0 && part.startsAt < (parts[index - 1]?.endsAt ?? '')))
    say('parts', 'must not overlap');
  if (minimum !== null && maximum !== null && minimum > maximum) say('minimum', 'must not be more than the maximum');
  if ((minimum === null) !== (minimumAt === null)) say('minimumAt', 'goes with minimum: give both, or neither');
  if (signUpFrom !== null && signUpUntil !== null && signUpFrom >= signUpUntil)
    say('signUpUntil', 'must be later than signUpFrom');
  const starts = first?.startsAt ?? '';
  if (signUpUntil !== null && signUpUntil > starts) say('signUpUntil', 'must not be later than the start');
  if (cancelUntil !== null && cancelUntil > starts) say('cancelUntil', 'must not be later than the start');
  if (minimumAt !== null && minimumAt > starts) say('minimumAt', 'must not be later than the start');
  if (errors.length > 0) throw invalidInput(...errors);
  return { ...fields, parts };
}
