import { accessAnswered } from './accessEnd.ts';
import { assigneeAnswered } from './approvalTask.ts';
import type { Answer } from './asks.ts';
import { sessionsAnswered } from './choosing.ts';
import { deadlineAnswered } from './deadlines.ts';
import { type Draft, reject } from './draft.ts';
import { managerFound } from './due.ts';
import { offered, queueAgain } from './offers.ts';
import type { Rejection } from './outcome.ts';
import { nextAttempt } from './resetting.ts';
import { queued, seatAnswered } from './seats.ts';
import { offeredInSession, queueAgainInSession } from './sessionOffers.ts';
import { presenceAnswered, seatReleased } from './standstill.ts';

/** What the commit found, to which the transition that asked is carried on. */
export function answered(draft: Draft, answer: Answer): Rejection | null {
  switch (answer.kind) {
    case 'seat':
      return seatAnswered(draft, answer);
    case 'assignee':
      assigneeAnswered(draft, answer);
      return null;
    case 'deadline':
      deadlineAnswered(draft, answer);
      return null;
    case 'seat-grace':
      draft.set({ seatGraceUntil: answer.until });
      return null;
    case 'access':
      accessAnswered(draft, answer);
      return null;
    case 'presence':
      presenceAnswered(draft, answer);
      return null;
    case 'manager':
      managerFound(draft, answer.managerId);
      return null;
    case 'next-attempt':
      return nextAttempt(draft, answer);
    case 'claim-limit':
      if (answer.sessionId !== undefined) return offeredInSession(draft, answer, answer.sessionId);
      offered(draft, answer);
      return null;
    case 'sessions':
      return sessionsAnswered(draft, answer);
    case 'queue':
      if (answer.place === 'again' && answer.sessionId !== undefined) {
        queueAgainInSession(draft, answer.sessionId, answer.queueNumber);
        return null;
      }
      if (answer.place === 'again') {
        queueAgain(draft, answer.queueNumber);
        return null;
      }
      if (answer.place === 'released') {
        seatReleased(draft, answer.queueNumber);
        return null;
      }
      // While an approval is asked for, the number only keeps the place (R12).
      if (answer.place === 'waitlisted') {
        if (answer.queueNumber === null)
          return reject('bad-request', 'this activity has no limited seats', draft.state);
        queued(draft, answer.queueNumber);
      } else {
        draft.set({ queueNumber: answer.queueNumber });
      }
      return null;
  }
}
