/** A terminal's Ctrl-C reaches the package manager too, which sends it on: two within this time are one. */
const SAME_MS = 500;
const PARENT_CHECK_MS = 1_000;

export interface StopHandlers {
  /** The orderly stop. */
  begin(): Promise<void>;
  /** Told when a second signal comes; the process ends right after it. */
  force(): void;
}

/**
 * Begins the stop at the first Ctrl-C, kill or closed terminal, or when `npm start` itself is killed; the second forces it.
 * @returns resolves when the orderly stop is done.
 */
export function onStop(handlers: StopHandlers): Promise<void> {
  return new Promise((resolve, reject) => {
    let since: number | undefined;
    const signalled = () => {
      if (since === undefined) {
        since = Date.now();
        handlers.begin().then(resolve, reject);
      } else if (Date.now() - since > SAME_MS) {
        handlers.force();
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, signalled);
    // A terminal that is gone takes no more lines.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    if (process.env.npm_lifecycle_event) whenParentEnds(signalled);
  });
}

/** A shell between npm and this process may die of a signal without passing it on. */
function whenParentEnds(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}
