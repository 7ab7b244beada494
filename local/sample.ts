import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleClient } from './sampleClient.ts';

/** Where the product runs, and where it keeps its data. */
export interface SampleTarget {
  readonly api: string;
  readonly adminApiKey: string;
  readonly dataDir: string;
}

const FOLDER = new URL('./sample/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

/** What has happened at the company so far: who did what, in this order. */
const STORY: readonly (readonly [who: string, activity: string, ...commands: Record<string, unknown>[]])[] = [
  ['HM027', 'conduct', { command: 'start' }, { command: 'complete' }],
  ['HM005', 'conduct', { command: 'progress', percent: 100 }],
  ['HM003', 'conduct', { command: 'progress', percent: 100 }],
  ['HM020', 'conduct', { command: 'progress', percent: 60 }],
  ['HM006', 'conduct', { command: 'progress', percent: 25 }],
  ['HM010', 'machine-safety', { command: 'progress', percent: 40 }],
  [
    'HM013',
    'machine-safety',
    { command: 'complete', reason: 'Done in the workshop, signed by the supplier’s trainer.' },
  ],
  ['HM015', 'machine-safety', { command: 'suspend', reason: 'On parental leave until spring.' }],
  ['HM029', 'privacy', { command: 'start' }],
  ['HM026', 'privacy', { command: 'cancel', reason: 'Enrolled by mistake: takes the course in Albany.' }],
  ['HM010', 'travel-policy', { command: 'dismiss' }],
  ['HM022', 'negotiation', { command: 'approve', reason: 'Good timing before the spring round.' }],
  ['HM025', 'negotiation', { command: 'approve' }],
  ['HM023', 'negotiation', { command: 'approve' }],
  ['HM018', 'excel', { command: 'decline', reason: 'Not this quarter, please ask again in April.' }],
  ['HM016', 'forklift-refresher', { command: 'approve' }, { command: 'start' }],
];

/**
 * Loads the sample company into an empty product, over its own API, as its HR system would: so that the first thing seen is
 * a living system. Done once for a data folder; what was cut off is taken up again, and other people's data is left alone.
 */
export async function loadSample({ api, adminApiKey, dataDir }: SampleTarget): Promise<void> {
  const done = join(dataDir, 'sample-loaded');
  if (existsSync(done)) return;
  const client = sampleClient(api, adminApiKey);
  if (await client.belongsToSomebodyElse()) return;
  await client.importFile('people', text('people.csv'));
  for (const policy of JSON.parse(text('policies.json')) as { code: string }[]) await client.policy(policy);
  await client.importFile('activities', text('activities.csv'));
  await client.importFile('enrolments', text('enrolments.csv'));
  for (const [who, activity, ...commands] of STORY) await client.commands(who, activity, commands);
  for (const report of JSON.parse(text('reports.json')) as { name: string }[]) await client.report(report);
  writeFileSync(done, '');
}
