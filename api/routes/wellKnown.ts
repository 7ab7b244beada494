import type { PublicKey } from '../../config/organisationKey.ts';
import { openOrganisationKey, organisationSecret } from '../../config/organisationKey.ts';
import { listSigningKeys } from '../../store/signingKeys.ts';
import type { AppDeps } from '../deps.ts';
import { ok, type Route, route } from '../http/route.ts';
import { jwks } from '../schemas/checkpoints.ts';

/** Where public keys come from. A key that several name is published once. */
export type KeySource = () => Promise<readonly PublicKey[]>;

/** The key that the organisation signs with now, and all that ever signed. */
export function organisationKeys({ sql, config }: AppDeps): KeySource {
  return async () => {
    const { public: current } = await openOrganisationKey(organisationSecret(config));
    return [current, ...(await listSigningKeys(sql))];
  };
}

/** What is looked for at addresses that everybody knows (RFC 8615). */
export function wellKnownRoutes(deps: AppDeps, sources: readonly KeySource[] = [organisationKeys(deps)]): Route[] {
  return [
    route({
      method: 'get',
      path: '/.well-known/jwks.json',
      operationId: 'getPublicKeys',
      tag: 'Operations',
      summary: 'The organisation’s public keys',
      description:
        'What is signed here is checked by them; keys from before stay. Who checks for an audit keeps a copy of their own.',
      access: 'public',
      answers: { 200: { description: 'A JWK Set (RFC 7517).', schema: jwks } },
      handle: async () => {
        const keys = (await Promise.all(sources.map((source) => source()))).flat();
        const once = new Map(keys.map((key) => [key.kid, key]));
        return ok({ keys: [...once.values()] }, { 'Cache-Control': 'public, max-age=300' });
      },
    }),
  ];
}
