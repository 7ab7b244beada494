import { condition, setHandler } from '@temporalio/workflow';
import { nudgeSignal } from './messages.ts';
import { grantSeats } from './proxies.ts';

/**
 * One pool of seats: nudged by whatever frees a seat, it hands out what is free, once at a time, and ends when there is
 * nothing left to look at (R13). The state is in Postgres; a lost run costs nothing.
 */
export async function pool(input: { poolId: string }): Promise<void> {
  let nudges = 0;
  setHandler(nudgeSignal, () => {
    nudges += 1;
  });
  await condition(() => nudges > 0);
  while (nudges > 0) {
    nudges = 0;
    await grantSeats(input.poolId);
  }
}
