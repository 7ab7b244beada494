import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { OidcConfig } from '../../config/oidc.ts';

/** What has to come back unchanged, kept by the browser meanwhile. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Why the provider did not say who somebody is. `away`: it cannot be reached; `denied`: it, or the person, did not want to. */
export class ProviderTrouble extends Error {
  override name = 'ProviderTrouble';
  readonly kind: 'away' | 'denied' | 'refused';
  /** A word of the protocol; never what the provider wrote. */
  readonly code: string;

  constructor(kind: ProviderTrouble['kind'], code: string) {
    super(kind);
    this.kind = kind;
    this.code = code;
  }
}

/** Its own description is read anew after this time: keys and addresses of a provider change. */
const DESCRIBED_FOR_MS = 3_600_000;
const PATIENCE_S = 10;

/**
 * A provider of OpenID Connect: authorization code flow with PKCE, state and nonce. It is asked for its description when
 * somebody wants to sign in, and again if it did not answer: a provider that is down stops no start.
 */
export class Provider {
  private readonly settings: OidcConfig;
  private readonly redirectUri: string;
  private described: { readonly at: number; readonly configuration: Promise<Configuration> } | null = null;

  constructor(settings: OidcConfig, redirectUri: string) {
    this.settings = settings;
    this.redirectUri = redirectUri;
  }

  /**
   * Where somebody is sent to sign in.
   * @param again also who is signed in there has to do it anew, as somebody else perhaps
   * @throws ProviderTrouble
   */
  async begin(again: boolean): Promise<{ url: string; begun: Begun }> {
    const configuration = await this.configuration();
    const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scopes,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(again ? { prompt: 'login' } : {}),
    });
    return { url: url.href, begun };
  }

  /**
   * What the provider says of who came back.
   * @param query what it sent them back with, `?` included
   * @throws ProviderTrouble
   */
  async finish(query: string, { state, nonce, verifier }: Begun): Promise<Readonly<Record<string, unknown>>> {
    const configuration = await this.configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims() ?? {};
      const { sub } = claims as { sub?: string };
      const asks = !(this.settings.claim in claims) && configuration.serverMetadata().userinfo_endpoint && sub;
      return asks ? { ...(await fetchUserInfo(configuration, tokens.access_token, sub)), ...claims } : claims;
    } catch (error) {
      throw troubleOf(error);
    }
  }

  /** Where somebody signs out of the provider as well; null: it has no such place, or cannot be reached. */
  async endSessionUrl(backTo: string): Promise<string | null> {
    try {
      const configuration = await this.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
    } catch {
      return null;
    }
  }

  private async configuration(): Promise<Configuration> {
    const now = performance.now();
    if (!this.described || now - this.described.at > DESCRIBED_FOR_MS) {
      this.described = { at: now, configuration: this.describe() };
    }
    const { described } = this;
    try {
      return await described.configuration;
    } catch (error) {
      if (this.described === described) this.described = null;
      throw new ProviderTrouble('away', codeOf(error));
    }
  }

  private describe(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // Signatures are checked although the tokens come straight from the provider.
    const execute = [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])];
    const auth = clientSecret === undefined ? None() : bySecret(clientSecret);
    return discovery(url, clientId, {}, auth, { execute, timeout: PATIENCE_S });
  }
}

/** In the way that the provider takes; the standard's own, where it names none. */
function bySecret(secret: string): ClientAuth {
  const inBody = ClientSecretPost(secret);
  const inHeader = ClientSecretBasic(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(server, ...rest);
  };
}

const DENIED = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);
const AWAY = new Set(['server_error', 'temporarily_unavailable', 'OAUTH_TIMEOUT', 'OAUTH_ABORT']);

function troubleOf(error: unknown): ProviderTrouble {
  if (error instanceof AuthorizationResponseError) {
    const { error: code } = error;
    if (DENIED.has(code)) return new ProviderTrouble('denied', code);
    return new ProviderTrouble(AWAY.has(code) ? 'away' : 'refused', known(code));
  }
  if (error instanceof ResponseBodyError) {
    return new ProviderTrouble(error.status >= 500 ? 'away' : 'refused', known(error.error));
  }
  const code = codeOf(error);
  // The network's own failure.
  if (error instanceof TypeError && error.message === 'fetch failed') return new ProviderTrouble('away', code);
  const status = (error as { cause?: { status?: unknown } }).cause?.status;
  const broken = AWAY.has(code) || (typeof status === 'number' && status >= 500);
  return new ProviderTrouble(broken ? 'away' : 'refused', code);
}

/** A code of the standard is a word; anything else is somebody's text. */
function known(code: string): string {
  return /^[a-z_]{1,50}$/.test(code) ? code : 'other';
}

function codeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: { code?: unknown } };
  const found = [cause?.code, code, name].find((word) => typeof word === 'string' && /^[A-Za-z_]{1,60}$/.test(word));
  return (found as string | undefined) ?? 'unknown';
}
