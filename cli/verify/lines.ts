import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { components } from '../../client/document.ts';
import { UsageError } from '../exit.ts';

/** An event of a history, or a history without any, as the API tells it. */
export type Item = components['schemas']['HistoryItem'];
export type JwkSet = components['schemas']['JsonWebKeySet'];

/** The first line of an export. */
export interface Begin {
  readonly export: 'rollbook-history';
  readonly version: 1;
  readonly at: string;
  readonly texts: boolean;
}

/** Its last one: how much there is, and the SHA-256 of all lines before it. */
export interface End {
  readonly end: {
    readonly checkpoints: number;
    readonly chains: number;
    readonly events: number;
    readonly sha256: string;
  };
}

/** A line of an export: it begins, has the keys and the checkpoints, then all items in their order, and ends. */
export type Line = Begin | { readonly keys: JwkSet } | { readonly checkpoint: string } | Item | End;

/** A line that was read, with the hash of all that came before it. */
export interface ReadLine {
  readonly line: Line | null;
  readonly before: string;
}

/**
 * The lines of an export; null where one is no JSON object.
 * @throws UsageError when the file cannot be read
 */
export async function* readLines(file: string): AsyncGenerator<ReadLine> {
  const hash = createHash('sha256');
  for await (const bytes of rawLines(file)) {
    yield { line: parsed(bytes), before: hash.copy().digest('hex') };
    hash.update(bytes).update('\n');
  }
}

/** Lines as bytes: whatever was changed in the file is to be seen. What stands behind the last line feed is a line as well. */
export async function* rawLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]);
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new UsageError(`${file} cannot be read: ${code}`);
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function parsed(bytes: Buffer): Line | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Line) : null;
  } catch {
    return null;
  }
}
