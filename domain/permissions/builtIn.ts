import type { Permission } from './permissions.ts';
import type { Reach } from './reach.ts';

/** Roles that permissions hang on: facts make them; `registered` is everybody who may sign in. */
export const GRANT_ROLES = ['learner', 'tutor', 'instructor', 'manager', 'expert'] as const;
export type GrantRole = (typeof GRANT_ROLES)[number];

type Built = readonly (readonly [Permission, ...Reach[]])[];

/**
 * What everybody has by who they are, without being given it. Whether people see training records of those below them is for
 * the administrators to say, and is not in here.
 */
export const BUILT_IN: Readonly<Record<GrantRole | 'registered', Built>> = {
  registered: [
    ['people:view', 'own'],
    ['catalogue:view', 'everyone'],
    ['enrolments:view', 'own'],
    ['enrolments:enrol', 'own'],
    // Also what has ended: who has completed a course may open it again.
    ['enrolments:learn', 'own'],
    ['approvals:view', 'own', 'asked'],
    ['approvals:decide', 'asked'],
    ['delegations:manage', 'own'],
    ['plan_enrolments:view', 'own'],
    ['plan_enrolments:leave', 'own'],
    ['certifications:view', 'own'],
    ['compliance:view', 'own'],
    ['records:view', 'own'],
    ['permissions:view', 'own'],
  ],
  // What a learner has is everybody's with their own enrolments; more can be given to the role.
  learner: [],
  tutor: [
    ['enrolments:view', 'tutored'],
    ['sessions:view_roster', 'tutored'],
  ],
  // And cannot enrol.
  instructor: [
    ['enrolments:view', 'taught'],
    ['enrolments:view_note', 'taught'],
    ['enrolments:evaluate', 'taught'],
    ['sessions:view_roster', 'taught'],
    ['sessions:mark_attendance', 'taught'],
  ],
  // Follows all below, and acts for who reports to them.
  manager: [
    ['people:view', 'below'],
    ['people:build_team', 'own'],
    ['enrolments:view', 'below'],
    ['enrolments:view_history', 'below'],
    ['enrolments:enrol', 'reports'],
    ['approvals:view', 'below'],
    ['plan_enrolments:view', 'below'],
    ['plan_enrolments:enrol', 'reports'],
    ['certifications:view', 'below'],
    ['compliance:view', 'below'],
    ['sessions:view_roster', 'below'],
    ['seats:reserve', 'own'],
  ],
  // Is shown as the person to ask; more can be given to the role.
  expert: [],
};
