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

/** Who administers training at the company: the one person who may do everything, once they have signed in. */
const ADMINISTRATOR = 'HM027';

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

/** The head of People looks after everybody in Bristol and Bremen, in whatever they learn. */
const PEOPLE_DESK = {
  ...{ code: 'people-desk', title: 'People desk' },
  permissions: [
    'people:view',
    'people:edit',
    'enrolments:view',
    'enrolments:enrol',
    'enrolments:manage',
    'approvals:view',
  ],
  scope: {
    people: ['Bristol', 'Bremen'].map((value) => ({ kind: 'location', value })),
    activities: 'all',
  },
};

/** Managers see the training records of whoever is below them. */
const TEAM_RECORDS = { permission: 'records:view', reach: 'below', to: { kind: 'role', role: 'manager' } };

/**
 * Loads the sample company into an empty product, over its own API, as its HR system would: so that the first thing seen is
 * a living system. Done once for a data folder; what was cut off is taken up again, and other people's data is left alone.
 *
 * @returns the mail address of the company's administrator; null where the sample is not what is there
 */
export async function loadSample({ api, adminApiKey, dataDir }: SampleTarget): Promise<string | null> {
  const done = join(dataDir, 'sample-loaded');
  if (existsSync(done)) return readFileSync(done, 'utf8').trim() || null;
  const client = sampleClient(api, adminApiKey);
  if (await client.belongsToSomebodyElse()) return null;
  await client.importFile('people', text('people.csv'));
  for (const policy of JSON.parse(text('policies.json')) as { code: string }[]) await client.made('policies', policy);
  await client.importFile('activities', text('activities.csv'));
  await client.importFile('enrolments', text('enrolments.csv'));
  await client.level('HM005', 'power_user');
  await client.profile(PEOPLE_DESK, 'HM005');
  await client.grant(TEAM_RECORDS);
  const { audiences, rules } = JSON.parse(text('rules.json')) as Record<'audiences' | 'rules', { code: string }[]>;
  for (const audience of audiences) await client.made('audiences', audience);
  for (const rule of rules) await client.made('rules', rule);
  for (const [who, activity, ...commands] of STORY) await client.commands(who, activity, commands);
  for (const report of JSON.parse(text('reports.json')) as { name: string }[]) await client.report(report);
  const administrator = await client.superadmin(ADMINISTRATOR);
  writeFileSync(done, `${administrator}\n`);
  return administrator;
}
