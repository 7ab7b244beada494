import type { PolicyRules } from '../../domain/policy.ts';
import type { Status } from '../../domain/words.ts';
import { type Asked, LEARNER, Life, REASON, rules, type Surroundings, step } from './builders.ts';

/** A course with one approval step, a limited number of seats and a deadline after 30 days that ends it. */
export const ASKS_MANAGER = rules(
  { deadline: { basis: 'enrolment', after: 'P30D', date: null, grace: null, onDeadline: 'expire' } },
  step(),
);

/** The same, and a seat that becomes free is offered for two days, with a reminder one day before they are over. */
export const OFFERS: PolicyRules = {
  ...ASKS_MANAGER,
  seats: { ...ASKS_MANAGER.seats, offer: { claimWithin: 'P2D', remindBefore: 'P1D', onLapse: 'expire' } },
};

/** A life brought to a status the way it gets there in practice. */
export const livesAt: Record<Status, (asked?: Asked, around?: Partial<Surroundings>) => Life> = {
  suggested: (asked, around) => new Life({ rules: ASKS_MANAGER, obligation: 'suggested', ...asked }, around),
  awaiting_approval: (asked, around) => new Life({ rules: ASKS_MANAGER, ...asked }, around),
  waitlisted: (asked, around) => freeAgain(approved(asked, { ...around, seats: 'queued' })),
  offered: (asked, around) =>
    livesAt.waitlisted({ rules: OFFERS, ...asked }, around).do({ type: 'grant-seat', grantId: 'grant-1' }),
  to_confirm: (asked, around) => approved({ activityType: 'event', bySession: true, ...asked }, around),
  enrolled: (asked, around) => approved(asked, around),
  in_progress: (asked, around) => approved(asked, around).do({ type: 'start', actor: LEARNER }),
  completed: (asked, around) =>
    livesAt.in_progress(asked, around).do({ type: 'complete', reason: asked?.completion ? REASON : null }),
  suspended: (asked, around) => approved(asked, around).do({ type: 'suspend' }),
  overbooked: (asked, around) => approved(asked, around).do({ type: 'overbook' }),
  failed: (asked, around) => livesAt.in_progress(asked, around).do({ type: 'fail' }),
  declined: (asked, around) => livesAt.awaiting_approval(asked, around).do({ type: 'decline' }),
  withdrawn: (asked, around) => approved(asked, around).do({ type: 'withdraw', actor: LEARNER }),
  cancelled: (asked, around) => approved(asked, around).do({ type: 'cancel' }),
  expired: (asked, around) => approved(asked, around).pass('P31D'),
};

function approved(asked?: Asked, around?: Partial<Surroundings>): Life {
  return livesAt.awaiting_approval(asked, around).do({ type: 'approve' });
}

/** It waits; from now on there are free seats. */
function freeAgain(life: Life): Life {
  life.around.seats = 'taken';
  return life;
}
