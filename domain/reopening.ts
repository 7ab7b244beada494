import { consult } from './approvals.ts';
import { catchUp } from './deadlines.ts';
import type { Draft } from './draft.ts';
import type { Rejection } from './outcome.ts';
import { putOverbooked, stop } from './pausing.ts';
import { enter, entryStatus } from './seats.ts';

/** Takes the end back: what was completed is not any more, and its record becomes void (R27). */
export function restore(draft: Draft, type: 'reopened' | 'revived'): void {
  const { state } = draft;
  if (state.status === 'completed') draft.effect({ kind: 'void-record' });
  const from = state.end?.from ?? 'enrolled';
  catchUp(draft);
  // Until a seat or an approver is found again it stands where it stood, but the attempt lives from here on.
  draft.event(
    type,
    {
      status: from,
      end: null,
      completedAt: null,
      progress: state.end?.progress ?? state.progress,
      decided: state.decided.filter((entry) => entry.decision === 'approved'),
    },
    { to: from },
  );
}

/**
 * A wrong end is corrected: back to where the attempt stood before it. It needs a seat, or its approver, again; what was
 * stopped when it ended is stopped again. That no later attempt lives is settled by the commit (R1), and so is whether the
 * learner is there (R32).
 */
export function reopen(draft: Draft, type: 'reopened' | 'revived'): void {
  const stopped = draft.state.end?.stopped ?? null;
  restore(draft, type);
  const { status, decided } = draft.state;
  if (stopped) reopenStopped(draft, stopped);
  else if (status === 'awaiting_approval') consult(draft, decided.length);
  else if (status !== 'suggested') enter(draft, entryStatus(draft.state));
  draft.ask({ kind: 'presence' });
}

/** What was restored is stopped: with the seat that it needs beneath, or without access and seat. */
export function reopenStopped(draft: Draft, stopped: 'suspended' | 'overbooked'): Rejection | null {
  if (stopped === 'overbooked') return putOverbooked(draft);
  const { status } = draft.state;
  if (status === 'suggested' || status === 'awaiting_approval') stop(draft);
  else enter(draft, entryStatus(draft.state), { stopAgain: true });
  return null;
}
