import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { StartError } from './say.ts';

/** Resolves with the port when it is free (0: with one that is), with null when something listens there already. */
async function tryPort(port: number, host: string | undefined): Promise<number | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** A port that nothing listens on, on this machine. */
export async function freePort(): Promise<number> {
  return (await tryPort(0, '127.0.0.1')) ?? freePort();
}

/**
 * The port that a part is to use: the wanted one, or a free one for 0.
 * @param variable the environment variable that sets it, for the message.
 * @throws StartError when the wanted port is taken or may not be used: it names the port, who holds it, and what to do.
 */
export async function claimPort(wanted: number, variable: string, host?: string): Promise<number> {
  if (wanted === 0) return freePort();
  let port: number | null;
  try {
    port = await tryPort(wanted, host);
  } catch (error) {
    throw new StartError(
      `Port ${wanted} cannot be used (${(error as Error).message}): set ${variable} to another one.`,
    );
  }
  if (port !== null) return port;
  throw new StartError(
    `Port ${wanted} is taken${await holder(wanted)}: stop what uses it, or set ${variable} to another port (0 picks a free one).`,
  );
}

/** Who listens on a port, as " by node (process 123)", or nothing where that cannot be found out. */
async function holder(port: number): Promise<string> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const pid = /^p(\d+)$/m.exec(stdout)?.[1];
    return pid ? ` by ${/^c(.+)$/m.exec(stdout)?.[1] ?? 'something'} (process ${pid})` : '';
  } catch {
    // No lsof on this machine: most Linux machines have ss.
  }
  try {
    const { stdout } = await run('ss', ['-Hltnp', `sport = :${port}`]);
    const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(stdout);
    return found ? ` by ${found[1]} (process ${found[2]})` : '';
  } catch {
    return '';
  }
}
