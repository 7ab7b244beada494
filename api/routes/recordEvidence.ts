import { EVIDENCE_ENDINGS, EVIDENCE_TYPES, evidenceType, LARGEST_EVIDENCE } from '../../domain/records/files.ts';
import { commandHeld } from '../../store/recordCommands.ts';
import { readRecordFile, saveRecordFile } from '../../store/recordFiles.ts';
import { inTransaction } from '../../store/tx.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound, Problem } from '../http/problems.ts';
import { type Route, route } from '../http/route.ts';
import { idParam } from '../schemas/common.ts';
import { asOfQuery, trainingRecord } from '../schemas/records.ts';
import { changeableRecord, expectRecord, knownRecord, shownRecord } from './recordRequests.ts';

const TAG = 'Training records';

/** The file that proves a record: taken by what its bytes are, kept by its hash, given back so that no browser runs it. */
export function recordEvidenceRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'post',
      path: '/v1/training-records/{id}/evidence',
      operationId: 'addRecordEvidence',
      tag: TAG,
      summary: 'Prove a training record by a file',
      description:
        'PDF, PNG or JPEG, by its own bytes. It makes the next version of the record, and takes the place of a file before it; the name of the file is not kept.',
      access: 'write',
      people: people('records:edit', 'record'),
      params: idParam,
      upload: {
        types: [...EVIDENCE_TYPES, 'application/octet-stream'],
        limit: LARGEST_EVIDENCE,
        description: 'The file.',
      },
      ifMatch: true,
      answers: {
        200: { description: 'The record after it.', schema: trainingRecord, headers: { ETag: 'The version.' } },
      },
      refusals: [409, 413, 415],
      handle: async (input) => {
        const { params, upload, client, commandId, header } = input;
        const { id, userId } = await changeableRecord(deps, input, params.id);
        const chunks: Buffer[] = [];
        for await (const chunk of upload.chunks()) chunks.push(chunk);
        const body = Buffer.concat(chunks);
        if (body.length === 0) throw invalidInput({ pointer: '#', detail: 'is missing: send the file' });
        const mediaType = evidenceType(body);
        if (!mediaType)
          throw new Problem('unsupported-media-type', 'the file is no PDF, PNG or JPEG, whatever its name says');
        const sha256 = upload.hash.toString('hex');
        const ask = {
          id,
          command: { type: 'correct', patch: { evidence: sha256 } },
          expected: ifMatch(header('if-match')),
          actor: actorOf(client),
          reason: null,
          commandId,
        } as const;
        const result = await inTransaction(sql, async (tx) => {
          const outcome = await commandHeld(tx, ask, clock.now());
          if (outcome.kind === 'done') await saveRecordFile(tx, userId, { sha256, mediaType, body }, clock.now());
          return outcome;
        });
        expectRecord(result);
        return shownRecord(deps, input, id);
      },
    }),
    route({
      method: 'get',
      path: '/v1/training-records/{id}/evidence',
      operationId: 'getRecordEvidence',
      tag: TAG,
      summary: 'The file that proves a training record',
      description: 'As a download; with `asOf` the one that proved it then.',
      access: 'read',
      people: people('records:view', 'record'),
      params: idParam,
      query: asOfQuery,
      answers: { 200: { description: 'The file.', also: EVIDENCE_TYPES } },
      handle: async (input) => {
        const { params, query } = input;
        const { id, userId, evidence } = await knownRecord(deps, input, params.id, query.asOf ?? null);
        const file = evidence === null ? null : await readRecordFile(sql, userId, evidence);
        if (!file) throw notFound('file for this training record');
        return {
          status: 200,
          headers: {
            // Whatever is in it: it is saved, and no browser guesses at it, runs it or keeps it.
            'Content-Disposition': `attachment; filename="evidence-${id}.${EVIDENCE_ENDINGS[file.mediaType]}"`,
            'Content-Length': String(file.body.length),
            'X-Content-Type-Options': 'nosniff',
            'Content-Security-Policy': "default-src 'none'; sandbox",
            'Cache-Control': 'private, no-store',
          },
          content: { type: file.mediaType, chunks: [file.body] },
        };
      },
    }),
  ];
}
