import { z } from 'zod';
import type { PublicKey } from '../../config/organisationKey.ts';
import { statusListOf } from '../../domain/certificates/credential.ts';
import { LIST_LENGTH, statusPlace } from '../../domain/certificates/statusList.ts';
import { didDocument, encodedList, issuerOf, organisationKeyOf, signCredential } from '../../proof/signing.ts';
import { endedNumbers, isListBegun } from '../../store/certificates.ts';
import { readTemplate } from '../../store/certificateTemplates.ts';
import { listSigningKeys } from '../../store/signingKeys.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../http/problems.ts';
import { ok, type Route, route } from '../http/route.ts';

const TAG = 'Certificates';
const CREDENTIAL = 'application/vc+jwt';
/** For so long a list may be believed without asking again. */
const LIST_HOLDS_MS = 24 * 3_600_000;
const SHORTLY = { 'Cache-Control': 'public, max-age=300' };

const publicKey = z
  .object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    kid: z.string(),
    alg: z.literal('EdDSA'),
    use: z.literal('sig'),
  })
  .meta({ id: 'PublicKey', description: 'A JSON Web Key (RFC 8037); its id is its thumbprint (RFC 7638).' });

const list = z
  .string()
  .regex(/^\d{1,6}$/, 'must be the number of a list')
  .transform(Number)
  .meta({ description: 'Its number, from 0.', override: { type: 'integer', minimum: 0, default: 0 } });

/** What anybody needs to verify what the organisation signed; no key is asked for. */
export function wellKnownRoutes({ sql, clock, config }: AppDeps): Route[] {
  /** The key that signs, and all that signed before. */
  async function keys(): Promise<PublicKey[]> {
    const current = (await organisationKeyOf(config)).public;
    const former = await listSigningKeys(sql);
    return [current, ...former.filter(({ kid }) => kid !== current.kid)];
  }

  return [
    route({
      method: 'get',
      path: '/.well-known/jwks.json',
      operationId: 'getPublicKeys',
      tag: TAG,
      summary: 'The organisation’s public keys',
      description: 'The one that signs first, then those from before: what they signed can be verified for ever.',
      access: 'public',
      answers: { 200: { description: 'A JSON Web Key Set.', schema: z.object({ keys: z.array(publicKey) }) } },
      handle: async () => ok({ keys: await keys() }, SHORTLY),
    }),
    route({
      method: 'get',
      path: '/.well-known/did.json',
      operationId: 'getDidDocument',
      tag: TAG,
      summary: 'The organisation’s DID document',
      description: 'What `did:web` of this host stands for: the same keys.',
      access: 'public',
      answers: { 200: { description: 'A DID document.', schema: z.record(z.string(), z.unknown()) } },
      handle: async () => ok(didDocument(issuerOf(config.baseUrl, '').id, await keys()), SHORTLY),
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
        const issuer = issuerOf(config.baseUrl, (await readTemplate(sql, 'default'))?.rules.issuer ?? '');
        const signed = await signCredential(
          statusListOf(query.list, bits, issuer, { at, validUntil }),
          await organisationKeyOf(config),
        );
        return { status: 200, content: { type: CREDENTIAL, chunks: [signed] }, headers: SHORTLY };
      },
    }),
  ];
}
