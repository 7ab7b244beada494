import type { Logger } from 'pino';
import type { OidcConfig } from '../../config/oidc.ts';
import type { Clock } from '../../domain/clock.ts';
import type { SessionLimits } from '../../domain/signIn/session.ts';
import type { Sql } from '../../store/db.ts';
import type { KnownSessions } from './knownSessions.ts';

/** What the pages for signing in and out are made of. */
export interface SignInDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sessions: KnownSessions;
  readonly config: SessionLimits & {
    readonly baseUrl: string;
    readonly signingKey: string | undefined;
    readonly oidc: OidcConfig | undefined;
  };
}

/** The key that these pages sign and seal with. */
export function signingKeyOf({ config }: Pick<SignInDeps, 'config'>): string {
  if (!config.signingKey) throw new TypeError('the pages for signing in need a signing key');
  return config.signingKey;
}

/** The path of a page of ours, below the address that people use. */
export function pathAt(baseUrl: string, path: string): string {
  return `${new URL(baseUrl).pathname.replace(/\/+$/, '')}${path}`;
}
