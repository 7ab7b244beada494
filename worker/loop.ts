/** A small loop that can be woken early and stopped. */
export interface Loop {
  wake(): void;
  /** Resolves when the round under way is done. */
  stop(): Promise<void>;
}

/**
 * Runs `round` again and again: at once while it says that there was something to do, else after `idleMs` or a wake. An
 * error waits a second and is told to `onError`.
 */
export function startLoop(round: () => Promise<boolean>, idleMs: number, onError: (error: unknown) => void): Loop {
  let stopped = false;
  let woken = false;
  let wakeUp = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    while (!stopped) {
      woken = false;
      try {
        if ((await round()) || woken || stopped) continue;
        await pause(idleMs);
      } catch (error) {
        onError(error);
        if (!stopped) await pause(1_000);
      }
    }
  })();
  return {
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopped = true;
      wakeUp();
      await running;
    },
  };
}
