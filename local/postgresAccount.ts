import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StartError } from './say.ts';

/** How to run Postgres' programs: as oneself, or (for root, as whom it refuses to run) as another user of the machine. */
export interface Account {
  /** Who the data must belong to, where that is not oneself. */
  owner?: { uid: number; gid: number };
  /** Given to spawn. */
  ids: { uid?: number; gid?: number };
  /** What goes before the command. */
  prefix: string[];
}

/**
 * Picks the user that Postgres runs as. An ordinary user is that user. For root it is the owner of the data that is there,
 * else `postgres` or `nobody`; where such a user cannot reach the folders (a project under /root), it is let in by one
 * capability (CAP_DAC_OVERRIDE), set with util-linux' `setpriv`.
 * @param folder where the data is or will be; the folder above it must exist.
 * @throws StartError when the data belongs to somebody else, or root has no user to run Postgres as.
 */
export function postgresAccount(folder: string, programs: string): Account {
  const owner = existsSync(folder) ? statSync(folder).uid : undefined;
  const me = process.getuid?.() ?? 0;
  if (me !== 0) {
    if (owner !== undefined && owner !== me) {
      throw new StartError(
        `${folder} belongs to user ${owner}: start as that user or as root, or set DATA_DIR elsewhere.`,
      );
    }
    if (!hasName()) {
      throw new StartError(
        `Postgres runs only as a user with a name: give user ${me} an entry in /etc/passwd, or set DATABASE_URL.`,
      );
    }
    return { ids: {}, prefix: [] };
  }
  if (owner === 0) {
    throw new StartError(`${folder} belongs to root, as whom Postgres refuses to run: chown it to the user postgres.`);
  }
  const user = owner !== undefined ? idsOf(String(owner)) : (idsOf('postgres') ?? idsOf('nobody'));
  if (!user) {
    throw new StartError('Postgres refuses to run as root, and there is no user postgres or nobody to run it as.');
  }
  if (reaches(user, dirname(folder)) && reaches(user, programs)) return { owner: user, ids: user, prefix: [] };
  const prefix = [
    ...['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'],
    ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
  ];
  if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { owner: user, ids: {}, prefix };
  throw new StartError(
    `Postgres refuses to run as root, and user ${user.uid} cannot enter ${dirname(folder)} or ${programs}: ` +
      'move the project out of a private folder such as /root, or start it as an ordinary user.',
  );
}

/** A container may run with a bare number as its user. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function reaches(user: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, stdio: 'ignore' }).status === 0;
}
