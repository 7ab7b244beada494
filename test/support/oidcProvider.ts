import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { newPassword } from '../../config/secrets.ts';
import { freePort } from '../../local/ports.ts';

/** What the provider says of an account; `sub` is its id. */
export type Account = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider in this process, whose people need no password. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whom it knows, by what they type in. */
  readonly accounts: Map<string, Account>;
  /** From now on it answers nobody, until it is up again at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Starts one for an installation at `baseUrl`. On another host than that, so that browsers keep their cookies apart. */
export async function startOidcProvider(baseUrl: string): Promise<OidcProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const clientId = 'rollbook';
  const clientSecret = newPassword();
  const accounts = new Map<string, Account>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${baseUrl}/sign-out`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' } as never] },
    cookies: { keys: [newPassword()] },
    claims: { openid: ['sub', 'employee'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Leave?</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, leave</button>`;
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...[...accounts.values()].find((account) => account.sub === sub) }),
    }),
    loadExistingGrant: async (ctx) => {
      // Whoever signs in agrees to what is asked.
      const { client, session, params } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope(String(params?.scope));
      await grant.save();
      return grant;
    },
  } satisfies Configuration);
  const answer = provider.callback();
  let server: Server | null = null;

  const up = async () => {
    server = createServer((req, res) => {
      const work = req.url?.startsWith('/interaction/') ? interact(provider, accounts, req, res) : answer(req, res);
      Promise.resolve(work).catch(() => res.destroy());
    }).listen(port);
    await once(server, 'listening');
  };
  const down = async () => {
    const closing = server;
    server = null;
    if (!closing) return;
    closing.closeAllConnections();
    closing.close();
    await once(closing, 'close');
  };
  await up();
  return { issuer, clientId, clientSecret, accounts, up, down, close: down };
}

/** The provider's own page: who is it? */
async function interact(
  provider: Provider,
  accounts: ReadonlyMap<string, Account>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.method !== 'POST') {
    res.writeHead(200, { 'Content-Type': 'text/html' });
    res.end(
      `<!doctype html><title>Company</title><form method="post"><label for="who">Who are you?</label><input id="who" name="who"><button>Go</button></form>`,
    );
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const who = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('who') ?? '';
  const account = accounts.get(who);
  const result = account
    ? { login: { accountId: String(account.sub) } }
    : { error: 'access_denied', error_description: `${who} <b>may not</b>` };
  await provider.interactionFinished(req, res, result);
}
