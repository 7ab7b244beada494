import { z } from 'zod';
import { addDuration } from '../../domain/calendar.ts';
import { type DocumentRef, ruleOf } from '../../domain/completion.ts';
import type { EnrolmentState } from '../../domain/state.ts';
import { loadEnrolment } from '../../store/enrolments.ts';
import {
  insertSignatureRequest,
  listSignatureRequests,
  readSignatureRequest,
  type SignatureRequest,
} from '../../store/signatureRequests.ts';
import type { AppDeps } from '../deps.ts';
import type { Client } from '../http/caller.ts';
import { refused } from '../http/failures.ts';
import { idKey, listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { invalidInput, notFound } from '../http/problems.ts';
import { ok, type Reply, type Route, route } from '../http/route.ts';
import { callbackToken, readSignature, SIGNATURE_HEADER } from '../http/signature.ts';
import { presentSignatureRequest } from '../presenters/signatures.ts';
import { idParam } from '../schemas/common.ts';
import { callbackAnswer, newSignatureRequest, signatureRequest, signatureRequestMade } from '../schemas/signatures.ts';
import { hear, secretOf } from './signatureCallback.ts';

const TAG = 'Signatures';
const CALLBACK_LIMIT = 64 * 1024;

/** Documents that are signed with an external service, which says so by a signed callback. */
export function signatureRoutes(deps: AppDeps): Route[] {
  const { sql, clock } = deps;
  return [
    route({
      method: 'post',
      path: '/v1/enrolments/{id}/signature-requests',
      operationId: 'requestSignature',
      tag: TAG,
      summary: 'Ask for a signature',
      description:
        'For an acknowledgement that is completed by a signature. Hand the document, the address and the token of the callback to the service.',
      access: 'write',
      people: people('enrolments:learn', 'enrolment'),
      params: idParam,
      body: newSignatureRequest,
      answers: { 201: { description: 'It is open.', schema: signatureRequestMade } },
      refusals: [409],
      handle: ({ params, body, client, commandId }) => request(deps, params.id, body, client, commandId),
    }),
    route({
      method: 'get',
      path: '/v1/enrolments/{id}/signature-requests',
      operationId: 'listSignatureRequests',
      tag: TAG,
      summary: 'The signatures that were asked for',
      description: 'The newest first, with what became of each.',
      access: 'read',
      people: people('enrolments:view', 'enrolment'),
      params: idParam,
      query: z.strictObject(pageQuery),
      answers: {
        200: { description: 'A page.', schema: listOf(signatureRequest).meta({ id: 'SignatureRequestList' }) },
      },
      handle: async ({ params, query }) => {
        if (!(await loadEnrolment(sql, params.id))) throw notFound('enrolment');
        const list = {
          name: 'signature-requests',
          key: idKey,
          keyOf: ({ id }: SignatureRequest) => ({ id }),
          read: (after: { id: string } | null, limit: number) => listSignatureRequests(sql, params.id, after, limit),
        };
        return ok(await page(list, query, (row) => presentSignatureRequest(row, clock.now())));
      },
    }),
    route({
      method: 'post',
      path: '/signatures/callback/{id}',
      operationId: 'signatureCallback',
      tag: TAG,
      summary: 'Say what became of a signature',
      description: `For the service: \`{token, status: signed | declined | expired, at?}\`, signed in \`${SIGNATURE_HEADER}: t=<Unix seconds>,v1=<hex>\` by HMAC-SHA256 over \`<t>.<body>\` with the secret that is shared with it. A signature that is wrong, or older than five minutes, is 401. The same word again changes nothing; another one after the end is 409.`,
      access: 'public',
      params: z.object({ id: z.string().max(100) }),
      guard: (header) => void readSignature(header(SIGNATURE_HEADER), clock.now()),
      upload: { types: ['application/json'], limit: CALLBACK_LIMIT, description: 'A JSON object.' },
      answers: {
        200: { description: 'How the request stands.', schema: callbackAnswer },
      },
      refusals: [400, 401, 409],
      handle: ({ params, upload, header }) => hear(deps, params.id, upload, header(SIGNATURE_HEADER)),
    }),
  ];
}

async function request(
  { sql, clock, config }: AppDeps,
  enrolmentId: string,
  body: z.output<typeof newSignatureRequest>,
  client: Client,
  id: string,
): Promise<Reply> {
  const secret = secretOf(config.signatureServices, body.service);
  if (secret === undefined) throw invalidInput({ pointer: '#/service', detail: 'is no service that is configured' });
  const now = clock.now();
  // A repeat of what was asked for already is answered as it stands, whatever became of the enrolment.
  if (!(await readSignatureRequest(sql, id))) {
    const loaded = await loadEnrolment(sql, enrolmentId);
    if (!loaded) throw notFound('enrolment');
    const { service, reference } = body;
    const document = documentOf(loaded.state, body.document);
    const expiresAt = addDuration(now, body.expiresAfter, 'UTC');
    await insertSignatureRequest(sql, {
      ...{ id, enrolmentId, service, document, reference, expiresAt },
      clientId: client.id,
      at: now,
    });
  }
  const row = await readSignatureRequest(sql, id);
  if (!row) throw notFound('signature request');
  const callback = { url: `${config.baseUrl}/signatures/callback/${id}`, token: callbackToken(secret, id) };
  return { status: 201, body: { ...presentSignatureRequest(row, now), callback } };
}

/** What is to be signed. @throws Problem 400, 409 where it wants no signature, or not now, or of something else */
function documentOf(state: EnrolmentState, given: DocumentRef | null): DocumentRef {
  const rule = ruleOf(state).acknowledgement;
  const { status } = state;
  if (rule?.by !== 'signature') {
    throw refused({ rejected: 'not-for-this-type', detail: 'its completion rule wants no signature', status });
  }
  if (status !== 'enrolled' && status !== 'in_progress') {
    throw refused({ rejected: 'not-possible', detail: `nothing is signed while the enrolment is ${status}`, status });
  }
  const document = given ?? rule.document;
  if (!document) throw invalidInput({ pointer: '#/document', detail: 'is missing: the activity names none' });
  const wanted = rule.document;
  if (wanted && (wanted.version !== document.version || (wanted.sha256 ?? document.sha256) !== document.sha256)) {
    throw refused({ rejected: 'other-document', detail: `what is to be signed is version ${wanted.version}`, status });
  }
  return document;
}
