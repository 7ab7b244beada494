import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { newApiKey, newSigningKey } from '../../config/secrets.ts';
import { ERASURE_KEY, erasuresFileOf } from './erasures.ts';
import { sharedStack } from './stack.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of the product's own processes, on a world's parts. */
export interface WorkerProcess {
  /** All that it said: its log, and what went to standard error. */
  logged(): string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits. Does nothing when it is dead. */
  stop(): Promise<void>;
}

export interface WorkerPlace {
  databaseUrl: string;
  taskQueue: string;
  temporalAddress?: string;
  smtpUrl?: string;
  logLevel?: string;
  signingKey?: string;
  erasuresFile?: string;
  baseUrl?: string;
}

/** Starts `worker/main.ts` by the wall clock; resolves when it is up. It ends with this process in any case. */
export function startWorkerProcess(place: WorkerPlace): Promise<WorkerProcess> {
  return startProcess('worker', place);
}

/** Starts `api/main.ts` on a port; resolves when it is up. */
export function startApiProcess(place: WorkerPlace & { port: number; adminApiKey: string }): Promise<WorkerProcess> {
  const { port, adminApiKey } = place;
  return startProcess('api', place, { PORT: String(port), ADMIN_API_KEY: adminApiKey });
}

async function startProcess(
  name: 'worker' | 'api',
  place: WorkerPlace,
  env: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const stack = sharedStack();
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), `${name}/main.ts`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: place.databaseUrl,
      TEMPORAL_ADDRESS: place.temporalAddress ?? stack.temporalAddress,
      TEMPORAL_NAMESPACE: stack.temporalNamespace,
      TASK_QUEUE: place.taskQueue,
      // Where no mail is expected there is nobody to take one.
      SMTP_URL: place.smtpUrl ?? 'smtp://127.0.0.1:1',
      DATA_DIR: tmpdir(),
      ERASURE_KEY,
      ERASURES_FILE: place.erasuresFile ?? erasuresFileOf(place),
      SIGNING_KEY: place.signingKey ?? newSigningKey(),
      // Whoever is called stands on this machine.
      WEBHOOKS_ALLOW_PRIVATE: '1',
      ...(place.baseUrl === undefined ? {} : { BASE_URL: place.baseUrl }),
      ADMIN_API_KEY: newApiKey(),
      LOG_LEVEL: place.logLevel ?? 'info',
      WORKFLOW_BUNDLE: stack.workflowBundle,
      ...env,
    },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(String(part)));
  const ended = once(child, 'exit');
  await up(name, child, said);
  return {
    logged: () => said.join(''),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function up(name: 'worker' | 'api', child: ChildProcess, said: readonly string[]): Promise<void> {
  const signal = AbortSignal.timeout(30_000);
  while (!/the (worker|API) is up/.test(said.join(''))) {
    await Promise.race([once(child.stdout!, 'data', { signal }), once(child, 'exit', { signal })]);
    if (child.exitCode !== null) throw new Error(`the ${name} did not start:\n${said.join('')}`);
  }
}
