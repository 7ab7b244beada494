import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Envelope } from '../domain/commands.ts';
import type { Loaded, RowMark } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';

/** What an enrolment's workflow begins with. `loaded` spares the first load; the commit's gate tells when it is stale. */
export interface EnrolmentInput {
  readonly enrolmentId: string;
  readonly loaded?: Loaded;
  /** The starter's clock. */
  readonly at?: Instant;
}

/** A command's answer, after its commit: the version it led to, and whether it changed anything. */
export interface CommandAnswer {
  readonly version: number;
  readonly changed: boolean;
}

/** Tells a run where the row stands; with `force` it loads in any case (a timer seems lost). */
export interface SyncRequest {
  readonly row: RowMark;
  readonly force: boolean;
  readonly at: Instant;
}

export const commandUpdate = defineUpdate<CommandAnswer, [Envelope]>('command');
export const syncUpdate = defineUpdate<number, [SyncRequest]>('sync');
/** A seat may have become free. */
export const nudgeSignal = defineSignal('nudge');
/** Something that the watcher watches has changed. */
export const lookSignal = defineSignal('look');
