import { condition, continueAsNew, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

const DAY = 86_400_000;

/** What the test gives the worker as activities. */
export interface Work {
  work(): Promise<void>;
}

const { work } = proxyActivities<Work>({ startToCloseTimeout: '1 minute' });

export const release = defineUpdate('release');

const now = () => new Date().toISOString();

/** Sleeps as long as it is told, again and again, and tells at what times it woke. */
export async function sleepDays(days: number[]): Promise<string[]> {
  const times = [now()];
  for (const count of days) {
    await sleep(count * DAY);
    times.push(now());
  }
  return times;
}

/** Sleeps ten days in each of several runs. */
export async function sleepInRuns(runs: number, times: string[] = []): Promise<string[]> {
  if (runs === 0) return times;
  await sleep(10 * DAY);
  return continueAsNew<typeof sleepInRuns>(runs - 1, [...times, now()]);
}

/** Sleeps five days beside an activity. */
export async function sleepBesideWork(): Promise<{ worked: string; woke: string }> {
  const [worked, woke] = await Promise.all([work().then(now), sleep(5 * DAY).then(now)]);
  return { worked, woke };
}

/** Waits for a message, and then sleeps. */
export async function waitThenSleep(days: number): Promise<string> {
  let released = false;
  setHandler(release, () => {
    released = true;
  });
  await condition(() => released);
  await sleep(days * DAY);
  return now();
}
