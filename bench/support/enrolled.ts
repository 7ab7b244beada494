import { addCourse, externalId } from './company.ts';
import type { Stack } from './stack.ts';
import { inFlight } from './stats.ts';

/** Enrols so many learners, from the `from`-th on, in a course of their own; returns the enrolments' ids. */
export async function enrolSome({ api }: Stack, code: string, count: number, from: number): Promise<string[]> {
  await addCourse(api, code);
  const ids: string[] = [];
  await inFlight(count, 8, async (n) => {
    const asked = { user: externalId(from + n), activity: code, obligation: 'optional', source: 'hr' };
    ids.push((await api.post('/v1/enrolments', asked)).body.id);
  });
  return ids;
}

/** A command that always changes something and never ends anything. */
export async function visit({ api }: Stack, ids: readonly string[], n: number): Promise<void> {
  await api.post(`/v1/enrolments/${ids[n % ids.length]}/commands`, { command: 'visit' });
}
