import { addDuration } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import type { Looked } from '../domain/watching.ts';
import type { Duration } from '../domain/words.ts';
import type { Sql } from '../store/db.ts';
import { finishRun, noteRunError, RunTakenOver, writeFile } from '../store/reports/files.ts';
import { type BegunRun, beginRun, nextOf, recipientsOf } from '../store/reports/runs.ts';
import type { SavedReport } from '../store/reports/saved.ts';
import { inTransaction } from '../store/tx.ts';
import { askedSoFar, looked } from '../store/watchers.ts';
import { reportFile } from './file.ts';

/** How long the files of a run are kept. */
export const FILES_KEPT: Duration = 'P30D';

/**
 * A report looks at what has fallen due of it: makes the newest, for whom it is, and asks to look again at its next
 * occurrence. Each occurrence is a row, so that it is made once, and what was missed is listed; a file is nobody's before
 * its run is finished, so that who dies in the middle leaves nothing that anybody sees.
 */
export async function lookAtReport(sql: Sql, clock: Clock, reportId: string): Promise<Looked> {
  const watcher = { kind: 'report', targetId: reportId } as const;
  const asked = await askedSoFar(sql, watcher);
  let now = clock.now();
  let begun = await beginRun(sql, reportId, now);
  // One after the other: what is due, and what was asked for beside it.
  while (begun?.run) {
    // Whoever took it over has it in hand, and the look with it.
    if (!(await makeRun(sql, clock, begun.report, begun.run))) return { over: false };
    now = clock.now();
    begun = await beginRun(sql, reportId, now);
  }
  // By the instant at which nothing more was due: what falls due since is looked at, not passed over.
  const next = begun && nextOf(begun.report, now);
  await inTransaction(sql, (tx) => looked(tx, watcher, asked, next));
  return { over: next === null };
}

/** False where somebody else took it over. */
async function makeRun(sql: Sql, clock: Clock, report: SavedReport, run: BegunRun): Promise<boolean> {
  try {
    // Every part shows the same moment: that in which it is made, however late that is.
    const at = clock.now();
    const recipients = await recipientsOf(sql, report.recipients);
    // The whole is made in any case: it can be fetched by who may see the reports.
    for (const team of new Set([null, ...recipients.map(({ team }) => team)])) {
      let rows = 0;
      const query = { params: report.params, now: at, team };
      const bytes = reportFile(sql, report.kind, query, report.format, (count) => {
        rows = count;
      });
      await writeFile(sql, run, team, bytes, () => rows);
    }
    const now = clock.now();
    const keptUntil = addDuration(now, FILES_KEPT, 'UTC');
    return await inTransaction(sql, (tx) => finishRun(tx, run, recipients, keptUntil, now));
  } catch (error) {
    if (error instanceof RunTakenOver) return false;
    await noteRunError(sql, run, (error as Error).name);
    throw error;
  }
}
