import type { z } from 'zod';
import type { Authority } from './authority.ts';
import type { Client } from './caller.ts';
import type { PeopleRule } from './people.ts';
import type { Upload } from './upload.ts';

/**
 * What a route asks of the key that calls it: `admin` may all, `write` may read. A key can have it for the resource alone that
 * the route's tag names (`scopes.ts`). `person`: for who is signed in, about themselves. `public` wants no key.
 */
export type Access = 'public' | 'person' | 'read' | 'write' | 'admin';
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A checked request, as a handler gets it. */
export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The file of an upload (see `Spec.upload`), there until the handler returns. */
  readonly upload: Upload;
  readonly client: Client;
  /** What the caller may: the route's own rule has been checked. A handler asks it for how far a list goes, and for what is in one. */
  readonly may: Authority;
  /**
   * A UUIDv7 for what a POST makes or commands. A repeat with the same Idempotency-Key has the same one, also after a
   * crash: a handler must do nothing twice for one id.
   */
  readonly commandId: string;
  /** Does the caller want the list as CSV? */
  readonly wantsCsv: boolean;
  header(name: string): string | undefined;
}

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, as it comes; for CSV, pages and files. */
  readonly content?: { readonly type: string; readonly chunks: AsyncIterable<string | Uint8Array> | Iterable<string> };
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose personal data the body shows (a user's id): a kept answer is erased with them (R35). */
  readonly about?: string;
  /** What is kept for repeats in place of the body, when that shows a secret only once. */
  readonly kept?: unknown;
}

/** One documented answer of a route. */
export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Other content types that it may have, such as `text/csv`. */
  readonly also?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** A route: the router and the OpenAPI document are both made from it. */
export interface Spec<Params = undefined, Query = undefined, Body = undefined> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/users/{id}`. */
  readonly path: string;
  /** Unique, camelCase. */
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly access: Access;
  /** What a person who is signed in needs; left out: it is for machines and superadmins alone. */
  readonly people?: PeopleRule;
  readonly params?: Params;
  readonly query?: Query;
  /** Of a JSON body. */
  readonly body?: Body;
  /** Of a body that is no JSON: its types and its limit in bytes. */
  readonly upload?: { readonly types: readonly string[]; readonly limit: number; readonly description: string };
  /** Of a JSON body: how many bytes it may have; left out: as many as most (`body.ts`). */
  readonly bodyLimit?: number;
  /** Looks at the headers before anything else of the request is read. Throws a Problem to refuse it. */
  readonly guard?: (header: (name: string) => string | undefined) => void;
  /** Does `If-Match` guard it? */
  readonly ifMatch?: boolean;
  /** Answers by status. Problems need not be named but for those of `refusals`. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Statuses of problems that are its own, beside 400, 401, 403, 404 and 503: 409, for example. */
  readonly refusals?: readonly number[];
  readonly handle: (input: Input<Out<Params>, Out<Query>, Out<Body>>) => Promise<Reply>;
}

/** A route of any types; its handler is only called with what its own schemas let through. */
export interface Route extends Omit<Spec<z.ZodObject, z.ZodObject, z.ZodType>, 'handle'> {
  readonly handle: (input: Input<never, never, never>) => Promise<Reply>;
}

/** Makes a route; its handler's input is typed by its schemas. */
export function route<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(spec: Spec<Params, Query, Body>): Route {
  return spec as unknown as Route;
}

/** 200 with a JSON body. */
export function ok(body: unknown, headers: Record<string, string> = {}): Reply {
  return { status: 200, body, headers };
}

/** The ETag of a version. */
export function etag(version: number): string {
  return `"${version}"`;
}
