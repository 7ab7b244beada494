import type { z } from 'zod';
import { isLocalDate, startOfDay } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/words.ts';
import {
  type DelegationPatch,
  insertDelegation,
  listDelegations,
  overlapping,
  patchDelegation,
  readDelegation,
} from '../../store/delegations.ts';
import { type PersonRow, readPerson, resolvePerson } from '../../store/people.ts';
import { saveText } from '../../store/personalText.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { idKey, page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { changedMeanwhile, invalidInput, notFound, Problem } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentDelegation } from '../presenters/delegations.ts';
import { idParam } from '../schemas/common.ts';
import {
  delegation,
  delegationList,
  delegationPatch,
  delegationQuery,
  newDelegation,
  type When,
} from '../schemas/delegations.ts';
import { erased } from './personRequests.ts';

const TAG = 'Delegations';
const shownWithVersion = { schema: delegation, headers: { ETag: 'The version.' } };

/** Who stands in for whom (R5): out of office, and what else one passes on for a time. */
export function delegationRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(id: string, status = 200): Promise<Reply> {
    const row = await readDelegation(sql, id, clock.now());
    if (!row) throw notFound('delegation');
    const location = status === 201 ? { Location: `/v1/delegations/${id}` } : {};
    const headers = { ETag: etag(row.version), ...location };
    return { status, body: presentDelegation(row), headers, about: row.principal.id };
  }

  async function create(body: z.output<typeof newDelegation>, client: Client, id: string): Promise<Reply> {
    if (await readDelegation(sql, id, clock.now())) return shown(id, 201);
    const principal = await activePerson(deps, body.principal, 'principal');
    const delegate = await delegateFor(deps, body.delegate, principal.id);
    const startsAt = atLeast(clock.now(), body.from && instantOf(body.from, principal.timezone));
    const endsAt = body.until && instantOf(body.until, principal.timezone);
    expectAhead(endsAt, startsAt, clock.now());
    const note = body.note === null ? null : await saveText(sql, principal.id, body.note, clock.now());
    const fields = { principalId: principal.id, delegateId: delegate.id, startsAt, endsAt, noteText: note?.id ?? null };
    await insertDelegation(sql, id, fields, client.id, clock).catch(async (error: unknown) => {
      throw isOverlap(error) ? await overlaps(deps, fields, null) : error;
    });
    return shown(id, 201);
  }

  async function change(
    id: string,
    body: z.output<typeof delegationPatch>,
    client: Client,
    match: string | undefined,
  ): Promise<Reply> {
    const expected = ifMatch(match);
    const row = await readDelegation(sql, id, clock.now());
    if (!row) throw notFound('delegation');
    const principal = await readPerson(sql, row.principal.id);
    const timezone = principal?.timezone ?? 'UTC';
    const from = body.from === undefined ? undefined : instantOf(body.from, timezone);
    const startsAt = from === undefined || from === row.startsAt ? row.startsAt : atLeast(clock.now(), from);
    const endsAt = body.until === undefined ? row.endsAt : body.until && instantOf(body.until, timezone);
    if (row.status === 'planned' || row.status === 'active') {
      if (endsAt !== row.endsAt || startsAt !== row.startsAt) expectAhead(endsAt, startsAt, clock.now());
    }
    const patch: DelegationPatch = {
      startsAt,
      endsAt,
      ...(body.delegate !== undefined && { delegateId: (await delegateFor(deps, body.delegate, row.principal.id)).id }),
      ...(body.note !== undefined && {
        noteText: body.note === null ? null : (await saveText(sql, row.principal.id, body.note, clock.now())).id,
      }),
    };
    return patched(id, patch, expected, client);
  }

  async function patched(
    id: string,
    patch: DelegationPatch,
    expected: readonly number[] | null,
    client: Client,
  ): Promise<Reply> {
    const result = await patchDelegation(sql, id, patch, expected, client.id, clock).catch(async (error: unknown) => {
      const row = isOverlap(error) ? await readDelegation(sql, id, clock.now()) : null;
      if (!row) throw error;
      throw await overlaps(deps, { principalId: row.principal.id, ...row, ...patch }, id);
    });
    switch (result.kind) {
      case 'missing':
        throw notFound('delegation');
      case 'version':
        throw changedMeanwhile(result.version);
      case 'over':
        throw new Problem('delegation-over', 'it has ended, or was cancelled: enter a new one');
      case 'begun':
        throw new Problem('delegation-over', 'it has begun: its beginning cannot be changed any more');
      default:
        return shown(id);
    }
  }

  return [
    route({
      method: 'post',
      path: '/v1/delegations',
      operationId: 'createDelegation',
      tag: TAG,
      summary: 'Let somebody stand in',
      description:
        'From `from` up to, and without, `until`, the delegate is asked for the decisions of the principal; open ones move when it begins and when it ends, and their links with them (R2, R5). Followed at most five deep; nobody comes to decide on their own request (R3). Two of one principal at the same time are 409.',
      access: 'write',
      people: people('delegations:manage', 'body:principal'),
      body: newDelegation,
      answers: {
        201: {
          description: 'Created.',
          schema: delegation,
          headers: { ETag: 'The version.', Location: 'The address.' },
        },
      },
      refusals: [409],
      handle: ({ body, client, commandId }) => create(body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/delegations',
      operationId: 'listDelegations',
      tag: TAG,
      summary: 'Find delegations',
      description: 'The newest first; with `status=active` who stands in for whom just now.',
      access: 'read',
      people: people('delegations:manage'),
      query: delegationQuery,
      answers: { 200: { description: 'A page.', schema: delegationList } },
      handle: async ({ query, may }) => {
        const [principalId, delegateId] = await Promise.all([
          person(deps, query.principal, '?principal'),
          person(deps, query.delegate, '?delegate'),
        ]);
        const filter = { principalId, delegateId, statuses: query.status, reached: may.reach('delegations:manage') };
        const read = (after: { id: string } | null, limit: number) =>
          listDelegations(sql, filter, after, limit, clock.now());
        const list = { name: 'delegations', key: idKey, keyOf: ({ id }: { id: string }) => ({ id }), read };
        return ok(await page(list, query, presentDelegation));
      },
    }),
    route({
      method: 'get',
      path: '/v1/delegations/{id}',
      operationId: 'getDelegation',
      tag: TAG,
      summary: 'Read a delegation',
      description: 'Where it stands now, and how many open approvals it holds.',
      access: 'read',
      people: people('delegations:manage', 'delegation'),
      params: idParam,
      answers: { 200: { description: 'The delegation.', ...shownWithVersion } },
      handle: ({ params }) => shown(params.id),
    }),
    route({
      method: 'patch',
      path: '/v1/delegations/{id}',
      operationId: 'changeDelegation',
      tag: TAG,
      summary: 'Change a delegation',
      description: 'Open approvals move at once where it holds now. One that has ended stays as it is.',
      access: 'write',
      people: people('delegations:manage', 'delegation'),
      params: idParam,
      body: delegationPatch,
      ifMatch: true,
      answers: { 200: { description: 'The delegation after it.', ...shownWithVersion } },
      refusals: [409],
      handle: ({ params, body, client, header }) => change(params.id, body, client, header('if-match')),
    }),
    route({
      method: 'post',
      path: '/v1/delegations/{id}/end',
      operationId: 'endDelegation',
      tag: TAG,
      summary: 'End a delegation',
      description:
        'It ends now, and open approvals go back; one that has not begun is cancelled. One that is over already stays as it is.',
      access: 'write',
      people: people('delegations:manage', 'delegation'),
      params: idParam,
      ifMatch: true,
      answers: { 200: { description: 'The delegation after it.', ...shownWithVersion } },
      refusals: [409],
      handle: ({ params, client, header }) => patched(params.id, { ends: true }, ifMatch(header('if-match')), client),
    }),
  ];
}

