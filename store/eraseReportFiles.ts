import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';
import { askLooks } from './watchers.ts';

/** Reports in whose rows no person is named. */
const WITHOUT_NAMES = ['records-by-provider', 'enrolment-status'];

/**
 * R35: takes away the files of reports that name people, for a person cannot be taken out of one; each can be made anew. One
 * that is being made is begun anew: whoever makes it is given up. @returns how many files
 */
export async function eraseReportFiles(tx: Db, now: Instant): Promise<number> {
  const runs = await tx<{ id: string; reportId: string; status: string }[]>`
    update report_runs n set kept_until = null,
      attempt = case n.status when 'running' then n.attempt + 1 else n.attempt end
    from reports p
    where p.id = n.report_id and p.kind <> all(${WITHOUT_NAMES})
      and (n.status = 'running' or exists (select from report_files f where f.run_id = n.id))
    returning n.id, n.report_id, n.status`;
  if (runs.length === 0) return 0;
  const { count } = await tx`delete from report_files where run_id = any(${runs.map(({ id }) => id)})`;
  const open = runs.filter(({ status }) => status === 'running').map(({ reportId }) => reportId);
  if (open.length > 0) await askLooks(tx, 'report', [...new Set(open)], now);
  return count;
}
