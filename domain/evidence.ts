import type { AchieveCommand } from './achieveCommands.ts';
import { begin } from './beginning.ts';
import { ruleOf } from './completion.ts';
import { type Draft, reject } from './draft.ts';
import type { Rejection } from './outcome.ts';

type Judgement = Extract<AchieveCommand, { evidenceId: string }>;

/** Evidence of something done elsewhere is handed in: the file's reference lies in Postgres, here is only its id. */
export function handIn(draft: Draft, evidenceId: string): Rejection | null {
  const { state } = draft;
  const { evidence } = state.achieved;
  if (!ruleOf(state).evidence) return reject('not-for-this-type', 'its completion rule wants no evidence', state);
  if (evidence?.id === evidenceId) return null;
  if (evidence?.state === 'accepted') return reject('contrary-decision', 'other evidence was accepted already', state);
  begin(draft);
  draft.event(
    'evidence_submitted',
    { achieved: { ...draft.state.achieved, evidence: { id: evidenceId, state: 'submitted' } } },
    { evidenceId },
  );
  return null;
}

/** An administrator accepts or rejects it, a rejection with its reason; never who handed it in (R3). */
export function judge(draft: Draft, { type, evidenceId }: Judgement): Rejection | null {
  const { state, actor } = draft;
  const { evidence } = state.achieved;
  if (!ruleOf(state).evidence) return reject('not-for-this-type', 'its completion rule wants no evidence', state);
  if (evidence?.id !== evidenceId) return reject('no-evidence', 'this is not the evidence that waits', state);
  if (actor.onBehalfOf === state.userId || (actor.kind === 'user' && actor.id === state.userId)) {
    return reject('own-request', 'nobody judges their own evidence (R3)', state);
  }
  const decided = type === 'accept-evidence' ? 'accepted' : 'rejected';
  if (evidence.state === decided) return null;
  if (evidence.state !== 'submitted') {
    return reject('contrary-decision', `the evidence was ${evidence.state} already`, state);
  }
  if (decided === 'rejected' && !draft.saying().comment) {
    return reject('reason-required', 'reject-evidence wants a reason', state);
  }
  draft.event(
    decided === 'accepted' ? 'evidence_accepted' : 'evidence_rejected',
    { achieved: { ...state.achieved, evidence: { id: evidenceId, state: decided } } },
    { evidenceId },
  );
  if (decided === 'rejected') draft.mail('evidence_rejected', state.userId, evidenceId);
  return null;
}
