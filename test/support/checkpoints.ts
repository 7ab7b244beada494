import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckpointSettings } from '../../activities/checkpoints.ts';
import { openOrganisationKey } from '../../config/organisationKey.ts';
import { newSigningKey } from '../../config/secrets.ts';
import type { Message } from '../../mail/message.ts';
import { type CheckpointRow, listCheckpoints } from '../../store/checkpointList.ts';
import { askLooks } from '../../store/watchers.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** A way out for checkpoints: a folder of their own, and mails that are caught. */
export interface Outside {
  readonly settings: CheckpointSettings;
  readonly secret: string;
  readonly directory: string;
  readonly mails: Message[];
  /** What the mail server answers with; null: it takes them. */
  refuse: Error | null;
  remove(): void;
}

export async function makeOutside(given: Partial<CheckpointSettings> = {}): Promise<Outside> {
  const directory = mkdtempSync(join(tmpdir(), 'rollbook-checkpoints-'));
  const secret = newSigningKey();
  const mails: Message[] = [];
  const send = async (message: Message) => {
    if (outside.refuse) throw outside.refuse;
    mails.push(message);
  };
  const settings: CheckpointSettings = {
    key: await openOrganisationKey(secret),
    daily: { time: '00:15', zone: 'UTC' },
    directory,
    mailTo: [],
    mailing: { mailer: { send }, mailFrom: 'desk@example.org', baseUrl: 'http://localhost:3000' },
    ...given,
  };
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const outside: Outside = { settings, secret, directory, mails, refuse: null, remove };
  return outside;
}

/** As a worker does when it starts. */
export function wakeCheckpoints({ sql, clock, taskQueue }: World): Promise<void> {
  return askLooks(sql, 'checkpoint', [taskQueue], clock.now());
}

/** All checkpoints, the first first. */
export async function checkpointsOf({ sql }: Pick<World, 'sql'>): Promise<CheckpointRow[]> {
  return (await listCheckpoints(sql, null, 10_000)).reverse();
}

/** Waits until there are so many, and each is everywhere that it is to be. */
export function whenDelivered(world: World, count: number): Promise<CheckpointRow[]> {
  return until(async () => {
    const all = await checkpointsOf(world);
    const there = all.every(({ deliveries }) => deliveries.every(({ status }) => status === 'delivered'));
    return all.length === count && there && all;
  }, `${count} checkpoints were made and delivered`);
}
