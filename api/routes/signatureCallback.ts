import { timingSafeEqual } from 'node:crypto';
import { asUuid } from '../../store/selection.ts';
import { closeSignatureRequest, readSignatureRequest } from '../../store/signatureRequests.ts';
import type { AppDeps } from '../deps.ts';
import { check } from '../http/input.ts';
import { Problem } from '../http/problems.ts';
import { ok, type Reply } from '../http/route.ts';
import { believe, callbackToken, readSignature, wrongSignature } from '../http/signature.ts';
import type { Upload } from '../http/upload.ts';
import { callbackBody } from '../schemas/signatures.ts';

/** The secret that is shared with a service, if it is configured. */
export function secretOf(services: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return services && Object.hasOwn(services, name) ? services[name] : undefined;
}

/** The service's word. Nothing is believed, and nothing said, before its signature is found right. */
export async function hear(deps: AppDeps, ref: string, upload: Upload, header: string | undefined): Promise<Reply> {
  const { sql, clock, config } = deps;
  const now = clock.now();
  const signature = readSignature(header, now);
  const chunks: Buffer[] = [];
  for await (const chunk of upload.chunks()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const id = asUuid(ref);
  const row = id === null ? null : await readSignatureRequest(sql, id);
  const secret = row ? secretOf(config.signatureServices, row.service) : undefined;
  believe(signature, bytes, secret);
  if (!row || secret === undefined) throw wrongSignature('it is not that of this request');
  const { token, status, at } = check(callbackBody, parsed(bytes), 'body');
  if (!isSame(token, callbackToken(secret, row.id))) throw wrongSignature('its token is that of another request');
  const when = at !== null && at < now ? at : now;
  if (status === 'signed' && row.status === 'open' && when > row.expiresAt) {
    throw new Problem('signature-closed', 'it had expired when it was signed');
  }
  const closed = await closeSignatureRequest(sql, row.id, status, when, now);
  if (closed?.status !== status) throw new Problem('signature-closed', `it is ${closed?.status} already`);
  return ok({ id: row.id, status });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('malformed-body', 'the body is not JSON in UTF-8');
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
