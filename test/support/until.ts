/** Waits for a fact: asks again until the answer is neither false, null nor undefined; gives up after `timeoutMs`. */
export async function until<T>(
  ask: () => T | Promise<T>,
  what: string,
  timeoutMs = 20_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + timeoutMs;
  for (let pause = 4; ; pause = Math.min(pause * 1.5, 100)) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
