import { closeTask } from './approvalTask.ts';
import type { Draft } from './draft.ts';
import type { EventType } from './outcome.ts';
import { entryStatus, leaveSeat } from './seats.ts';
import { leaveSessions } from './sessionPlaces.ts';
import type { EnrolmentState } from './state.ts';
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
  const beneath = state.beneath === 'overbooked' ? entryStatus(state) : state.beneath;
  // An offer is not made again: who comes back waits, or finds a free seat.
  const from = state.end?.from ?? beneath ?? (state.status === 'offered' ? 'waitlisted' : state.status);
  const stopped = state.end ? state.end.stopped : stoppedAs(state);
  const inside = from === 'enrolled' || from === 'in_progress';
  if (status !== 'completed' || !inside) {
    leaveSeat(draft);
    leaveSessions(draft);
  }
  draft.event(
    type,
    {
      status,
      beneath: null,
      awaySince: null,
      pausedSince: null,
      seatGraceUntil: null,
      end: {
        ...{ from, reason, at: draft.at, progress: state.end?.progress ?? state.progress },
        ...(stopped && { stopped }),
      },
    },
    { reason, ...data },
  );
}

function stoppedAs({ status, beneath }: EnrolmentState): 'suspended' | 'overbooked' | undefined {
  if (status === 'overbooked' || beneath === 'overbooked') return 'overbooked';
  return status === 'suspended' ? status : undefined;
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
