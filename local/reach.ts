import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './say.ts';

const PATIENCE_MS = 10_000;

/**
 * Waits until somebody answers at an address that was given by a variable of the environment.
 * @throws StartError that names the variable, when nobody does within 10 s
 */
export async function reach(variable: string, host: string, port: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await answers(host, port))) {
    if (Date.now() > until) {
      throw new StartError(
        `${variable}: nobody answers at ${host}:${port}. Start what should be there, or give another address.`,
      );
    }
    await pause(250);
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
