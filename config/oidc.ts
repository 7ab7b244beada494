import { z } from 'zod';

/** The provider that says who somebody is, as OpenID Connect has it. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Left out: a client that keeps no secret, which PKCE is enough for. */
  readonly clientSecret: string | undefined;
  /** Which claim names the person: `email`, `preferred_username`, or one that holds the external id. */
  readonly claim: string;
  readonly scopes: string;
}

/** HTTPS; by plain HTTP only on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

const A_WORD = /^[\x21-\x7e]{1,500}$/;

export const OIDC_VARIABLES = {
  OIDC_ISSUER: [
    z.string().refine(isIssuer).optional(),
    'the HTTPS address of a provider, such as https://login.example.com',
  ],
  OIDC_CLIENT_ID: [z.string().regex(A_WORD).optional(), 'the id that the provider gave to this installation'],
  OIDC_CLIENT_SECRET: [z.string().regex(A_WORD).optional(), 'the secret that the provider gave to this installation'],
  OIDC_CLAIM: [
    z
      .string()
      .regex(/^[A-Za-z0-9_.:/-]{1,200}$/)
      .default('email'),
    'the name of a claim: email, preferred_username, or one that holds the external id',
  ],
  OIDC_SCOPES: [
    z
      .string()
      .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
      .refine((text) => text.split(' ').includes('openid'))
      .default('openid profile email'),
    'scopes with spaces between, openid among them',
  ],
} as const;

interface Values {
  readonly OIDC_ISSUER: string | undefined;
  readonly OIDC_CLIENT_ID: string | undefined;
  readonly OIDC_CLIENT_SECRET: string | undefined;
  readonly OIDC_CLAIM: string;
  readonly OIDC_SCOPES: string;
}

/** The provider; undefined: there is none. A text says what is missing. */
export function readOidc(values: Values): OidcConfig | undefined | string {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined) return 'OIDC_ISSUER must be given, as OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is';
  if (clientId === undefined) return 'OIDC_CLIENT_ID must be given, as OIDC_ISSUER is';
  return { issuer, clientId, clientSecret, claim: values.OIDC_CLAIM, scopes: values.OIDC_SCOPES };
}
