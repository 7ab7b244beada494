import type { Db } from '../db.ts';
import { type Columns, within } from '../reach.ts';
import type { AskedReport } from './source.ts';

/**
 * Which people `u` a report is about, as they stand in the company now.
 *
 * @param columns what a row is about beside the person, where that counts for how far the report goes
 */
export function aboutPeople(db: Db, { params, team, reached }: AskedReport, columns: Columns = {}) {
  const { manager, department, location } = params;
  return [
    ...(manager === undefined ? [] : [db`u.manager_id = ${manager}`]),
    ...(team === null ? [] : [db`u.manager_id = ${team}`]),
    ...(department === undefined ? [] : [db`u.department = ${department}`]),
    ...(location === undefined ? [] : [db`u.location = ${location}`]),
    ...(reached === undefined || reached === 'all' ? [] : [within(db, reached, { user: db`u.id`, ...columns })]),
  ];
}

/** Is the report limited to some people, or to what who asks may see? */
export function isLimited({ params, team, reached = 'all' }: AskedReport): boolean {
  if (team !== null || reached !== 'all') return true;
  return [params.manager, params.department, params.location].some((one) => one !== undefined);
}
