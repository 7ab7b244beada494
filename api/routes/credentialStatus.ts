import { z } from 'zod';
import { statusListOf } from '../../domain/certificates/credential.ts';
import { LIST_LENGTH, statusPlace } from '../../domain/certificates/statusList.ts';
import { didDocument, encodedList, issuerOf, organisationKeyOf, signCredential } from '../../proof/signing.ts';
import { endedNumbers, isListBegun } from '../../store/certificates.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';
import { organisationKeys } from './wellKnown.ts';

const TAG = 'Certificates';
const CREDENTIAL = 'application/vc+jwt';
/** For so long a list may be believed without asking again. */
const LIST_HOLDS_MS = 24 * 3_600_000;
const SHORTLY = { 'Cache-Control': 'public, max-age=300' };

const list = z
  .string()
  .regex(/^\d{1,6}$/, 'must be the number of a list')
  .transform(Number)
  .meta({ description: 'Its number, from 0.', override: { type: 'integer', minimum: 0, default: 0 } });

/** What anybody needs to verify a credential, beside the keys: who the issuer is, and which are revoked. */
export function credentialStatusRoutes(deps: AppDeps): Route[] {
  const { sql, clock, config } = deps;
  const keys = organisationKeys(deps);

  return [
    route({
      method: 'get',
      path: '/.well-known/did.json',
      operationId: 'getDidDocument',
      tag: TAG,
      summary: 'The organisation’s DID document',
      description: 'What `did:web` of this host stands for: its public keys.',
      access: 'public',
      answers: { 200: { description: 'A DID document.', schema: z.record(z.string(), z.unknown()) } },
      handle: async () => {
        const once = new Map((await keys()).map((key) => [key.kid, key]));
        return ok(didDocument(issuerOf(config.baseUrl, '').id, [...once.values()]), SHORTLY);
      },
    }),
    route({
      method: 'get',
      path: '/credentials/status',
      operationId: 'getCredentialStatusList',
      tag: TAG,
      summary: 'Which credentials are revoked',
      description:
        'A W3C Bitstring Status List 1.0 as a signed credential: bit n says that credential n of the list is revoked or superseded.',
      access: 'public',
      query: z.strictObject({ list: list.default(0) }),
      answers: { 200: { description: 'A credential as a JWT.', also: [CREDENTIAL] } },
      handle: async ({ query }) => {
        const from = query.list * LIST_LENGTH;
        if (query.list > 0 && !(await isListBegun(sql, from))) throw notFound('list');
        const ended = await endedNumbers(sql, from, from + LIST_LENGTH);
        const bits = encodedList(ended.map((number) => statusPlace(number).index));
        const at = clock.now();
        const validUntil = new Date(Date.parse(at) + LIST_HOLDS_MS).toISOString();
        const signed = await signCredential(
          statusListOf(query.list, bits, issuerOf(config.baseUrl, ''), { at, validUntil }),
          await organisationKeyOf(config),
        );
        return { status: 200, content: { type: CREDENTIAL, chunks: [signed] }, headers: SHORTLY };
      },
    }),
  ];
}
