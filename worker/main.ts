import pino from 'pino';
import { exitWithParent } from '../config/parent.ts';
import { readServiceConfig } from '../config/service.ts';
import { createDispatcher } from '../dispatch/dispatcher.ts';
import { openPayloads } from '../dispatch/payloads.ts';
import { wallClock } from '../domain/clock.ts';
import { drainMails } from '../mail/drain.ts';
import { createMailer } from '../mail/sender.ts';
import { connect } from '../store/db.ts';
import { expectErasureKey } from '../store/erasureKey.ts';
import { reapplyErasures } from '../store/reapplyErasures.ts';
import { startBackground } from './background.ts';
import { bundleApart } from './bundleApart.ts';
import { startStoredImports } from './relay.ts';
import { logThrough } from './runtime.ts';
import { createWorker } from './worker.ts';

/** Mails taken up at once. */
const MAILS = 50;

const config = readServiceConfig(process.env);
const log = pino({ level: config.logLevel, base: { part: 'worker' } });
logThrough(log);
const clock = wallClock;
// Apart, so that bulk work of the relay never keeps a commit waiting for a connection.
const sql = connect(config.databaseUrl, 20);
const relaySql = connect(config.databaseUrl, 8);
const where = {
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
  taskQueue: config.taskQueue,
  dataConverter: await openPayloads(config, sql, clock),
};
// R35: a restored backup knows nothing of who was erased since; nobody works with it before it does.
await expectErasureKey(sql, config.erasureKey);
const again = await reapplyErasures(sql, { file: config.erasuresFile, key: config.erasureKey }, clock);
if (again > 0) log.warn({ erasures: again }, 'the database did not know of them: they were carried out again');
const dispatch = await createDispatcher(where, { sql: relaySql, clock });
const bundled = process.env.WORKFLOW_BUNDLE ? null : await bundleApart();
const bundlePath = bundled?.file ?? process.env.WORKFLOW_BUNDLE ?? '';
const { worker, close } = await createWorker({
  ...where,
  deps: { sql, clock, webhooks: { allowPrivate: config.webhooksAllowPrivate }, erasureKey: config.erasureKey },
  bundlePath,
});
await bundled?.remove();
const mailer = createMailer(config);
const stopBackground = await startBackground({
  sql: relaySql,
  clock,
  dispatch,
  log,
  drainMails: async () => (await drainMails({ sql: relaySql, clock, mailer, config, log }, MAILS)) === MAILS,
  startImports: () => startStoredImports({ sql: relaySql, clock, dispatch }),
});

const stop = async () => worker.shutdown();
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
const running = worker.run();
exitWithParent(async () => {
  await stop();
  await running;
});
log.info('the worker is up');
await running;
await stopBackground();
mailer.close();
await Promise.all([dispatch.close(), close()]);
await Promise.all([sql.end({ timeout: 5 }), relaySql.end({ timeout: 5 })]);
log.info('the worker has stopped');
