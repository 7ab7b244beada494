/**
 * Who watches enrolments and draws conclusions of its own from them; a webhook watches the feed of events, the checkpoint and
 * a report the clock, a rule (for everybody) and a membership (one person's, in all rules) watch people. Each kind has a
 * workflow of the same name, whose id is made of the kind and the target's id (`watcherWorkflowId`).
 */
export const WATCHER_KINDS = [
  'plan',
  'certification',
  'requirement',
  'rule',
  'membership',
  'webhook',
  'checkpoint',
  'report',
] as const;
export type WatcherKind = (typeof WATCHER_KINDS)[number];

/** One watcher: what it is, and the id of what it decides about. */
export interface Watcher {
  readonly kind: WatcherKind;
  readonly targetId: string;
}

/** What became of a look: is there nothing to watch any more? */
export interface Looked {
  readonly over: boolean;
}

/** What is left after a turn: milliseconds until the next is due, or nothing at all. */
export interface Turned extends Looked {
  readonly waitMs: number;
}