async function person({ sql }: AppDeps, ref: string | undefined, pointer: string): Promise<string | undefined> {
  const id = ref && (await resolvePerson(sql, ref));
  if (id === null) throw invalidInput({ pointer, detail: 'is nobody known' });
  return id;
}

async function activePerson({ sql }: AppDeps, ref: string, field: string): Promise<PersonRow> {
  const id = await resolvePerson(sql, ref);
  const row = id && (await readPerson(sql, id));
  const mend = (detail: string) => invalidInput({ pointer: `#/${field}`, detail });
  if (!row) throw mend('is nobody known: give an id, external id, username or e-mail address');
  if (row.erasedAt !== null) throw erased();
  if (row.status !== 'activated' && row.status !== 'active') throw mend(`is ${row.status}: it must be somebody active`);
  return row;
}

async function delegateFor(deps: AppDeps, ref: string, principalId: string): Promise<PersonRow> {
  const delegate = await activePerson(deps, ref, 'delegate');
  if (delegate.id === principalId) throw invalidInput({ pointer: '#/delegate', detail: 'must be somebody else' });
  return delegate;
}

function instantOf(when: When, timezone: string): Instant {
  return isLocalDate(when) ? startOfDay(when, timezone) : when;
}

function atLeast(now: Instant, at: Instant | undefined): Instant {
  return at !== undefined && at > now ? at : now;
}

function expectAhead(endsAt: Instant | null, startsAt: Instant, now: Instant): void {
  if (endsAt === null) return;
  if (endsAt <= now)
    throw invalidInput({ pointer: '#/until', detail: 'must lie in the future; to end it now, use /end' });
  if (endsAt <= startsAt) throw invalidInput({ pointer: '#/until', detail: 'must lie after from' });
}

function isOverlap(error: unknown): boolean {
  return (error as { constraint_name?: unknown }).constraint_name === 'delegations_one_at_a_time';
}

async function overlaps(
  { sql }: AppDeps,
  fields: { principalId: string; startsAt: Instant; endsAt: Instant | null },
  except: string | null,
): Promise<Problem> {
  const other = await overlapping(sql, fields, except);
  const detail = 'somebody stands in for this person at that time already: change or end that delegation first';
  return new Problem('delegation-overlaps', detail, { members: { delegation: other } });
}
