import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';

/** What activities work with, handed in once by the worker. */
export interface ActivityDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  /** Whether webhooks may go to private addresses, and without TLS; left out: they may not. */
  readonly webhooks?: { readonly allowPrivate: boolean };
  /** What tells erased people again (R35); left out: nobody was erased. */
  readonly erasureKey?: string;
}
