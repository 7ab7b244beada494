import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from './processes.ts';
import type { Program } from './program.ts';
import { StartError } from './say.ts';

/** Where everything is: what `ready.json` holds. Null for a part that is not embedded and has no page. */
export interface Ready {
  api: string;
  mailbox: string | null;
  smtp: string;
  temporal: string;
  temporalUi: string | null;
  postgres: string;
  adminApiKey: string;
}

const READY_MS = 120_000;
const TOO_MANY_DEATHS = 4;

/**
 * Waits until the API says that it is ready.
 * @throws StartError when a program dies again and again, or two minutes pass; it holds the end of the log that tells why.
 */
export async function untilReady(api: string, programs: Program[], stopping: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + READY_MS;
  while (!stopping()) {
    const answer = await fetch(`${api}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    const broken = programs.find((program) => program.deaths() >= TOO_MANY_DEATHS);
    if (broken) throw new StartError(`It cannot start. ${broken.log} ends with:\n${lastLines(broken.log)}`);
    if (Date.now() > giveUpAt) {
      const logs = programs.map(({ log }) => `${log} ends with:\n${lastLines(log)}`);
      throw new StartError(`The API was not ready after ${READY_MS / 1000} s. ${logs.join('\n')}`);
    }
    await delay(100);
  }
}

const file = (dataDir: string) => join(dataDir, 'ready.json');

/** Writes `ready.json` (mode 600: it holds the key), whole or not at all. */
export function writeReady(dataDir: string, ready: Ready): void {
  const draft = `${file(dataDir)}.part`;
  writeFileSync(draft, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file(dataDir));
}

export function removeReady(dataDir: string): void {
  rmSync(file(dataDir), { force: true });
}

/** What the person at the terminal reads when all is up. @param administrator who can sign in by a mail that comes to the mailbox */
export function welcome(ready: Ready, dataDir: string, seconds: number, administrator: string | null): string {
  const here = relative(process.cwd(), dataDir) || '.';
  const folder = here.startsWith('..') ? dataDir : here;
  const rows: Array<[string, string | null]> = [
    ['Pages and API', ready.api],
    ['API reference', `${ready.api}/docs`],
    ['Mailbox', ready.mailbox],
    ['Sign in', signIn(ready, administrator)],
    ['Temporal', ready.temporalUi],
    ['API key', ready.adminApiKey],
    ['Data and logs', `${folder} (all addresses: ${join(folder, 'ready.json')})`],
  ];
  const lines = rows.filter(([, value]) => value !== null).map(([name, value]) => `  ${name.padEnd(15)}${value}`);
  return `\nRollbook is ready, after ${seconds.toFixed(0)} s.\n\n${lines.join('\n')}\n\nCtrl-C stops everything; what is there is kept.\n`;
}

/** How the sample company's administrator gets in; null where there is none, or mails go elsewhere. */
function signIn({ api, mailbox }: Ready, administrator: string | null): string | null {
  if (administrator === null || mailbox === null) return null;
  return `${api}/sign-in as ${administrator} (the link comes to the mailbox)`;
}
