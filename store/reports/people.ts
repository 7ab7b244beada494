import type { ReportQuery } from '../../domain/reports/params.ts';
import type { Db } from '../db.ts';

/** Which people `u` a report is about, as they stand in the company now. */
export function aboutPeople(db: Db, { params, team }: ReportQuery) {
  const { manager, department, location } = params;
  return [
    ...(manager === undefined ? [] : [db`u.manager_id = ${manager}`]),
    ...(team === null ? [] : [db`u.manager_id = ${team}`]),
    ...(department === undefined ? [] : [db`u.department = ${department}`]),
    ...(location === undefined ? [] : [db`u.location = ${location}`]),
  ];
}

/** Is the report limited to some people? */
export function isLimited({ params, team }: ReportQuery): boolean {
  return team !== null || [params.manager, params.department, params.location].some((one) => one !== undefined);
}
