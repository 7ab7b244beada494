/**
 * Turns: so many at once for each key, the others in the order in which they came. A run takes ten Updates in flight; one
 * more makes the server turn it away and, worse, forget the task under way, which then stalls until its time-out.
 */
export class Turns {
  private readonly width: number;
  private readonly lines = new Map<string, { busy: number; waiting: (() => void)[] }>();

  constructor(width: number) {
    this.width = width;
  }

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { busy: 0, waiting: [] };
    this.lines.set(key, line);
    // Who leaves hands the place on to the next in line, so that it stays busy.
    if (line.busy < this.width) line.busy += 1;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.busy === 0) this.lines.delete(key);
    }
  }
}
