import type postgres from 'postgres';
import type { Sql } from './db.ts';

/** Thrown inside a transaction that lost a race it can only settle by beginning again. */
export class Raced extends Error {
  constructor(what: string) {
    super(`raced: ${what}`);
    this.name = 'Raced';
  }
}

const RETRYABLE = new Set(['40P01', '40001']);

/**
 * One transaction, begun again when it lost a race (deadlock, serialization, `Raced`); after `tries` the error goes on.
 */
export async function inTransaction<T>(
  sql: Sql,
  work: (tx: postgres.TransactionSql) => Promise<T>,
  tries = 10,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await sql.begin(work)) as T;
    } catch (error) {
      if (attempt >= tries || !isRace(error)) throw error;
    }
  }
}

function isRace(error: unknown): boolean {
  return error instanceof Raced || RETRYABLE.has((error as { code?: string }).code ?? '');
}

/** One that fails stops no other; it comes again, and the failure is told at the end. */
export async function eachAlone<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  let failure: unknown;
  for (const item of items) {
    await work(item).catch((error: unknown) => {
      failure = error;
    });
  }
  if (failure !== undefined) throw failure;
}
