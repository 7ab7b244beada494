import type { Permission } from '../../domain/permissions/permissions.ts';
import { NOTHING_ABOUT, type Subject } from '../../domain/permissions/reach.ts';
import { resolveActivity } from '../../store/catalogue.ts';
import type { Db } from '../../store/db.ts';
import { resolvePerson } from '../../store/people.ts';
import { asUuid } from '../../store/selection.ts';
import {
  type PersonalThing,
  personOf,
  subjectOf,
  subjectOfApproval,
  subjectOfEnrolment,
  subjectOfSession,
  subjectOfThing,
} from '../../store/subjects.ts';
import type { SubjectKind } from './people.ts';

/** What of a request says what it is about. */
interface Said {
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a kind of subject is found; null: there is no such thing. */
interface Finding {
  /** As problems call it. */
  readonly what: string;
  /** In the path: without this permission for it, it is as if it were not there (404). Null: everybody may know that it is. */
  readonly visibleBy: Permission | null;
  readonly inBody: boolean;
  find(db: Db, me: string, said: Said): Promise<Subject | null>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** In the path, by its id. */
function byId(
  what: string,
  visibleBy: Permission | null,
  find: (db: Db, me: string, id: string) => Promise<Subject | null>,
): Finding {
  return {
    ...{ what, visibleBy, inBody: false },
    find: async (db, me, { params }) => {
      const id = asUuid(text(params.id));
      return id === null ? null : find(db, me, id);
    },
  };
}

function thing(what: string, kind: PersonalThing, visibleBy: Permission, activities: 'all' | null = null): Finding {
  return byId(what, visibleBy, (db, me, id) => subjectOfThing(db, me, kind, id, activities));
}

/** Somebody whom a field of the body names. */
function named(field: string, activitiesOf: (db: Db, said: Said) => Promise<Subject['activities']>): Finding {
  return {
    ...{ what: 'user', visibleBy: null, inBody: true },
    find: async (db, me, said) => {
      const [userId, activities] = await Promise.all([
        resolvePerson(db, text(said.body[field])),
        activitiesOf(db, said),
      ]);
      return userId === null ? null : subjectOf(db, { me, userId, activities });
    },
  };
}

const none = async (): Promise<null> => null;

async function activityIn(db: Db, ref: unknown): Promise<string[]> {
  const id = await resolveActivity(db, text(ref));
  return id === null ? [] : [id];
}

/** What a rule may be about, beside nothing (`none`, `each`). */
export const FINDINGS: Readonly<Record<Exclude<SubjectKind, 'none' | 'each'>, Finding>> = {
  self: {
    ...{ what: 'user', visibleBy: null, inBody: false },
    find: (db, me) => subjectOf(db, { me, userId: me }),
  },
  user: {
    ...{ what: 'user', visibleBy: 'people:view', inBody: false },
    find: async (db, me, { params }) => {
      const userId = await resolvePerson(db, text(params.id));
      return userId === null ? null : subjectOf(db, { me, userId });
    },
  },
  enrolment: byId('enrolment', 'enrolments:view', (db, me, id) => subjectOfEnrolment(db, me, id)),
  activity: {
    ...{ what: 'activity', visibleBy: null, inBody: false },
    find: async (db, me, { params }) => {
      const activities = await activityIn(db, params.id);
      return activities.length === 0 ? null : subjectOf(db, { me, activities });
    },
  },
  session: byId('session', null, subjectOfSession),
  roster: byId('session', null, async (db, me, id) => {
    const subject = await subjectOfSession(db, me, id);
    return subject && { ...subject, narrowed: true };
  }),
  approval: byId('approval', 'approvals:view', subjectOfApproval),
  'plan-enrolment': thing('plan enrolment', 'plan-enrolment', 'plan_enrolments:view', 'all'),
  'user-certification': thing('certification of a person', 'user-certification', 'certifications:view', 'all'),
  delegation: thing('delegation', 'delegation', 'delegations:manage'),
  reservation: thing('reservation', 'reservation', 'seats:reserve'),
  'planned-change': thing('planned change', 'planned-change', 'people:view_history'),
  exemption: thing('exemption', 'exemption', 'requirements:exempt'),
  'body:user': named('user', none),
  'body:user+activity': named('user', (db, { body }) => activityIn(db, body.activity)),
  'body:user+all': named('user', async () => 'all'),
  'body:principal': named('principal', none),
  'body:manager': named('manager', none),
  'body:new-person': {
    ...{ what: 'user', visibleBy: null, inBody: true },
    find: async (db, _me, { body }) => {
      const managerId = typeof body.manager === 'string' ? await resolvePerson(db, body.manager) : null;
      const manager = managerId === null ? null : await personOf(db, managerId);
      const managers = manager ? [manager.id, ...manager.managers] : [];
      const [department, location] = [body.department ?? null, body.location ?? null] as (string | null)[];
      const person = {
        id: '',
        level: 'user' as const,
        groups: [],
        audiences: [],
        managers,
        department: department ?? null,
        location: location ?? null,
      };
      return { ...NOTHING_ABOUT, person };
    },
  },
  // It is in no list of a scope yet.
  'new-activity': {
    ...{ what: 'activity', visibleBy: null, inBody: true },
    find: async () => ({ ...NOTHING_ABOUT, activities: 'all' }),
  },
};
