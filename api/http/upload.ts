import { createHash } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request } from 'express';
import { uuidv7 } from 'uuidv7';
import { Problem } from './problems.ts';

/** A body that came whole, kept out of memory. */
export interface Upload {
  /** SHA-256 of its bytes. */
  readonly hash: Buffer;
  /** Its bytes, from the beginning, each time. */
  chunks(): AsyncIterable<Buffer>;
  /** Forgets it. */
  close(): Promise<void>;
}

const INFLATED: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads a body into a file that has no name any more and goes with the process, whatever becomes of it: a slow client holds
 * neither memory nor a connection to Postgres, and people's data is left nowhere (R38).
 *
 * @param limit bytes at most, when inflated
 * @throws Problem 400 when it did not come whole, 413, 415
 */
export async function readUpload(req: Request, limit: number): Promise<Upload> {
  const path = join(tmpdir(), `rollbook-${uuidv7()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const hash = createHash('sha256');
    let size = 0;
    // Left open when it is too much: the answer goes over the same connection.
    for await (const chunk of inflated(req).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Read on for a while all the same: who is cut off while sending does not see the answer.
      if (size > 2 * limit) break;
      if (size > limit) continue;
      hash.update(chunk);
      await file.write(chunk, 0, chunk.length);
    }
    if (size > limit) throw new Problem('too-large', `the body may have ${limit} bytes`);
    return { hash: hash.digest(), chunks: () => readBack(file, size), close: () => file.close() };
  } catch (error) {
    await file.close();
    if (error instanceof Problem) throw error;
    throw new Problem('malformed-body', 'the body did not come whole');
  }
}

function inflated(req: Request): Readable {
  const encoding = req.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return req;
  const inflate = INFLATED[encoding];
  if (!inflate) throw new Problem('unsupported-media-type', 'the Content-Encoding must be gzip, deflate, br or none');
  // What breaks it is thrown to who reads it.
  return pipeline(req, inflate(), () => undefined);
}

async function* readBack(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const buffer = Buffer.alloc(Math.min(64 * 1024, size - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
