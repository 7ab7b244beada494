import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Option } from 'commander';
import { answerOf } from '../client/client.ts';
import { NotReachable } from '../client/problems.ts';
import type { Desk } from './desk.ts';
import { UsageError } from './exit.ts';
import { pathOf } from './paths.ts';

/** `--output`: where a CSV goes. */
export function outputOption(): Option {
  return new Option(
    '-o, --output <file>',
    'write it into this file, whole or not at all; left out, to standard output',
  );
}

type Streamed = Parameters<typeof answerOf<Response['body']>>[0];

/**
 * Writes a CSV as it comes, into a file or to standard output. A file is there when it is whole; one that was there stays
 * until then.
 * @throws UsageError when the file cannot be written, NotReachable when the answer breaks off
 */
export async function exportTo(desk: Desk, output: string | undefined, call: Streamed): Promise<void> {
  if (output === undefined && desk.json) throw new UsageError('--json goes with --output: standard output is the CSV.');
  const body = await answerOf(call);
  if (output === undefined) {
    await pipeline(chunksOf(body), process.stdout, { end: false });
    return;
  }
  const file = pathOf(output);
  const draft = `${file}.part`;
  await pipeline(chunksOf(body), createWriteStream(draft, { mode: 0o600 })).catch(async (error: unknown) => {
    await rm(draft, { force: true });
    throw unwritable(file, error);
  });
  await rename(draft, file).catch((error: unknown) => {
    throw unwritable(file, error);
  });
  const { size } = await stat(file);
  desk.give({ file, bytes: size }, () => `${file} is written: ${size} bytes.`);
}

async function* chunksOf(body: Response['body']): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* Readable.fromWeb(body as ReadableStream<Uint8Array>);
  } catch {
    throw new NotReachable('the answer broke off');
  }
}

function unwritable(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new UsageError(`${file} cannot be written: ${code}`);
}
