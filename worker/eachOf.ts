/** Works on items, so many at once. One that fails does not stop the others: its lease runs out and it comes again. */
export async function eachOf<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  let failure: unknown;
  const hand = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await work(item).catch((error: unknown) => {
        failure = error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, hand));
  if (failure !== undefined && left.length === 0 && items.length === 1) throw failure;
}
