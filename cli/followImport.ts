import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, itemsOf, type Rollbook } from '../client/client.ts';
import type { components } from '../client/document.ts';
import { PAGE } from './lists.ts';

export type ImportJob = components['schemas']['Import'];
export type ImportRow = components['schemas']['ImportRow'];

const FIRST_LOOK_MS = 100;
const LAST_LOOK_MS = 2_000;

/** Looks at an import, ever less often, until it has ended or asks something. @param look is told how far it is, each time */
export async function followImport(api: Rollbook, id: string, look: (job: ImportJob) => void): Promise<ImportJob> {
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
    const job = await answerOf(api.GET('/v1/imports/{id}', { params: { path: { id } } }));
    look(job);
    if (job.finishedAt !== null || job.status === 'needs_confirmation') return job;
    await pause(wait);
  }
}

/** The rows that were rejected, in the order of the file. */
export async function rejectedRows(api: Rollbook, { id, rows }: ImportJob): Promise<ImportRow[]> {
  const rejected: ImportRow[] = [];
  if (rows.rejected === 0) return rejected;
  const query = { outcome: 'rejected', limit: PAGE } as const;
  for await (const row of itemsOf((at) =>
    api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query: { ...query, ...at } } }),
  )) {
    rejected.push(row);
  }
  return rejected;
}
