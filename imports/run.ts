import type { Clock } from '../domain/clock.ts';
import type { Db, Sql } from '../store/db.ts';
import { forgetRows, type ReadRow, type RowResult } from '../store/importRows.ts';
import {
  beginRun,
  completeRun,
  failRun,
  type ImportRun,
  lockRun,
  RunSuperseded,
  saveResults,
} from '../store/importRuns.ts';
import { inTransaction, Raced } from '../store/tx.ts';
import { type Carrier, carrierFor } from './carriers.ts';
import { sparingErased } from './erased.ts';
import { carryOutLeavers } from './leavers.ts';
import { rejected } from './results.ts';

/** What an import is carried out with. */
export interface RunDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  /** Called after each batch; it throws when this process is to stop. */
  readonly beat: () => void;
  /** What tells erased people again (R35); left out: nobody was erased. */
  readonly erasureKey?: string;
}

/**
 * Carries an import out to its end, from where it stands: each batch of rows is applied, and gets its outcomes, in one
 * transaction (R34). Called again it goes on with the rows that have none; who carried it out before writes nothing any
 * more. It returns quietly when there is nothing (left) to do, or somebody else has taken over.
 */
export async function runImport(deps: RunDeps, importId: string): Promise<void> {
  const { sql, clock, beat } = deps;
  const run = await sql.begin((tx) => beginRun(tx, importId, clock.now()));
  if (!run) return;
  try {
    const carrier = await carrierFor(sql, run, clock);
    for (let rows = await carrier.next(); rows.length > 0; rows = await carrier.next()) {
      await carryOut(deps, run, carrier, rows);
      beat();
    }
    if (run.completeList && !(await carryOutLeavers(deps, run))) return;
    await completeRun(sql, run, clock.now());
  } catch (error) {
    if (error instanceof RunSuperseded) return;
    if (!run.dryRun || !isRowsFault(error)) throw error;
    // What a dry run remembers cannot be taken back by halves.
    await failRun(sql, run, `The dry run came to rows that it cannot decide on (error ${codeOf(error)}).`, clock.now());
  }
}

/** A bad row never stops the good ones: rows that Postgres itself refuses are halved until the bad one is alone. */
async function carryOut(deps: RunDeps, run: ImportRun, carrier: Carrier, rows: readonly ReadRow[]): Promise<void> {
  try {
    await transact(deps.sql, run, (tx) => applySparing(tx, deps, run, carrier, rows));
  } catch (error) {
    if (run.dryRun || !isRowsFault(error)) throw error;
    if (rows.length === 1) {
      const detail = `The row could not be applied (error ${codeOf(error)}); correct it, or ask for help with this code.`;
      await transact(deps.sql, run, async () => [rejected(rows[0]!.line, null, 'not-applied', detail)]);
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await carryOut(deps, run, carrier, rows.slice(0, half));
    deps.beat();
    await carryOut(deps, run, carrier, rows.slice(half));
  }
}

/** R35: who was erased is not brought back, and what the row says of them is not kept. */
async function applySparing(
  tx: Db,
  { erasureKey }: RunDeps,
  run: ImportRun,
  carrier: Carrier,
  rows: readonly ReadRow[],
): Promise<RowResult[]> {
  if (erasureKey === undefined || run.kind === 'activities') return carrier.apply(tx, rows);
  const { others, erased } = await sparingErased(tx, erasureKey, rows);
  if (erased.length > 0)
    await forgetRows(
      tx,
      run.id,
      erased.map(({ line }) => line),
    );
  return [...erased, ...(others.length > 0 ? await carrier.apply(tx, others) : [])];
}

async function transact(sql: Sql, run: ImportRun, apply: (tx: Db) => Promise<RowResult[]>): Promise<void> {
  // The memory of a dry run does not go back with the transaction: it is not begun again here, but from its first row.
  const tries = run.dryRun ? 1 : 10;
  await inTransaction(
    sql,
    async (tx) => {
      await lockRun(tx, run);
      await saveResults(tx, run.id, await apply(tx));
    },
    tries,
  );
}

/** Is it the rows that do not fit, and neither the database that is away nor the connection? */
function isRowsFault(error: unknown): boolean {
  if (error instanceof Raced || error instanceof TypeError || error instanceof RangeError) return true;
  return /^2[23]/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : String(name ?? 'unknown').slice(0, 40);
}
