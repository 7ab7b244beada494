import { proxyActivities } from '@temporalio/workflow';
import type { importActivities } from '../activities/imports.ts';

/** Where rows stand is in Postgres: a try that was cut off is followed by one that goes on from there. */
const { applyImport } = proxyActivities<ReturnType<typeof importActivities>>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * One file's import: durable, so that it is carried out to its end whatever is restarted meanwhile (R34). What it is about
 * stays in Postgres; nothing of it comes through here (R35).
 */
export async function importFile({ importId }: { importId: string }): Promise<void> {
  await applyImport(importId);
}
