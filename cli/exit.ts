/** What the process ends with, so that a job can tell what to do about it. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** It was carried out, and what came of it is to be looked at: rows rejected, a file refused as a whole, a broken history. */
  lookAtIt: 1,
  /** The command itself is wrong. Nothing was sent. */
  usage: 2,
  /** Nothing answered, or the API refused. */
  refused: 3,
  /** Ended by Ctrl-C, as shells say it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was given something that cannot be meant. */
export class UsageError extends Error {
  override name = 'UsageError';
}
