import { closeTask } from './approvals.ts';
import type { Draft } from './draft.ts';
import type { EventType } from './outcome.ts';
import { leaveSeat } from './seats.ts';
import type { EndReason, EndStatus } from './words.ts';

/**
 * Ends the attempt: its task closes, its seat goes back (who was inside and completed keeps it: who was there, was
 * there), and the end keeps its reason, actor and instant. One end put in place of another still leads back to where
 * the attempt stood while it lived.
 */
export function end(
  draft: Draft,
  status: EndStatus,
  type: EventType,
  reason: EndReason,
  data: Record<string, unknown> = {},
): void {
  const { state } = draft;
  closeTask(draft);
  const from = state.end?.from ?? state.beneath ?? state.status;
  const inside = from === 'enrolled' || from === 'in_progress';
  if (status !== 'completed' || !inside) leaveSeat(draft);
  draft.event(
    type,
    { status, beneath: null, end: { from, reason, at: draft.at, progress: state.end?.progress ?? state.progress } },
    { reason, ...data },
  );
}

/** Done: progress is whole, and what marks a training event gets its record in the same commit (R26). */
export function complete(
  draft: Draft,
  reason: 'completed' | 'override' | 'by_hand',
  type: EventType = 'completed',
): void {
  end(draft, 'completed', type, reason);
  draft.set({ progress: 100, completedAt: draft.at, enrolledAt: draft.state.enrolledAt ?? draft.at });
  draft.effect({ kind: 'record' });
}
