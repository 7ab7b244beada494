import type { Db } from './db.ts';

/** Resolves when Postgres answers. */
export async function answers(db: Db): Promise<void> {
  await db`select 1`;
}
