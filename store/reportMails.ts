import type { ReportTold } from '../domain/reports/told.ts';
import type { Db } from './db.ts';

/** What `reportTold` selects, as it comes: instants inside JSON are still in Postgres' form. */
export type ReportToldRow = ReportTold;

/** The report that a mail `m` is about, as its recipient may see it, for a `lateral` join. */
export function reportTold(db: Db) {
  return db`
    select json_build_object('name', p.name, 'kind', p.kind, 'format', n.format, 'dueAt', n.due_at, 'runId', n.id,
      'rows', f.row_count, 'team', w.manager_id is not null,
      'keptUntil', case when p.deleted_at is null and f.id is not null then n.kept_until end) as report
    from report_runs n join reports p on p.id = n.report_id
      join report_recipients w on w.run_id = n.id and w.user_id = m.to_user_id
      left join report_files f on f.run_id = n.id and f.attempt = n.attempt and f.manager_id is not distinct from w.manager_id
    where n.id = m.report_run_id`;
}

/** The same as mails tell it. */
export function toReportTold(row: ReportToldRow): ReportTold {
  const { dueAt, keptUntil } = row;
  return { ...row, dueAt: toInstant(dueAt), keptUntil: keptUntil && toInstant(keptUntil) };
}

const toInstant = (text: string) => new Date(text).toISOString();
