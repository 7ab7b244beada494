import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs links and sessions: 32 random bytes in base64url. */
export function newSigningKey(): string {
  return randomBytes(32).toString('base64url');
}

/** A password for a part that only this machine talks to. */
export function newPassword(): string {
  return randomBytes(18).toString('base64url');
}

/** An API key: a prefix by which its row is found, and a secret of 32 bytes of which only the hash is stored. */
export function newApiKey(): string {
  return `rb_${randomBytes(6).toString('hex')}_${randomBytes(32).toString('base64url')}`;
}

/**
 * A secret that is made once and kept in a file of its own (mode 600) under `<dataDir>/secrets`.
 * Whoever asks first makes it; several processes that ask at the same time all get the same one.
 */
export function keptSecret(dataDir: string, name: string, make: () => string): string {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = read(file);
  if (kept) return kept;
  // Written aside and then linked: the file appears whole or not at all, and the second to link loses.
  const draft = join(folder, `.${name}.${process.pid}.${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const made = read(file);
  if (!made) throw new Error(`${file} is empty: remove it, and it is made again`);
  return made;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
