import express, { type Request, type Response } from 'express';
import { invalidInput, Problem } from './problems.ts';
import type { Spec } from './route.ts';
import { readUpload, type Upload } from './upload.ts';

/** A request by JSON is not larger, unless its route says so. */
const JSON_LIMIT = 256 * 1024;

/**
 * The JSON body of a request, parsed.
 * @param limit bytes at most
 * @throws Problem 400 when it is none, 413, 415
 */
export async function readJson(req: Request, res: Response, limit = JSON_LIMIT): Promise<unknown> {
  if (hasBody(req) && !req.is(['application/json', '+json'])) throw unsupported('application/json');
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(req.headers['content-type'] ?? '')?.[1];
  if (charset && !/^utf-?8$/i.test(charset)) throw unsupported('application/json in UTF-8');
  const bytes = await readBytes(req, res, limit);
  if (bytes.length === 0) throw invalidInput({ pointer: '#', detail: 'is missing: a JSON body is needed' });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('malformed-body', 'the body is not JSON');
    throw new Problem('malformed-body', 'the body is not UTF-8');
  }
}

/**
 * A body of another type than JSON: an upload. Close it when it is done with.
 * @throws Problem 400, 413, 415
 */
export async function readFile(req: Request, { types, limit }: NonNullable<Spec['upload']>): Promise<Upload> {
  if (!req.is([...types])) throw unsupported(types.join(' or '));
  return readUpload(req, limit);
}

/** Does a body come with the request? */
export function hasBody(req: Request): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

function unsupported(wanted: string): Problem {
  return new Problem('unsupported-media-type', `send ${wanted}, and say so in Content-Type`);
}

async function readBytes(req: Request, res: Response, limit: number): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    express.raw({ type: () => true, limit })(req, res, (error?: unknown) =>
      error ? reject(fromReader(error, limit)) : resolve(),
    );
  });
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

function fromReader(error: unknown, limit: number): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Problem('too-large', `the body may have ${limit} bytes`);
  if (status === 415)
    return new Problem('unsupported-media-type', 'the Content-Encoding must be gzip, deflate, br or none');
  if (status !== undefined && status < 500) return new Problem('malformed-body', 'the body did not come whole');
  return error;
}
