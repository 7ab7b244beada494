import { firstAccess } from './deadlines.ts';
import type { Draft } from './draft.ts';
import type { Instant } from './words.ts';

/** Whoever does something has started; a deadline counted from the first access begins with it (R21). */
export function begin(draft: Draft, startedAt: Instant = draft.at): void {
  const { status } = draft.state;
  // The event is open already; which session is attended is still to be settled.
  if (status === 'to_confirm' && draft.state.startedAt === null) {
    firstAccess(draft);
    draft.event('started', { startedAt });
  }
  if (status !== 'enrolled') return;
  firstAccess(draft);
  draft.event('started', { status: 'in_progress', startedAt });
}
