import type { Looked } from '../domain/watching.ts';
import { lookAtPlan } from '../store/planLook.ts';
import { beating } from './beating.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What a plan enrolment's workflow asks for. */
export function planActivities({ sql, clock }: ActivityDeps) {
  return {
    /** R30: enrols in what is open, and commits how the plan stands. */
    lookAtPlan: (id: string): Promise<Looked> => reduced(() => beating(() => lookAtPlan(sql, id, clock))),
  };
}
