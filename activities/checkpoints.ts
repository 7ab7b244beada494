import { uuidv7 } from 'uuidv7';
import { type DailyTime, dayDue } from '../domain/checkpoints/days.ts';
import { nextTryAt } from '../domain/checkpoints/delivering.ts';
import type { Turned } from '../domain/watching.ts';
import type { Instant } from '../domain/words.ts';
import { type CheckpointMailing, sendCheckpoint } from '../mail/checkpoint.ts';
import { mailErrorCode } from '../mail/sender.ts';
import {
  type CheckpointDelivery,
  dueDeliveries,
  nextDeliveryDue,
  settleDelivered,
  settleUndelivered,
} from '../store/checkpointDeliveries.ts';
import { type CheckpointRow, checkpointNumbered } from '../store/checkpointList.ts';
import { makeCheckpoint, type Signer } from '../store/checkpoints.ts';
import { askedSoFar } from '../store/watchers.ts';
import { beating } from './beating.ts';
import { writeCheckpointFiles } from './checkpointFiles.ts';
import type { ActivityDeps } from './deps.ts';
import { reduced } from './failures.ts';
import { endTurn } from './turn.ts';

/** How a worker makes and delivers checkpoints. */
export interface CheckpointSettings extends Signer {
  /** When the daily one is made; null: none is made by itself. */
  readonly daily: DailyTime | null;
  readonly directory: string;
  readonly mailing: CheckpointMailing;
}

const AT_ONCE = 20;

/** What the checkpoints' workflow asks for. */
export function checkpointActivities(deps: ActivityDeps) {
  return {
    /** R36: makes the daily checkpoint if it is due, brings out what waits, and says when there is more to do. */
    keepCheckpoints: (keeper: string): Promise<Turned> => reduced(() => beating(() => keep(deps, keeper))),
  };
}

async function keep({ sql, clock, checkpoints }: ActivityDeps, keeper: string): Promise<Turned> {
  const watcher = { kind: 'checkpoint', targetId: keeper } as const;
  const asked = await askedSoFar(sql, watcher);
  // What falls due from here on is for the next turn, however long this one takes.
  const begun = clock.now();
  if (checkpoints) {
    await makeDaily({ sql, clock }, checkpoints, keeper);
    await deliverDue({ sql, clock }, checkpoints);
  }
  return endTurn({ sql, clock }, watcher, asked, async (tx) => {
    const daily = checkpoints?.daily ? dayDue(begun, checkpoints.daily, null).next : null;
    const delivery = checkpoints ? await nextDeliveryDue(tx) : null;
    const [next = null] = [daily, delivery].filter((at) => at !== null).sort();
    return next;
  });
}

type Deps = Pick<ActivityDeps, 'sql' | 'clock'>;

async function makeDaily({ sql, clock }: Deps, settings: CheckpointSettings, keeper: string): Promise<void> {
  const { daily } = settings;
  if (!daily) return;
  const wanted = (now: Instant, last: string | null) => {
    const { day, missed } = dayDue(now, daily, last);
    return day === null ? null : { id: uuidv7(), day, missed };
  };
  await makeCheckpoint(sql, settings, clock, wanted, { clientId: null, keeper });
}

/** Each by itself: one that cannot be brought out keeps no other one waiting. */
async function deliverDue({ sql, clock }: Deps, settings: CheckpointSettings): Promise<void> {
  for (;;) {
    const due = await dueDeliveries(sql, clock.now(), AT_ONCE);
    for (const delivery of due) await deliver({ sql, clock }, settings, delivery);
    if (due.length < AT_ONCE) return;
  }
}

async function deliver({ sql, clock }: Deps, settings: CheckpointSettings, delivery: CheckpointDelivery) {
  const checkpoint = await checkpointNumbered(sql, delivery.number);
  if (!checkpoint) throw new Error('a delivery without its checkpoint');
  try {
    if (delivery.channel === 'file') await writeCheckpointFiles(sql, settings.directory, checkpoint);
    else await mail(settings, checkpoint, delivery.target);
  } catch (error) {
    const now = clock.now();
    await settleUndelivered(sql, delivery, codeOf(error), nextTryAt(delivery.attempts + 1, now));
    return;
  }
  await settleDelivered(sql, delivery, clock.now());
}

async function mail({ mailing }: CheckpointSettings, checkpoint: CheckpointRow, to: string): Promise<void> {
  try {
    await sendCheckpoint(mailing, checkpoint, to);
  } catch (error) {
    throw Object.assign(new Error('not sent'), { code: mailErrorCode(error) });
  }
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' && /^[A-Z0-9_-]{1,60}$/.test(code) ? code : String(name).slice(0, 40);
}
