/** Short: what this process talks to may have ended with the parent, and then a clean stop would wait for it in vain. */
const GRACE_MS = 2_000;

/**
 * Ends this process when the one that started it is gone, however it ended (also by kill -9): the channel between them
 * closes then. A process that was not started with such a channel is left alone.
 * @param stop what a clean stop is; the process is ended after it, and after two seconds in any case.
 */
export function exitWithParent(stop: () => Promise<void> | void = () => undefined): void {
  if (!process.channel) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    void Promise.resolve()
      .then(stop)
      .catch(() => undefined)
      .then(() => process.exit(0));
  });
  // The channel alone must not keep a process alive that has otherwise come to its end.
  process.channel.unref();
}
