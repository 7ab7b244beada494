import type { Looked } from '../domain/watching.ts';
import { lookAtReport } from '../reporting/run.ts';
import { beating } from './beating.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What a report that is made by itself asks for. */
export function reportActivities({ sql, clock }: ActivityDeps) {
  return {
    /** R19: makes what has fallen due, once for each occurrence, and tells whom it is for. */
    lookAtReport: (id: string): Promise<Looked> => reduced(() => beating(() => lookAtReport(sql, clock, id))),
  };
}
