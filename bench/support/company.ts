import type { Api } from './api.ts';
import { until } from './stats.ts';

/** The family name of the n-th learner; mails about them are told apart by it. */
export const familyName = (n: number): string => `Learner${String(n).padStart(7, '0')}`;
export const externalId = (n: number): string => `L${n}`;

const MANAGERS = 20;

/** Imports so many learners, and the managers among whom they are shared out. */
export async function importLearners(api: Api, count: number): Promise<void> {
  const managers = Array.from({ length: MANAGERS }, (_, n) => person(`M${n}`, `Manager${n}`, ''));
  const learners = Array.from({ length: count }, (_, n) => person(externalId(n), familyName(n), `M${n % MANAGERS}`));
  await importFile(api, 'people', [PEOPLE_HEAD, ...managers, ...learners]);
}

const PEOPLE_HEAD = 'external_id,username,email,given_name,family_name,manager_external_id,timezone';

function person(id: string, name: string, manager: string): string {
  return `${id},${id},${id}@bench.example,Ann,${name},${manager},Europe/Berlin`;
}

/** What an import came to. */
export interface ImportOutcome {
  readonly id: string;
  /** Seconds from the sending of the file to the end of the import. */
  readonly seconds: number;
}

/** Imports a file and waits until it is carried out. @throws when a row of it has another outcome */
export async function importFile(
  api: Api,
  kind: string,
  lines: readonly string[],
  outcome: 'created' | 'unchanged' = 'created',
): Promise<ImportOutcome> {
  const began = performance.now();
  const { body } = await api.post(`/v1/imports?kind=${kind}`, `${lines.join('\n')}\n`);
  let job = body;
  await until(async () => {
    job = (await api.get(`/v1/imports/${body.id}`)).body;
    return job.status === 'completed' || job.status === 'failed';
  }, `the import of ${kind} was carried out`);
  if (job.status === 'failed' || job.rows[outcome] !== lines.length - 1) throw new Error(JSON.stringify(job));
  return { id: body.id, seconds: (performance.now() - began) / 1000 };
}

/** Adds a policy whose one step asks the manager, and reminds and escalates; and a course under it that is due after 30 days. */
export async function addApprovedCourse(api: Api, code: string): Promise<void> {
  const step = { assignee: { relation: 'manager' }, remindAfter: ['P3D'], timeLimit: 'P7D', onTimeout: 'escalate' };
  await api.post('/v1/policies', { code, approval: { steps: [step] }, reminders: [{ before: 'P7D' }] });
  await addCourse(api, code, { policy: code, deadlineAfter: 'P30D' });
}

/** Adds a course that makes a training record. */
export async function addCourse(api: Api, code: string, more: Record<string, unknown> = {}): Promise<void> {
  await api.post('/v1/activities', { code, title: 'A Course', type: 'course', trainingEvent: true, ...more });
}
