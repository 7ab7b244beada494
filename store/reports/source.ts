import type { ReportQuery } from '../../domain/reports/params.ts';
import type { Db } from '../db.ts';
import type { Reached } from '../reach.ts';

/** A row of a report: its cells by the keys of its columns, and `k`, behind which the next page begins. */
export type ReportRow = Readonly<Record<string, unknown>> & { readonly k: readonly string[] };
export type ReportTotals = Readonly<Record<string, number>>;

/** A report as it is read: a question, and how far it goes for who asks; left out: all. */
export interface AskedReport extends ReportQuery {
  readonly reached?: Reached;
}

/** How a report is read: one statement, in an order of its own, behind a key. */
export interface ReportSource {
  read(db: Db, query: AskedReport, after: readonly string[] | null, limit: number): Promise<ReportRow[]>;
  /** Of the whole result, where there is something to be added up. */
  readonly totals?: (db: Db, query: AskedReport) => Promise<ReportTotals>;
}

/** A person `u` and their manager `m`, as reports show them. */
export function personCells(db: Db) {
  return db`u.external_id, u.given_name || ' ' || u.family_name as name, u.email, m.given_name || ' ' || m.family_name as manager`;
}
