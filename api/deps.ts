import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';

/** Everything that the API and the pages are made of; tests hand in their own. */
export interface AppDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly config: Config;
  readonly dispatch: Dispatcher;
  readonly log: Logger;
}
