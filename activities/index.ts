import { certificationActivities } from './certifications.ts';
import { checkpointActivities } from './checkpoints.ts';
import type { ActivityDeps } from './deps.ts';
import { enrolmentActivities } from './enrolments.ts';
import { importActivities } from './imports.ts';
import { planActivities } from './plans.ts';
import { reportActivities } from './reports.ts';
import { ruleActivities } from './rules.ts';
import { webhookActivities } from './webhooks.ts';

export type { CommitItem, CommitRequest, CommitResult } from '../store/commit.ts';

/** Everything that workflows may ask for. */
export function createActivities(deps: ActivityDeps) {
  return {
    ...certificationActivities(deps),
    ...checkpointActivities(deps),
    ...enrolmentActivities(deps),
    ...importActivities(deps),
    ...planActivities(deps),
    ...reportActivities(deps),
    ...ruleActivities(deps),
    ...webhookActivities(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
