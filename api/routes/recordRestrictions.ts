import { liftRestrictions, type Restricted, restrictRecords } from '../../store/recordRestrictions.ts';
import { readRecord } from '../../store/records.ts';
import type { AppDeps } from '../deps.ts';
import { type Caller, seesRestricted } from '../http/authority.ts';
import { actorOf } from '../http/caller.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { presentRecord } from '../presenters/records.ts';
import { idParam } from '../schemas/common.ts';
import { restrictBody, restrictedCount } from '../schemas/privacy.ts';
import { trainingRecord } from '../schemas/records.ts';
import { knownUser, userParam } from './personRequests.ts';

const TAG = 'Training records';
const answers = { 200: { description: 'The record.', schema: trainingRecord } };
const counted = { 200: { description: 'How many.', schema: restrictedCount } };

/** R35, article 18 of the GDPR: records that only who has the permission for records sees. */
export function recordRestrictionRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;

  async function shown(recordId: string): Promise<Reply> {
    const row = await readRecord(sql, recordId, { now: clock.now(), asOf: null }, true);
    if (!row) throw notFound('training record');
    return { status: 200, body: presentRecord(row), about: row.userId };
  }

  /** What is restricted is seen, and so restricted and let go, by few. */
  function expectSeeing(caller: Caller): void {
    if (!seesRestricted(caller))
      throw new Problem('forbidden', 'this needs a key with the scope records:write, or admin');
  }

  async function restrict(which: Restricted, reason: string, caller: Caller): Promise<number> {
    expectSeeing(caller);
    const actor = actorOf(caller.client);
    const count = await restrictRecords(sql, which, { reason, actor }, clock.now());
    if (count === null) throw notFound('training record');
    return count;
  }

  async function lift(which: Restricted, caller: Caller): Promise<number> {
    expectSeeing(caller);
    const count = await liftRestrictions(sql, which, caller.client.id, clock.now());
    if (count === null) throw notFound('training record');
    return count;
  }

  return [
    route({
      method: 'post',
      path: '/v1/training-records/{id}/restrict',
      operationId: 'restrictTrainingRecord',
      tag: TAG,
      summary: 'Restrict a record',
      description:
        'From now on only keys with a scope for records, or `admin`, see it: it is left out for all others. It still counts for what rests on it. Restricted already, it stays as it is.',
      access: 'write',
      people: people('records:administer'),
      params: idParam,
      body: restrictBody,
      answers,
      handle: async ({ params, body, client, may }) => {
        await restrict({ recordId: params.id }, body.reason, { client, may });
        return shown(params.id);
      },
    }),
    route({
      method: 'post',
      path: '/v1/training-records/{id}/lift-restriction',
      operationId: 'liftTrainingRecordRestriction',
      tag: TAG,
      summary: 'Lift the restriction of a record',
      description:
        'The one that somebody set; what is kept of who was erased stays restricted to its end. Of who was erased meanwhile the record is then kept as its rule says, or deleted: 204.',
      access: 'write',
      people: people('records:administer'),
      params: idParam,
      answers: {
        ...answers,
        204: { description: 'Lifted, and deleted: the person was erased, and no rule keeps it.' },
      },
      handle: async ({ params, client, may }) => {
        await lift({ recordId: params.id }, { client, may });
        const there = await readRecord(sql, params.id, { now: clock.now(), asOf: null }, true);
        return there ? shown(params.id) : { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: '/v1/users/{id}/training-records/restrict',
      operationId: 'restrictUserRecords',
      tag: TAG,
      summary: 'Restrict all records of a person',
      description: 'All that there are now; those made later are not.',
      access: 'write',
      people: people('records:administer'),
      params: userParam,
      body: restrictBody,
      answers: counted,
      handle: async ({ params, body, client, may }) => {
        const userId = await knownUser(deps, params.id);
        return ok({ records: await restrict({ userId }, body.reason, { client, may }) });
      },
    }),
    route({
      method: 'post',
      path: '/v1/users/{id}/training-records/lift-restrictions',
      operationId: 'liftUserRecordRestrictions',
      tag: TAG,
      summary: 'Lift the restrictions of a person’s records',
      description: 'Those that somebody set.',
      access: 'write',
      people: people('records:administer'),
      params: userParam,
      answers: counted,
      handle: async ({ params, client, may }) => {
        const userId = await knownUser(deps, params.id);
        return ok({ records: await lift({ userId }, { client, may }) });
      },
    }),
  ];
}
