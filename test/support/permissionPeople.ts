import { uuidv7 } from 'uuidv7';
import { fitsProfile, grantableReaches, PERMISSION_NAMES } from '../../domain/permissions/permissions.ts';
import type { Caller, Relation } from '../permissions/table.ts';
import { makeActivity, makeUser, type TestApi } from './api.ts';
import { certificationRules } from './certificationRules.ts';
import { seedSession } from './sessions.ts';
import { signedIn } from './signedIn.ts';

/** Things that are about one person, by their ids. */
export interface Things {
  user: string;
  enrolment: string;
  /** The activity of it. */
  activity: string;
  approval: string;
  planEnrolment: string;
  certification: string;
  delegation: string;
  reservation: string;
  plannedChange: string;
  exemption: string;
}

/** A company in which everybody stands to everybody in one of the ways of the table. */
export interface Company {
  readonly headers: Record<Caller, Record<string, string>>;
  readonly things: Record<Exclude<Relation, 'self'> | Caller, Things>;
  readonly activities: { readonly scoped: string; readonly outside: string };
  readonly sessions: Record<'scoped' | 'taught' | 'other_session' | 'outside', string>;
  readonly requirement: string;
  readonly profile: string;
}

/** Makes it, over the API where that is not what is tried. */
export async function makeCompany(api: TestApi): Promise<Company> {
  const must = async (asked: ReturnType<TestApi['post']>) => {
    const { status, body, text } = await asked;
    if (status > 299) throw new Error(text);
    return body;
  };
  await must(
    api.post('/v1/policies', {
      ...{ code: 'asked', approval: { steps: [{ assignee: { relation: 'manager' } }] } },
    }),
  );
  const person = async (fields: Record<string, unknown> = {}) => (await makeUser(api, fields)).id;
  const course = async () => (await makeActivity(api, { policy: 'asked' })).id;
  const [scoped, outside, tutoredCourse] = [await course(), await course(), await course()];
  const event = async () => (await makeActivity(api, { type: 'event' })).id;
  const [scopedEvent, taughtEvent] = [await event(), await event()];

  const callers = {} as Record<Caller, string>;
  for (const caller of [
    'user',
    'learner',
    'tutor',
    'instructor',
    'manager',
    'granted_to_person',
    'granted_to_group',
  ] as const)
    callers[caller] = await person();
  callers.power_user = await person({ level: 'power_user' });
  callers.superadmin = await person({ level: 'superadmin' });
  const under = await person({ manager: callers.manager });
  const subjects = {
    report: await person({ manager: callers.manager }),
    below: await person({ manager: under }),
    scoped: await person({ department: 'Scoped' }),
    elsewhere: await person({ department: 'Scoped' }),
    taught: await person(),
    other_session: await person(),
    tutored: await person(),
    outside: await person(),
  };

  const teach = { instructors: [callers.instructor] };
  const sessions = {
    scoped: await seedSession(api.world, scopedEvent, 'P30D'),
    taught: await seedSession(api.world, taughtEvent, 'P30D', teach),
    other_session: await seedSession(api.world, taughtEvent, 'P40D'),
    outside: await seedSession(api.world, await event(), 'P30D'),
  };
  await api.world.enrol({ userId: callers.tutor, activityId: tutoredCourse, role: 'tutor' });

  const plan = await must(
    api.post('/v1/learning-plans', { code: 'plan', title: 'Plan', items: [{ activity: outside }] }),
  );
  const certified = certificationRules(outside);
  await must(
    api.post('/v1/certifications', {
      ...{ code: 'cert', title: 'Cert', validFor: certified.validFor, basis: certified.basis },
      achievedBy: { activity: outside },
    }),
  );
  await must(
    api.post('/v1/requirements', {
      ...{ code: 'must', title: 'Must', from: '2020-01-01', who: { everybody: true } },
      satisfiedBy: [{ activity: outside }],
    }),
  );
  const pool = (await makeActivity(api, { maximum: 500 })).id;

  async function thingsOf(user: string, activity: string, sessionId?: string, role: 'learner' | 'tutor' = 'learner') {
    const choice = sessionId ? { sessions: [sessionId] } : {};
    const enrolment = await api.world.enrol({ userId: user, activityId: activity, role, ...choice });
    // What has no approval of its own: that of another enrolment.
    const asked = sessionId ? await api.world.enrol({ userId: user, activityId: scoped }) : enrolment;
    const [task] = await api.sql<{ id: string }[]>`select id from approval_tasks where enrolment_id = ${asked}`;
    const at = new Date(Date.parse(api.world.clock.now()) + 30 * 86_400_000).toISOString();
    const other = await person();
    const of = { user, reason: 'for the table' };
    await must(api.patch(`/v1/users/${user}`, { positionTitle: 'Next', effectiveFrom: at.slice(0, 10) }));
    const [planned] = await api.sql<{ id: string }[]>`select id from planned_changes where user_id = ${user}`;
    return {
      user,
      enrolment,
      activity,
      approval: task?.id ?? 'no task',
      planEnrolment: (await must(api.post('/v1/plan-enrolments', { user, plan: plan.code, obligation: 'optional' })))
        .id,
      certification: (await must(api.post('/v1/user-certifications', { user, certification: 'cert' }))).id,
      delegation: (await must(api.post('/v1/delegations', { principal: user, delegate: other, from: at }))).id,
      reservation: (
        await must(api.post(`/v1/activities/${pool}/reservations`, { manager: user, seats: 1, releaseAt: at }))
      ).id,
      plannedChange: planned?.id ?? 'nothing planned',
      exemption: (await must(api.post('/v1/requirements/must/exemptions', { ...of, until: at.slice(0, 10) }))).id,
    } satisfies Things;
  }

  const things = {} as Company['things'];
  for (const [relation, user] of Object.entries(subjects)) {
    const key = relation as keyof typeof subjects;
    if (key === 'taught' || key === 'other_session') things[key] = await thingsOf(user, taughtEvent, sessions[key]);
    else if (key === 'tutored') things[key] = await thingsOf(user, tutoredCourse);
    else things[key] = await thingsOf(user, key === 'elsewhere' ? outside : scoped);
  }
  for (const [caller, user] of Object.entries(callers)) {
    things[caller as Caller] = await thingsOf(user, scoped);
  }

  const profile = await must(
    api.post('/v1/power-user-profiles', {
      ...{ code: 'scoped', title: 'Scoped', permissions: PERMISSION_NAMES.filter(fitsProfile) },
      scope: { people: [{ kind: 'department', value: 'Scoped' }], activities: [scoped, scopedEvent] },
    }),
  );
  await must(api.post(`/v1/power-user-profiles/${profile.id}/assignments`, { user: callers.power_user }));
  const group = await must(api.post('/v1/groups', { code: `g-${uuidv7().slice(-8)}`, name: 'Granted' }));
  await must(api.post(`/v1/groups/${group.id}/members`, { add: [callers.granted_to_group] }));
  for (const permission of PERMISSION_NAMES) {
    const reach = grantableReaches(permission).at(-1);
    if (!reach || reach === 'own') continue;
    await must(
      api.post('/v1/permission-grants', { permission, reach, to: { kind: 'user', user: callers.granted_to_person } }),
    );
    await must(api.post('/v1/permission-grants', { permission, reach, to: { kind: 'group', group: group.id } }));
  }

  const headers = {} as Company['headers'];
  for (const [caller, user] of Object.entries(callers)) headers[caller as Caller] = await signedIn(api.world, user);
  const activities = { scoped, outside };
  return { headers, things, activities, sessions, requirement: 'must', profile: profile.id };
}
