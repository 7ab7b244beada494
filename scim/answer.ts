import type { Client } from '../api/http/caller.ts';

/** What a handler answers; a body is sent as `application/scim+json`. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request, as a handler gets it. */
export interface Asked {
  /** The id in the address, or ''. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** The JSON body, if the method has one. */
  readonly body: unknown;
  readonly client: Client;
  header(name: string): string | undefined;
}

/** The ETag of a version. It is a weak one: spaces and the order of attributes may differ. */
export function weakEtag(version: number): string {
  return `W/"${version}"`;
}

/** A resource with its version; 304 when the client has it already. */
export function shown(
  resource: Readonly<Record<string, unknown>>,
  version: number,
  asked: Asked,
  status = 200,
): Answer {
  const etag = weakEtag(version);
  const has = (asked.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (status === 200 && asked.body === undefined && has.includes(`"${version}"`))
    return { status: 304, headers: { ETag: etag } };
  return { status, body: resource, headers: { ETag: etag } };
}
