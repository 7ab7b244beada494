import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './exit.ts';

export interface Where {
  readonly url: string;
  readonly apiKey: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the API is, and the key to it: `ROLLBOOK_URL` and `ROLLBOOK_API_KEY`, or what is left out of them as `ready.json` in
 * the data folder says, as long as `npm start` runs. A key goes only where it belongs: with another address than that of
 * `ready.json` it must be given.
 * @throws UsageError when one is missing or none
 */
export function readConnection(env: Environment): Where {
  const { ROLLBOOK_URL: url, ROLLBOOK_API_KEY: apiKey } = env;
  if (url && !isHttp(url)) throw new UsageError('ROLLBOOK_URL must be an address such as https://rollbook.example.com');
  if (url && apiKey) return { url, apiKey: sendable(apiKey) };
  const ready = readReady(env);
  if (!ready) throw new UsageError(`Set ${missing(url, apiKey)}, or run \`npm start\`, which tells both.`);
  if (url && url.replace(/\/+$/, '') !== ready.url) {
    throw new UsageError('Set ROLLBOOK_API_KEY: the key in the data folder belongs to another address.');
  }
  return { url: ready.url, apiKey: sendable(apiKey || ready.apiKey) };
}

function missing(url: string | undefined, apiKey: string | undefined): string {
  const names = [...(url ? [] : ['ROLLBOOK_URL']), ...(apiKey ? [] : ['ROLLBOOK_API_KEY'])];
  return names.join(' and ');
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function sendable(apiKey: string): string {
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new UsageError('ROLLBOOK_API_KEY must be an API key: rb_…');
  return apiKey;
}

function readReady({ DATA_DIR }: Environment): Where | null {
  const folder = DATA_DIR ? resolve(DATA_DIR) : join(ROOT, '.rollbook');
  try {
    const { api, adminApiKey } = JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8'));
    return { url: String(api).replace(/\/+$/, ''), apiKey: String(adminApiKey) };
  } catch {
    return null;
  }
}
