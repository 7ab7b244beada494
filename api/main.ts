import { createServer } from 'node:http';
import pino from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { exitWithParent } from '../config/parent.ts';
import { readServiceConfig } from '../config/service.ts';
import { createDispatcher } from '../dispatch/dispatcher.ts';
import { openPayloads } from '../dispatch/payloads.ts';
import { wallClock } from '../domain/clock.ts';
import { keepAdminApiKey } from '../store/apiKeys.ts';
import { connect } from '../store/db.ts';
import { expectErasureKey } from '../store/erasureKey.ts';
import { forgetKeys } from '../store/idempotency.ts';
import { journalErasures, reapplyErasures } from '../store/reapplyErasures.ts';
import { forgetSessions } from '../store/userSessions.ts';
import { approvalPages } from '../web/approvalPages.ts';
import { certificatePages } from '../web/certificatePages.ts';
import { homePage } from '../web/homePage.ts';
import { myPages } from '../web/me/myPages.ts';
import { reportPages } from '../web/reportPages.ts';
import { KnownSessions } from '../web/signIn/knownSessions.ts';
import { signInPages } from '../web/signIn/signInPages.ts';
import { createApp } from './app.ts';
import { readApiKeyText } from './http/auth.ts';
import { reduced } from './http/failures.ts';
import { DAYS_KEPT } from './http/idempotency.ts';
import { Metrics } from './http/observe.ts';

const CONNECTIONS = 12;
const HOUR_MS = 3_600_000;
/** So long it can be seen that somebody was signed in. */
const SESSIONS_KEPT_DAYS = 30;
const MINUTE_MS = 60_000;
/** What is being answered at a stop may take this long. */
const LAST_ANSWERS_MS = 12_000;

const config = readServiceConfig(process.env);
const log = pino({ level: config.logLevel, base: { part: 'api' } });
const clock = wallClock;
const sql = connect(config.databaseUrl, CONNECTIONS);
const where = {
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
  taskQueue: config.taskQueue,
  dataConverter: await openPayloads(config, sql, clock),
};
const journal = { file: config.erasuresFile, key: config.erasureKey };
// R35: a restored backup knows nothing of who was erased since; nobody is served before it does.
await expectErasureKey(sql, config.erasureKey);
const again = await reapplyErasures(sql, journal, clock);
if (again > 0) log.warn({ erasures: again }, 'the database did not know of them: they were carried out again');
await journalErasures(sql, journal, clock);
const dispatch = await createDispatcher(where, { sql, clock });

const adminKey = readApiKeyText(config.adminApiKey);
if (!adminKey) throw new Error('the administrator’s API key has not the form of one');
await keepAdminApiKey(sql, adminKey.id, adminKey.hash, clock.now());

const metrics = new Metrics();
collectDefaultMetrics({ register: metrics.registry });
const deps = { sql, clock, config, dispatch, log };
const sessions = new KnownSessions(deps);
const withSessions = { ...deps, sessions };
const pages = [
  homePage(),
  approvalPages(withSessions),
  reportPages(withSessions),
  signInPages(withSessions),
  myPages(withSessions),
  certificatePages(deps),
];
const server = createServer(createApp(deps, { metrics, pages, sessions }));
// Longer than a proxy in front keeps its connections, so that none is closed under a request.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
server.requestTimeout = 120_000;

const forgetting = setInterval(() => {
  const daysAgo = (days: number) => new Date(Date.parse(clock.now()) - days * 24 * HOUR_MS).toISOString();
  forgetKeys(sql, daysAgo(DAYS_KEPT)).catch((error: unknown) =>
    log.warn({ error: reduced(error) }, 'old answers were not forgotten'),
  );
  forgetSessions(sql, daysAgo(SESSIONS_KEPT_DAYS)).catch((error: unknown) =>
    log.warn({ error: reduced(error) }, 'old sessions were not forgotten'),
  );
}, HOUR_MS).unref();

// Also while it serves: a backup can be restored under it, and what a crash kept from being written down is written down.
const remembering = setInterval(() => {
  reapplyErasures(sql, journal, clock)
    .then(() => journalErasures(sql, journal, clock))
    .catch((error: unknown) => log.error({ error: reduced(error) }, 'erasures are not written down outside'));
}, MINUTE_MS).unref();

let stopping: Promise<void> | undefined;

/** Takes no more requests, answers those that are here, and closes what it holds. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    clearInterval(forgetting);
    clearInterval(remembering);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    await closed;
    clearTimeout(late);
    await dispatch.close();
    await sql.end({ timeout: 5 });
    log.info('the API has stopped');
  })();
  return stopping;
}

process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
exitWithParent(stop);

await new Promise<void>((resolve, reject) => {
  server.once('error', reject);
  server.listen(config.port, resolve);
});
const address = server.address();
const port = typeof address === 'object' && address ? address.port : config.port;
process.send?.({ port });
log.info({ port }, 'the API is up');
