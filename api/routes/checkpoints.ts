import { z } from 'zod';
import { openOrganisationKey, organisationSecret } from '../../config/organisationKey.ts';
import { proofOf } from '../../store/checkpointHeads.ts';
import { type CheckpointRow, listCheckpoints, readCheckpointRow } from '../../store/checkpointList.ts';
import { makeCheckpoint } from '../../store/checkpoints.ts';
import type { AppDeps } from '../deps.ts';
import { page } from '../http/list.ts';
import { people } from '../http/people.ts';
import { notFound, Problem } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { presentCheckpoint, presentProof } from '../presenters/checkpoints.ts';
import { checkpoint, checkpointList, checkpointQuery, inclusion, proofQuery } from '../schemas/checkpoints.ts';
import { idParam } from '../schemas/common.ts';

const TAG = 'Checkpoints';

/** Signed statements of where every history stood (R36). */
export function checkpointRoutes({ sql, clock, config, dispatch }: AppDeps): Route[] {
  async function known(id: string): Promise<CheckpointRow> {
    const row = await readCheckpointRow(sql, id);
    if (!row) throw notFound('checkpoint');
    return row;
  }

  return [
    route({
      method: 'get',
      path: '/v1/checkpoints',
      operationId: 'listCheckpoints',
      tag: TAG,
      summary: 'The checkpoints',
      description:
        'The newest first, each with where it went outside the database. One is made each day by itself; without a gap in their numbers each holds the digest of the one before.',
      access: 'read',
      people: people('checkpoints:manage'),
      query: checkpointQuery,
      answers: { 200: { description: 'A page.', schema: checkpointList } },
      handle: async ({ query }) => {
        const list = {
          name: 'checkpoints',
          key: z.object({ number: z.int() }),
          keyOf: ({ number }: CheckpointRow) => ({ number }),
          read: (after: { number: number } | null, limit: number) => listCheckpoints(sql, after, limit),
        };
        return ok(await page(list, query, presentCheckpoint));
      },
    }),
    route({
      method: 'post',
      path: '/v1/checkpoints',
      operationId: 'makeCheckpoint',
      tag: TAG,
      summary: 'Make a checkpoint now',
      description:
        'Beside the daily one, over all histories as they stand in this moment. It is signed and answered at once, and delivered in the background.',
      access: 'write',
      people: people('checkpoints:manage'),
      answers: { 201: { description: 'It is made.', schema: checkpoint, headers: { Location: 'Of the checkpoint.' } } },
      handle: async ({ client, commandId }) => {
        const key = await openOrganisationKey(organisationSecret(config));
        const signer = { key, mailTo: config.checkpoints.mailTo };
        const wanted = () => ({ id: commandId, day: null, missed: [] });
        await makeCheckpoint(sql, signer, clock, wanted, { clientId: client.id, keeper: dispatch.taskQueue });
        const headers = { Location: `/v1/checkpoints/${commandId}` };
        return { status: 201, body: presentCheckpoint(await known(commandId)), headers };
      },
    }),
    route({
      method: 'get',
      path: '/v1/checkpoints/{id}',
      operationId: 'getCheckpoint',
      tag: TAG,
      summary: 'One checkpoint',
      description: 'What it says, as it is signed, and where it went outside the database.',
      access: 'read',
      people: people('checkpoints:manage'),
      params: idParam,
      answers: { 200: { description: 'The checkpoint.', schema: checkpoint } },
      handle: async ({ params }) => ok(presentCheckpoint(await known(params.id))),
    }),
    route({
      method: 'get',
      path: '/v1/checkpoints/{id}/proof',
      operationId: 'getInclusionProof',
      tag: TAG,
      summary: 'The proof that a checkpoint holds a history',
      description:
        'Who has the event that the history ended with then, this proof and the signed checkpoint needs nothing else: the leaf and its siblings come to the root that was signed. 404: the checkpoint does not hold such a history. 409: what is kept here does not come to the signed root any more.',
      access: 'read',
      people: people('checkpoints:manage'),
      params: idParam,
      query: proofQuery,
      answers: { 200: { description: 'The proof.', schema: inclusion } },
      refusals: [409],
      handle: async ({ params, query }) => {
        const row = await known(params.id);
        const proof = await proofOf(sql, row.number, query);
        if (!proof) throw notFound('history in this checkpoint');
        if (proof.root !== row.root) throw new Problem('not-as-signed', 'let `rollbook verify` look at all histories');
        return ok(presentProof(query, proof, row));
      },
    }),
  ];
}
