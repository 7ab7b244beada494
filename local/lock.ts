import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive, readPid } from './processes.ts';
import { StartError } from './say.ts';

/**
 * Makes this process the only one that runs on a data folder, until it ends.
 * @returns what gives the folder free again.
 * @throws StartError when it cannot be written to, or naming the process that runs on it already.
 */
export function lockFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`DATA_DIR must be a folder that may be written to: ${(error as Error).message}`);
  }
  const file = join(dataDir, 'supervisor.pid');
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = readPid(file);
    // A number that is meanwhile another program's does not count.
    if (pid !== undefined && pid !== process.pid && isAlive(pid) && /local\/(start|main)/.test(commandOf(pid))) {
      throw new StartError(
        `Rollbook runs on ${dataDir} already (process ${pid}): its addresses are in ${join(dataDir, 'ready.json')}. ` +
          `Stop it (kill ${pid}), or set DATA_DIR, and the ports to 0, for a second one.`,
      );
    }
    rmSync(file, { force: true });
  }
}
