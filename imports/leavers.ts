import type { Clock } from '../domain/clock.ts';
import { asksFirst } from '../domain/mapping/persons.ts';
import type { Sql } from '../store/db.ts';
import { absenceOf, askFirst, type LeaverOutcome, openLeavers, saveLeavers } from '../store/importLeavers.ts';
import { type ImportRun, lockRun } from '../store/importRuns.ts';
import { inTransaction } from '../store/tx.ts';
import { saidByImport, setEnabled, statusesOf, statusOutcome } from '../store/userStatuses.ts';

/** How many leave in one transaction: each may move approvals and wake enrolments. */
const BATCH = 100;

/**
 * Lets go who is missing in a complete list, after its rows are carried out (R34). Where more are missing than may be without
 * a question, nothing of it is done, and the import asks. A dry run says what would be done, if a person said yes.
 *
 * @returns false when it asks now, and stops
 */
export async function carryOutLeavers(
  { sql, clock, beat }: { sql: Sql; clock: Clock; beat: () => void },
  run: ImportRun,
): Promise<boolean> {
  const absence = await absenceOf(sql, run.id);
  if (!run.dryRun && !absence.confirmed && asksFirst(absence, run.maxLeavers)) {
    await askFirst(sql, run, clock.now());
    return false;
  }
  while ((await letGo(sql, run, clock)) > 0) beat();
  return true;
}

async function letGo(sql: Sql, run: ImportRun, clock: Clock): Promise<number> {
  return inTransaction(sql, async (tx) => {
    await lockRun(tx, run);
    const people = await openLeavers(tx, run, BATCH);
    const leaving = people.filter(({ seen }) => !seen).map(({ userId }) => userId);
    const outcomes = run.dryRun
      ? new Map(
          [...(await statusesOf(tx, leaving, { lock: false }))].map(([id, status]) => [
            id,
            statusOutcome(status, false),
          ]),
        )
      : await setEnabled(
          tx,
          leaving.map((id) => ({ id, enabled: false })),
          clock,
          saidByImport(run.id, run.answeredBy ?? run.clientId, 'hr'),
        );
    const results = people.map(({ userId, seen }) => {
      const outcome = seen ? 'seen-since' : outcomes.get(userId);
      if (outcome === 'changed') return { userId, outcome: 'deactivated' as LeaverOutcome, code: null };
      const code = outcome === 'unchanged' ? 'not-in' : outcome === 'expired' ? 'status-locked' : 'seen-since';
      return { userId, outcome: 'unchanged' as LeaverOutcome, code };
    });
    if (results.length > 0) await saveLeavers(tx, run.id, results);
    return people.length;
  });
}
