import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Rejection } from '../domain/outcome.ts';
import { KNOWN, MISSING, REFUSED } from '../workflows/failureTypes.ts';

/** A rule refused the command; nothing happened. */
export class CommandRefused extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.rejected);
    this.name = 'CommandRefused';
    this.rejection = rejection;
  }
}

/** Not known within the time: it may have happened. Repeat with the same command id. */
export class OutcomeUnknown extends Error {
  constructor() {
    super('the outcome is not known yet');
    this.name = 'OutcomeUnknown';
  }
}

/** The server answered for a life that Postgres knows nothing of: a backup was restored meanwhile. To be tried again. */
export class OtherLife extends Error {
  constructor() {
    super('an answer from before a restore');
    this.name = 'OtherLife';
  }
}

/** What a failed Update means. Everything that is not certainly a rule's word is `trouble`, to be tried again. */
export function meaningOf(
  error: unknown,
): { kind: 'refused'; rejection: Rejection } | { kind: 'known' | 'missing' | 'trouble' } {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === REFUSED) return { kind: 'refused', rejection: details?.[0] as Rejection };
    if (type === KNOWN) return { kind: 'known' };
    if (type === MISSING) return { kind: 'missing' };
  }
  return { kind: 'trouble' };
}
