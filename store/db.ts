import postgres from 'postgres';

export type Sql = postgres.Sql;
/** A connection pool or a transaction: what every statement of the store can run on. */
export type Db = postgres.Sql | postgres.TransactionSql;

/**
 * A pool of connections. Columns come in camelCase (keys inside jsonb stay as they are), instants as RFC 3339 strings in
 * UTC with milliseconds, dates as `YYYY-MM-DD`, bigints as numbers.
 *
 * @param max connections at most
 */
export function connect(url: string, max = 10): Sql {
  return postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 5,
    // Seconds between tries to connect; by default up to 20, for which everybody would wait after an outage.
    backoff: (tries: number) => Math.min(1, 0.05 * 2 ** tries),
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel }, undefined: null },
    types: {
      instant: {
        to: 1184,
        from: [1184],
        serialize: (value: string | Date) => (typeof value === 'string' ? value : value.toISOString()),
        parse: (text: string) => new Date(text).toISOString(),
      },
      date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text },
      bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: Number },
    },
  }) as unknown as Sql;
}
