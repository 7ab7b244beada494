import {
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type * as activities from './activities.ts';

const timeout = { startToCloseTimeout: '10s' } as const;
const ordinary = proxyActivities<typeof activities>(timeout);
const local = proxyLocalActivities<typeof activities>(timeout);

export const approve = defineUpdate('approve');
export const complete = defineSignal('complete');

/** A life's shape and nothing in it: activity, wait for an Update, activity, wait for a Signal, activity. */
async function shape(nothing: () => Promise<void>): Promise<void> {
  let approved = false;
  let completed = false;
  setHandler(approve, () => {
    approved = true;
  });
  setHandler(complete, () => {
    completed = true;
  });
  await nothing();
  await condition(() => approved);
  await nothing();
  await condition(() => completed);
  await nothing();
}

export const plain = (): Promise<void> => shape(ordinary.nothing);
export const lean = (): Promise<void> => shape(local.nothing);

/** Three Updates, each with its activity: what the product's commands are made of, and nothing in them. */
export async function updates(): Promise<void> {
  let done = 0;
  setHandler(approve, async () => {
    await ordinary.nothing();
    done += 1;
  });
  await condition(() => done === 3);
}

/** Answers an Update that does nothing, until it is told to end. */
export async function answering(): Promise<void> {
  let completed = false;
  setHandler(approve, () => undefined);
  setHandler(complete, () => {
    completed = true;
  });
  await condition(() => completed);
}
