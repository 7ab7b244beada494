import { endOfDay } from '../domain/calendar.ts';
import { lastDayOf } from '../domain/certifications/periods.ts';
import type { CertificationState, Period } from '../domain/certifications/state.ts';
import type { CertificationTold } from '../domain/certifications/told.ts';
import { dueDayOf } from '../domain/certifications/transition.ts';
import type { Db } from './db.ts';

/** What `certificationTold` selects; null for a mail that is about an enrolment. */
export interface CertificationToldRow {
  readonly title: string;
  readonly activity: string | null;
  readonly state: CertificationState;
  readonly learner: { id: string; name: string; status: string };
}

/** The certification that a mail `m` is about, for a `lateral` join. */
export function certificationTold(db: Db) {
  return db`
    select json_build_object('title', d.title, 'state', c.state,
      'activity', (select a.title from activities a where a.id::text = d.rules #>> '{enrol,activityId}'),
      'learner', json_build_object('id', l.id, 'name', l.given_name || ' ' || l.family_name, 'status', l.status)
    ) as certification
    from user_certifications c join certifications d on d.id = c.certification_id join users l on l.id = c.user_id
    where c.id = m.user_certification_id`;
}

/** The same as mails tell it. */
export function toCertificationTold({ title, activity, state, learner }: CertificationToldRow): CertificationTold {
  const period: Period | undefined = state.periods.findLast(({ ended }) => ended?.how !== 'taken_back');
  const lastDay = period ? lastDayOf(period) : null;
  return {
    title,
    status: state.status,
    period: period?.number ?? null,
    lastDay,
    expiresAt: lastDay && endOfDay(lastDay, state.timezone),
    timezone: state.timezone,
    due: dueDayOf(state),
    activity,
    learner: {
      id: learner.id,
      name: learner.name,
      isThere: learner.status === 'active' || learner.status === 'activated',
    },
  };
}
