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
import { forgetKeys } from '../store/idempotency.ts';
import { approvalPages } from '../web/approvalPages.ts';
import { homePage } from '../web/homePage.ts';
import { reportPages } from '../web/reportPages.ts';
import { createApp } from './app.ts';
import { readApiKeyText } from './http/auth.ts';
import { reduced } from './http/failures.ts';
import { DAYS_KEPT } from './http/idempotency.ts';
import { Metrics } from './http/observe.ts';

const CONNECTIONS = 12;
const HOUR_MS = 3_600_000;
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
const dispatch = await createDispatcher(where, { sql, clock });

const adminKey = readApiKeyText(config.adminApiKey);
if (!adminKey) throw new Error('the administrator’s API key has not the form of one');
await keepAdminApiKey(sql, adminKey.id, adminKey.hash, clock.now());

const metrics = new Metrics();
collectDefaultMetrics({ register: metrics.registry });
const deps = { sql, clock, config, dispatch, log };
const pages = [homePage(), approvalPages(deps), reportPages(deps)];
const server = createServer(createApp(deps, { metrics, pages }));
// Longer than a proxy in front keeps its connections, so that none is closed under a request.
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
server.requestTimeout = 120_000;

const forgetting = setInterval(() => {
  const before = new Date(Date.parse(clock.now()) - DAYS_KEPT * 24 * HOUR_MS).toISOString();
  forgetKeys(sql, before).catch((error: unknown) =>
    log.warn({ error: reduced(error) }, 'old answers were not forgotten'),
  );
}, HOUR_MS).unref();

let stopping: Promise<void> | undefined;

/** Takes no more requests, answers those that are here, and closes what it holds. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    clearInterval(forgetting);
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
