import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';

/** What activities work with, handed in once by the worker. */
export interface ActivityDeps {
  readonly sql: Sql;
  readonly clock: Clock;
}
