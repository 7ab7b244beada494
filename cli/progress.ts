/** Where progress is shown: a terminal, or what only looks like a stream. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** How far something is; `total` is null where nobody knows. */
export interface Progress {
  show(done: number, total: number | null, more?: string): void;
  /** Takes it off the screen. */
  end(): void;
}

const WIDTH = 30;

/** A bar that is drawn over itself. Where there is no terminal, as in a job's log, nothing is written. */
export function progressOn(screen: Screen): Progress {
  if (!screen.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show: (done, total, more) => {
      const line = [total === null ? String(done) : bar(done, total), ...(more ? [more] : [])].join('  ');
      // A line that wraps cannot be drawn over. A terminal may not know its width, or say that it is 0.
      screen.write(`\r\x1b[K${line.slice(0, (screen.columns || 80) - 1)}`);
    },
    end: () => void screen.write('\r\x1b[K'),
  };
}

function bar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const full = Math.floor(share * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)} %  ${done} of ${total}`;
}
