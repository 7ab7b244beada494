import type { Stack } from './stack.ts';
import { shown } from './stats.ts';

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly value: string;
  /** Compared with what. */
  readonly beside?: string;
  readonly goal?: string;
}

export interface BenchOptions {
  /** A size, made smaller or larger as asked. */
  scaled(size: number): number;
}

/** One bench, on a product of its own. */
export type Bench = (stack: Stack, options: BenchOptions) => Promise<Row[]>;

/** Says how far it is, to whoever watches; the table on standard output stays whole. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function ratio(value: number, base: number): string {
  return shown(value / base);
}

/** A table in Markdown. */
export function table(name: string, rows: readonly Row[]): string {
  const lines = [
    ['what', 'median', 'beside', 'goal'],
    ...rows.map(({ what, value, beside = '', goal = '' }) => [what, value, beside, goal]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [`## ${name}`, line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
