import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name, and a secret of at least 32 characters that can be typed. */
const SERVICE = /^([a-z0-9][a-z0-9-]{0,63})=([\x21-\x2b\x2d-\x7e]{32,500})$/;

/** Secrets by the name of the signature service, from `name=secret` with commas or lines between; null when it is none. */
export function readServices(text: string): Readonly<Record<string, string>> | null {
  const lines = text.split(/[,\n]/).flatMap((line) => line.trim() || []);
  const found = lines.map((line) => SERVICE.exec(line));
  const names = found.map((match) => match?.[1]);
  if (found.includes(null) || new Set(names).size < names.length) return null;
  return Object.fromEntries(found.map((match) => [match?.[1], match?.[2]]));
}

/** Those of the file `<dataDir>/secrets/signature-services`; none where there is no file, null where it is wrong. */
export function keptServices(dataDir: string): Readonly<Record<string, string>> | null {
  try {
    return readServices(readFileSync(join(dataDir, 'secrets', 'signature-services'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
