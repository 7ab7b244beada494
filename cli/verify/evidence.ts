import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../exit.ts';
import { pathOf } from '../paths.ts';
import type { JwkSet } from './lines.ts';
import type { Evidence } from './verify.ts';

/**
 * Reads what was kept outside: checkpoints (`.jws`, with the file of heads beside it where there is one) and keys.
 * @throws UsageError when a file cannot be read, or is none of these
 */
export function readEvidence(checkpoints: readonly string[], keys: string | undefined): Evidence {
  const kept = checkpoints.map((given) => {
    const file = pathOf(given);
    const jws = readText(file).trim();
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jws)) throw new UsageError(`${given} is no signed checkpoint.`);
    const heads = file.replace(/\.jws$/, '.heads');
    return { file: given, jws, heads: heads !== file && existsSync(heads) ? heads : null };
  });
  return { kept, keys: keys === undefined ? null : readKeySet(keys) };
}

function readKeySet(given: string): JwkSet {
  try {
    const set = JSON.parse(readText(pathOf(given))) as JwkSet;
    if (Array.isArray(set.keys) && set.keys.every((key) => typeof key?.kid === 'string')) return set;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(`${given} is no set of keys, as /.well-known/jwks.json gives it.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
