import { z } from 'zod';
import type { PublicKey } from '../../config/organisationKey.ts';
import { openOrganisationKey, organisationSecret } from '../../config/organisationKey.ts';
import { listSigningKeys } from '../../store/signingKeys.ts';
import type { AppDeps } from '../deps.ts';
import { ok, type Route, route } from '../http/route.ts';

/** Where public keys come from. A key that several name is published once. */
export type KeySource = () => Promise<readonly PublicKey[]>;

/** The key that the organisation signs with now, and all that ever signed. */
export function organisationKeys({ sql, config }: AppDeps): KeySource {
  return async () => {
    const { public: current } = await openOrganisationKey(organisationSecret(config));
    return [current, ...(await listSigningKeys(sql))];
  };
}

const jwk = z
  .object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    kid: z.string(),
    alg: z.literal('EdDSA'),
    use: z.literal('sig'),
  })
  .meta({ id: 'PublicKey', description: 'A JSON Web Key (RFC 8037); its id is its thumbprint (RFC 7638).' });

/** What is looked for at addresses that everybody knows (RFC 8615). */
export function wellKnownRoutes(deps: AppDeps, sources: readonly KeySource[] = [organisationKeys(deps)]): Route[] {
  return [
    route({
      method: 'get',
      path: '/.well-known/jwks.json',
      operationId: 'getPublicKeys',
      tag: 'Operations',
      summary: 'The organisation’s public keys',
      description: 'What is signed here is checked by them; keys from before stay.',
      access: 'public',
      answers: { 200: { description: 'A JWK Set (RFC 7517).', schema: z.object({ keys: z.array(jwk) }) } },
      handle: async () => {
        const keys = (await Promise.all(sources.map((source) => source()))).flat();
        const once = new Map(keys.map((key) => [key.kid, key]));
        return ok({ keys: [...once.values()] }, { 'Cache-Control': 'public, max-age=300' });
      },
    }),
  ];
}
