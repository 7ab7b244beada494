/** A small loop that can be woken early and stopped. */
export interface Loop {
  wake(): void;
  /** Resolves when the round under way is done. */
  stop(): Promise<void>;
}

/**
 * Runs `round` again and again: at once while it says that there is more to do, else after `idleMs` or a wake. An error
 * waits a second and is told to `onError`.
 *
 * @param restMs between two rounds in any case, so that what comes one by one is done together
 */
export function startLoop(
  round: () => Promise<boolean>,
  idleMs: number,
  onError: (error: unknown) => void,
  restMs = 0,
): Loop {
  let stopped = false;
  let woken = false;
  let resting = false;
  let goOn = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!stopped) {
      woken = false;
      try {
        if (await round()) continue;
        resting = true;
        if (restMs > 0 && !stopped) await pause(restMs);
        resting = false;
        if (!woken && !stopped) await pause(idleMs);
      } catch (error) {
        onError(error);
        if (!stopped) await pause(1_000);
      }
    }
  })();
  return {
    wake() {
      woken = true;
      if (!resting) goOn();
    },
    async stop() {
      stopped = true;
      goOn();
      await running;
    },
  };
}
