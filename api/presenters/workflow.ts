import type { z } from 'zod';
import type { WorkflowFacts } from '../../dispatch/dispatcher.ts';
import { type DueKind, dues } from '../../domain/due.ts';
import { enrolmentWorkflowId } from '../../domain/ids.ts';
import { type Instant, isEnded } from '../../domain/words.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import type { workflow } from '../schemas/enrolments.ts';

/** A timer may be this late before it counts as lost; the sweeper looks for such ones as well. */
const LATE_MS = 60_000;

/** The workflow behind an enrolment, beside what Postgres says of it. */
export function presentWorkflow(
  view: EnrolmentView,
  facts: WorkflowFacts | null,
  now: Instant,
): z.output<typeof workflow> {
  return {
    id: facts?.workflowId ?? enrolmentWorkflowId(view.state.id),
    runId: facts?.runId ?? null,
    state: facts?.state ?? 'missing',
    waitsFor: waitsFor(view),
    nextDue: view.nextDue,
    lastFailure: facts?.lastFailure ?? null,
    drift: drift(view, facts, now),
  };
}

const TIMERS: Readonly<Record<DueKind, string>> = {
  'approval-reminder': 'to remind the approver',
  'approval-limit': "for the approval's time limit",
  'seat-hold': 'to give back the seat that is held',
  'offer-reminder': 'a reminder that the offer is still open',
  'offer-limit': 'the claim deadline of the offer',
  'seat-grace': 'to give back the seat of who is suspended or away',
  'deadline-reminder': 'to remind the learner',
  deadline: 'for the deadline',
  'sign-up-closed': 'for the end of the sign-up',
  'session-claim-reminder': 'a reminder that the offer of a seat in a session is still open',
  'session-claim-limit': 'the claim deadline of a seat that is offered in a session',
  'session-start': 'for the start of the session, when its waiting list ends',
  'session-offer': 'for the end of what the cancelled session offers',
  'session-reminder': 'to remind of the session',
  'access-end': 'for the end of the access',
};

function waitsFor({ state }: EnrolmentView): string {
  if (isEnded(state.status)) return 'nothing: the attempt has ended';
  const [next] = dues(state);
  const timer = next ? `, or ${TIMERS[next.kind]} at ${next.at}` : '';
  const someone = {
    suggested: 'the learner',
    awaiting_approval: 'the approver',
    waitlisted: 'a seat',
    to_confirm: 'a session',
  } as const;
  const whom = state.status in someone ? someone[state.status as keyof typeof someone] : 'a command';
  return `${whom}${timer}`;
}

function drift(view: EnrolmentView, facts: WorkflowFacts | null, now: Instant): string {
  const ended = isEnded(view.state.status);
  if (!ended && !facts)
    return view.armedAt === null ? 'not started yet' : 'no workflow: it is made again by the next message to it';
  if (!ended && facts?.state === 'closed')
    return `the workflow is closed (${facts.closedAs ?? 'unknown'}) while the enrolment lives`;
  if (!ended && view.nextDue !== null && Date.parse(now) - Date.parse(view.nextDue) > LATE_MS) {
    return 'what was due has not been carried out yet';
  }
  if (ended && facts && facts.state !== 'closed' && Date.parse(now) - Date.parse(view.updatedAt) > LATE_MS) {
    return 'the workflow has not learned yet that the enrolment has ended';
  }
  if (facts?.lastFailure) return 'the workflow cannot go on at the moment';
  return 'none';
}
