import type { Looked } from '../domain/watching.ts';
import { lookAtCertification } from '../store/certificationLook.ts';
import { beating } from './beating.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';

/** What a person's certification asks for. */
export function certificationActivities({ sql, clock }: ActivityDeps) {
  return {
    /** R29: commits what the facts and the time make of it, and enrols for the recertification. */
    lookAtCertification: (targetId: string): Promise<Looked> =>
      reduced(() => beating(() => lookAtCertification(sql, targetId, clock))),
  };
}
